import 'reflect-metadata';
import { jest } from '@jest/globals';
import { PoolQueue } from './pool-queue.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const EXHAUSTED = { code: 'pool.exhausted' };

/** Somebody in line: what became of them. */
function inLine(queue: PoolQueue): { outcome: () => string; leave: () => void } {
  let outcome = 'waits';
  let leave = (): void => undefined;
  queue.enter().then(
    (left) => {
      outcome = 'in';
      leave = left;
    },
    (error: { code: string }) => (outcome = error.code),
  );
  return { outcome: () => outcome, leave: () => leave() };
}
const outcomes = (all: readonly { outcome: () => string }[]) => all.map(({ outcome }) => outcome());

it('lets as many in as there are connections, the others in the order in which they came', async () => {
  const queue = new PoolQueue(2);
  const all = Array.from({ length: 4 }, () => inLine(queue));
  await jest.advanceTimersByTimeAsync(0);
  expect(outcomes(all)).toEqual(['in', 'in', 'waits', 'waits']);
  expect(queue.waiting).toBe(2);
  all[1].leave();
  await jest.advanceTimersByTimeAsync(0);
  expect(outcomes(all)).toEqual(['in', 'in', 'in', 'waits']);
});

it('is given up after two seconds in which nobody was let in', async () => {
  const queue = new PoolQueue(1);
  await queue.enter();
  const refused = expect(queue.enter()).rejects.toMatchObject(EXHAUSTED);
  await jest.advanceTimersByTimeAsync(2000);
  await refused;
  expect(queue.waiting).toBe(0);
});

it('waits on while it moves, for twenty seconds at most', async () => {
  const queue = new PoolQueue(1);
  const all = Array.from({ length: 30 }, () => inLine(queue));
  for (let second = 0; second < 19; second += 1) {
    await jest.advanceTimersByTimeAsync(1000);
    all[second].leave();
  }
  await jest.advanceTimersByTimeAsync(0);
  expect(outcomes(all.slice(18, 21))).toEqual(['in', 'in', 'waits']);
  await jest.advanceTimersByTimeAsync(1000);
  expect(all[29].outcome()).toBe('pool.exhausted');
});

it('has room again when all have left, and for whoever comes after a refusal', async () => {
  const queue = new PoolQueue(1);
  const first = inLine(queue);
  const second = inLine(queue);
  await jest.advanceTimersByTimeAsync(2000);
  expect(outcomes([first, second])).toEqual(['in', 'pool.exhausted']);
  first.leave();
  await expect(queue.enter()).resolves.toBeInstanceOf(Function);
});
