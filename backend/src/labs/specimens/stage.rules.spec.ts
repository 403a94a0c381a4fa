import 'reflect-metadata';
import { LAB_ITEM_STATUSES, type LabItemStatus, type LabStage } from '@hms/shared-dto';
import { stageOf } from './stage.rules.js';

const OPEN: readonly LabItemStatus[] = ['ordered', 'collected', 'received', 'in_progress'];
const tube = (statuses: LabItemStatus[], collected = true, received = true) => stageOf({ collected, received, statuses });

describe('what is to be done with a tube next', () => {
  it.each<[LabItemStatus, LabStage, boolean]>([
    ['ordered', 'enter', true],
    ['collected', 'enter', true],
    ['received', 'enter', true],
    ['in_progress', 'enter', true],
    ['preliminary', 'verify', false],
    ['final', 'done', false],
    ['corrected', 'done', false],
    ['cancelled', 'cancelled', false],
  ])('of one test that is %s: %s, pending %s', (status, stage, pending) => expect(tube([status])).toEqual({ stage, pending }));

  it('of two tests: what waits to be verified goes first, and what is cancelled does not count', () => {
    for (const one of LAB_ITEM_STATUSES)
      for (const other of LAB_ITEM_STATUSES) {
        const live = [one, other].filter((status) => status !== 'cancelled');
        const pending = live.some((status) => OPEN.includes(status));
        const afterVerified: LabStage = pending ? 'enter' : 'done';
        const measured: LabStage = live.includes('preliminary') ? 'verify' : afterVerified;
        const stage = live.length === 0 ? 'cancelled' : measured;
        expect([one, other, tube([one, other])]).toEqual([one, other, { stage, pending }]);
      }
  });

  it('comes in order: nothing is received before it is collected, nor entered before it is received', () => {
    for (const status of LAB_ITEM_STATUSES.filter((each) => each !== 'cancelled')) {
      const pending = OPEN.includes(status);
      expect(tube([status], false, false)).toEqual({ stage: 'collect', pending });
      expect(tube([status], true, false)).toEqual({ stage: 'receive', pending });
    }
    expect(tube([], true, true)).toEqual({ stage: 'cancelled', pending: false });
  });
});
