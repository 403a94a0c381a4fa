import { OutboxPosition } from './outbox-position.js';

const horizon = (oldest: number, bound: number | null = null) => ({ oldest: BigInt(oldest), bound: bound === null ? null : BigInt(bound) });

describe('the position in an outbox', () => {
  it('remembers the numbers left out, and takes each once', () => {
    const position = new OutboxPosition(10);
    expect([position.pass(11), position.pass(14), position.pass(14)]).toEqual([true, true, false]);
    expect([position.highest, position.gaps]).toEqual([14, [12, 13]]);
    expect([position.pass(12), position.pass(12), position.pass(3)]).toEqual([true, false, false]);
    expect(position.gaps).toEqual([13]);
  });

  it('gives a gap up only when everybody has ended who may own it', () => {
    const position = new OutboxPosition(1);
    position.pass(3);
    // Noticed in this reading: nothing is known of its owner yet.
    position.settle(horizon(900), []);
    expect([position.gaps, position.needsBound]).toEqual([[2], true]);
    position.settle(horizon(900, 1000), [2]);
    expect([position.gaps, position.needsBound]).toEqual([[2], false]);
    position.settle(horizon(999), [2]);
    expect(position.gaps).toEqual([2]);
    position.settle(horizon(1000), [2]);
    expect(position.gaps).toEqual([]);
  });

  it('goes into an id and comes back out of it', () => {
    const position = new OutboxPosition(7);
    expect(position.toId()).toBe('7');
    position.pass(10);
    expect(position.toId()).toBe('10-8.9');
    const again = OutboxPosition.parse('10-8.9');
    expect([again?.highest, again?.gaps]).toEqual([10, [8, 9]]);
  });

  it.each([
    '',
    'x',
    '-1',
    '1-',
    '1-2',
    '5-4.',
    '1.5',
    '1e3',
    "1'; --",
    '9999999999999999',
    `500-${Array.from({ length: 101 }, (_, n) => n).join('.')}`,
  ])('knows that %j is no id of ours', (id) => {
    expect(OutboxPosition.parse(id)).toBeNull();
  });

  it('stays small, whatever is left out', () => {
    const position = new OutboxPosition(0);
    position.pass(1_000_000);
    expect(position.gaps.length).toBeLessThanOrEqual(1000);
    expect(position.gaps).toContain(999_999);
    expect(position.toId()).toBeNull();
    position.pass(1_500_000);
    expect([position.gaps.length, position.gaps.includes(999_999)]).toEqual([1000, false]);
  });
});
