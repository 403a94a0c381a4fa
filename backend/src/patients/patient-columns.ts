import type { PatientValues } from './patient-details.rules.js';

/** The column of each value that people write; the statements that insert, change and read a patient are made of it. */
export const VALUE_COLUMNS: Readonly<Record<keyof PatientValues, string>> = {
  firstName: 'first_name',
  middleName: 'middle_name',
  lastName: 'last_name',
  title: 'title',
  localName: 'local_name',
  nameSearch: 'name_search',
  localNameSearch: 'local_name_search',
  unidentified: 'unidentified',
  dateOfBirth: 'date_of_birth',
  birthDateEstimated: 'birth_date_estimated',
  gender: 'gender',
  email: 'email',
  phone: 'phone',
  phones: 'phones',
  phonesSearch: 'phones_search',
  address: 'address',
  identifiers: 'identifiers',
  emergencyContact: 'emergency_contact',
  language: 'language',
  occupation: 'occupation',
  maritalStatus: 'marital_status',
  deceasedDate: 'deceased_date',
  motherId: 'mother_id',
  multipleBirthOrder: 'multiple_birth_order',
  bloodGroup: 'blood_group',
  medicalHistory: 'medical_history',
  customFields: 'custom_fields',
};

export const VALUE_KEYS = Object.keys(VALUE_COLUMNS) as (keyof PatientValues)[];

const JSON_COLUMNS = new Set<keyof PatientValues>(['phones', 'address', 'identifiers', 'emergencyContact', 'customFields']);
const DATES = new Set<keyof PatientValues>(['dateOfBirth', 'deceasedDate']);

const OTHER_TYPES: Readonly<Partial<Record<keyof PatientValues, string>>> = {
  unidentified: 'boolean',
  birthDateEstimated: 'boolean',
  motherId: 'uuid',
  multipleBirthOrder: 'integer',
};

/** The SQL type of a value. */
export const valueType = (key: keyof PatientValues): string =>
  JSON_COLUMNS.has(key) ? 'jsonb' : DATES.has(key) ? 'date' : (OTHER_TYPES[key] ?? 'text');

/** The values in the order of `VALUE_KEYS`, as the driver takes them. */
export const valueParameters = (values: PatientValues): unknown[] =>
  VALUE_KEYS.map((key) => (JSON_COLUMNS.has(key) && values[key] !== null ? JSON.stringify(values[key]) : values[key]));

/** Every value under its own name, for a SELECT or RETURNING. Dates as text: a Date would be of the server's zone. */
export const VALUES_SQL = VALUE_KEYS.map((key) => `${VALUE_COLUMNS[key]}${DATES.has(key) ? '::text' : ''} AS "${key}"`).join(', ');

/** A row's values without the rest of it. */
export const valuesOf = (row: PatientValues): PatientValues =>
  Object.fromEntries(VALUE_KEYS.map((key) => [key, row[key]])) as unknown as PatientValues;
