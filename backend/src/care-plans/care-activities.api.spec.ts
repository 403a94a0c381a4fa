import 'reflect-metadata';
import { HOSPITAL_ROLES, type Appointment, type CareActivity, type CarePlan, type CarePlanList, type Patient } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import { aPlan } from '../../test/care-plans.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { timesAt } from '../../test/clinic.js';
import { Laboratory, ok } from '../../test/laboratory.js';
import { aRegisteredPatient } from '../../test/patients.js';
import { TWICE } from '../../test/prescribing.js';

let api: TestApi;
let hospital: TestHospital;
let laboratory: Laboratory;
let doctor: ApiClient;
let medicationId: string;
let patient: Patient;
let at: string;
let day = 0;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: HOSPITAL_ROLES });
  laboratory = await Laboratory.of(api, hospital);
  doctor = await hospital.as('Doctor');
  medicationId = (await doctor.get<{ data: { id: string }[] }>('/api/medications?q=paracetamol')).body.data[0].id;
});
afterAll(() => api.close());
beforeEach(async () => {
  patient = await aRegisteredPatient(doctor, { allowDuplicate: true, noKnownAllergies: true });
  const plan = await doctor.post<CarePlan>(`/api/patients/${patient.id}/care-plans`, { title: 'Diabetes, back to target' });
  at = `/api/care-plans/${plan.body.id}`;
});

const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';
const told = ({ status, problem }: { status: number; problem?: { code: string } }) => [status, problem?.code];
/** The activity that was added last. */
const added = async (kind: string, more: object = {}): Promise<CareActivity> =>
  ok(await doctor.post<CarePlan>(`${at}/activities`, { kind, description: 'To do', ...more }), 201).activities.at(-1)!;
const read = async () => ok(await doctor.get<CarePlan>(at));
const one = async (id: string) => (await read()).activities.find((each) => each.id === id)!;
const move = (id: string, status: string, more: { version?: number; reason?: string } = {}): Promise<Answer<CarePlan>> => {
  const { version, reason } = more;
  return doctor.post<CarePlan>(`${at}/activities/${id}/status`, { status, ...(reason ? { reason } : {}) }, version ? { version } : {});
};
const link = (id: string, to: string, options = {}) => doctor.post<CarePlan>(`${at}/activities/${id}/link`, { id: to }, options);
const appointment = async (patientId = patient.id): Promise<Appointment> => {
  day += 1;
  return ok(await doctor.post<Appointment>('/api/appointments', { ...timesAt(day), patientId, doctorId: hospital.users.Doctor!.id }), 201);
};
const drafted = async (patientId = patient.id) =>
  ok(await doctor.post<{ id: string; version: number }>('/api/prescriptions', { patientId, medicationId, ...TWICE }), 201);

