import 'reflect-metadata';
import { HOSPITAL_ROLES, type CarePlan, type CarePlanList, type Patient, type Timeline } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import { aPlan } from '../../test/care-plans.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { ok } from '../../test/laboratory.js';
import { aRegisteredPatient } from '../../test/patients.js';
import { aVisit } from '../../test/visits.js';

let api: TestApi;
let hospital: TestHospital;
let doctor: ApiClient;
let patient: Patient;
let url: string;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: HOSPITAL_ROLES });
  doctor = await hospital.as('Doctor');
});
afterAll(() => api.close());
beforeEach(async () => {
  patient = await aRegisteredPatient(doctor, { allowDuplicate: true });
  url = `/api/patients/${patient.id}/care-plans`;
});

const TITLE = { title: 'Diabetes, back to target' };
const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await api.database.query<T>(sql.replaceAll('{schema}', `"${hospital.id}"`), values)).rows;
const made = async (more: object = {}): Promise<CarePlan> => ok(await doctor.post<CarePlan>(url, { ...TITLE, ...more }), 201);
const list = async (query = '') => ok(await doctor.get<CarePlanList>(`${url}${query}`));
const read = async (id: string) => ok(await doctor.get<CarePlan>(`/api/care-plans/${id}`));
const change = (id: string, body: object, version = 1) => doctor.put<CarePlan>(`/api/care-plans/${id}`, body, { version });
const move = (id: string, status: string, options = {}, reason: string | undefined = 'Away until January') =>
  doctor.post<CarePlan>(`/api/care-plans/${id}/status`, { status, ...(reason ? { reason } : {}) }, options);
const addGoal = (id: string, body: object, options = {}) => doctor.post<CarePlan>(`/api/care-plans/${id}/goals`, body, options);
const told = ({ status, problem }: { status: number; problem?: { code: string } }) => [status, problem?.code];

