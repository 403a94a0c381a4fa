import 'reflect-metadata';
import type { Allergy, AllergyList, Patient } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aPatient, aRegisteredPatient } from '../../test/patients.js';

let api: TestApi;
let hospital: TestHospital;
let nurse: ApiClient;
let patient: Patient;
let url: string;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  nurse = await hospital.as('Nurse');
});
afterAll(() => api.close());
beforeEach(async () => {
  patient = await aRegisteredPatient(nurse);
  url = `/api/patients/${patient.id}/allergies`;
});

const list = async () => (await nurse.get<AllergyList>(url)).body;
const recorded = async (more: object = {}): Promise<Allergy> => {
  const { status, body, text } = await nurse.post<Allergy>(url, { substance: 'Penicillin', ...more });
  expect([status, status === 201 || text]).toEqual([201, true]);
  return body;
};
const answer = (noneKnown: boolean, version: number) => nurse.put<AllergyList>(url, { noneKnown }, { version });
const ofChart = async () => (await nurse.get<Patient>(`/api/patients/${patient.id}`)).body.allergies;

describe('allergies refuse', () => {
  it.each([
    [{ substance: '' }, 'substance text.required'],
    [{ substance: 'a'.repeat(201) }, 'substance text.too_long'],
    [{ substance: 'Latex', severity: 'bad' }, 'severity choice.invalid'],
    [{ substance: 'Latex', reactions: 'rash' }, 'reactions array.invalid'],
    [{ substance: 'Latex', reactions: ['a\u0000'] }, 'reactions text.invalid'],
    [{ substance: 'Latex', recorder: 'Somebody else' }, 'recorder field.unknown'],
  ])('%j', async (body, expected) => {
    const { status, problem } = await nurse.post(url, body);
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, [expected]]);
    expect(await list()).toMatchObject({ status: 'not_asked', data: [], version: 0 });
  });

  it('who may only read', async () => {
    const pharmacist = await hospital.as('Pharmacist');
    expect((await pharmacist.get<AllergyList>(url)).body.status).toBe('not_asked');
    for (const refused of [
      await pharmacist.post(url, { substance: 'Latex' }),
      await pharmacist.put(url, { noneKnown: true }, { version: 0 }),
    ]) {
      expect([refused.status, refused.problem.code]).toEqual([403, 'permission.denied']);
    }
  });

  it('an allergy of another patient, and a patient who is archived', async () => {
    const { id, version } = await recorded();
    const other = await aRegisteredPatient(nurse);
    const astray = await nurse.put(`/api/patients/${other.id}/allergies/${id}`, { substance: 'Latex' }, { version });
    expect([astray.status, astray.problem.code]).toEqual([404, 'allergy.not_found']);
    await (await hospital.as('Admin')).delete(`/api/patients/${patient.id}`);
    for (const refused of [
      await nurse.post(url, { substance: 'Latex' }),
      await nurse.put(`${url}/${id}`, { substance: 'Latex' }, { version }),
      await answer(false, 1),
    ]) {
      expect([refused.status, refused.problem.code]).toEqual([409, 'patient.illegal_state']);
    }
  });

  it('the same substance twice while both count, in whatever case', async () => {
    const { id, version } = await recorded();
    const again = await nurse.post(url, { substance: 'PENICILLIN' });
    expect([again.status, again.problem.code, again.body]).toEqual([409, 'allergy.recorded_already', expect.objectContaining({ id })]);
    await nurse.put(`${url}/${id}`, { substance: 'Penicillin', verificationStatus: 'entered-in-error' }, { version });
    await recorded();
  });
});

