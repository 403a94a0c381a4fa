import 'reflect-metadata';
import { HOSPITAL_ROLES, type Patient, type VitalAssessment, type VitalSigns, type VitalSignsList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aRegisteredPatient } from '../../test/patients.js';

let api: TestApi;
let hospital: TestHospital;
let nurse: ApiClient;
let patient: Patient;
let url: string;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: HOSPITAL_ROLES });
  nurse = await hospital.as('Nurse');
});
afterAll(() => api.close());
beforeEach(async () => {
  patient = await aRegisteredPatient(nurse, { dateOfBirth: '1980-02-29', allowDuplicate: true });
  url = `/api/patients/${patient.id}/vitals`;
});

const WELL = {
  ...{ systolic: 128, diastolic: 82, heartRate: 76, respiratoryRate: 16, temperature: 36.8, oxygenSaturation: 97, onOxygen: false },
  ...{ consciousness: 'alert', weight: 64.5, height: 168 },
};
const measured = async (more: object = WELL, at = url): Promise<VitalSigns> => {
  const { status, body, text } = await nurse.post<VitalSigns>(at, more);
  expect([status, status === 201 || text]).toEqual([201, true]);
  return body;
};
const list = async (query = '') => (await nurse.get<VitalSignsList>(`${url}${query}`)).body;
const flags = ({ assessments }: VitalSigns) => Object.fromEntries(assessments.map(({ code, flag }) => [code, flag]));
const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await api.database.query<T>(sql.replaceAll('{schema}', `"${hospital.id}"`), values)).rows;
const events = (patientId = patient.id) =>
  rows<{ action: string; details: object }>(
    `SELECT action, details FROM {schema}.audit_events WHERE patient_id = $1 AND entity = 'vital_signs' ORDER BY occurred_at`,
    [patientId],
  );

describe('vital signs refuse', () => {
  it.each([
    [{}, 'vitals vitals.nothing'],
    [{ note: 'Felt warm', oxygenScale: 2, pregnant: true }, 'vitals vitals.nothing'],
    [{ systolic: 128 }, 'diastolic pressure.incomplete'],
    [{ diastolic: 82 }, 'systolic pressure.incomplete'],
    [{ systolic: 82, diastolic: 82 }, 'diastolic pressure.order'],
    [{ systolic: 321, diastolic: 82 }, 'systolic number.too_large'],
    [{ systolic: 128, diastolic: 4 }, 'diastolic number.too_small'],
    [{ heartRate: 351 }, 'heartRate number.too_large'],
    [{ heartRate: 72.5 }, 'heartRate number.invalid'],
    [{ heartRate: '72' }, 'heartRate number.invalid'],
    [{ respiratoryRate: -1 }, 'respiratoryRate number.too_small'],
    [{ temperature: 46.1 }, 'temperature number.too_large'],
    [{ temperature: 98.6 }, 'temperature number.too_large'],
    [{ temperature: 36.85 }, 'temperature number.invalid'],
    [{ temperature: 37, temperatureUnit: '[degF]' }, 'temperature number.too_small'],
    [{ temperature: 37, temperatureUnit: 'K' }, 'temperatureUnit choice.invalid'],
    [{ oxygenSaturation: 101 }, 'oxygenSaturation number.too_large'],
    [{ oxygenSaturation: 97, oxygenScale: 3 }, 'oxygenScale choice.invalid'],
    [{ onOxygen: 'no' }, 'onOxygen boolean.invalid'],
    [{ consciousness: 'A' }, 'consciousness choice.invalid'],
    [{ weight: 0.1 }, 'weight number.too_small'],
    [{ weight: 3.2455 }, 'weight number.invalid'],
    [{ height: 281 }, 'height number.too_large'],
    [{ pain: 11 }, 'pain number.too_large'],
    [{ heartRate: 72, takenAt: '2026-11-22 10:00' }, 'takenAt instant.invalid'],
    [{ heartRate: 72, takenAt: '2190-01-01T00:00:00Z' }, 'takenAt instant.future'],
    [{ heartRate: 72, visitId: 'x' }, 'visitId id.invalid'],
    [{ heartRate: 72, takenBy: 'Somebody else' }, 'takenBy field.unknown'],
    [{ heartRate: 72, news2: { score: 0 } }, 'news2 field.unknown'],
  ])('%j', async (body, expected) => {
    const { status, problem } = await nurse.post(url, body);
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)[0]]).toEqual([400, expected]);
    expect((await list()).data).toEqual([]);
  });

  it('a time before the patient was born, by the hospital’s calendar', async () => {
    const baby = await aRegisteredPatient(nurse, { dateOfBirth: '2026-01-02' });
    const at = (takenAt: string) => nurse.post(`/api/patients/${baby.id}/vitals`, { heartRate: 140, takenAt });
    const early = await at('2026-01-01T18:29:00Z');
    expect([early.status, early.problem.errors?.[0].code]).toEqual([400, 'instant.before_birth']);
    expect((await at('2026-01-01T18:30:00Z')).status).toBe(201);
  });

  it('a patient who is archived, and a visit that is not this patient’s', async () => {
    const other = await aRegisteredPatient(nurse);
    const [visit] = await rows<{ id: string }>(
      `INSERT INTO {schema}.visits (patient_id, doctor_id, doctor_name) VALUES ($1, uuidv7(), 'Dr Rao') RETURNING id`,
      [other.id],
    );
    const astray = await nurse.post(url, { heartRate: 72, visitId: visit.id });
    expect([astray.status, astray.problem.code]).toEqual([404, 'visit.not_found']);
    expect((await measured({ heartRate: 72, visitId: visit.id }, `/api/patients/${other.id}/vitals`)).visitId).toBe(visit.id);
    const { id } = await measured();
    await (await hospital.as('Admin')).delete(`/api/patients/${patient.id}`);
    for (const [path, body] of [
      [url, WELL],
      [`/api/vitals/${id}/correction`, { ...WELL, reason: 'Late' }],
      [`/api/vitals/${id}/entered-in-error`, { reason: 'Late' }],
    ] as const) {
      const refused = await nurse.post(path, body);
      expect([refused.status, refused.problem.code]).toEqual([409, 'patient.illegal_state']);
    }
    expect((await list()).data).toHaveLength(1);
  });

  it('by role: Doctor and Nurse write, Admin reads too, others neither', async () => {
    const { id } = await measured();
    for (const role of HOSPITAL_ROLES) {
      const client = await hospital.as(role);
      const reads = ['Admin', 'Doctor', 'Nurse'].includes(role) ? 200 : 403;
      const writes = ['Doctor', 'Nurse'].includes(role);
      for (const path of [url, `/api/vitals/${id}`, '/api/vitals/due'])
        expect([role, path, (await client.get(path)).status]).toEqual([role, path, reads]);
      expect([role, (await client.post(url, WELL)).status]).toEqual([role, writes ? 201 : 403]);
      // Past the guard a body without a reason is refused as such.
      for (const step of ['correction', 'entered-in-error'])
        expect([role, step, (await client.post(`/api/vitals/${id}/${step}`, {})).status]).toEqual([role, step, writes ? 400 : 403]);
    }
  });
});

