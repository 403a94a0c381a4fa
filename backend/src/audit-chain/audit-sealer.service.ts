import { Inject, Injectable, Logger } from '@nestjs/common';
import type { DatabaseError, Pool } from 'pg';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { crashIfAsked } from '../jobs/crash.js';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { AuditAnchors } from './audit-anchors.service.js';
import { auditChain, isChainName, NO_SUCH_TABLE } from './audit-chain.js';
import { sealBatch, type Position } from './seal-batch.js';
import { UnsealedWatch } from './unsealed-watch.js';

/**
 * How often it looks, and seals what it has heard of: once for all that a hospital does meanwhile, since a pass costs more than an event. Events are told
 * of within a second, so this leaves half of the ten seconds for the pass. What a process was killed before it could tell waits for the server's counters.
 */
const LOOK_MS = 4000;

/** A chain that may have new events. */
interface Due {
  /** When this process first knew, in ms. */
  readonly since: number;
  /** Where the pass over its events has got to. */
  readonly from: Position | null;
  /** Told of again since the pass began: another pass follows. */
  readonly again: boolean;
}

/** Seals the events of all hospitals and of the platform, seconds after they are committed. Several workers may do so at once. */
@Injectable()
export class AuditSealer {
  private readonly logger = new Logger(AuditSealer.name);
  private readonly watch: UnsealedWatch;
  private readonly due = new Map<string, Due>();
  /** What could not be sealed; tried again with the next look. */
  private failed = new Map<string, Due>();
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private lookedAt = Date.now();
  private stopped = false;

  constructor(
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
    @Inject(APP_CONFIG) { migrator }: AppConfig,
    private readonly anchors: AuditAnchors,
  ) {
    if (!migrator) throw new Error('The sealer needs MIGRATOR_DB_PASSWORD.');
    // A message names whatever its sender likes.
    this.watch = new UnsealedWatch(pool, migrator, (names) => this.add(names.filter(isChainName)));
  }

  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  /** Ends after the batch that it is at, and anchors what is sealed. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
    await this.watch.stop();
    await this.anchors.write();
  }

  /** Age of the oldest event that waits for its seal as far as this process knows; of its last look, if it cannot look. */
  get oldestSeconds(): number {
    const blind = Date.now() - this.lookedAt;
    const since = [...this.due.values(), ...this.failed.values()].map((due) => Date.now() - due.since);
    return Math.max(0, ...since, blind > 2 * LOOK_MS ? blind : 0) / 1000;
  }

  private look(): void {
    this.running = this.running.then(async () => {
      if (this.stopped) return;
      const looked = await this.findUnsealed();
      for (const [name, due] of this.failed) this.put(name, due);
      this.failed = new Map();
      await this.work();
      if (looked && !this.stopped) await this.anchors.writeIfDue();
    });
  }

  private async findUnsealed(): Promise<boolean> {
    try {
      this.add(await this.watch.look());
      this.lookedAt = Date.now();
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'looking for new audit events failed; trying again');
      return false;
    }
  }

  private add(names: readonly string[]): void {
    for (const name of names) this.put(name, { since: Date.now(), from: null, again: false });
  }

  private put(name: string, due: Due): void {
    const known = this.due.get(name);
    this.due.set(name, known ? { ...known, again: known.from !== null } : due);
  }

  /** Batch by batch in turn, so that a hospital with very many events keeps no other waiting. What is told of meanwhile waits for the next look. */
  private async work(): Promise<void> {
    let names = [...this.due.keys()];
    while (names.length > 0) {
      for (const name of names) {
        if (this.stopped) return;
        const due = this.due.get(name)!;
        this.due.delete(name);
        await this.seal(name, due);
      }
      names = names.filter((name) => (this.due.get(name)?.from ?? null) !== null);
    }
  }

  private async seal(name: string, due: Due): Promise<void> {
    try {
      const { head, rest } = await sealBatch(this.pool, auditChain(name), due.from);
      if (head) this.anchors.note(name, head);
      if (rest) crashIfAsked('audit.sealed');
      const again = due.again || this.due.has(name);
      if (rest) this.due.set(name, { since: due.since, from: rest, again });
      else if (due.again) this.put(name, { since: Date.now(), from: null, again: false });
    } catch (error) {
      // A hospital that is gone, or has not got the tables yet.
      if ((error as DatabaseError).code === NO_SUCH_TABLE) return;
      this.failed.set(name, { since: due.since, from: null, again: false });
      this.logger.error({ err: error, chain: name }, 'the audit could not be sealed; trying again');
    }
  }
}
