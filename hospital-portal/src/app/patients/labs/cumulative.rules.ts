import type { LabHistoryResult, LabHistoryTest } from '@hms/shared-dto';

/** Columns of the cumulative table: the newest collections first. */
const MOST_COLUMNS = 8;

/** A table of tests by times of collection. */
export interface Cumulative {
  readonly times: readonly string[];
  readonly rows: readonly { readonly test: LabHistoryTest; readonly cells: readonly (LabHistoryResult | null)[] }[];
}

/** Every test against the last collections of any of them; a test that was measured twice at one time shows the first. */
export function cumulativeOf(tests: readonly LabHistoryTest[]): Cumulative {
  const all = tests.flatMap(({ results }) => results.map(({ collectedAt }) => collectedAt));
  const times = [...new Set(all)].sort((one, other) => other.localeCompare(one)).slice(0, MOST_COLUMNS);
  const rows = tests.map((test) => ({
    test,
    cells: times.map((at) => test.results.find(({ collectedAt }) => collectedAt === at) ?? null),
  }));
  return { times, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== null)) };
}

/** A point of the trend. */
export interface TrendPoint {
  readonly at: string;
  readonly value: number;
  readonly isOutside: boolean;
  readonly isCritical: boolean;
}

/** Numbers of a test, the oldest first; what is beyond the scale is no point. */
export const trendOf = ({ results }: LabHistoryTest): TrendPoint[] =>
  results
    .flatMap(({ value, comparator, collectedAt, flag, critical }) =>
      value === null || comparator !== null
        ? []
        : [{ at: collectedAt, value, isOutside: flag !== null && flag !== 'N', isCritical: critical }],
    )
    .reverse();
