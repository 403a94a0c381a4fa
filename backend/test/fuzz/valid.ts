import fc, { type Arbitrary } from 'fast-check';
import { resolved, type Schema } from './document.js';

/** Letters, marks, digits and signs of the scripts that names here are written in. */
const SIGNS = [..."aBzÉñüßŁ 'Ananya-.,()& मीनाक्षी ज़ெதமிழ் বাংলা محمد 张 Ωж0123456789😀\u200C\u200D"];
const wordOf = (max: number): Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...SIGNS), { minLength: 0, maxLength: Math.max(0, max - 1) })
    .map((signs) => `x${signs.join('')}`.slice(0, max).trim());

const dayBetween = (from: string, to: string): Arbitrary<string> =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

/** What a pattern means beyond its characters: numbers that can be dialled, days that are in the calendar, names that say something. */
const MEANINGS: Readonly<Record<string, Arbitrary<string>>> = {
  '^\\d{4}-\\d{2}-\\d{2}$': dayBetween('1850-01-01', '2026-01-01'),
  '^2[01]\\d{2}-\\d{2}-\\d{2}$': dayBetween('2000-01-01', '2199-12-30'),
  '^\\+[1-9]\\d{6,14}$': fc.integer({ min: 6_000_000_000, max: 9_999_999_999 }).map((number) => `+91${number}`),
  '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{12,256}$': fc.string({ maxLength: 200 }).map((text) => `aB3${text}`.padEnd(12, 'x')),
  '^(?!constructor$)[a-z][a-z0-9_]{0,39}$': fc.stringMatching(/^[a-z][a-z0-9_]{3,39}$/),
  '^(?!.*--)[a-z][a-z0-9-]{1,38}[a-z0-9]$': fc.stringMatching(/^f[a-z0-9]{8,38}$/),
};

const BY_FORMAT: Readonly<Record<string, Arbitrary<string>>> = {
  email: fc.stringMatching(/^[a-z][a-z0-9]{3,20}@fuzz\.example$/),
  uuid: fc.uuid({ version: 7 }),
  'date-time': fc.date({ min: new Date('2000-01-01'), max: new Date('2199-12-01'), noInvalidDate: true }).map((date) => date.toISOString()),
};

function matching(pattern: string, maxLength: number): Arbitrary<string> {
  const isName = pattern.includes('\\p{L}');
  const isFreeText = pattern.startsWith('^[^');
  if (!isName && !isFreeText) return fc.stringMatching(new RegExp(pattern));
  const longest = Number(/\{1,(\d+)\}\$$/.exec(pattern)?.[1] ?? maxLength);
  return wordOf(Math.min(longest, 60)).filter((text) => new RegExp(pattern, 'u').test(text));
}

function textOf({ pattern, format = '', minLength = 0, maxLength = 200 }: Schema): Arbitrary<string> {
  const known = BY_FORMAT[format] ?? MEANINGS[pattern ?? ''];
  return known ?? (pattern ? matching(pattern, maxLength) : fc.string({ minLength, maxLength }));
}

/** Whole where there is a whole one: how many decimals are taken, the document does not say. */
function numberOf({ minimum = -1e9, maximum = 1e9 }: Schema): Arbitrary<number> {
  return fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) });
}

function listOf({ items = {}, minItems = 0, maxItems = 5, uniqueItems = false }: Schema): Arbitrary<unknown> {
  const bounds = { minLength: minItems, maxLength: Math.min(maxItems, 5) };
  return uniqueItems ? fc.uniqueArray(valueOf(items), { ...bounds, comparator: 'SameValue' }) : fc.array(valueOf(items), bounds);
}

function objectOf({ properties = {}, required = [] }: Schema): Arbitrary<Record<string, unknown>> {
  const values = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)]));
  return fc.record(values, { requiredKeys: [...required], noNullPrototype: true });
}

const BY_TYPE: Readonly<Record<string, (schema: Schema) => Arbitrary<unknown>>> = {
  string: textOf,
  integer: numberOf,
  number: numberOf,
  boolean: () => fc.boolean(),
  array: listOf,
  object: objectOf,
  null: () => fc.constant(null),
};

/** Values that the document allows. */
export function valueOf(reference: Schema): Arbitrary<unknown> {
  const schema = resolved(reference);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valueOf));
  const types = [schema.type ?? 'object'].flat();
  return fc.oneof(...types.map((type) => BY_TYPE[type]({ ...schema, type })));
}
