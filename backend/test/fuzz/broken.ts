import fc, { type Arbitrary } from 'fast-check';
import { resolved, type Schema } from './document.js';
import { valueOf } from './valid.js';

/** An input with one thing wrong with it, and what. */
export interface Broken {
  readonly input: unknown;
  readonly why: string;
}

const WRONG_TYPES: Readonly<Record<string, readonly unknown[]>> = {
  string: [0, 1.5, true, {}, [], ['x'], { toString: 'x' }],
  number: ['seven', {}, [], [1], true, '1e999', 'NaN'],
  integer: ['seven', {}, [], 1.5, '0x10', true],
  boolean: ['perhaps', 2, {}, []],
  array: ['x', 1, { 0: 'x' }, true],
  object: ['x', 1, true, [1]],
};

/** What is beyond a keyword's bound. Nothing that trimming would mend. */
const BEYOND: Readonly<Record<string, (bound: never) => readonly unknown[]>> = {
  pattern: () => ['\u0000', 'x\u0007y'],
  format: () => ['\u0000', 'x\u0007y'],
  enum: () => ['no such choice', ''],
  maxLength: (bound: number) => ['x'.repeat(bound + 1)],
  minimum: (bound: number) => [bound - 1],
  maximum: (bound: number) => [bound + 1],
  minItems: (bound: number) => (bound > 0 ? [[]] : []),
  maxItems: (bound: number) => [Array.from({ length: bound + 1 }, (_, index) => index)],
};

const beyond = (schema: Schema): unknown[] => Object.entries(schema).flatMap(([keyword, bound]) => BEYOND[keyword]?.(bound as never) ?? []);

/** Values that a property must not have. */
export function wrongValues(reference: Schema): unknown[] {
  const schema = resolved(reference);
  const types = [schema.type ?? []].flat();
  if (types.length !== 1) return [];
  return [...WRONG_TYPES[types[0]], ...beyond(schema)];
}

/** Bodies that break one rule of an object schema. */
export function brokenBody(reference: Schema): Arbitrary<Broken> {
  const schema = resolved(reference);
  const good = valueOf(schema) as Arbitrary<Record<string, unknown>>;
  const without = (schema.required ?? []).map((name) => good.map(({ [name]: _, ...rest }) => ({ input: rest, why: `without ${name}` })));
  const wrong = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    wrongValues(property).map((value) =>
      good.map((body) => ({ input: { ...body, [name]: value }, why: `${name} = ${JSON.stringify(value).slice(0, 60)}` })),
    ),
  );
  const unknown = good.chain((body) =>
    fc.stringMatching(/^[a-z]{1,12}$/).map((name) => ({ input: { ...body, [`no_${name}`]: 1 }, why: `with no_${name}` })),
  );
  const noObject = fc.constantFrom(null, 7, 'text', [], true).map((input): Broken => ({ input, why: `a ${typeof input}` }));
  return fc.oneof(...without, ...wrong, unknown, noObject);
}

/** Query strings that break one rule; a query's values are all text. */
export function brokenQuery(schema: Schema): Arbitrary<Broken> {
  const wrong = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    beyond(resolved(property)).map((value) =>
      fc.constant({ input: { [name]: String(value) }, why: `${name} = ${String(value).slice(0, 60)}` }),
    ),
  );
  const unknown = fc.stringMatching(/^[a-z]{1,12}$/).map((name) => ({ input: { [`no_${name}`]: '1' }, why: `with no_${name}` }));
  return fc.oneof(...wrong, unknown);
}