describe('allergies', () => {
  it('are written down with who and when, the worst first, and no less certain than known', async () => {
    await recorded({ substance: 'Pollen', severity: 'mild', category: 'environment' });
    await recorded({ substance: 'Latex' });
    const worst = await recorded({ severity: 'severe', reactions: ['Anaphylaxis'], verificationStatus: 'confirmed' });
    expect(worst).toMatchObject({ recorder: 'Test Nurse', clinicalStatus: 'active', version: 1 });
    const { status, data, version } = await list();
    expect([status, version]).toEqual(['recorded', 3]);
    expect(data.map(({ substance }) => substance)).toEqual(['Penicillin', 'Latex', 'Pollen']);
    expect(data[1]).toMatchObject({ severity: null, verificationStatus: 'unconfirmed' });
    expect((await ofChart()).data.map(({ substance, severity }) => [substance, severity])).toEqual([
      ['Penicillin', 'severe'],
      ['Latex', null],
      ['Pollen', 'mild'],
    ]);
  });

  it('leave the banner when resolved, refuted or mistaken, and stay in the list', async () => {
    for (const change of [{ clinicalStatus: 'resolved' }, { verificationStatus: 'refuted' }, { verificationStatus: 'entered-in-error' }]) {
      const { id, version } = await recorded();
      const after = await nurse.put<Allergy>(`${url}/${id}`, { substance: 'Penicillin', ...change }, { version });
      expect(after.body).toMatchObject({ ...change, version: 2 });
      expect(await ofChart()).toEqual({ status: 'not_asked', data: [] });
    }
    expect((await list()).data).toHaveLength(3);
  });

  it('tell "none known" from "not asked", and the database lets nobody say it of a list that has some', async () => {
    expect(await ofChart()).toEqual({ status: 'not_asked', data: [] });
    expect((await answer(true, 0)).body).toMatchObject({ status: 'none_known', version: 1, updatedBy: 'Test Nurse' });
    expect(await ofChart()).toEqual({ status: 'none_known', data: [] });
    const { id, version } = await recorded();
    expect((await ofChart()).status).toBe('recorded');
    const refused = await answer(true, (await list()).version);
    expect([refused.status, refused.problem.code]).toEqual([409, 'allergy.illegal_state']);
    const behind = api.database.query(`UPDATE "${hospital.id}".allergy_records SET none_known = true WHERE patient_id = $1`, [patient.id]);
    await expect(behind).rejects.toMatchObject({ code: '23503' });
    await nurse.put(`${url}/${id}`, { substance: 'Penicillin', verificationStatus: 'refuted' }, { version });
    expect((await answer(true, (await list()).version)).body.status).toBe('none_known');
    expect((await answer(false, (await list()).version)).body.status).toBe('not_asked');
  });

  it('come back from resolved into a list of which "none known" was said', async () => {
    const { id, version } = await recorded({ clinicalStatus: 'resolved' });
    await answer(true, (await list()).version);
    const back = await nurse.put<Allergy>(`${url}/${id}`, { substance: 'Penicillin' }, { version });
    expect([back.status, (await ofChart()).status]).toEqual([200, 'recorded']);
  });

  it('let one of two editors win, and nobody answer for a list that changed meanwhile', async () => {
    const { id } = await recorded();
    const edits = await Promise.all(
      ['Ampicillin', 'Amoxicillin'].map((substance) => nurse.put(`${url}/${id}`, { substance }, { version: 1 })),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await nurse.put(`${url}/${id}`, { substance: 'Latex' })).problem.code).toBe('version.required');
    const { version } = await list();
    const race = await Promise.all([nurse.post(url, { substance: 'Latex' }), nurse.post(url, { substance: 'Latex' })]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await answer(false, version)).problem.code).toBe('version.stale');
    expect((await answer(false, 0)).problem.code).toBe('version.stale');
  });

  it('leave events that name the fields and no substance', async () => {
    const { id, version } = await recorded({ severity: 'mild' });
    await nurse.put(`${url}/${id}`, { substance: 'Penicillin', severity: 'severe' }, { version });
    await list();
    const { rows } = await api.database.query<{ action: string; details: object }>(
      `SELECT action, details FROM "${hospital.id}".audit_events WHERE patient_id = $1 AND entity = 'allergy' ORDER BY occurred_at`,
      [patient.id],
    );
    expect(rows).toEqual([
      { action: 'allergy.recorded', details: {} },
      { action: 'allergy.changed', details: { fields: ['severity'] } },
      { action: 'allergy.read', details: {} },
    ]);
  });
});

