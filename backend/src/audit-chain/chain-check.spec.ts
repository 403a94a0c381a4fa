import type { Anchor } from './anchor-file.js';
import { auditChain } from './audit-chain.js';
import { ChainCheck, type SealedEvent } from './chain-check.js';
import { beginningOf, sealHash } from './seal.rules.js';

const CHAIN = auditChain('tenant_1762083064503');
const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString().replace('Z', '000Z');

/** As the sealer makes them: event n happens at second n and is sealed a second later. */
function aChain(length: number, from: readonly SealedEvent[] = []): SealedEvent[] {
  const seals = [...from];
  for (let seq = seals.length + 1; seq <= length; seq += 1) {
    const event = { id: `event-${seq}`, occurred_at: at(seq), actor_name: 'Meera', action: 'patient.read', entity: 'patient' };
    const place = { seq, previous: seals.at(-1)?.hash ?? beginningOf(CHAIN.name), sealedAt: at(seq + 1) };
    seals.push({ ...place, hash: sealHash(place, event, CHAIN.columns), eventId: event.id, event });
  }
  return seals;
}

const anchorOf = ({ seq, hash }: SealedEvent): Anchor => ({ chain: CHAIN.name, seq, hash, at: at(seq + 2) });

function kindsOf(
  seals: readonly SealedEvent[],
  { anchors = [], state = seals.at(-1) ?? null }: { anchors?: Anchor[]; state?: SealedEvent | null } = {},
) {
  const check = new ChainCheck(CHAIN, anchors);
  for (const seal of seals) check.add(seal);
  check.end(state);
  return check.findings.map(({ kind, text }) => `${kind}: ${text}`);
}

const edited = (seal: SealedEvent, change: Record<string, string>): SealedEvent => ({ ...seal, event: { ...seal.event, ...change } });

it('finds nothing in a sound chain, an empty one, and one that grew after it was anchored', () => {
  const seals = aChain(5);
  expect(kindsOf(seals, { anchors: [anchorOf(seals[1]), anchorOf(seals[1]), anchorOf(seals[4])] })).toEqual([]);
  expect(kindsOf([])).toEqual([]);
  expect(kindsOf(aChain(7, seals), { anchors: [anchorOf(seals[4])] })).toEqual([]);
});

it('names each event that was changed, and nothing that comes after it', () => {
  const seals = aChain(5);
  expect(kindsOf([seals[0], edited(seals[1], { actor_name: 'Nobody' }), ...seals.slice(2)])).toEqual([
    'changed: Event event-2 is not what was sealed as 2: it was changed, or its seal is forged.',
  ]);
});

it('names an event that was deleted, and seals that are missing', () => {
  const [one, two, three, four, five] = aChain(5);
  expect(kindsOf([one, two, { ...three, event: null }, four, five])).toEqual(['deleted: Event event-3, sealed as 3, was deleted.']);
  expect(kindsOf([one, four, five])).toEqual(['missing: Seals 2 to 3 are missing.']);
  expect(kindsOf([two, three, four, five])).toEqual(['missing: Seal 1 is missing.']);
});

it('tells an order that was changed from events that were', () => {
  const seals = aChain(6);
  const swapEvents = (one: number, other: number): SealedEvent[] =>
    seals.map((seal, index) => {
      const { eventId, event } = seals[index === one ? other : index === other ? one : index];
      return { ...seal, eventId, event };
    });
  const swapSeals = (one: number, other: number): SealedEvent[] =>
    seals.map((_, index) => ({ ...seals[index === one ? other : index === other ? one : index], seq: index + 1 }));
  expect(kindsOf(swapEvents(1, 4))).toEqual(['reordered: Seals 2, 5 are not in the order in which they were made.']);
  expect(kindsOf(swapSeals(1, 2)).filter((text) => !text.startsWith('forged: Seal 3 says'))).toEqual([
    'reordered: Seals 2, 3, 4 are not in the order in which they were made.',
  ]);
});

it('finds seals that the sealer did not make', () => {
  const seals = aChain(5);
  expect(kindsOf(seals, { state: seals[3] })).toEqual(['forged: Seals after 4 were not made by the sealer.']);
  const forged = { ...seals[4], hash: 'ab'.repeat(32) };
  expect(kindsOf([...seals.slice(0, 4), forged], { state: seals[4] })).toEqual([
    'changed: Event event-5 is not what was sealed as 5: it was changed, or its seal is forged.',
    'forged: Seal 5 is not the one that the sealer made.',
  ]);
  const place = { seq: 6, previous: seals[4].hash, sealedAt: at(2) };
  const backDated = { ...place, hash: sealHash(place, seals[1].event!, CHAIN.columns), eventId: 'event-2', event: seals[1].event };
  expect(kindsOf([...seals, backDated])).toEqual(['forged: Seal 6 says that it is older than the one before it.']);
});

it('finds an event that was put in later than it says', () => {
  const seals = aChain(5);
  const event = { ...seals[0].event, id: 'event-x', occurred_at: '2026-11-22T08:00:00.000000Z' };
  const place = { seq: 6, previous: seals[4].hash, sealedAt: at(7) };
  expect(kindsOf([...seals, { ...place, hash: sealHash(place, event, CHAIN.columns), eventId: 'event-x', event }])).toEqual([
    'inserted: Event event-x, sealed as 6, was put in later than it says (2026-11-22T08:00:00.000000Z).',
  ]);
});

it('takes a clock that runs ahead for no one’s fault', () => {
  const ahead = aChain(2).map((seal) => edited(seal, { occurred_at: '2027-01-01T00:00:00.000000Z' }));
  let previous = beginningOf(CHAIN.name);
  const seals = ahead.map((seal) => {
    previous = sealHash({ ...seal, previous }, seal.event!, CHAIN.columns);
    return { ...seal, hash: previous };
  });
  expect(kindsOf(aChain(4, seals))).toEqual([]);
});

it('finds by an anchor that the end was cut off, even if the sealer’s note was too', () => {
  const seals = aChain(5);
  expect(kindsOf(seals.slice(0, 3), { anchors: [anchorOf(seals[2]), anchorOf(seals[4])] })).toEqual([
    `cut: The chain ends at seal 3, but on ${at(7)} it reached 5: its end was cut off.`,
  ]);
  expect(kindsOf(seals.slice(0, 3), { state: seals[4] })).toEqual([
    'cut: The sealer came to seal 5, but the last one is 3: the end was cut off.',
  ]);
});

it('finds by its anchors that a chain was rewritten so that it is sound', () => {
  const seals = aChain(6);
  const place = { seq: 3, previous: seals[1].hash, sealedAt: at(4) };
  const event = { ...seals[2].event, actor_name: 'Nobody' };
  const rewritten = aChain(6, [...seals.slice(0, 2), { ...place, hash: sealHash(place, event, CHAIN.columns), eventId: 'event-3', event }]);
  expect(kindsOf(rewritten)).toEqual([]);
  expect(kindsOf(rewritten, { anchors: [seals[1], seals[3], seals[5]].map(anchorOf) })).toEqual([
    `rewritten: 2 of the anchors disagree, the first one of ${at(6)}: seal 4 was another then. The chain was rewritten.`,
  ]);
});

it('tells twenty findings and counts the rest', () => {
  const check = new ChainCheck(CHAIN, []);
  for (const seal of aChain(30)) check.add(edited(seal, { actor_name: 'Nobody' }));
  check.end(null);
  expect([check.findings.length, check.untold]).toEqual([20, 11]);
});
