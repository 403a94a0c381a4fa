import { seesCustomField, type FieldError, type HospitalRole } from '@hms/shared-dto';
import { compileField, ValueFault, type FieldRules } from './field-checkers.rules.js';

/** What is known of a field where values are read and written. */
export interface FieldDefinition extends FieldRules {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  readonly visibleTo: readonly HospitalRole[];
  readonly archived: boolean;
}

export type FieldValues = Readonly<Record<string, unknown>>;

/** Who writes, over what is there, and whether required fields may be missing. */
export interface Writing {
  readonly roles: readonly string[];
  readonly before: FieldValues;
  readonly mayLack: boolean;
}

/** The fields that somebody sees in answers and writes in requests. */
export const openFields = (fields: readonly FieldDefinition[], roles: readonly string[]): FieldDefinition[] =>
  fields.filter(({ archived, visibleTo }) => !archived && seesCustomField(visibleTo, roles));

/** The values of these fields alone. */
export const valuesOfFields = (values: FieldValues, fields: readonly FieldDefinition[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(({ key }) => Object.hasOwn(values, key)).map(({ key }) => [key, values[key]]));

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const at = (key: string, { code, message }: Pick<FieldError, 'code' | 'message'>): FieldError => ({
  ...{ path: `customFields.${key}`, code, message },
});

/** What is stored of one field: nothing, a value, or what is wrong. A value that is there already stays good, whatever the field has become since. */
function checked(field: FieldDefinition, given: unknown, { before, mayLack }: Writing): unknown {
  if (isNothing(given)) return field.required && !mayLack ? new ValueFault('custom_field.required', `Fill in: ${field.label}.`) : undefined;
  return Object.hasOwn(before, field.key) && same(before[field.key], given) ? given : compileField(field)(given);
}

/**
 * The values to store after a request: of the fields that the writer sees, what was sent; of hidden and archived ones, what was there. A key that the
 * writer does not see is as unknown as one that nobody defined.
 */
export function writtenValues(
  given: FieldValues,
  fields: readonly FieldDefinition[],
  writing: Writing,
): { readonly values: Record<string, unknown>; readonly errors: readonly FieldError[] } {
  const open = openFields(fields, writing.roles);
  const known = new Set(open.map(({ key }) => key));
  const unknown = { code: 'custom_field.unknown', message: 'The hospital has no such field.' };
  const errors = Object.keys(given).flatMap((key) => (known.has(key) ? [] : [at(key, unknown)]));
  const values: Record<string, unknown> = Object.fromEntries(Object.entries(writing.before).filter(([key]) => !known.has(key)));
  for (const field of open) {
    const value = checked(field, Object.hasOwn(given, field.key) ? given[field.key] : undefined, writing);
    if (value instanceof ValueFault) errors.push(at(field.key, value));
    else if (value !== undefined) values[field.key] = value;
  }
  return { values, errors };
}
