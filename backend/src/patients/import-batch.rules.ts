import type { ImportRowError } from '@hms/shared-dto';
import type { PatientValues } from './patient-details.rules.js';
import type { Registered } from './import.queries.js';

/** A row that passed its own rules. */
export interface ImportableRow {
  readonly line: number;
  readonly values: PatientValues;
}

const keyOf = (name: string, born: string | null): string => `${born ?? ''} ${name}`;
const samePhone = (one: string | null, other: string | null): boolean => one === null || other === null || one === other;

const refused = (line: number, code: string, message: string): ImportRowError => ({ line, column: null, code, message });

/**
 * Parts rows from exact duplicates, of registered patients and of earlier rows: the same name and birth date, and no two
 * different phones. Nobody is taken for an unidentified person.
 */
export function withoutDuplicates(
  rows: readonly ImportableRow[],
  registered: readonly Registered[],
): { fresh: ImportableRow[]; errors: ImportRowError[] } {
  const known = new Map<string, { phone: string | null; as: string }[]>();
  const remember = (key: string, phone: string | null, as: string): void => void known.set(key, [...(known.get(key) ?? []), { phone, as }]);
  for (const patient of registered)
    remember(keyOf(patient.name_search, patient.date_of_birth), patient.phone, `the patient ${patient.patient_number}`);
  const errors: ImportRowError[] = [];
  const fresh = rows.filter(({ line, values }) => {
    if (values.unidentified) return true;
    const key = keyOf(values.nameSearch, values.dateOfBirth);
    const same = known.get(key)?.find(({ phone }) => samePhone(phone, values.phone));
    if (same) errors.push(refused(line, 'patient.possible_duplicate', `The same name and birth date as ${same.as}.`));
    else remember(key, values.phone, `line ${line} of this file`);
    return !same;
  });
  return { fresh, errors };
}

/** Rows beyond the plan's limit, or while the hospital may not grow. */
export const refusedRows = (rows: readonly ImportableRow[], code: string, message: string): ImportRowError[] =>
  rows.map(({ line }) => refused(line, code, message));
