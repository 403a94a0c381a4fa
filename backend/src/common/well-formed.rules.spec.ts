import { inheritedNames, malformationOf, MAX_DEPTH } from './well-formed.rules.js';

const nested = (depth: number, innermost: unknown = 1): unknown => (depth === 0 ? innermost : { a: nested(depth - 1, innermost) });

it('takes what people write', () => {
  for (const value of [undefined, null, 1, '', 'अनन्या 👩🏽‍⚕️', ['x', { y: ['z'] }], nested(MAX_DEPTH)])
    expect(malformationOf(value)).toBeNull();
});

it.each([nested(MAX_DEPTH + 1), JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)])('refuses what nests too deep', (value) => {
  expect(malformationOf(value)).toBe('too_deep');
});

it.each(['\ud800', 'x\udc00', { text: 'a\ud83d' }, ['ok', { '\ud800': 1 }], nested(5, '\udfff')])(
  'refuses half a character: %j',
  (value) => {
    expect(malformationOf(value)).toBe('not_unicode');
  },
);

it('finds names that every object has, wherever they are', () => {
  const body: unknown = JSON.parse('{"__proto__":1,"a":{"toString":{"valueOf":1}},"b":[{"c":1},{"constructor":null}],"tostring":1}');
  expect(inheritedNames(body)).toEqual(['__proto__', 'a.toString', 'b.1.constructor']);
  for (const value of [undefined, null, 1, 'toString', {}, [[]], { a: ['constructor'] }]) expect(inheritedNames(value)).toEqual([]);
});
