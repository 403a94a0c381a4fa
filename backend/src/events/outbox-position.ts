/** Gaps that are waited for; the oldest are given up beyond that. */
const MOST_GAPS = 1000;
/** Gaps that an event's id names. */
const MOST_GAPS_IN_ID = 100;
const ID_PATTERN = /^\d{1,15}(-\d{1,15}(\.\d{1,15})*)?$/;

/** What is known of the transactions that may still fill gaps. */
export interface Horizon {
  /** All older transactions have ended. */
  readonly oldest: bigint;
  /** Every number taken before this reading belongs to an older transaction than this; null when it was not asked for. */
  readonly bound: bigint | null;
}

/**
 * How far somebody has read a hospital's outbox. Numbers are taken before COMMIT, so a smaller one may show up after a greater: the numbers left out
 * below the highest are remembered as gaps and asked for again, until every transaction that could own them has ended (a rollback leaves one for good).
 */
export class OutboxPosition {
  /** By number, with the bound of its owner once that is known. */
  private readonly missing = new Map<number, bigint | null>();

  constructor(
    private last: number,
    gaps: readonly number[] = [],
  ) {
    for (const seq of gaps) this.missing.set(seq, null);
  }

  /** An event's id back; null when it is none of ours. */
  static parse(id: string): OutboxPosition | null {
    if (!ID_PATTERN.test(id)) return null;
    const [last, gaps] = id.split('-');
    const numbers = gaps?.split('.').map(Number) ?? [];
    return numbers.length > MOST_GAPS_IN_ID || numbers.some((seq) => seq >= Number(last))
      ? null
      : new OutboxPosition(Number(last), numbers);
  }

  get highest(): number {
    return this.last;
  }

  get gaps(): number[] {
    return [...this.missing.keys()];
  }

  /** Whether it helps to know the youngest transaction. */
  get needsBound(): boolean {
    return [...this.missing.values()].includes(null);
  }

  /** A row was read. @returns false when it had been before */
  pass(seq: number): boolean {
    if (seq <= this.last) return this.missing.delete(seq);
    for (let between = Math.max(this.last + 1, seq - MOST_GAPS); between < seq; between += 1) this.missing.set(between, null);
    this.last = seq;
    for (const [oldest] of this.missing) {
      if (this.missing.size <= MOST_GAPS) break;
      this.missing.delete(oldest);
    }
    return true;
  }

  /** Gives up the gaps that nobody can fill any more. Call it after the rows of the same reading have passed. */
  settle({ oldest, bound }: Horizon, gapsBefore: readonly number[]): void {
    for (const seq of gapsBefore) {
      const owner = this.missing.get(seq);
      if (owner === undefined) continue;
      if (owner !== null && oldest >= owner) this.missing.delete(seq);
      else if (owner === null && bound !== null) this.missing.set(seq, bound);
    }
  }

  /** As an event's id, by which a reader goes on from here; null when there are too many gaps for one. */
  toId(): string | null {
    if (this.missing.size > MOST_GAPS_IN_ID) return null;
    return this.missing.size === 0 ? String(this.last) : `${this.last}-${this.gaps.join('.')}`;
  }
}