describe('treatment plans refuse', () => {
  it.each([
    ['title text.required', { title: ' ' }],
    ['title text.too_long', { title: 'x'.repeat(201) }],
    ['description text.too_long', { description: 'x'.repeat(2001) }],
    ['periodStart date.invalid', { periodStart: '2026-02-30' }],
    ['periodEnd date.order', { periodStart: '2026-03-02', periodEnd: '2026-03-01' }],
    ['periodEnd date.order', { periodEnd: '2001-01-01' }],
    ['visitId id.invalid', { visitId: 'x' }],
    ['status field.unknown', { status: 'active' }],
    ['goals field.unknown', { goals: [] }],
  ])('%s', async (expected, more) => {
    const { status, problem } = await doctor.post(url, { ...TITLE, ...more });
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)[0]]).toEqual([400, expected]);
    expect((await list()).data).toEqual([]);
  });

  it.each([
    ['description text.required', { description: '' }],
    ['target.unit unit.invalid', { target: { value: 7 } }],
    ['target.unit unit.invalid', { target: { value: 7, unit: 'spoons' } }],
    ['target.value number.invalid', { target: { value: '7', unit: '%' } }],
    ['target.value number.too_large', { target: { value: 1e13, unit: '%' } }],
    ['target.comparator choice.invalid', { target: { value: 7, unit: '%', comparator: '=' } }],
    ['dueOn date.invalid', { dueOn: '1999-01-01' }],
    ['achievementStatus field.unknown', { achievementStatus: 'achieved' }],
  ])('a goal: %s', async (expected, more) => {
    const { id } = await made();
    const { status, problem } = await addGoal(id, { description: 'HbA1c', ...more });
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)[0]]).toEqual([400, expected]);
  });

  it('a visit of another patient, one that was a mistake, and a patient who is archived', async () => {
    const other = await aRegisteredPatient(doctor, { allowDuplicate: true });
    const theirs = await aVisit(doctor, other.id);
    expect(told(await doctor.post(url, { ...TITLE, visitId: theirs.id }))).toEqual([404, 'visit.not_found']);
    const wrong = await aVisit(doctor, patient.id);
    await doctor.post(`/api/records/${wrong.id}/entered-in-error`, { reason: 'Wrong patient' });
    expect(told(await doctor.post(url, { ...TITLE, visitId: wrong.id }))).toEqual([404, 'visit.not_found']);
    const { plan, goal, activity } = await aPlan(doctor, patient.id);
    await (await hospital.as('Admin')).delete(`/api/patients/${patient.id}`);
    for (const refused of [
      await doctor.post(url, TITLE),
      await change(plan, TITLE),
      await move(plan, 'on-hold'),
      await addGoal(plan, { description: 'More' }),
      await doctor.put(`/api/care-plans/${plan}/goals/${goal}`, { description: 'More' }, { version: 1 }),
      await doctor.post(`/api/care-plans/${plan}/activities/${activity}/status`, { status: 'completed' }),
    ])
      expect(told(refused)).toEqual([409, 'patient.illegal_state']);
    expect((await read(plan)).progress).toEqual({ done: 0, total: 1 });
  });

  it('by role: a Doctor writes, Admin and Nurse read, others neither', async () => {
    const { plan, goal, activity } = await aPlan(doctor, patient.id);
    const at = `/api/care-plans/${plan}`;
    for (const role of HOSPITAL_ROLES) {
      const client = await hospital.as(role);
      const reads = ['Admin', 'Doctor', 'Nurse'].includes(role) ? 200 : 403;
      for (const path of [url, at]) expect([role, (await client.get(path)).status]).toEqual([role, reads]);
      const answers = [
        await client.post(url, {}),
        await client.put(at, {}, { version: 1 }),
        await client.post(`${at}/goals`, {}),
        await client.put(`${at}/goals/${goal}`, {}, { version: 1 }),
        await client.post(`${at}/activities`, {}),
        ...(await Promise.all(['status', 'link'].map((step) => client.post(`${at}/activities/${activity}/${step}`, {})))),
      ];
      const expected = role === 'Doctor' ? 400 : 403;
      expect([role, answers.map(({ status }) => status)]).toEqual([role, answers.map(() => expected)]);
    }
  });

  it('more plans and goals than anybody follows', async () => {
    const { id } = await made();
    await rows(
      `INSERT INTO {schema}.care_plan_goals (plan_id, description, updated_by_name) SELECT $1, 'Goal', 'Spec' FROM generate_series(1, 29)`,
      [id],
    );
    const race = await Promise.all([addGoal(id, { description: 'Last' }), addGoal(id, { description: 'Last' })]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 422]);
    await rows(
      `INSERT INTO {schema}.care_plans (patient_id, title, period_start, status_by_name, created_by_name, updated_by_name)
       SELECT $1, 'Plan', current_date, 'Spec', 'Spec', 'Spec' FROM generate_series(1, 98)`,
      [patient.id],
    );
    const plans = await Promise.all([doctor.post(url, TITLE), doctor.post(url, TITLE)]);
    expect(plans.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(plans.find(({ status }) => status === 422)?.problem.code).toBe('care_plan.limit');
  });
});