describe('vital signs', () => {
  it('are answered with flags by the age at the time, BMI and NEWS2', async () => {
    const taken = await measured({ ...WELL, systolic: 184, heartRate: 58, temperature: 38.4 });
    expect(taken).toMatchObject({
      takenBy: 'Test Nurse',
      bmi: 22.9,
      status: 'final',
      version: 1,
      oxygenScale: 1,
      pregnant: false,
      pain: null,
    });
    expect(flags(taken)).toMatchObject({
      systolic: 'HH',
      diastolic: 'N',
      heartRate: 'L',
      temperature: 'H',
      weight: null,
      bmi: 'N',
      consciousness: 'N',
    });
    expect(taken.assessments[0]).toEqual<VitalAssessment>({
      code: 'systolic',
      loinc: '8480-6',
      unit: 'mm[Hg]',
      flag: 'HH',
      low: 101,
      high: 139,
    });
    expect(taken.news2).toMatchObject({ score: 1, risk: 'low', notComputed: null });
    expect((await nurse.get<VitalSigns>(`/api/vitals/${taken.id}`)).body).toEqual(taken);
  });

  it('say why there is no score, and which value is missing', async () => {
    const { consciousness: _left, onOxygen: _out, ...some } = WELL;
    expect((await measured(some)).news2).toEqual({
      ...{ score: null, risk: null, notComputed: 'incomplete', missing: ['onOxygen', 'consciousness'] },
      advice: 'NEWS2 not computed: air or oxygen and consciousness missing.',
    });
    expect((await measured({ ...WELL, pregnant: true })).news2.notComputed).toBe('pregnant');
    const unknown = await aRegisteredPatient(nurse, { dateOfBirth: undefined, unidentified: true });
    const of = await measured(WELL, `/api/patients/${unknown.id}/vitals`);
    expect([of.news2.notComputed, flags(of)['systolic']]).toEqual(['age-unknown', null]);
  });

  it('take the age on the day by the hospital’s clock, and a birth date as it is now', async () => {
    const teen = await aRegisteredPatient(nurse, { dateOfBirth: '2009-03-01' });
    const at = (takenAt: string) => measured({ ...WELL, takenAt }, `/api/patients/${teen.id}/vitals`);
    const [before, after] = [await at('2025-02-28T18:29:59Z'), await at('2025-02-28T18:30:00Z')];
    expect([before.news2.notComputed, after.news2.score]).toEqual(['under-16', 0]);
    await rows(`UPDATE {schema}.patients SET date_of_birth = '2009-02-28' WHERE id = $1`, [teen.id]);
    expect((await nurse.get<VitalSigns>(`/api/vitals/${before.id}`)).body.news2.score).toBe(0);
  });

  it('keep a temperature in °C, with the °F that was read off', async () => {
    expect(await measured({ temperature: 100.5, temperatureUnit: '[degF]' })).toMatchObject({
      temperature: 38.1,
      temperatureFahrenheit: 100.5,
    });
    expect(await measured({ temperature: 38.1 })).toMatchObject({ temperature: 38.1, temperatureFahrenheit: null });
  });

  it('are, if asked so, the few that hold the last value of something, however long ago that was', async () => {
    const at = (minute: number) => `2026-03-01T04:${minute}:00Z`;
    await measured({ weight: 64, heartRate: 60, takenAt: at(10) });
    const weighed = await measured({ weight: 64.5, onOxygen: false, takenAt: at(11) });
    const wrong = await measured({ weight: 645, consciousness: 'pain', takenAt: at(12) });
    await nurse.post(`/api/vitals/${wrong.id}/entered-in-error`, { reason: 'Typed wrong' });
    await measured({ systolic: 120, diastolic: 80, takenAt: at(13) });
    const newest = await measured({ systolic: 130, diastolic: 80, heartRate: 70, takenAt: at(14) });
    const { data, page } = await list('?latest=yes');
    expect([data.map(({ id }) => id), page.total]).toEqual([[newest.id, weighed.id], 2]);
    expect((await list('?latest=no')).page.total).toBe(5);
    expect((await nurse.get(`${url}?latest=maybe`)).status).toBe(400);
  });

  it('come newest first, page by page, each once, also those of the same moment', async () => {
    const takenAt = '2026-03-01T04:30:00Z';
    for (const heartRate of [60, 61, 62]) await measured({ heartRate, takenAt });
    await measured({ heartRate: 70, takenAt: '2026-03-02T04:30:00Z' });
    const first = await list('?limit=2');
    expect(first.page).toMatchObject({ total: 4, totalIsEstimate: false });
    const second = await list(`?limit=2&cursor=${first.page.nextCursor}`);
    expect([...first.data, ...second.data].map(({ heartRate }) => heartRate)).toEqual([70, 62, 61, 60]);
    expect(second.page.nextCursor).toBeNull();
    const damaged = await nurse.get(`${url}?cursor=${Buffer.from('["vitals","x","y"]').toString('base64url')}`);
    expect([damaged.status, damaged.problem.errors?.[0].code]).toEqual([400, 'cursor.invalid']);
  });

  it('are recorded once when the same request comes twice', async () => {
    const key = { idempotencyKey: `vitals-${patient.id}` };
    const [one, again] = [await nurse.post<VitalSigns>(url, WELL, key), await nurse.post<VitalSigns>(url, WELL, key)];
    expect([one.status, again.body.id, (await list()).data.length]).toEqual([201, one.body.id, 1]);
  });

  it('go on in a hospital that is on hold', async () => {
    const held = await api.aHospital({ roles: ['Nurse'] });
    const client = await held.as('Nurse');
    const { id } = await aRegisteredPatient(client);
    await api.database.query(
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = 'billing_hold', suspension_reason = 'x', suspended_at = now() WHERE id = $1`,
      [held.id],
    );
    expect((await client.post(`/api/patients/${id}/vitals`, WELL)).status).toBe(201);
  });
});

describe('a wrong measuring', () => {
  const correct = (id: string, more: object, options = {}) =>
    nurse.post<VitalSigns>(`/api/vitals/${id}/correction`, { ...WELL, reason: 'Typed wrong', ...more }, options);
  const err = (id: string, options = {}) =>
    nurse.post<VitalSigns>(`/api/vitals/${id}/entered-in-error`, { reason: 'Another patient' }, options);

  it('is replaced by a new one with its time, and stays readable as what it was', async () => {
    const wrong = await measured({ ...WELL, weight: 645, takenAt: '2026-03-01T04:30:00Z' });
    const { status, body: right } = await correct(wrong.id, { weight: 64.5 });
    expect([status, right]).toEqual([
      201,
      expect.objectContaining({ weight: 64.5, takenAt: wrong.takenAt, replacesId: wrong.id, status: 'final' }),
    ]);
    expect((await nurse.get<VitalSigns>(`/api/vitals/${wrong.id}`)).body).toMatchObject({
      ...{ weight: 645, status: 'entered-in-error', errorReason: 'Typed wrong', errorBy: 'Test Nurse', replacedById: right.id, version: 2 },
    });
    expect((await list('?status=final')).data.map(({ id }) => id)).toEqual([right.id]);
    expect((await list()).data).toHaveLength(2);
  });

  it('is marked once: by whoever is first, and never again', async () => {
    const { id } = await measured();
    const race = await Promise.all([err(id), correct(id, {}), err(id)]);
    expect(race.map(({ status }) => status < 300).filter(Boolean)).toHaveLength(1);
    expect(race.filter(({ status }) => status >= 300).every(({ status }) => status === 409 || status === 412)).toBe(true);
    const late = await err(id);
    expect([late.status, late.problem.code]).toEqual([409, 'vitals.illegal_state']);
    const data = (await list('?status=final')).data;
    expect(data.length).toBe(race[1].status === 201 ? 1 : 0);
  });

  it('is not marked by who saw another version, nor without a reason, nor by a correction that cannot be', async () => {
    const { id } = await measured();
    expect((await err(id, { version: 7 })).problem.code).toBe('version.stale');
    expect((await nurse.post(`/api/vitals/${id}/entered-in-error`, { reason: '  ' })).status).toBe(400);
    expect((await correct(id, { systolic: 60 })).status).toBe(400);
    expect((await correct(id, { visitId: id })).problem.code).toBe('visit.not_found');
    expect((await nurse.get<VitalSigns>(`/api/vitals/${id}`)).body).toMatchObject({ status: 'final', version: 1 });
  });

  it('cannot be written over or deleted, whatever the hospital’s own role runs', async () => {
    const { id } = await measured();
    const as = (sql: string) =>
      api.database.query(`BEGIN; SET LOCAL ROLE "${hospital.id}"; SET LOCAL search_path = "${hospital.id}"; ${sql}; COMMIT`);
    for (const sql of [`UPDATE vital_signs SET heart_rate = 60 WHERE id = '${id}'`, `DELETE FROM vital_signs WHERE id = '${id}'`]) {
      await expect(as(sql)).rejects.toMatchObject({ code: '42501' });
      await api.database.query('ROLLBACK');
    }
  });

  it('and every reading leave events without a value in them', async () => {
    const wrong = await measured();
    const { body: right } = await correct(wrong.id, {});
    await err(right.id);
    await list();
    await nurse.get(`/api/vitals/${right.id}`);
    expect(await events()).toEqual([
      { action: 'vitals.recorded', details: {} },
      { action: 'vitals.corrected', details: { replaces: wrong.id } },
      { action: 'vitals.entered_in_error', details: {} },
      { action: 'vitals.listed', details: { shown: 2 } },
      { action: 'vitals.read', details: {} },
    ]);
  });
});

it('vital signs follow a merge, with their corrections, and come back with an undo', async () => {
  const admin = await hospital.as('Admin');
  const other = await aRegisteredPatient(nurse, { dateOfBirth: '1980-02-29', allowDuplicate: true });
  const wrong = await measured();
  await nurse.post(`/api/vitals/${wrong.id}/correction`, { ...WELL, reason: 'Typed wrong' });
  const merge = { mergedId: patient.id, version: 1, mergedVersion: 1, take: [] };
  const { body } = await admin.post<{ id: string }>(`/api/patients/${other.id}/merges`, merge);
  const of = async (id: string) => (await nurse.get<VitalSignsList>(`/api/patients/${id}/vitals`)).body.data.length;
  expect(await of(other.id)).toBe(2);
  expect((await admin.post(`/api/patients/${other.id}/merges/${body.id}/undo`)).status).toBe(200);
  expect([await of(other.id), await of(patient.id)]).toEqual([0, 2]);
});

isolationContract({
  api: () => api,
  name: 'vital signs of a patient',
  role: 'Nurse',
  list: '/api/patients',
  create: (client) => aRegisteredPatient(client),
  requests: [
    { method: 'GET', path: (id) => `/api/patients/${id}/vitals` },
    { method: 'POST', path: (id) => `/api/patients/${id}/vitals`, body: WELL },
  ],
});

isolationContract({
  api: () => api,
  name: 'a measuring',
  role: 'Nurse',
  list: '/api/vitals/due',
  create: async (client) => (await client.post<VitalSigns>(`/api/patients/${(await aRegisteredPatient(client)).id}/vitals`, WELL)).body,
  requests: [
    { method: 'GET', path: (id) => `/api/vitals/${id}` },
    { method: 'POST', path: (id) => `/api/vitals/${id}/correction`, body: { ...WELL, reason: 'Theirs' } },
    { method: 'POST', path: (id) => `/api/vitals/${id}/entered-in-error`, body: { reason: 'Theirs' } },
  ],
});
