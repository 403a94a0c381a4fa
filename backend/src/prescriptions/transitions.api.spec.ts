import 'reflect-metadata';
import { PRESCRIPTION_STATUSES, PRESCRIPTION_TRANSITIONS, type Prescription, type PrescriptionStatus } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import { answered, aPharmacy, type Pharmacy } from '../../test/prescribing.js';

let api: TestApi;
let pharmacy: Pharmacy;
beforeAll(async () => {
  api = await startApi();
  pharmacy = await aPharmacy(api);
});
afterAll(() => api.close());

type Reached = Exclude<PrescriptionStatus, 'draft'>;

/** What leads to each status; to a draft nothing does. */
const STEPS: Readonly<Record<Reached, { readonly name: string; readonly body?: object }>> = {
  active: { name: 'sign', body: {} },
  'on-hold': { name: 'hold', body: { reason: 'surg' } },
  completed: { name: 'complete' },
  stopped: { name: 'stop', body: { reason: 'sintol' } },
  cancelled: { name: 'cancel', body: { reason: 'altchoice' } },
  'entered-in-error': { name: 'entered-in-error', body: { note: 'Another patient' } },
};
const REACHED = Object.keys(STEPS) as Reached[];

const post = ({ id, version }: Prescription, name: string, body?: object) =>
  pharmacy.doctor.post<Prescription>(`/api/prescriptions/${id}/${name}`, body, { version });
/** What is on hold becomes active by being resumed, not by being signed. */
const step = (one: Prescription, to: Reached) =>
  one.status === 'on-hold' && to === 'active' ? post(one, 'resume') : post(one, STEPS[to].name, STEPS[to].body);

/** Somebody's, in that status. */
async function inStatus(status: PrescriptionStatus): Promise<Prescription> {
  const draft = await pharmacy.drafted((await pharmacy.aPatient()).id);
  if (status === 'draft') return draft;
  const signed = answered(await step(draft, 'active'), 200);
  return status === 'active' ? signed : answered(await step(signed, status), 200);
}

const PAIRS = PRESCRIPTION_STATUSES.flatMap((from) => REACHED.map((to) => [from, to] as const));

it.each(PAIRS)('from %s to %s a prescription goes just if the transitions say so, and stays as it was if not', async (from, to) => {
  const before = await inStatus(from);
  const { status, body, problem } = await step(before, to);
  if (PRESCRIPTION_TRANSITIONS[from].includes(to)) {
    expect([status, body.status, body.version]).toEqual([200, to, before.version + 1]);
    return;
  }
  expect([status, problem.code]).toEqual([409, 'prescription.illegal_state']);
  expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${before.id}`)).body).toEqual(before);
});

it.each(PRESCRIPTION_STATUSES.filter((status) => status !== 'on-hold'))('from %s nothing is resumed', async (from) => {
  expect((await post(await inStatus(from), 'resume')).problem.code).toBe('prescription.illegal_state');
});

it('what was handed out in part is not cancelled any more, but stopped', async () => {
  const signed = await inStatus('active');
  const handedOut = answered(
    await pharmacy.pharmacist.post<Prescription>(
      `/api/prescriptions/${signed.id}/dispenses`,
      { status: 'completed', quantity: 1 },
      { version: signed.version },
    ),
    201,
  );
  expect((await step(handedOut, 'cancelled')).problem.code).toBe('prescription.illegal_state');
  expect(answered(await step(handedOut, 'stopped'), 200).status).toBe('stopped');
});
