import { setImmediate as breath } from 'node:timers/promises';
import type { UnitsOfWork } from '../tenancy/units-of-work.js';
import { OutboxPosition } from './outbox-position.js';
import { PAGE_ROWS, positionNow, rowsBetween, rowsBeyond, type OutboxRow } from './outbox.queries.js';

/** At most so often, however much happens. */
const PAUSE_MS = 50;

/** Who is told what happens in a hospital. */
export interface FeedReader {
  /** @param id by which the reader goes on after this one; null: by an earlier one */
  hear(row: OutboxRow, id: string | null): void;
  /** Whatever was asked for is told; from here on what happens is. */
  opened(id: string | null): void;
  /** What the reader asked for cannot be told any more. */
  reset(id: string | null): void;
}

/** One hospital's events in this process: read once, told to all its readers. A connection is held for the time of one statement. */
export class HospitalFeed {
  /** All who have joined, and those of them who are told already. */
  private readonly members = new Set<FeedReader>();
  private readonly readers = new Set<FeedReader>();
  private position: OutboxPosition | null = null;
  /** Readings and joinings go one after the other: so each reader gets everything once. */
  private turn: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private readAt = 0;

  constructor(
    readonly tenantId: string,
    private readonly units: UnitsOfWork,
    private readonly failed: (error: unknown) => void,
  ) {}

  get size(): number {
    return this.members.size;
  }

  /** The id of the newest. */
  get id(): string | null {
    return this.position?.toId() ?? null;
  }

  /** There may be something new. */
  look(): void {
    this.timer ??= setTimeout(
      () => {
        this.timer = null;
        void this.inTurn(() => this.read()).catch(this.failed);
      },
      Math.max(0, this.readAt + PAUSE_MS - Date.now()),
    );
  }

  /** Tells what was missed since `lastId`, or that it cannot be told, then goes on with the others. */
  join(reader: FeedReader, lastId: string | null): Promise<void> {
    this.members.add(reader);
    return this.inTurn(async () => {
      this.position ??= await this.units.tenant(this.tenantId, positionNow);
      if (lastId !== null) await this.catchUp(reader, OutboxPosition.parse(lastId), this.position);
      if (!this.members.has(reader)) return;
      reader.opened(this.id);
      this.readers.add(reader);
      this.look();
    });
  }

  leave(reader: FeedReader): void {
    this.readers.delete(reader);
    this.members.delete(reader);
    if (this.members.size > 0) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.position = null;
  }

  private async catchUp(reader: FeedReader, from: OutboxPosition | null, to: OutboxPosition): Promise<void> {
    const rows = from && (await this.units.tenant(this.tenantId, (unit) => rowsBetween(unit, from, to)));
    if (!from || !rows) return reader.reset(to.toId());
    for (const row of rows) {
      from.pass(row.seq);
      reader.hear(row, from.toId());
    }
  }

  private async read(): Promise<void> {
    this.readAt = Date.now();
    let more = true;
    while (more && this.position) {
      const { position } = this;
      const gaps = position.gaps;
      const { rows, horizon } = await this.units.tenant(this.tenantId, (unit) => rowsBeyond(unit, position));
      for (const row of rows) if (position.pass(row.seq)) this.tell(row, position.toId());
      position.settle(horizon, gaps);
      more = rows.length === PAGE_ROWS;
      // What was told goes out before there is more.
      if (more) await breath();
    }
  }

  private tell(row: OutboxRow, id: string | null): void {
    for (const reader of this.readers) reader.hear(row, id);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work);
    this.turn = result.catch(() => undefined);
    return result;
  }
}
