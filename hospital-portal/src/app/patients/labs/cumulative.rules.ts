import type { LabHistoryResult, LabHistoryTest } from '@hms/shared-dto';
import type { Trend } from '../../shared/charts/trend';
import { NO_RANGE, UNCONFIRMED_RANGES, rangeWords } from '../../shared/labs/lab-words';

/** Columns of the cumulative table that are shown at a time. */
const COLUMNS = 8;

/** A row of the table: each test that was ever measured has one. */
export interface CumulativeRow {
  readonly test: LabHistoryTest;
  /** For each time what was measured then: usually one or none. */
  readonly cells: readonly (readonly LabHistoryResult[])[];
  /** The newest, where none of its results is in the columns that are shown. */
  readonly last: LabHistoryResult | null;
}

/** A table of tests by times of collection. */
export interface Cumulative {
  /** Those that are shown, the newest first. */
  readonly times: readonly string[];
  /** How many newer and how many older ones there are. */
  readonly newer: number;
  readonly older: number;
  readonly rows: readonly CumulativeRow[];
}

/** Every test against some of the times at which any of them was collected: `page` 0 has the newest. */
export function cumulativeOf(tests: readonly LabHistoryTest[], page = 0): Cumulative {
  const collected = tests.flatMap(({ results }) => results.map(({ collectedAt }) => collectedAt));
  const all = [...new Set(collected)].sort((one, other) => other.localeCompare(one));
  const newer = page * COLUMNS;
  const times = all.slice(newer, newer + COLUMNS);
  const rows = tests.map((test) => {
    const cells = times.map((at) => test.results.filter(({ collectedAt }) => collectedAt === at));
    return { test, cells, last: cells.some((cell) => cell.length > 0) ? null : (test.results[0] ?? null) };
  });
  return { times, newer, older: all.length - newer - times.length, rows };
}

/** What is told beside a result: its range, and what the catalogue said of it and of its test then. */
export interface Reference {
  readonly range: string;
  readonly remarks: readonly string[];
}

const NOTHING: Reference = { range: '', remarks: [] };

/** Of the newest result of a test. */
export function referenceOf({ unit, results: [newest] }: LabHistoryTest): Reference {
  return newest ? { range: unit === null ? '' : rangeWords(newest.range), remarks: remarksOf(newest) } : NOTHING;
}

/** What an older result had that the newest has not: the catalogue was another, or the patient younger. */
export const differenceOf = (result: LabHistoryResult, of: Reference): readonly string[] => {
  const range = rangeWords(result.range);
  return [...(range === NO_RANGE || range === of.range ? [] : [`Reference ${range}`]), ...remarksOf(result)].filter(
    (words) => !of.remarks.includes(words),
  );
};

const remarksOf = ({ range, note, rangesConfirmed }: LabHistoryResult): string[] =>
  [range?.note, note, range && !rangesConfirmed ? UNCONFIRMED_RANGES : null].filter((words) => words !== null && words !== undefined);

/** Numbers of a test, the oldest first, with the range of the last one; what is beyond the scale is no point. */
export function trendOf({ name, results }: LabHistoryTest): Trend {
  const points = results
    .flatMap(({ value, comparator, collectedAt, flag, critical }) =>
      value === null || comparator !== null
        ? []
        : [{ at: Date.parse(collectedAt), value, outside: flag !== null && flag !== 'N', critical, unreferenced: flag === null }],
    )
    .reverse();
  const { low = null, high = null } = results[0]?.range ?? {};
  return { points, low, high, summary: `${name} over time, ${points.length} values; the table shows them` };
}
