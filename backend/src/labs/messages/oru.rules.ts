import type { LabMessageFault, LabTestRequest } from '@hms/shared-dto';
import type { OruResult } from './oru.js';

export const fault = (code: string, message: string, result?: OruResult): LabMessageFault => ({
  code,
  message,
  segment: result ? `OBX ${result.position}` : null,
});

/** By a result's status (HL7 table 0085): `C` corrects what the sender said before; `R` is what nobody there has verified. */
const COMPLETE = ['F', 'C'];
const PARTIAL = ['P', 'R', 'S', 'A'];

/** Whether a result is complete; a fault for one that says that there is none. */
export function completeness(result: OruResult): boolean | LabMessageFault {
  if (COMPLETE.includes(result.status)) return true;
  if (PARTIAL.includes(result.status)) return false;
  return fault('result.none', `The sender gives no result (status ${result.status}). Deal with it at the specimen.`, result);
}

/** A test that a code may stand for. */
export interface KnownTest {
  readonly testId: string;
  readonly definition: LabTestRequest;
}

/**
 * By what a person said, and by that alone where somebody has; else by LOINC, if one test has it. A sender's local code says nothing by itself:
 * T3 is one thing here and another there.
 */
export function testOf({ codes }: OruResult, mappings: ReadonlyMap<string, string>, tests: readonly KnownTest[]): KnownTest | undefined {
  for (const { code, system } of codes) {
    const said = mappings.get(mappingKey(system, code));
    if (said !== undefined) return tests.find(({ testId }) => testId === said);
    const found = system === 'LN' ? tests.filter(({ definition }) => definition.loinc === code) : [];
    if (found.length === 1) return found[0];
  }
  return undefined;
}

export const mappingKey = (system: string, code: string): string => `${system}|${code}`;

/** Without a thousands separator: a comma would be read as a decimal point. */
const NUMBER = /^[<>]?\s*[+-]?\d+(\.\d+)?$/;

/** What a technician would type for it, or why a person has to look. */
export function entryOf(result: OruResult, test: LabTestRequest): { readonly value: string; readonly unit?: string } | LabMessageFault {
  const { value, unit } = result;
  if (value === '') return fault('result.empty', `${test.name} has no value.`, result);
  if (test.kind === 'coded') return codeOf(result, test);
  if (test.kind === 'text') return { value };
  if (!NUMBER.test(value)) return fault('result.no_number', `“${value.slice(0, 40)}” of ${test.name} is no number.`, result);
  if (unit !== '') return { value, unit };
  // Of ratios and counts by themselves everybody leaves it out.
  return /^(1|\{.*\})$/.test(test.unit ?? '1') ? { value } : fault('result.no_unit', `${test.name} has no unit.`, result);
}

function codeOf(result: OruResult, { name, codes }: LabTestRequest): { readonly value: string } | LabMessageFault {
  const wanted = result.value.toLowerCase();
  const known = codes.find(({ code, text }) => [code, text].some((word) => word.toLowerCase() === wanted));
  return known ? { value: known.code } : fault('result.no_code', `“${result.value.slice(0, 40)}” is no answer of ${name}.`, result);
}
