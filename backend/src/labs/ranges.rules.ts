import { hasReference, type FieldError, type Gender, type LabLimits, type LabRange } from '@hms/shared-dto';
import { completedAge, mayPrecede, type Age } from './ages.rules.js';

/** Whose specimen it is, on the day of collection by the hospital's calendar. */
export interface Subject {
  readonly gender: Gender;
  /** Null when nobody knows. */
  readonly dateOfBirth: string | null;
  readonly pregnant: boolean;
  /** `YYYY-MM-DD`. */
  readonly collectedOn: string;
}

const BIRTH: Age = { value: 0, unit: 'days' };

/** From its first age on, up to and without its last. Nobody without a birth date is of any age. */
function isOfAge({ ageFrom, ageTo }: LabRange, { dateOfBirth, collectedOn }: Subject): boolean {
  if (!ageFrom && !ageTo) return true;
  if (dateOfBirth === null) return false;
  const reached = (age: Age): boolean => completedAge(dateOfBirth, collectedOn, age.unit) >= age.value;
  return (!ageFrom || reached(ageFrom)) && (!ageTo || !reached(ageTo));
}

/** The more a range says of whom it is for, the more it counts. */
const rank = ({ pregnant, gender }: LabRange): number => (pregnant ? 2 : 0) + (gender ? 1 : 0);

/** The range that fits, the most particular one; null where there is none. */
export function rangeFor(ranges: readonly LabRange[], subject: Subject): LabRange | null {
  const fitting = ranges.filter(
    (range) => (!range.pregnant || subject.pregnant) && (!range.gender || range.gender === subject.gender) && isOfAge(range, subject),
  );
  return fitting.reduce<LabRange | null>((best, range) => (best && rank(best) >= rank(range) ? best : range), null);
}

export const limitsOf = ({ low, high, criticalLow, criticalHigh }: LabRange): LabLimits => ({
  low: low ?? null,
  high: high ?? null,
  criticalLow: criticalLow ?? null,
  criticalHigh: criticalHigh ?? null,
});

const isBefore = (one: Age | undefined, other: Age | undefined): boolean => other === undefined || mayPrecede(one ?? BIRTH, other);

/** Whether two ranges could both fit one person, so that nobody knows which holds. */
export const overlap = (one: LabRange, other: LabRange): boolean =>
  (one.gender ?? null) === (other.gender ?? null) &&
  (one.pregnant ?? false) === (other.pregnant ?? false) &&
  isBefore(one.ageFrom, other.ageTo) &&
  isBefore(other.ageFrom, one.ageTo);

const error = (path: string, code: string, message: string): FieldError => ({ path, code, message });

/** Each not above the next. */
const IN_ORDER = ['criticalLow', 'low', 'high', 'criticalHigh'] as const;

function orderErrors(range: LabRange, path: string): FieldError[] {
  const given = IN_ORDER.filter((name) => (range[name] ?? null) !== null);
  const wrong = given.find((name, index) => index > 0 && range[given[index - 1]]! > range[name]!);
  return wrong
    ? [error(`${path}.${wrong}`, 'number.out_of_order', 'Critical low, low, high, critical high: each not above the next.')]
    : [];
}

function emptyErrors(range: LabRange, path: string): FieldError[] {
  const says = hasReference(limitsOf(range)) || (range.criticalLow ?? range.criticalHigh ?? null) !== null;
  return says ? [] : [error(path, 'range.empty', 'Give at least one limit.')];
}

function ageErrors({ ageFrom, ageTo }: LabRange, path: string): FieldError[] {
  if (!ageTo || mayPrecede(ageFrom ?? BIRTH, ageTo)) return [];
  return [error(`${path}.ageTo`, 'number.out_of_order', 'The range ends before it begins.')];
}

/** What is wrong with a test's ranges: limits out of order, nothing said, or two that could both fit. */
export function rangeErrors(ranges: readonly LabRange[], nameOf = (index: number): string => `number ${index + 1}`): FieldError[] {
  return ranges.flatMap((range, index) => {
    const path = `ranges.${index}`;
    const other = ranges.findIndex((each, before) => before < index && overlap(each, range));
    const overlapping = other < 0 ? [] : [error(path, 'range.overlap', `For some people this range and ${nameOf(other)} would both hold.`)];
    return [...orderErrors(range, path), ...emptyErrors(range, path), ...ageErrors(range, path), ...overlapping];
  });
}
