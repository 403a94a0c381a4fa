import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { inTransaction } from '../jobs/migrator-transaction.js';
import { appendAnchors } from './anchor-file.js';
import type { ChainHead } from './seal-batch.js';

const EVERY_MS = 3_600_000;
const AGAIN_MS = 60_000;
/** Class of the advisory lock under which one worker at a time writes: appending is not safe on every shared file system. */
const ANCHOR_LOCK_CLASS = 4_711_030;

/**
 * Writes where the chains end to a file outside the database: when the worker starts and stops, and hourly for chains that have grown. Who owns the
 * database can rewrite a chain from any point on so that it looks sound; not so that it agrees with this file.
 */
@Injectable()
export class AuditAnchors {
  private readonly logger = new Logger(AuditAnchors.name);
  private readonly file: string | null;
  private readonly anchored = new Map<string, number>();
  private readonly grown = new Map<string, ChainHead>();
  private next = 0;
  private writtenAt = Date.now();

  constructor(
    @Inject(APP_CONFIG) { auditAnchorFile }: AppConfig,
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
  ) {
    this.file = auditAnchorFile;
  }

  /** Since everything was anchored last, or since the start. */
  get ageSeconds(): number {
    return (Date.now() - this.writtenAt) / 1000;
  }

  /** Tells where a chain ends now. */
  note(chain: string, head: ChainHead): void {
    if (this.anchored.get(chain) !== head.seq) this.grown.set(chain, head);
  }

  async writeIfDue(): Promise<void> {
    if (Date.now() >= this.next) await this.write();
  }

  /** Never throws: the product goes on without, and says so. */
  async write(): Promise<void> {
    try {
      if (this.file === null) throw new Error('AUDIT_ANCHOR_FILE is not set');
      await this.append(this.file);
      this.next = Date.now() + EVERY_MS;
      this.writtenAt = Date.now();
    } catch (error) {
      this.next = Date.now() + (this.file === null ? EVERY_MS : AGAIN_MS);
      this.logger.error({ err: error }, 'the heads of the audit chains could not be anchored');
    }
  }

  private async append(file: string): Promise<void> {
    const heads = [...this.grown];
    if (heads.length === 0) return;
    const at = new Date().toISOString();
    await inTransaction(this.pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock($1, 0)', [ANCHOR_LOCK_CLASS]);
      await appendAnchors(
        file,
        heads.map(([chain, { seq, hash }]) => ({ chain, seq, hash, at })),
      );
    });
    for (const [chain, head] of heads) {
      this.anchored.set(chain, head.seq);
      if (this.grown.get(chain) === head) this.grown.delete(chain);
    }
  }
}
