import type { LabMessageFault, LabTestRequest } from '@hms/shared-dto';
import type { OruResult } from './oru.js';

export const fault = (code: string, message: string, result?: OruResult): LabMessageFault => ({
  code,
  message,
  segment: result ? `OBX ${result.position}` : null,
});

/** What becomes of a result by its status (HL7 table 0085): `C` corrects what the sender said before. */
const COMPLETE = ['F', 'C', 'R'];
const PARTIAL = ['P', 'S', 'A'];

/** Whether a result is complete; a fault for one that says that there is none. */
export function completeness(result: OruResult): boolean | LabMessageFault {
  if (COMPLETE.includes(result.status)) return true;
  if (PARTIAL.includes(result.status)) return false;
  return fault('result.none', `The sender gives no result (status ${result.status}). Deal with it at the specimen.`, result);
}

/** A code that stands for a test by what a person said, by its LOINC, or, without a code system of others, by the laboratory's own code. */
export interface KnownTest {
  readonly testId: string;
  readonly definition: LabTestRequest;
}

const OWN_SYSTEMS = ['', 'L', '99LAB'];

/** Mappings by `system|code`. Of several tests with one LOINC none is guessed. */
export function testOf({ codes }: OruResult, mappings: ReadonlyMap<string, string>, tests: readonly KnownTest[]): KnownTest | undefined {
  const only = (found: readonly KnownTest[]): KnownTest | undefined => (found.length === 1 ? found[0] : undefined);
  for (const { code, system } of codes) {
    const said = mappings.get(mappingKey(system, code));
    const known =
      tests.find(({ testId }) => testId === said) ??
      (system === 'LN' ? only(tests.filter(({ definition }) => definition.loinc === code)) : undefined) ??
      (OWN_SYSTEMS.includes(system) ? only(tests.filter(({ definition }) => definition.code === code)) : undefined);
    if (known) return known;
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
