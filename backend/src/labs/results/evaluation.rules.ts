import {
  deltaExceeded,
  deltaPercent,
  hasReference,
  readLabNumber,
  roundTo,
  verdictOf,
  type Comparator,
  type FieldError,
  type LabFlag,
  type LabRange,
  type LabTestRequest,
  type LabUsedRange,
} from '@hms/shared-dto';
import { limitsOf, rangeFor, type Subject } from '../ranges.rules.js';
import { converted } from '../../common/units.js';

/** The last verified number of the test, in its unit now. */
export interface PreviousValue {
  readonly value: number;
  readonly collectedAt: string;
}

/** What a value is held against. */
export interface Against {
  readonly test: LabTestRequest;
  readonly subject: Subject;
  readonly previous: PreviousValue | null;
}

/** A result before somebody's name is put to it. */
export interface Evaluated {
  readonly number: number | null;
  readonly comparator: Comparator | null;
  readonly code: string | null;
  readonly text: string | null;
  readonly unit: string | null;
  /** As it was entered where that was another unit. */
  readonly entered: { readonly value: number; readonly unit: string } | null;
  readonly flag: LabFlag | null;
  readonly critical: boolean;
  readonly range: LabUsedRange | null;
  readonly delta: (PreviousValue & { readonly percent: number | null; readonly exceeded: boolean }) | null;
}

const NOTHING: Evaluated = {
  ...{
    number: null,
    comparator: null,
    code: null,
    text: null,
    unit: null,
    entered: null,
    flag: null,
    critical: false,
    range: null,
    delta: null,
  },
};

/** A range as it is kept with a result. */
export const usedRange = (range: LabRange): LabUsedRange => ({ ...limitsOf(range), note: range.note ?? null, source: range.source });

function deltaOf(value: number, { test, previous }: Against): Evaluated['delta'] {
  if (!previous) return null;
  const percent = deltaPercent(value, previous.value);
  return { ...previous, percent, exceeded: deltaExceeded(percent, test.deltaPercent ?? null) };
}

/** A number in the unit of its test, rounded as it is reported: what is printed is what is compared. */
export function evaluateNumber(given: { value: number; comparator: Comparator | null }, against: Against): Evaluated {
  const { test, subject } = against;
  const value = test.decimals === undefined ? given.value : roundTo(given.value, test.decimals);
  const range = rangeFor(test.ranges, subject);
  const scale = { absoluteLow: test.absoluteLow ?? null, absoluteHigh: test.absoluteHigh ?? null };
  const verdict = verdictOf({ value, comparator: given.comparator }, range && limitsOf(range), scale);
  const delta = given.comparator === null ? deltaOf(value, against) : null;
  const unit = test.unit ?? null;
  return { ...NOTHING, number: value, comparator: given.comparator, unit, ...verdict, range: range && usedRange(range), delta };
}

type Entry = { readonly value: string; readonly unit?: string };
const refused = (field: 'value' | 'unit', code: string, message: string): FieldError => ({ path: field, code, message });

function quantity({ value, unit }: Entry, against: Against): Evaluated | FieldError {
  const number = readLabNumber(value);
  if (!number) return refused('value', 'lab_result.no_number', 'Write a number such as 5.1 or <0.01.');
  const to = against.test.unit!;
  if (unit === undefined || unit === to) return evaluateNumber(number, against);
  const inUnit = converted(number.value, { from: unit, to, molarMass: against.test.molarMass ?? null });
  if (inUnit === null) return refused('unit', 'unit.not_convertible', `This cannot be converted into ${to}.`);
  return { ...evaluateNumber({ ...number, value: inUnit }, against), entered: { value: number.value, unit } };
}

function coded(value: string, { test }: Against): Evaluated | FieldError {
  const known = test.codes.find(({ code }) => code === value);
  if (!known) return refused('value', 'lab_result.no_code', 'Choose one of the answers of this test.');
  return { ...NOTHING, code: value, flag: known.flag ?? null, critical: known.flag === 'AA' };
}

/** What an entry is worth, or what is wrong with it. */
export function evaluate(entry: Entry, against: Against): Evaluated | FieldError {
  if (against.test.kind === 'quantity') return quantity(entry, against);
  if (entry.unit !== undefined) return refused('unit', 'lab_test.only_quantity', 'Only a number has a unit.');
  return against.test.kind === 'coded' ? coded(entry.value, against) : { ...NOTHING, text: entry.value };
}

export const isRefused = (outcome: Evaluated | FieldError): outcome is FieldError => 'path' in outcome;

/** A formula that has no value here says so, and nothing else. */
export const notCalculable = (): Evaluated => ({ ...NOTHING, text: 'Not calculable' });

/** Held against a range with at least one end; a code is held against its own list. */
const isHeld = ({ number, range }: Evaluated): boolean => number === null || hasReference(range);

/** Nothing about it needs a second look: within a range that the hospital has confirmed, and not far from the value before. */
export const isUnremarkable = (result: Evaluated, confirmed: boolean): boolean =>
  confirmed && result.flag === 'N' && !result.critical && result.comparator === null && !result.delta?.exceeded && isHeld(result);
