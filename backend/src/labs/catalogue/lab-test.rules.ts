import { isDeepStrictEqual } from 'node:util';
import { LAB_FORMULAS, type FieldError, type LabTestRequest } from '@hms/shared-dto';
import { rangeErrors } from '../ranges.rules.js';
import { isUnit, likelyUnit } from '../../common/units.js';

const error = (path: string, code: string, message: string): FieldError => ({ path, code, message });

/** What only a number has. */
const OF_QUANTITY = ['unit', 'decimals', 'absoluteLow', 'absoluteHigh', 'deltaPercent', 'deltaDays', 'formula', 'molarMass'] as const;

const noUnit = (unit: string): string =>
  `This is no unit of UCUM. ${likelyUnit(unit) ? `Is it ${likelyUnit(unit)}?` : 'Case matters: mmol/L, 10*9/L, %.'}`;

function quantityErrors(test: LabTestRequest): FieldError[] {
  if (test.kind !== 'quantity') {
    const given = OF_QUANTITY.filter((name) => (test[name] ?? null) !== null).map((path) =>
      error(path, 'lab_test.only_quantity', 'Only a number has this.'),
    );
    return test.ranges.length > 0 ? [...given, error('ranges', 'lab_test.only_quantity', 'Only a number has reference ranges.')] : given;
  }
  if (!test.unit) return [error('unit', 'unit.required', 'A number needs a unit.')];
  return isUnit(test.unit) ? [] : [error('unit', 'unit.invalid', noUnit(test.unit))];
}

function scaleErrors({ absoluteLow, absoluteHigh }: LabTestRequest): FieldError[] {
  const inOrder = (absoluteLow ?? -Infinity) < (absoluteHigh ?? Infinity);
  return inOrder ? [] : [error('absoluteHigh', 'number.out_of_order', 'The scale ends before it begins.')];
}

function codeErrors({ kind, codes }: LabTestRequest): FieldError[] {
  if (kind !== 'coded') return codes.length === 0 ? [] : [error('codes', 'lab_test.only_coded', 'Only a coded test has answers.')];
  if (codes.length < 2) return [error('codes', 'lab_test.codes_required', 'List at least two answers.')];
  const twice = codes.findIndex(({ code }, index) => codes.findIndex((each) => each.code === code) < index);
  return twice < 0 ? [] : [error(`codes.${twice}.code`, 'lab_test.code_twice', 'This answer is there already.')];
}

function formulaErrors({ code, formula }: LabTestRequest): FieldError[] {
  const inputs: readonly string[] = formula ? LAB_FORMULAS[formula].inputs : [];
  return inputs.includes(code) ? [error('formula', 'lab_test.circular', 'A test is not calculated out of itself.')] : [];
}

/** What is wrong with a test that its fields by themselves do not tell. @param nameOf what a range is called where two contradict each other */
export const testErrors = (test: LabTestRequest, nameOf?: (index: number) => string): FieldError[] => [
  ...quantityErrors(test),
  ...scaleErrors(test),
  ...codeErrors(test),
  ...formulaErrors(test),
  ...rangeErrors(test.ranges, nameOf),
];

const FIELDS = [
  ...(['code', 'name', 'loinc', 'kind', 'specimen', 'method', 'unit', 'decimals', 'molarMass', 'absoluteLow', 'absoluteHigh'] as const),
  ...(['deltaPercent', 'deltaDays', 'formula', 'note', 'ranges', 'codes'] as const),
];

/** The document that is stored: what the request says, without what it leaves open. */
export const definitionOf = (request: LabTestRequest): LabTestRequest =>
  Object.fromEntries(
    FIELDS.flatMap((name) => ((request[name] ?? null) === null ? [] : [[name, request[name]]])),
  ) as unknown as LabTestRequest;

/** As the database gives it back: without what says nothing, and not of a class. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null, (_, part: unknown) => part ?? undefined) ?? 'null');

/** Names of the parts that differ, whatever the order of what is in them. */
export const changedParts = (before: LabTestRequest, after: LabTestRequest): string[] =>
  FIELDS.filter((name) => !isDeepStrictEqual(plain(before[name]), plain(after[name])));
