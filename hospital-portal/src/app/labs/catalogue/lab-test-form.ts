import { FormArray, FormControl, FormGroup, Validators } from '@angular/forms';
import type { AgeUnit, CodedFlag, LabCodedValue, LabRange, LabSpecimenKind, LabTest, LabTestKind, LabTestRequest } from '@hms/shared-dto';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';

const LIMITS = limitsOf('LabTestRequest');
const text = (value = '', field?: string) =>
  new FormControl(value, { nonNullable: true, validators: field ? validatorsFor(LIMITS, field) : [] });
/** A number as it is typed; empty is none. */
const NUMBER = /^\s*-?\d+([.,]\d+)?\s*$/;
const number = (value: number | undefined) =>
  new FormControl(value === undefined ? '' : String(value), { nonNullable: true, validators: [Validators.pattern(NUMBER)] });

const age = (value: { value: number; unit: AgeUnit } | undefined) =>
  new FormGroup({ value: number(value?.value), unit: new FormControl<AgeUnit>(value?.unit ?? 'years', { nonNullable: true }) });

/** One range as rows of fields. */
export const createRange = (range: Partial<LabRange> = {}) =>
  new FormGroup({
    gender: new FormControl<'' | 'male' | 'female'>(range.gender ?? '', { nonNullable: true }),
    pregnant: new FormControl(range.pregnant ?? false, { nonNullable: true }),
    ageFrom: age(range.ageFrom),
    ageTo: age(range.ageTo),
    low: number(range.low),
    high: number(range.high),
    criticalLow: number(range.criticalLow),
    criticalHigh: number(range.criticalHigh),
    note: text(range.note ?? ''),
    source: new FormControl(range.source ?? '', { nonNullable: true, validators: [Validators.required] }),
  });

export const createCode = (code = '', words = '', flag: CodedFlag | '' = '') =>
  new FormGroup({
    code: new FormControl(code, { nonNullable: true, validators: [Validators.required] }),
    text: new FormControl(words, { nonNullable: true, validators: [Validators.required] }),
    flag: new FormControl<CodedFlag | ''>(flag, { nonNullable: true }),
  });

export type LabTestForm = ReturnType<typeof createTestForm>;

const codeOf = ({ code, text: words, flag }: LabCodedValue) => createCode(code, words, flag);

const rowsOf = ({ ranges = [], codes = [] }: Partial<LabTest>) => ({
  ranges: new FormArray(ranges.map(createRange)),
  codes: new FormArray(codes.map(codeOf)),
});

const kindOf = ({ kind = 'quantity', specimen = 'serum' }: Partial<LabTest>) => ({
  kind: new FormControl<LabTestKind>(kind, { nonNullable: true }),
  specimen: new FormControl<LabSpecimenKind>(specimen, { nonNullable: true }),
});

/** A test as a form; of one that is to be added, empty. */
export function createTestForm(of: LabTest | null) {
  const test: Partial<LabTest> = of ?? {};
  return new FormGroup({
    code: text(test.code, 'code'),
    name: text(test.name, 'name'),
    loinc: text(test.loinc, 'loinc'),
    ...kindOf(test),
    method: text(test.method, 'method'),
    unit: text(test.unit, 'unit'),
    decimals: number(test.decimals),
    molarMass: number(test.molarMass),
    absoluteLow: number(test.absoluteLow),
    absoluteHigh: number(test.absoluteHigh),
    deltaPercent: number(test.deltaPercent),
    deltaDays: number(test.deltaDays),
    note: text(test.note, 'note'),
    ...rowsOf(test),
  });
}

const numberIn = (typed: string): number | undefined => (typed.trim() === '' ? undefined : Number(typed.trim().replace(',', '.')));

/** Without what says nothing. */
const said = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && value !== false)) as T;

type RangeValue = ReturnType<ReturnType<typeof createRange>['getRawValue']>;

const ageIn = ({ value, unit }: { value: string; unit: AgeUnit }) => {
  const age = numberIn(value);
  return age === undefined ? undefined : { value: age, unit };
};

const toRange = (value: RangeValue): LabRange =>
  said({
    gender: value.gender || undefined,
    pregnant: value.pregnant || undefined,
    ...{ ageFrom: ageIn(value.ageFrom), ageTo: ageIn(value.ageTo), low: numberIn(value.low), high: numberIn(value.high) },
    ...{
      criticalLow: numberIn(value.criticalLow),
      criticalHigh: numberIn(value.criticalHigh),
      note: value.note.trim(),
      source: value.source.trim(),
    },
  });

/** What is sent: of each kind what it has. A formula stays as it was. */
export function toTestRequest(form: LabTestForm, before: LabTest | null): LabTestRequest {
  const value = form.getRawValue();
  const { code, name, loinc, kind, specimen, method, note } = value;
  const isNumber = kind === 'quantity';
  const numbers = {
    ...{ unit: value.unit.trim(), decimals: numberIn(value.decimals), molarMass: numberIn(value.molarMass), formula: before?.formula },
    ...{ absoluteLow: numberIn(value.absoluteLow), absoluteHigh: numberIn(value.absoluteHigh) },
    ...{ deltaPercent: numberIn(value.deltaPercent), deltaDays: numberIn(value.deltaDays) },
  };
  return {
    ...said({ code: code.trim(), name: name.trim(), loinc: loinc.trim(), kind, specimen, method: method.trim(), note: note.trim() }),
    ...(isNumber ? said(numbers) : {}),
    ranges: isNumber ? value.ranges.map(toRange) : [],
    codes: kind === 'coded' ? value.codes.map(({ flag, ...each }) => ({ ...each, ...(flag ? { flag } : {}) })) : [],
  };
}
