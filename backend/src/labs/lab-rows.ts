import type {
  Comparator,
  Gender,
  LabCodedValue,
  LabCorrectedValue,
  LabDelta,
  LabFlag,
  LabPatient,
  LabResult,
  LabUsedRange,
} from '@hms/shared-dto';

/** Whom a specimen is of, as it is joined. */
export interface LabPatientRow {
  readonly patient_id: string;
  readonly patient_number: string;
  readonly title: string | null;
  readonly first_name: string | null;
  readonly last_name: string;
  readonly date_of_birth: string | null;
  readonly birth_date_estimated: boolean;
  readonly gender: Gender;
}

/** Its columns, from `patients p`. */
export const LAB_PATIENT = `p.id AS patient_id, p.patient_number, p.title, p.first_name, p.last_name, p.date_of_birth::text, p.birth_date_estimated, p.gender`;

export const toLabPatient = (row: LabPatientRow): LabPatient => ({
  id: row.patient_id,
  patientNumber: row.patient_number,
  title: row.title,
  firstName: row.first_name,
  lastName: row.last_name,
  dateOfBirth: row.date_of_birth,
  birthDateEstimated: row.birth_date_estimated,
  gender: row.gender,
});

/** One of the three ways in which a result is stored. */
export interface StoredValue {
  readonly number: number | null;
  readonly comparator: Comparator | null;
  readonly code: string | null;
  readonly text: string | null;
}

/** Of a test, what says how its values are printed. */
export interface Printing {
  readonly decimals: number | null;
  readonly codes: readonly LabCodedValue[] | null;
}

/** As it is printed: a number with the decimals of its test, the words of a code. */
export function displayOf({ number, comparator, code, text }: StoredValue, { decimals, codes }: Printing): string {
  if (number === null) return wordsOf(code, codes) ?? text ?? '';
  const digits = decimals === null ? String(number) : number.toFixed(decimals);
  return `${comparator ?? ''}${digits}`;
}

const wordsOf = (code: string | null, codes: readonly LabCodedValue[] | null): string | null =>
  codes?.find((each) => each.code === code)?.text ?? code;

/** The value before, as it is stored with a result. */
export interface StoredDelta {
  readonly value: number;
  readonly collectedAt: string;
  readonly percent: number | null;
  readonly exceeded: boolean;
}

interface StoredCorrection extends StoredValue {
  readonly flag: LabFlag | null;
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly reason: string;
  readonly correctedBy: string;
  readonly correctedAt: string;
}

/** A result as `RESULT` reads it. Instants are text of PostgreSQL. */
export interface StoredResult extends StoredValue, Printing {
  readonly id: string;
  readonly unit: string | null;
  readonly flag: LabFlag | null;
  readonly critical: boolean;
  readonly range: LabUsedRange | null;
  readonly rangesConfirmed: boolean;
  readonly note: string | null;
  readonly delta: StoredDelta | null;
  readonly enteredBy: string;
  readonly enteredById: string | null;
  readonly enteredAt: string;
  readonly verifiedBy: string | null;
  readonly verifiedById: string | null;
  readonly verifiedAt: string | null;
  readonly testVersion: number;
  readonly corrected: readonly StoredCorrection[];
}

const VALUE = (row: string) =>
  `'number', ${row}.value_number, 'comparator', ${row}.comparator, 'code', ${row}.value_code, 'text', ${row}.value_text, 'flag', ${row}.flag, 'enteredBy', ${row}.entered_by_name, 'enteredAt', ${row}.entered_at`;

/**
 * Whether somebody has confirmed the ranges that a result was held against: those of its test today, which may be confirmed long after it, or what was
 * confirmed when it was entered.
 */
const RANGES_CONFIRMED = `(t.confirmed_at IS NOT NULL AND (t.confirmed_at <= r.entered_at OR t.definition -> 'ranges' = v.definition -> 'ranges'))`;

/** SQL for a result `r` of a test `t` with its version `v`: what it was held against and what it took the place of. */
export const RESULT = `jsonb_build_object('id', r.id, ${VALUE('r')}, 'unit', r.unit, 'critical', r.critical, 'range', r.reference_range, 'delta', r.delta,
  'rangesConfirmed', ${RANGES_CONFIRMED}, 'note', v.definition -> 'note',
  'enteredById', r.entered_by, 'verifiedBy', r.verified_by_name, 'verifiedById', r.verified_by, 'verifiedAt', r.verified_at, 'testVersion', r.test_version, 'decimals', v.definition -> 'decimals',
  'codes', v.definition -> 'codes', 'corrected', coalesce((SELECT jsonb_agg(jsonb_build_object(${VALUE('was')}, 'reason', c.correction_reason,
      'correctedBy', c.entered_by_name, 'correctedAt', c.entered_at) ORDER BY c.entered_at DESC)
    FROM lab_results c JOIN lab_results was ON was.id = c.corrects_id WHERE c.item_id = r.item_id AND c.entered_at <= r.entered_at), '[]'))`;

const instant = (text: string): string => new Date(text).toISOString();

export const toLabDelta = ({ value, collectedAt, percent, exceeded }: StoredDelta, printing: Printing): LabDelta => ({
  value,
  display: displayOf({ number: value, comparator: null, code: null, text: null }, printing),
  collectedAt: instant(collectedAt),
  percent,
  exceeded,
});

const toCorrected = (row: StoredCorrection, printing: Printing): LabCorrectedValue => ({
  display: displayOf(row, printing),
  flag: row.flag,
  enteredBy: row.enteredBy,
  enteredAt: instant(row.enteredAt),
  reason: row.reason,
  correctedBy: row.correctedBy,
  correctedAt: instant(row.correctedAt),
});

export const toLabResult = (row: StoredResult): LabResult => ({
  id: row.id,
  value: row.number,
  comparator: row.comparator,
  display: displayOf(row, row),
  unit: row.unit,
  flag: row.flag,
  critical: row.critical,
  range: row.range,
  rangesConfirmed: row.rangesConfirmed,
  note: row.note,
  delta: row.delta && toLabDelta(row.delta, row),
  enteredBy: row.enteredBy,
  enteredAt: instant(row.enteredAt),
  verifiedBy: row.verifiedBy,
  verifiedById: row.verifiedById,
  verifiedAt: row.verifiedAt === null ? null : instant(row.verifiedAt),
  corrected: row.corrected.map((each) => toCorrected(each, row)),
  testVersion: row.testVersion,
});

export const NUMBERS_COUNTED = 1001;

/** Exact up to 1,001, above that a lower bound; null behind the last row of a later page. */
export function pageTotal(
  rows: readonly { readonly counted: number }[],
  isFirst: boolean,
): { total: number | null; totalIsEstimate: boolean } {
  const total = rows[0]?.counted ?? (isFirst ? 0 : null);
  return total !== null && total > NUMBERS_COUNTED
    ? { total: NUMBERS_COUNTED - 1, totalIsEstimate: true }
    : { total, totalIsEstimate: false };
}
