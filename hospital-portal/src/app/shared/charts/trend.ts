/** A point of a trend. */
export interface TrendPoint {
  /** Milliseconds of the epoch. */
  readonly at: number;
  readonly value: number;
  /** Of a pair: where its bar begins. */
  readonly from?: number;
  readonly outside: boolean;
  readonly critical: boolean;
  /** There is no range that it could be held against: it is drawn hollow, never as a value within. */
  readonly unreferenced?: boolean;
}

/** What a chart shows: points in the order of time, and the usual range as it is today. */
export interface Trend {
  readonly points: readonly TrendPoint[];
  readonly low: number | null;
  readonly high: number | null;
  /** What a reader hears in place of the picture. */
  readonly summary: string;
}
