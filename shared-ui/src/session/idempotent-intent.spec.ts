import { IdempotentIntent } from './idempotent-intent';

it('gives one key to one request and another to a changed one', () => {
  const intent = new IdempotentIntent();
  const first = intent.keyFor({ lastName: 'Rao' });
  expect(intent.keyFor({ lastName: 'Rao' })).toBe(first);
  expect(intent.keyFor({ lastName: 'Rao', allowDuplicate: true })).not.toBe(first);
});
