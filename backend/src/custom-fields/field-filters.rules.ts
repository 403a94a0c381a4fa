import { DATE_PATTERN, dayExists, type CustomFieldType, type FieldError } from '@hms/shared-dto';
import { compileField, ValueFault } from './field-checkers.rules.js';
import type { FieldDefinition } from './field-values.rules.js';

/** What a filter asks of a field's value: to be or to hold this one, to contain a text, or to lie between two, each of which may be missing. */
export type FieldCondition =
  | { readonly kind: 'is'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'contains'; readonly key: string; readonly text: string }
  | {
      readonly kind: 'between';
      readonly key: string;
      readonly of: 'number' | 'date';
      readonly from: string | null;
      readonly to: string | null;
    };

const MAX_TEXT = 200;
const NUMBER = /^-?\d{1,12}(\.\d{1,9})?$/;

type Reader = (field: FieldDefinition, given: string) => FieldCondition | ValueFault;

const contains: Reader = ({ key }, given) =>
  given.length > MAX_TEXT || given.includes('\0')
    ? new ValueFault('text.too_long', `Use at most ${MAX_TEXT} characters.`)
    : { kind: 'contains', key, text: given };

/** `170`, `150..180`, `150..` or `..180`. */
const between =
  (of: 'number' | 'date', isOne: (text: string) => boolean, fault: ValueFault): Reader =>
  ({ key }, given) => {
    const parts = given.split('..');
    const [from, to] = parts.length === 1 ? [given, given] : parts;
    const isRange = parts.length <= 2 && [from, to].every((part) => part === '' || isOne(part)) && from + to !== '';
    return isRange ? { kind: 'between', key, of, from: from || null, to: to || null } : fault;
  };

const is = (read: (given: string) => unknown): Reader => {
  return (field, given) => {
    const value = compileField(field)(read(given));
    return value instanceof ValueFault ? value : { kind: 'is', key: field.key, value };
  };
};

const NOT_BOOLEAN = 'neither';
const YES_NO: Readonly<Record<string, boolean>> = { true: true, false: false };

const isDay = (text: string): boolean => DATE_PATTERN.test(text) && dayExists(text);

const READERS: Readonly<Record<CustomFieldType, Reader>> = {
  text: contains,
  long_text: contains,
  number: between('number', (text) => NUMBER.test(text), new ValueFault('number.invalid', 'Write a number, or two with .. between them.')),
  date: between('date', isDay, new ValueFault('date.invalid', 'Write a day such as 1978-03-02, or two with .. between them.')),
  boolean: is((given) => (Object.hasOwn(YES_NO, given) ? YES_NO[given] : NOT_BOOLEAN)),
  select: is((given) => given),
  multi_select: is((given) => [given]),
  phone: is((given) => given),
  email: is((given) => given),
};

/** The conditions of a list's filters, by the fields that the caller sees. What one of them cannot be is named with its parameter. */
export function fieldConditions(
  given: Readonly<Record<string, string>>,
  fields: readonly FieldDefinition[],
): { readonly conditions: readonly FieldCondition[]; readonly errors: readonly FieldError[] } {
  const conditions: FieldCondition[] = [];
  const errors: FieldError[] = [];
  for (const [key, text] of Object.entries(given)) {
    const field = fields.find((one) => one.key === key);
    const read = field ? READERS[field.type](field, text.trim()) : new ValueFault('field.unknown', 'The hospital has no such field.');
    if (read instanceof ValueFault) errors.push({ path: `cf.${key}`, code: read.code, message: read.message });
    else conditions.push(read);
  }
  return { conditions, errors };
}
