import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { HotStatement } from '../tenancy/bound-transaction.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { UnsealedChains } from './unsealed-chains.service.js';

/** How long an event waits for others: within a second it is stored. */
const EVERY_MS = 800;
/** Given up, and said so in the log, when it could not be written for so long: its hospital is gone, most likely. */
const OLDEST_MS = 60_000;

interface Waiting {
  readonly at: number;
  readonly values: readonly unknown[];
}

const COLUMNS = [
  'action',
  'entity',
  'entity_id',
  'patient_id',
  'details',
  'actor_id',
  'actor_name',
  'address',
  'app_id',
  'request_id',
] as const;

/** All events of a batch in one statement; `occurred_at` is when they happened. */
const INSERT: HotStatement = {
  name: 'audit-batch',
  text: `INSERT INTO audit_events (occurred_at, ${COLUMNS.join(', ')})
  SELECT occurred_at, ${COLUMNS.join(', ')}
    FROM jsonb_to_recordset($1::jsonb) AS event (occurred_at timestamptz, action text, entity text, entity_id text, patient_id uuid, details jsonb,
         actor_id uuid, actor_name text, address text, app_id text, request_id text)`,
};

/** Events of lists and searches, written a hospital at a time: one transaction for many reads, instead of one for each. */
@Injectable()
export class AuditBatches implements OnModuleInit {
  private readonly logger = new Logger(AuditBatches.name);
  private waiting = new Map<string, Waiting[]>();
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly unsealed: UnsealedChains,
  ) {}

  onModuleInit(): void {
    const timer = setInterval(() => void this.flush(), EVERY_MS).unref();
    this.units.beforeClosing(async () => {
      clearInterval(timer);
      await this.flush();
    });
  }

  /** @param values as `AuditLog` writes them, in the order of the columns */
  add(tenantId: string, values: readonly unknown[]): void {
    const entry = { at: Date.now(), values };
    const others = this.waiting.get(tenantId);
    if (others) others.push(entry);
    else this.waiting.set(tenantId, [entry]);
  }

  /** Writes what waits. What cannot be written now waits on. */
  flush(): Promise<void> {
    this.writing = this.writing.then(async () => {
      const batches = this.waiting;
      this.waiting = new Map();
      for (const [tenantId, entries] of batches) await this.write(tenantId, entries);
    });
    return this.writing;
  }

  private async write(tenantId: string, entries: Waiting[]): Promise<void> {
    try {
      await this.units.tenant(tenantId, (unit) => unit.queryLast(INSERT, [JSON.stringify(entries.map(toRecord))]));
      this.unsealed.add(tenantId);
    } catch (error) {
      const kept = entries.filter(({ at }) => Date.now() - at < OLDEST_MS);
      if (kept.length > 0) this.waiting.set(tenantId, [...kept, ...(this.waiting.get(tenantId) ?? [])]);
      if (kept.length < entries.length)
        this.logger.error({ err: error, tenantId, lost: entries.length - kept.length }, 'audit events lost');
    }
  }
}

const toRecord = ({ at, values }: Waiting): object => ({
  occurred_at: new Date(at).toISOString(),
  ...Object.fromEntries(COLUMNS.map((column, index) => [column, column === 'details' ? JSON.parse(String(values[index])) : values[index]])),
});
