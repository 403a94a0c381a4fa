import { beginningOf, canonicalForm, sealHash } from './seal.rules.js';

const COLUMNS = ['id', 'occurred_at', 'actor_name', 'entity_id', 'details'];
const PLACE = { seq: 7, previous: 'ab'.repeat(32), sealedAt: '2026-11-22T10:00:05.000001Z' };
const EVENT = {
  id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611',
  occurred_at: '2026-11-22T10:00:00.123456Z',
  actor_name: 'मीरा "M" \\ Rao\n',
  entity_id: null,
  details: '{"a": [1, 2.50]}',
};

it('covers number, hash before, time and every column, in one written form', () => {
  expect(canonicalForm(PLACE, EVENT, COLUMNS)).toBe(
    `{"seq":7,"previous":"${'ab'.repeat(32)}","sealed_at":"2026-11-22T10:00:05.000001Z","id":"0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611",` +
      '"occurred_at":"2026-11-22T10:00:00.123456Z","actor_name":"मीरा \\"M\\" \\\\ Rao\\n","details":"{\\"a\\": [1, 2.50]}"}',
  );
});

/** A seal that was made once must be found right for ever: this value never changes. */
it('gives the hash that earlier versions gave', () => {
  expect(sealHash(PLACE, EVENT, COLUMNS)).toBe('75a9808532b1e2134a8cadc562d70cbd6a973677b0f61ae1c2f1646394f7e707');
});

it('is another for any change of place or event, and the same for a column that came later and is empty', () => {
  const hash = sealHash(PLACE, EVENT, COLUMNS);
  const others = [
    sealHash({ ...PLACE, seq: 8 }, EVENT, COLUMNS),
    sealHash({ ...PLACE, previous: beginningOf('platform') }, EVENT, COLUMNS),
    sealHash({ ...PLACE, sealedAt: '2026-11-22T10:00:05.000002Z' }, EVENT, COLUMNS),
    ...COLUMNS.map((column) => sealHash(PLACE, { ...EVENT, [column]: 'x' }, COLUMNS)),
    sealHash(PLACE, { ...EVENT, entity_id: '' }, COLUMNS),
    sealHash(PLACE, { ...EVENT, entity_id: EVENT.details, details: null }, COLUMNS),
    sealHash(PLACE, { ...EVENT, added: 'later' }, [...COLUMNS, 'added']),
  ];
  expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  expect(sealHash(PLACE, { ...EVENT, added: null }, [...COLUMNS, 'added'])).toBe(hash);
});

it('begins each chain on its own', () => {
  expect(beginningOf('tenant_1762083064503')).not.toBe(beginningOf('tenant_1762083064504'));
  expect(beginningOf('platform')).toMatch(/^[0-9a-f]{64}$/);
});