describe('a task', () => {
  it('is begun, ticked with who and when, and the tick is taken back', async () => {
    const { id } = await added('Task', { dueOn: '2026-12-06', performerRole: 'Nurse' });
    expect(await one(id)).toMatchObject({
      ...{ kind: 'Task', description: 'To do', dueOn: '2026-12-06', performerRole: 'Nurse', status: 'not-started', linked: null },
      ...{ doneBy: null, doneAt: null, version: 1 },
    });
    expect(ok(await move(id, 'in-progress')).progress).toEqual({ done: 0, total: 1 });
    const done = ok(await move(id, 'completed'));
    expect([done.progress, done.activities[0]]).toEqual([
      { done: 1, total: 1 },
      expect.objectContaining({ status: 'completed', doneBy: 'Test Doctor', doneAt: expect.stringMatching(/Z$/) as string }),
    ]);
    expect(ok(await move(id, 'not-started')).activities[0]).toMatchObject({ status: 'not-started', doneBy: null, doneAt: null });
  });

  it('goes no other way: each refused step is a 409 and changes nothing', async () => {
    const steps: Record<string, string[]> = {
      'not-started': ['in-progress', 'completed', 'cancelled'],
      'in-progress': ['not-started', 'completed', 'cancelled'],
      completed: ['not-started'],
      cancelled: [],
    };
    for (const from of Object.keys(steps)) {
      for (const to of Object.keys(steps)) {
        const { id } = await added('Task');
        if (from !== 'not-started') ok(await move(id, from, { reason: 'No need' }));
        const answer = await move(id, to, { reason: 'No need' });
        const isStep = steps[from].includes(to);
        expect([from, to, ...told(answer)]).toEqual([from, to, ...(isStep ? [200, undefined] : [409, 'care_activity.illegal_state'])]);
        expect((await one(id)).status).toBe(isStep ? to : from);
      }
    }
  });

  it('is ticked once by two at the same time, and cancelled only with a reason', async () => {
    const { id } = await added('Task');
    const ticks = await Promise.all([move(id, 'completed', { version: 1 }), move(id, 'completed', { version: 1 })]);
    expect(ticks.map(({ status }) => status).sort()).toEqual([200, 412]);
    const blind = await Promise.all([move(id, 'not-started'), move(id, 'not-started')]);
    expect(blind.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await move(id, 'cancelled')).problem.errors?.[0]).toMatchObject({ path: 'reason', code: 'text.required' });
    expect(ok(await move(id, 'cancelled', { reason: 'Moved away' })).activities[0]).toMatchObject({ statusReason: 'Moved away' });
  });

  it('of another plan is not found, and turns into nothing else', async () => {
    const { id } = await added('Task');
    const other = await aPlan(doctor, patient.id);
    expect(told(await move(other.activity, 'completed'))).toEqual([404, 'care_activity.not_found']);
    expect(told(await link(id, NOBODY))).toEqual([422, 'care_activity.is_a_task']);
  });

  it('is written anew until it is done, by who saw it last', async () => {
    const { id } = await added('Task');
    const write = (body: object, version: number) => doctor.put<CarePlan>(`${at}/activities/${id}`, body, { version });
    const race = await Promise.all(['One', 'Two'].map((description) => write({ description }, 1)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(told(await write({ description: 'x', kind: 'Appointment' }, 2))).toEqual([400, 'request.invalid']);
    expect(told(await write({ description: 'x', performerRole: 'SuperAdmin' }, 2))).toEqual([400, 'request.invalid']);
    ok(await move(id, 'completed'));
    expect(told(await write({ description: 'Late' }, 3))).toEqual([409, 'care_activity.illegal_state']);
  });
});

describe('an activity that becomes real', () => {
  it('follows its laboratory order from the order to the verified result', async () => {
    const { id } = await added('ServiceRequest');
    const order = await laboratory.ordered(['K'], {}, patient.id);
    const linked = ok(await link(id, order.id)).activities[0];
    expect(linked).toMatchObject({ status: 'scheduled', linked: { id: order.id, label: order.orderNumber, at: order.orderedAt } });
    const { id: tube } = await laboratory.received(order);
    expect((await one(id)).status).toBe('in-progress');
    ok(await laboratory.enter(tube, { K: '4.1' }));
    ok(await laboratory.verify(tube));
    const { activities, progress } = await read();
    expect([activities[0].status, progress]).toEqual(['completed', { done: 1, total: 1 }]);
    expect(told(await move(id, 'cancelled', { reason: 'Late' }))).toEqual([409, 'care_activity.illegal_state']);
    const { data } = ok(await doctor.get<CarePlanList>(`/api/patients/${patient.id}/care-plans`));
    expect(data[0].progress).toEqual({ done: 1, total: 1 });
  });

  it('follows its prescription from the draft to its end', async () => {
    const { id } = await added('MedicationRequest');
    const draft = await drafted();
    expect(ok(await link(id, draft.id)).activities[0]).toMatchObject({ status: 'not-started', linked: { id: draft.id } });
    const signed = ok(await doctor.post<{ version: number }>(`/api/prescriptions/${draft.id}/sign`, {}, { version: draft.version }));
    expect((await one(id)).status).toBe('in-progress');
    ok(await doctor.post(`/api/prescriptions/${draft.id}/stop`, { reason: 'sintol' }, { version: signed.version }));
    expect([(await one(id)).status, (await read()).progress]).toEqual(['stopped', { done: 0, total: 0 }]);
  });

  it('follows its appointment, and one that was missed makes room for another', async () => {
    const { id } = await added('Appointment');
    const first = await appointment();
    expect(ok(await link(id, first.id)).activities[0]).toMatchObject({
      status: 'scheduled',
      linked: { label: 'Test Doctor', at: first.startsAt },
    });
    const second = await appointment();
    expect(told(await link(id, second.id))).toEqual([409, 'care_activity.linked_already']);
    ok(await doctor.post(`/api/appointments/${first.id}/cancel`, { reason: 'pat' }, { version: 1 }));
    expect((await one(id)).status).toBe('cancelled');
    expect(ok(await link(id, second.id)).activities[0]).toMatchObject({ status: 'scheduled', linked: { id: second.id } });
  });

  it('is linked to what there is of this patient and of its kind alone', async () => {
    const other = await aRegisteredPatient(doctor, { allowDuplicate: true, noKnownAllergies: true });
    const [order, mine, visit] = [await laboratory.ordered(['K'], {}, other.id), await drafted(), await appointment(other.id)];
    const [lab, medicine, booking] = [await added('ServiceRequest'), await added('MedicationRequest'), await added('Appointment')];
    for (const [activity, to, code] of [
      [lab, NOBODY, 'lab_order.not_found'],
      [lab, mine.id, 'lab_order.not_found'],
      [medicine, order.id, 'prescription.not_found'],
      [booking, mine.id, 'appointment.not_found'],
    ] as const)
      expect(told(await link(activity.id, to))).toEqual([404, code]);
    for (const [activity, to] of [
      [lab, order.id],
      [medicine, (await drafted(other.id)).id],
      [booking, visit.id],
    ] as const)
      expect(told(await link(activity.id, to))).toEqual([422, 'care_activity.other_patient']);
    const theirs = await Laboratory.open(api);
    const foreign = await theirs.ordered(['K']);
    expect(told(await link(lab.id, foreign.id))).toEqual([404, 'lab_order.not_found']);
    expect((await read()).activities.map(({ linked }) => linked)).toEqual([null, null, null]);
  });

  it('is linked once by two at the same time, is ticked by nobody, and is cancelled without its order', async () => {
    const { id } = await added('ServiceRequest');
    const orders = [await laboratory.ordered(['K'], {}, patient.id), await laboratory.ordered(['NA'], {}, patient.id)];
    const race = await Promise.all(orders.map((order) => link(id, order.id)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(told(await link(id, orders[0].id, { version: 1 }))).toEqual([412, 'version.stale']);
    for (const status of ['not-started', 'in-progress', 'completed'])
      expect(told(await move(id, status))).toEqual([409, 'care_activity.not_a_task']);
    expect(ok(await move(id, 'cancelled', { reason: 'Done elsewhere' })).activities[0].status).toBe('cancelled');
    expect(told(await link(id, orders[1].id))).toEqual([409, 'care_activity.illegal_state']);
    const { body } = await doctor.get<{ status: string }>(`/api/lab-orders/${orders[0].id}`);
    expect(body.status).toBe('ordered');
  });
});

describe('a plan with activities', () => {
  const step = (status: string) => doctor.post<CarePlan>(`${at}/status`, { status, reason: 'Away' });

  it('is completed once nothing of it would be forgotten; what became real goes on by itself', async () => {
    const [task, lab] = [await added('Task'), await added('ServiceRequest')];
    const refused = await step('completed');
    expect([...told(refused), (refused.problem as unknown as { open: number }).open]).toEqual([409, 'care_plan.open_activities', 2]);
    ok(await move(task.id, 'completed'));
    expect(told(await step('completed'))).toEqual([409, 'care_plan.open_activities']);
    ok(await link(lab.id, (await laboratory.ordered(['K'], {}, patient.id)).id));
    expect(ok(await step('completed'))).toMatchObject({ status: 'completed', progress: { done: 1, total: 2 } });
  });

  it('on hold is written but nothing is done for it', async () => {
    const [task, lab] = [await added('Task'), await added('ServiceRequest')];
    ok(await step('on-hold'));
    expect(told(await move(task.id, 'completed'))).toEqual([409, 'care_plan.illegal_state']);
    expect(told(await link(lab.id, NOBODY))).toEqual([409, 'care_plan.illegal_state']);
    await added('Task');
    ok(await move(task.id, 'cancelled', { reason: 'No need' }));
    ok(await step('active'));
    expect((await read()).progress).toEqual({ done: 0, total: 2 });
  });

  it('follows a merge and its undoing with what it is linked to; what was written since keeps the merge', async () => {
    const admin = await hospital.as('Admin');
    const other = await aRegisteredPatient(doctor, { allowDuplicate: true });
    const { id } = await added('ServiceRequest');
    const order = await laboratory.ordered(['K'], {}, patient.id);
    ok(await link(id, order.id));
    const merging = { mergedId: patient.id, version: 1, mergedVersion: patient.version, take: [] };
    const merge = ok(await admin.post<{ id: string }>(`/api/patients/${other.id}/merges`, merging), 201);
    expect(await read()).toMatchObject({ patientId: other.id, activities: [{ status: 'scheduled', linked: { id: order.id } }] });
    ok(await admin.post(`/api/patients/${other.id}/merges/${merge.id}/undo`));
    expect(await read()).toMatchObject({ patientId: patient.id, activities: [{ status: 'scheduled' }] });
    const versions = await Promise.all([other, patient].map((each) => admin.get<Patient>(`/api/patients/${each.id}`)));
    const [version, mergedVersion] = versions.map(({ body }) => body.version);
    const again = ok(await admin.post<{ id: string }>(`/api/patients/${other.id}/merges`, { ...merging, version, mergedVersion }), 201);
    await added('Task');
    expect(told(await admin.post(`/api/patients/${other.id}/merges/${again.id}/undo`))).toEqual([409, 'merge.illegal_state']);
  });

  it('does not show what an undone merge gave back to another patient, and may name another', async () => {
    const admin = await hospital.as('Admin');
    const other = await aRegisteredPatient(doctor, { allowDuplicate: true });
    const order = await laboratory.ordered(['K'], {}, other.id);
    const merging = { mergedId: other.id, version: patient.version, mergedVersion: 1, take: [] };
    const merge = ok(await admin.post<{ id: string }>(`/api/patients/${patient.id}/merges`, merging), 201);
    const { id } = await added('ServiceRequest');
    ok(await link(id, order.id));
    ok(await admin.post(`/api/patients/${patient.id}/merges/${merge.id}/undo`));
    expect(await one(id)).toMatchObject({ status: 'unknown', linked: null });
    expect(told(await link(id, order.id))).toEqual([422, 'care_activity.other_patient']);
    const own = await laboratory.ordered(['K'], {}, patient.id);
    expect(ok(await link(id, own.id)).activities[0]).toMatchObject({ status: 'scheduled', linked: { id: own.id } });
  });
});