describe('a treatment plan', () => {
  it('begins today unless it says when, and is read with what hangs on it', async () => {
    const visit = await aVisit(doctor, patient.id);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format(new Date());
    const plan = await made({ visitId: visit.id, description: 'Fewer late meals' });
    expect(plan).toMatchObject({
      ...{ ...TITLE, patientId: patient.id, visitId: visit.id, description: 'Fewer late meals', status: 'active', statusReason: null },
      ...{ periodStart: today, periodEnd: null, progress: { done: 0, total: 0 }, goals: [], activities: [], version: 1 },
      ...{ createdBy: 'Test Doctor', statusBy: 'Test Doctor', updatedBy: 'Test Doctor' },
    });
    expect(await read(plan.id)).toEqual(plan);
    const changed = ok(await change(plan.id, { title: 'Diabetes', periodEnd: '2199-01-01' }));
    expect(changed).toMatchObject({ title: 'Diabetes', description: null, periodStart: today, periodEnd: '2199-01-01', version: 2 });
  });

  it('pauses, goes on, ends and turns out a mistake; every other step is refused and changes nothing', async () => {
    const steps: Record<string, string[]> = {
      active: ['on-hold', 'completed', 'revoked', 'entered-in-error'],
      'on-hold': ['active', 'revoked', 'entered-in-error'],
      completed: ['entered-in-error'],
      revoked: ['entered-in-error'],
      'entered-in-error': [],
    };
    for (const from of Object.keys(steps)) {
      for (const to of Object.keys(steps)) {
        const { id } = await made();
        if (from !== 'active') ok(await move(id, from));
        const answer = await move(id, to);
        const isStep = steps[from].includes(to);
        expect([from, to, answer.status, isStep || answer.problem.code]).toEqual([
          ...[from, to, isStep ? 200 : 409, isStep || 'care_plan.illegal_state'],
        ]);
        expect((await read(id)).status).toBe(isStep ? to : from);
      }
    }
  });

  it('says why it pauses or ends before the end, and keeps who said so', async () => {
    const { id } = await made();
    for (const status of ['on-hold', 'revoked', 'entered-in-error']) {
      const { status: code, problem } = await move(id, status, {}, '');
      expect([code, problem.errors?.[0]]).toEqual([400, expect.objectContaining({ path: 'reason', code: 'text.required' })]);
    }
    expect(ok(await move(id, 'on-hold'))).toMatchObject({ statusReason: 'Away until January', statusBy: 'Test Doctor', version: 2 });
    expect(ok(await move(id, 'active', {}, ''))).toMatchObject({ statusReason: null, version: 3 });
  });

  it('is written no more once it is over, nor any part of it', async () => {
    for (const status of ['revoked', 'entered-in-error']) {
      const { plan, goal, activity } = await aPlan(doctor, patient.id);
      ok(await move(plan, status));
      const parts = `/api/care-plans/${plan}`;
      for (const refused of [
        await change(plan, TITLE, 2),
        await addGoal(plan, { description: 'More' }),
        await doctor.put(`${parts}/goals/${goal}`, { description: 'More' }, { version: 1 }),
        await doctor.post(`${parts}/activities`, { kind: 'Task', description: 'More' }),
        await doctor.put(`${parts}/activities/${activity}`, { description: 'More' }, { version: 1 }),
        await doctor.post(`${parts}/activities/${activity}/status`, { status: 'cancelled', reason: 'Over' }),
      ])
        expect(told(refused)).toEqual([409, 'care_plan.illegal_state']);
    }
  });

  it('is changed by who saw it last, whoever is faster', async () => {
    const { id } = await made();
    const edits = await Promise.all(['One', 'Two'].map((title) => change(id, { title })));
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(told(await doctor.put(`/api/care-plans/${id}`, TITLE))).toEqual([428, 'version.required']);
    expect(told(await move(id, 'on-hold', { version: 1 }))).toEqual([412, 'version.stale']);
    const moves = await Promise.all(['revoked', 'completed'].map((status) => move(id, status, { version: 2 })));
    expect(moves.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('has goals with a target and how far they are; a goal that is cancelled stays so', async () => {
    const { id } = await made();
    const target = { measure: 'HbA1c', comparator: '<=', value: 7, unit: '%' };
    const { goals, version } = ok(await addGoal(id, { description: 'HbA1c under control', target, dueOn: '2027-02-22' }), 201);
    expect(goals).toEqual([
      expect.objectContaining({
        ...{ description: 'HbA1c under control', target, dueOn: '2027-02-22', lifecycleStatus: 'active', achievementStatus: 'in-progress' },
        version: 1,
      }),
    ]);
    expect(version).toBe(1);
    const set = (body: object, at: number) =>
      doctor.put<CarePlan>(`/api/care-plans/${id}/goals/${goals[0].id}`, { description: 'HbA1c', ...body }, { version: at });
    const race = await Promise.all(['improving', 'achieved'].map((achievementStatus) => set({ achievementStatus }, 1)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await read(id)).goals[0]).toMatchObject({ target: null, dueOn: null, version: 2 });
    expect(told(await set({ achievementStatus: 'better' }, 2))).toEqual([400, 'request.invalid']);
    expect(ok(await set({ lifecycleStatus: 'cancelled' }, 2)).goals[0].lifecycleStatus).toBe('cancelled');
    expect(told(await set({}, 3))).toEqual([409, 'care_goal.illegal_state']);
    const other = await aPlan(doctor, patient.id);
    expect(told(await doctor.put(`/api/care-plans/${other.plan}/goals/${goals[0].id}`, { description: 'x' }, { version: 3 }))).toEqual([
      ...[404, 'care_goal.not_found'],
    ]);
  });

  it('comes newest first, page by page, by status, and is made once when the same request comes twice', async () => {
    const key = { idempotencyKey: `plan-${patient.id}` };
    const [one, again] = [await doctor.post<CarePlan>(url, TITLE, key), await doctor.post<CarePlan>(url, TITLE, key)];
    expect([one.status, again.body.id]).toEqual([201, one.body.id]);
    const goal = { idempotencyKey: `goal-${patient.id}` };
    for (const _ of [1, 2]) ok(await addGoal(one.body.id, { description: 'Once' }, goal), 201);
    expect((await read(one.body.id)).goals).toHaveLength(1);
    for (const title of ['Second', 'Third']) await made({ title });
    await move(one.body.id, 'revoked');
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.page.nextCursor}`);
    expect([...first.data, ...second.data].map(({ title }) => title)).toEqual(['Third', 'Second', TITLE.title]);
    expect([first.page.total, second.page.nextCursor]).toEqual([3, null]);
    expect((await list('?status=revoked')).data.map(({ id }) => id)).toEqual([one.body.id]);
    expect(told(await doctor.get(`${url}?cursor=x`))).toEqual([400, 'request.invalid']);
  });

  it('leaves events that name fields and parts, and no word of the plan', async () => {
    const { plan, goal, activity } = await aPlan(doctor, patient.id);
    await change(plan, { title: 'Other', description: 'Words' });
    await doctor.put(`/api/care-plans/${plan}/goals/${goal}`, { description: 'Other', achievementStatus: 'achieved' }, { version: 1 });
    await doctor.post(`/api/care-plans/${plan}/activities/${activity}/status`, { status: 'completed' });
    await move(plan, 'revoked');
    await read(plan);
    await list();
    const events = await rows(
      `SELECT action, details FROM {schema}.audit_events WHERE patient_id = $1 AND entity = 'care_plan' ORDER BY occurred_at`,
      [patient.id],
    );
    expect(events).toEqual([
      { action: 'care_plan.made', details: {} },
      { action: 'care_plan.goal_added', details: { goalId: goal } },
      { action: 'care_plan.activity_added', details: { activityId: activity, kind: 'Task' } },
      { action: 'care_plan.changed', details: { fields: ['title', 'description'] } },
      { action: 'care_plan.goal_changed', details: { goalId: goal, fields: ['description', 'achievementStatus'] } },
      { action: 'care_plan.activity_moved', details: { activityId: activity, from: 'not-started', to: 'completed' } },
      { action: 'care_plan.moved', details: { from: 'active', to: 'revoked' } },
      { action: 'care_plan.read', details: {} },
      { action: 'care_plan.listed', details: { shown: 1 } },
    ]);
  });

  it('is on the timeline from its making to its end', async () => {
    const { id } = await made();
    await move(id, 'revoked');
    const { data } = ok(await doctor.get<Timeline>(`/api/patients/${patient.id}/timeline?kind=care_plan`));
    expect(data.map(({ event, carePlan, by }) => [event, carePlan, by])).toEqual([
      ['care_plan.revoked', { id, title: TITLE.title, enteredInError: false }, 'Test Doctor'],
      ['care_plan.made', { id, title: TITLE.title, enteredInError: false }, 'Test Doctor'],
    ]);
  });
});

isolationContract({
  api: () => api,
  name: 'treatment plans',
  role: 'Doctor',
  list: '/api/patients',
  create: async (client) => ({ id: (await aPlan(client, (await aRegisteredPatient(client)).id)).plan }),
  requests: [
    { method: 'GET', path: (id) => `/api/care-plans/${id}` },
    { method: 'PUT', path: (id) => `/api/care-plans/${id}`, body: TITLE },
    { method: 'POST', path: (id) => `/api/care-plans/${id}/status`, body: { status: 'completed' } },
    { method: 'POST', path: (id) => `/api/care-plans/${id}/goals`, body: { description: 'Theirs' } },
    { method: 'POST', path: (id) => `/api/care-plans/${id}/activities`, body: { kind: 'Task', description: 'Theirs' } },
    { method: 'GET', path: (id) => `/api/patients/${id}/care-plans` },
    { method: 'POST', path: (id) => `/api/patients/${id}/care-plans`, body: TITLE },
  ],
});
