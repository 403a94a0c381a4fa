import {
  LAB_FORMULAS,
  calculated,
  deltaExceeded,
  deltaPercent,
  hasReference,
  readLabNumber,
  roundTo,
  verdictOf,
  type LabEntry,
  type LabFlag,
  type LabSpecimenSheet,
} from '@hms/shared-dto';

/** What is typed, by item. */
export type Typed = Readonly<Record<string, string>>;

/** A line of the grid as it is shown while somebody types. The server says the same once it is saved. */
export interface EntryRow {
  readonly entry: LabEntry;
  /** In the field. */
  readonly text: string;
  /** Neither a number nor an answer of the test. */
  readonly wrong: boolean;
  readonly flag: LabFlag | null;
  readonly critical: boolean;
  /** Nothing says whether this is normal. */
  readonly noRange: boolean;
  readonly percent: number | null;
  readonly exceeded: boolean;
  /** Calculated, or final. */
  readonly fixed: boolean;
  readonly changed: boolean;
}

/** What the server says of a formula that has no value. */
export const NOT_CALCULABLE = 'Not calculable';

const FINAL: readonly string[] = ['final', 'corrected'];
const OPEN: readonly string[] = ['received', 'in_progress', 'preliminary'];

/** What the field shows of a result that is there: its code, not its words. */
export function storedText({ kind, codes, result }: LabEntry): string {
  if (!result) return '';
  if (kind !== 'coded') return result.display;
  return codes.find(({ text }) => text === result.display)?.code ?? '';
}

type Verdict = Pick<EntryRow, 'flag' | 'critical' | 'percent' | 'exceeded' | 'wrong'>;
const NOTHING: Verdict = { flag: null, critical: false, percent: null, exceeded: false, wrong: false };

function ofNumber(entry: LabEntry, text: string): Verdict {
  const number = readLabNumber(text);
  if (!number) return { ...NOTHING, wrong: true };
  const value = roundTo(number.value, entry.decimals);
  const { flag, critical } = verdictOf({ ...number, value }, entry.range, entry);
  const percent = entry.previous && number.comparator === null ? deltaPercent(value, entry.previous.value) : null;
  return { flag, critical, percent, exceeded: deltaExceeded(percent, entry.deltaPercent), wrong: false };
}

function ofCode({ codes }: LabEntry, text: string): Verdict {
  const found = codes.find(({ code }) => code === text);
  return found ? { ...NOTHING, flag: found.flag ?? null, critical: found.flag === 'AA' } : { ...NOTHING, wrong: true };
}

function verdict(entry: LabEntry, text: string): Verdict {
  if (text.trim() === '') return NOTHING;
  if (entry.kind === 'quantity') return ofNumber(entry, text);
  return entry.kind === 'coded' ? ofCode(entry, text) : NOTHING;
}

function numbersOf(entries: readonly LabEntry[], textOf: (entry: LabEntry) => string): Map<string, number> {
  return new Map(
    entries.flatMap((entry) => {
      const number = entry.kind === 'quantity' && !entry.formula ? readLabNumber(textOf(entry)) : null;
      return number && number.comparator === null ? [[entry.code, roundTo(number.value, entry.decimals)] as const] : [];
    }),
  );
}

const toRow = (entry: LabEntry, text: string): EntryRow => ({
  ...{ entry, text },
  ...(text === NOT_CALCULABLE ? NOTHING : verdict(entry, text)),
  noRange: entry.kind === 'quantity' && text !== '' && !hasReference(entry.range),
  fixed: entry.formula !== null || !OPEN.includes(entry.status),
  changed: entry.formula === null && text !== storedText(entry),
});

/** The lines of a specimen's grid with what is typed so far. */
export function entryRows(sheet: LabSpecimenSheet, typed: Typed): EntryRow[] {
  const textOf = (entry: LabEntry) => typed[entry.itemId] ?? storedText(entry);
  const numbers = numbersOf(sheet.entries, textOf);
  const subject = { ageYears: sheet.ageYears, gender: sheet.patient.gender };
  return sheet.entries.map((entry) => toRow(entry, calculatedText(entry, numbers, subject) ?? textOf(entry)));
}

/** Null for what is not calculated, or is final and stays. */
function calculatedText(
  entry: LabEntry,
  numbers: ReadonlyMap<string, number>,
  subject: { ageYears: number | null; gender: string },
): string | null {
  if (!entry.formula || FINAL.includes(entry.status)) return null;
  if (!LAB_FORMULAS[entry.formula].inputs.every((code) => numbers.has(code))) return null;
  const value = calculated(entry.formula, numbers, subject);
  return value === null ? NOT_CALCULABLE : roundTo(value, entry.decimals).toFixed(entry.decimals);
}

/** What is sent: the fields that say something and can be entered. */
export const toEntries = (rows: readonly EntryRow[], which: 'changed' | 'all'): { itemId: string; value: string }[] =>
  rows.flatMap(({ entry, text, fixed, changed }) =>
    fixed || text.trim() === '' || (which === 'changed' && !changed) ? [] : [{ itemId: entry.itemId, value: text.trim() }],
  );