describe('at registration, allergies', () => {
  const entry = { substance: ' Penicillin ', severity: 'severe', reactions: ['Anaphylaxis'], verificationStatus: 'confirmed' };
  const patients = async (): Promise<number> => (await api.database.query(`SELECT FROM "${hospital.id}".patients`)).rowCount ?? 0;

  it('are one answer or none: a refused one registers nobody', async () => {
    const before = await patients();
    for (const [more, expected] of [
      [{ noKnownAllergies: true, allergies: [entry] }, 'noKnownAllergies allergies.contradictory'],
      [{ noKnownAllergies: 'no' }, 'noKnownAllergies boolean.invalid'],
      [{ allergies: [entry, { substance: 'penicillin' }] }, 'allergies.1.substance allergy.repeated'],
      [{ allergies: [{ substance: '' }] }, 'allergies.0.substance text.required'],
      [{ allergies: Array(21).fill(entry) }, 'allergies array.too_long'],
      [{ allergies: [{ ...entry, severity: 'bad' }] }, 'allergies.0.severity choice.invalid'],
    ] as const) {
      const { status, problem } = await nurse.post('/api/patients', aPatient(more));
      expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)[0]]).toEqual([400, expected]);
    }
    expect(await patients()).toBe(before);
  });

  it('are recorded with the patient, the same request twice once', async () => {
    const body = aPatient({ allergies: [entry, { substance: 'Pollen' }, { substance: 'Pollen', clinicalStatus: 'resolved' }] });
    const key = { idempotencyKey: 'first-allergies' };
    const [first, again] = [await nurse.post<Patient>('/api/patients', body, key), await nurse.post<Patient>('/api/patients', body, key)];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect(first.body.allergies).toMatchObject({ status: 'recorded', data: [{ substance: 'Penicillin' }, { substance: 'Pollen' }] });
    const { data, version } = (await nurse.get<AllergyList>(`/api/patients/${first.body.id}/allergies`)).body;
    expect([data.length, version, data[0]?.recorder]).toEqual([3, 1, 'Test Nurse']);
    const { rows } = await api.database.query<{ action: string; details: object }>(
      `SELECT action FROM "${hospital.id}".audit_events WHERE patient_id = $1 AND action LIKE 'allergy.recorded'`,
      [first.body.id],
    );
    expect(rows).toHaveLength(3);
  });

  it('are none known only when somebody says so', async () => {
    expect((await aRegisteredPatient(nurse, { noKnownAllergies: true })).allergies).toEqual({ status: 'none_known', data: [] });
    for (const more of [{}, { noKnownAllergies: false }, { allergies: [] }])
      expect((await aRegisteredPatient(nurse, more)).allergies).toEqual({ status: 'not_asked', data: [] });
  });

  it('are not left behind when the hospital’s plan has no place for the patient', async () => {
    const small = await api.aHospital({ roles: ['Nurse'] });
    await api.database.query(`UPDATE public.tenant_usage SET max = 0 WHERE tenant_id = $1 AND metric = 'patients'`, [small.id]);
    const refused = await (await small.as('Nurse')).post('/api/patients', aPatient({ allergies: [entry] }));
    expect([refused.status, refused.problem.code]).toEqual([422, 'plan.patient_limit']);
    const left = await api.database.query(`SELECT FROM "${small.id}".allergy_intolerances`);
    expect(left.rowCount).toBe(0);
  });
});

isolationContract({
  api: () => api,
  name: 'allergies',
  role: 'Nurse',
  list: '/api/patients',
  create: (client) => aRegisteredPatient(client),
  requests: [
    { method: 'GET', path: (id) => `/api/patients/${id}/allergies` },
    { method: 'POST', path: (id) => `/api/patients/${id}/allergies`, body: { substance: 'Latex' } },
    { method: 'PUT', path: (id) => `/api/patients/${id}/allergies`, body: { noneKnown: true } },
    { method: 'PUT', path: (id) => `/api/patients/${id}/allergies/${id}`, body: { substance: 'Latex' } },
  ],
});
