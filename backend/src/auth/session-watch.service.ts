import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Principal } from '../common/request.js';
import { Changes } from '../tenancy/changes.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { standingsByOrigin } from './standing.queries.js';
import { lacksSecondFactor, refusalOf, type Standing } from './standing.rules.js';

const SWEEP_MS = 1000;

/** A session for which something is kept open. */
export interface WatchedSession {
  readonly originJti: string;
  /** As the guards let it in. */
  readonly principal: Principal;
  /** End of its access token, in milliseconds since 1970. */
  readonly until: number;
}

interface Watch extends WatchedSession {
  until: number;
  readonly over: () => void;
}

const rolesOf = (roles: readonly string[] | null): string => [...(roles ?? [])].sort().join();

const mayStayOpen = (standing: Standing, { principal }: WatchedSession): boolean =>
  !refusalOf(standing) && !lacksSecondFactor(standing) && rolesOf(standing.roles) === rolesOf(principal.roles);

/**
 * Says within 5 s when what stands open for a session must be closed: ended, its person suspended, with other roles or without the second factor that
 * is required now, its hospital locked, its token over. While this process does not hear of changes, nothing stays open: whoever comes back goes
 * through the guards.
 */
@Injectable()
export class SessionWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(SessionWatch.name);
  private readonly watched = new Set<Watch>();
  private doubtful = new Set<Watch>();
  private asking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly changes: Changes,
  ) {
    this.doubtOn('session', ({ originJti }, key) => originJti === key);
    this.doubtOn('membership', ({ principal: { tenantId, userId } }, key) => key === `${tenantId} ${userId}`);
    this.doubtOn('tenant', ({ principal: { tenantId } }, key) => tenantId === key);
    this.doubtOn('user', ({ principal: { userId } }, key) => userId === key);
  }

  onModuleInit(): void {
    this.timer = setInterval(() => this.sweep(), SWEEP_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Whether a session can be watched now. */
  get ready(): boolean {
    return this.changes.trusted;
  }

  /** @param over called once. @returns what to call when nothing is open any more */
  watch(session: WatchedSession, over: () => void): () => void {
    const watch: Watch = { ...session, over };
    this.watched.add(watch);
    // It may have changed since the guards looked.
    this.doubt([watch]);
    return () => this.watched.delete(watch);
  }

  private doubtOn(topic: 'session' | 'membership' | 'tenant' | 'user', isMeant: (watch: Watch, key: string) => boolean): void {
    this.changes.on(topic, (key) => this.doubt([...this.watched].filter((watch) => key === null || isMeant(watch, key))));
  }

  private doubt(watches: readonly Watch[]): void {
    for (const watch of watches) this.doubtful.add(watch);
    if (this.doubtful.size > 0) this.asking ??= this.askAll().finally(() => (this.asking = null));
  }

  private async askAll(): Promise<void> {
    while (this.doubtful.size > 0) {
      const asked = [...this.doubtful];
      this.doubtful = new Set();
      await this.ask(asked).catch((error: unknown) => {
        this.logger.warn({ err: error }, 'sessions could not be looked up; what stands open for them is closed');
        for (const watch of asked) this.end(watch);
      });
    }
  }

  /** All that are in doubt in one statement. */
  private async ask(asked: readonly Watch[]): Promise<void> {
    const standings = await this.units.auth((unit) =>
      standingsByOrigin(
        unit,
        asked.map(({ originJti }) => originJti),
      ),
    );
    const byOrigin = new Map(standings.map((standing) => [standing.origin_jti, standing]));
    for (const watch of asked) {
      const standing = byOrigin.get(watch.originJti);
      if (!standing || !mayStayOpen(standing, watch)) this.end(watch);
      else watch.until = Math.min(watch.until, standing.expires_at.getTime());
    }
  }

  private sweep(): void {
    const now = Date.now();
    const { trusted } = this.changes;
    for (const watch of this.watched) if (!trusted || watch.until <= now) this.end(watch);
  }

  private end(watch: Watch): void {
    if (this.watched.delete(watch)) watch.over();
  }
}
