import 'reflect-metadata';
import { QUEUE_STATUSES } from '@hms/shared-dto';
import { initialsOf, QUEUE_TRANSITIONS } from './queue.rules.js';

it.each([
  [['Meena', 'Sharma'], 'M. S.'],
  [[null, 'Suharto'], 'S.'],
  [['é', 'Æ'], 'É. Æ.'],
  [['मीना', 'शर्मा'], 'मी. श.'],
  [['', 'Unknown'], 'U.'],
])('%j is shown as %s', (names, initials) => {
  expect(initialsOf(...names)).toBe(initials);
});

it('ends with being served or leaving', () => {
  expect(QUEUE_STATUSES.filter((status) => QUEUE_TRANSITIONS[status].length === 0)).toEqual(['served', 'left']);
});
