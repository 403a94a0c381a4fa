import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { APP_CONFIG, type AppConfig, type DatabaseConfig } from '../config/config.js';

/** What the triggers of `public/0002-cache-invalidation.sql` tell about, and `outbox`: there is something new in a hospital's. */
export type ChangeTopic = 'session' | 'membership' | 'tenant' | 'user' | 'app' | 'outbox';

/** Called with the key that changed (`<tenant> <user>` for a membership), or null when anything may have. */
export type Forget = (key: string | null) => void;

const CHANNEL = 'hms_changes';
/** How often the listening connection is asked whether it still hears. */
const HEARTBEAT_MS = 500;
/** Unheard of for so long, nothing that is remembered may be believed. With the heartbeat's own time this stays below the 5 s that revocation may take. */
const TRUST_MS = 2000;
/** What is announced within this time goes out together. */
const ANNOUNCE_AFTER_MS = 5;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

/**
 * What other processes changed, heard over PostgreSQL's LISTEN on a connection of its own. Whoever remembers rows registers here what to forget, and
 * believes its memory only while `trusted`: when the connection is lost, every request asks the database again.
 */
@Injectable()
export class Changes implements OnModuleInit, OnApplicationShutdown {
  private readonly listeners = new Map<string, Forget[]>();
  private readonly database: DatabaseConfig;
  private client: pg.Client | null = null;
  private lastTurn: Promise<unknown> = Promise.resolve();
  private nextAnswer: Promise<unknown> | null = null;
  private heardAt = -Infinity;
  private readonly unannounced = new Set<string>();
  private announcing: NodeJS.Timeout | null = null;
  private readonly ending = new AbortController();

  constructor(@Inject(APP_CONFIG) { database }: AppConfig) {
    this.database = database;
  }

  /** Whether the last two seconds' changes are known. */
  get trusted(): boolean {
    return performance.now() - this.heardAt < TRUST_MS;
  }

  on(topic: ChangeTopic, forget: Forget): void {
    this.listeners.set(topic, [...(this.listeners.get(topic) ?? []), forget]);
  }

  /**
   * Tells all processes, this one among them, after the transaction that changed something: a NOTIFY inside it would make every COMMIT of the whole
   * database wait for the one before. So it may be lost with this process, and is for what is found again by looking.
   */
  announce(topic: ChangeTopic, key: string): void {
    this.unannounced.add(`${topic} ${key}`);
    this.announcing ??= setTimeout(() => void this.announceNow(), ANNOUNCE_AFTER_MS);
  }

  /**
   * Resolves when this process has heard of everything that was committed before the call, so that whoever made a change sees it at once.
   * When that cannot be known, nothing that is remembered is believed any more.
   */
  async caughtUp(): Promise<void> {
    if (!this.trusted) return;
    // Who comes before the question is put shares its answer.
    this.nextAnswer ??= this.inTurn(() => {
      this.nextAnswer = null;
      return this.hear();
    }).catch(() => (this.heardAt = -Infinity));
    await this.nextAnswer;
  }

  /** Not waited for: without it requests are slower, not wrong. */
  onModuleInit(): void {
    void this.keepListening();
  }

  async onApplicationShutdown(): Promise<void> {
    const { client } = this;
    await this.announceNow();
    this.ending.abort();
    await client?.end();
  }

  /** Waits for the next connection when there is none. */
  private async announceNow(): Promise<void> {
    if (this.announcing) clearTimeout(this.announcing);
    this.announcing = null;
    const all = [...this.unannounced];
    if (all.length === 0 || !this.trusted) return;
    this.unannounced.clear();
    const notify = 'SELECT pg_notify($1, told) FROM unnest($2::text[]) told';
    await this.inTurn(() => this.listener.query(notify, [CHANNEL, all])).catch(() => all.forEach((each) => this.unannounced.add(each)));
  }

  /** One query at a time: pg keeps no queue of its own from version 9 on. */
  private inTurn<T>(query: () => Promise<T>): Promise<T> {
    const answer = this.lastTurn.then(query);
    this.lastTurn = answer.catch(() => undefined);
    return answer;
  }

  private async keepListening(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.ending.signal.aborted) {
      const heard = await this.listen();
      pause = heard ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      await sleep(pause, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    }
  }

  /** Listens until the connection is lost. @returns whether it was ever there */
  private async listen(): Promise<boolean> {
    const client = this.connection();
    let heard = false;
    try {
      await client.connect();
      // Nothing is written here, so no COMMIT has to wait for the disk.
      await client.query(`SET synchronous_commit = off; LISTEN ${CHANNEL}`);
      this.client = client;
      for (;;) {
        const asked = await this.inTurn(() => this.hear());
        // What changed while nobody listened is not known, so everything is forgotten before anything is believed again.
        if (!heard) this.forgetAll();
        heard = true;
        this.heardAt = asked;
        await this.announceNow();
        await sleep(HEARTBEAT_MS, undefined, { signal: this.ending.signal, ref: false });
      }
    } catch {
      // Lost, refused, or ending: the caller tries again.
      return heard;
    } finally {
      this.client = null;
      this.heardAt = -Infinity;
      void client.end().catch(() => undefined);
    }
  }

  /** @returns since when it is heard what is told */
  private async hear(): Promise<number> {
    const asked = performance.now();
    await this.listener.query('SELECT 1');
    return asked;
  }

  private get listener(): pg.Client {
    if (!this.client) throw new Error('Nobody listens.');
    return this.client;
  }

  private connection(): pg.Client {
    const { host, port, name, user, password } = this.database;
    const timeouts = { connectionTimeoutMillis: TRUST_MS, query_timeout: TRUST_MS };
    const client = new pg.Client({
      host,
      port,
      database: name,
      user,
      password,
      application_name: 'hms changes',
      keepAlive: true,
      ...timeouts,
    });
    client.on('notification', ({ payload = '' }) => this.tell(payload));
    // The loss shows up as the next heartbeat's failure.
    client.on('error', () => (this.heardAt = -Infinity));
    return client;
  }

  private tell(payload: string): void {
    const end = payload.indexOf(' ');
    for (const forget of this.listeners.get(payload.slice(0, end)) ?? []) forget(payload.slice(end + 1));
  }

  private forgetAll(): void {
    for (const forgets of this.listeners.values()) for (const forget of forgets) forget(null);
  }
}
