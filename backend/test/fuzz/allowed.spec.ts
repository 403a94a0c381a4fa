import 'reflect-metadata';
import fc from 'fast-check';
import { byName, callerOf, goodOf, SAMPLE, sendAll, twiceAtMost, WITHIN_MS } from './asking.js';
import { OPERATIONS } from './document.js';
import { outcomeOf } from './good.js';
import { valueOf } from './valid.js';

describe('100 inputs that the document allows', () => {
  it.each(byName(OPERATIONS))(
    '%s',
    async (_, operation) => {
      const drawn = fc.record({ query: valueOf(operation.query), body: operation.body ? valueOf(operation.body) : fc.constant(undefined) });
      const inputs = twiceAtMost(fc.sample(drawn, SAMPLE).map((input) => goodOf(operation, input)));
      const allowed = outcomeOf(operation);
      const as = await callerOf(operation);
      const wrong = await sendAll({ operation, as }, inputs, ({ status }) => (allowed.includes(status) ? null : `answered ${status}`));
      expect(wrong.slice(0, 3)).toEqual([]);
    },
    WITHIN_MS,
  );
});
