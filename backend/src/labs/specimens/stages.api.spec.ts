import 'reflect-metadata';
import { LAB_STAGES, type LabItemStatus, type LabOrder, type LabSpecimenSheet, type LabStage } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import type { Answer } from '../../../test/client.js';
import { Laboratory, ok } from '../../../test/laboratory.js';

let api: TestApi;
let lab: Laboratory;
beforeAll(async () => {
  api = await startApi();
  lab = await Laboratory.open(api);
});
afterAll(() => api.close());

/** A potassium whose tube has come to a stage. */
interface Case {
  readonly order: LabOrder;
  readonly tubeId: string;
  readonly itemId: string;
}

type Action = 'collect' | 'receive' | 'reject' | 'keep' | 'complete' | 'verify' | 'correct' | 'cancel';

const of = ({ tubeId }: Case, action: string) => `/api/lab-specimens/${tubeId}/${action}`;
const enter = (one: Case, preliminary: boolean) =>
  lab.as.LabTechnician.post(of(one, 'results'), { entries: [{ itemId: one.itemId, value: '4.4' }], preliminary });

/** What somebody who may do it asks for. */
const ACTIONS: Readonly<Record<Action, (one: Case) => Promise<Answer<unknown>>>> = {
  collect: (one) => lab.as.Nurse.post(of(one, 'collect'), {}),
  receive: (one) => lab.as.LabTechnician.post(of(one, 'receive')),
  reject: (one) => lab.as.LabTechnician.post(of(one, 'reject'), { reason: 'haemolysed' }),
  keep: (one) => enter(one, false),
  complete: (one) => enter(one, true),
  verify: async (one) => {
    const { entries } = (await lab.as.Doctor.get<LabSpecimenSheet>(`/api/lab-specimens/${one.tubeId}`)).body;
    // Of a tube without results, those of nobody.
    return lab.as.Doctor.post(of(one, 'verify'), { resultIds: [entries[0]?.result?.id ?? one.itemId] });
  },
  correct: (one) => lab.as.Doctor.post(of(one, 'correct'), { itemId: one.itemId, value: '4.6', reason: 'Wrong line' }),
  cancel: ({ order }) => lab.as.Doctor.post(`/api/lab-orders/${order.id}/cancel`, { reason: 'Not needed' }),
};

/** How a tube comes to a stage. */
const WAYS: Readonly<Record<LabStage, readonly Action[]>> = {
  collect: [],
  receive: ['collect'],
  enter: ['collect', 'receive'],
  verify: ['collect', 'receive', 'complete'],
  done: ['collect', 'receive', 'complete', 'verify'],
  rejected: ['collect', 'reject'],
  cancelled: ['cancel'],
};

/** Every step that is allowed: where the tube and its test stand then. All others are refused. */
const ALLOWED: Readonly<Record<LabStage, Partial<Record<Action, readonly [LabStage, LabItemStatus]>>>> = {
  collect: { collect: ['receive', 'collected'], cancel: ['cancelled', 'cancelled'] },
  receive: { receive: ['enter', 'received'], reject: ['rejected', 'ordered'], cancel: ['cancelled', 'cancelled'] },
  enter: {
    ...{ keep: ['enter', 'in_progress'], complete: ['verify', 'preliminary'], reject: ['rejected', 'ordered'] },
    cancel: ['cancelled', 'cancelled'],
  },
  verify: { keep: ['enter', 'in_progress'], complete: ['verify', 'preliminary'], verify: ['done', 'final'] },
  done: { correct: ['done', 'corrected'] },
  // Its test waits for another tube, whose order can still be cancelled.
  rejected: { cancel: ['rejected', 'cancelled'] },
  cancelled: {},
};

const aCase = async (stage: LabStage): Promise<Case> => {
  const order = await lab.ordered(['K']);
  const one = { order, tubeId: order.specimens[0].id, itemId: order.items[0].id };
  for (const action of WAYS[stage]) ok(await ACTIONS[action](one));
  return one;
};

const standsAt = async ({ order, tubeId }: Case): Promise<[LabStage | undefined, LabItemStatus | undefined]> => {
  const { items, specimens } = ok(await lab.as.Doctor.get<LabOrder>(`/api/lab-orders/${order.id}`));
  return [specimens.find(({ id }) => id === tubeId)?.stage, items[0]?.status];
};

const STEPS = LAB_STAGES.flatMap((stage) =>
  (Object.entries(ALLOWED[stage]) as [Action, readonly [LabStage, LabItemStatus]][]).map(
    ([action, then]) => [stage, action, then] as const,
  ),
);

it.each(STEPS)('a tube at the stage %s can %s: %p', async (stage, action, then) => {
  const one = await aCase(stage);
  ok(await ACTIONS[action](one));
  expect(await standsAt(one)).toEqual(then);
});

it.each([...LAB_STAGES])('a tube at the stage %s stays there upon everything else', async (stage) => {
  const one = await aCase(stage);
  const before = await standsAt(one);
  expect(before[0]).toBe(stage);
  for (const action of (Object.keys(ACTIONS) as Action[]).filter((each) => !(each in ALLOWED[stage]))) {
    const { status } = await ACTIONS[action](one);
    expect([action, [400, 409].includes(status)]).toEqual([action, true]);
    expect([action, await standsAt(one)]).toEqual([action, before]);
  }
});
