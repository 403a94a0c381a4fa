import type { LabHistoryResult, LabHistoryTest } from '@hms/shared-dto';
import type { Trend } from '../../shared/charts/trend';

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

/** Numbers of a test, the oldest first, with the range of the last one; what is beyond the scale is no point. */
export function trendOf({ name, results }: LabHistoryTest): Trend {
  const points = results
    .flatMap(({ value, comparator, collectedAt, flag, critical }) =>
      value === null || comparator !== null
        ? []
        : [{ at: Date.parse(collectedAt), value, outside: flag !== null && flag !== 'N', critical }],
    )
    .reverse();
  const { low = null, high = null } = results[0]?.range ?? {};
  return { points, low, high, summary: `${name} over time, ${points.length} values; the table shows them` };
}
