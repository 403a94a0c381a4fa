import 'reflect-metadata';
import { HOSPITAL_ROLES, type Condition, type ConditionList, type DiagnosisCodeList, type Patient } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aRegisteredPatient } from '../../test/patients.js';

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
  url = `/api/patients/${patient.id}/conditions`;
});

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await api.database.query<T>(sql.replaceAll('{schema}', `"${hospital.id}"`), values)).rows;
const aVisit = async (patientId = patient.id): Promise<string> => {
  const [{ id }] = await rows<{ id: string }>(
    `INSERT INTO {schema}.visits (patient_id, doctor_id, doctor_name) VALUES ($1, uuidv7(), 'Dr Rao') RETURNING id`,
    [patientId],
  );
  return id;
};
const PROBLEM = { category: 'problem-list-item', code: 'E11.9' };
const recorded = async (more: object = {}): Promise<Condition> => {
  const { status, body, text } = await doctor.post<Condition>(url, { ...PROBLEM, ...more });
  expect([status, status === 201 || text]).toEqual([201, true]);
  return body;
};
const diagnosed = (visitId: string, more: object = {}) =>
  doctor.post<Condition>(url, { category: 'encounter-diagnosis', code: 'J18.9', visitId, ...more });
const list = async (query = '') => (await doctor.get<ConditionList>(`${url}${query}`)).body;
const change = (id: string, body: object, version = 1) => doctor.put<Condition>(`/api/conditions/${id}`, body, { version });
const err = (id: string, options = {}) =>
  doctor.post<Condition>(`/api/conditions/${id}/entered-in-error`, { reason: 'Another patient' }, options);

describe('conditions refuse', () => {
  it.each([
    [{ code: undefined }, 'code diagnosis.missing'],
    [{ text: 'Sugar' }, 'text diagnosis.both'],
    [{ code: 'E99.99' }, 'code diagnosis_code.unknown'],
    [{ code: 'e11.9' }, 'code diagnosis_code.invalid'],
    [{ code: undefined, text: '  ' }, 'text text.required'],
    [{ category: 'encounter-diagnosis' }, 'visitId visit.missing'],
    [{ category: 'other' }, 'category choice.invalid'],
    [{ primary: true }, 'primary condition.no_visit'],
    [{ clinicalStatus: 'better' }, 'clinicalStatus choice.invalid'],
    [{ verificationStatus: 'entered-in-error' }, 'verificationStatus choice.invalid'],
    [{ onsetOn: '2199-01-01' }, 'onsetOn date.future'],
    [{ abatedOn: '2020-01-01' }, 'abatedOn condition.not_over'],
    [{ clinicalStatus: 'resolved', onsetOn: '2020-01-02', abatedOn: '2020-01-01' }, 'abatedOn date.order'],
    [{ recorder: 'Somebody else' }, 'recorder field.unknown'],
    [{ display: 'Something else' }, 'display field.unknown'],
  ])('%j', async (more, expected) => {
    const { status, problem } = await doctor.post(url, { ...PROBLEM, ...more });
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)[0]]).toEqual([400, expected]);
    expect((await list()).data).toEqual([]);
  });

  it('a visit of another patient, a visit that was a mistake, and a patient who is archived', async () => {
    const other = await aRegisteredPatient(doctor, { allowDuplicate: true });
    expect((await diagnosed(await aVisit(other.id))).problem.code).toBe('visit.not_found');
    const wrong = await aVisit();
    await rows(`UPDATE {schema}.visits SET status = 'entered_in_error', error_reason = 'x' WHERE id = $1`, [wrong]);
    expect((await diagnosed(wrong)).problem.code).toBe('visit.not_found');
    const { id } = await recorded();
    await (await hospital.as('Admin')).delete(`/api/patients/${patient.id}`);
    for (const refused of [await doctor.post(url, PROBLEM), await change(id, { code: 'I10' }), await err(id)]) {
      expect([refused.status, refused.problem.code]).toEqual([409, 'patient.illegal_state']);
    }
  });

  it('by role: a Doctor writes, Admin and Nurse read, others neither', async () => {
    const { id } = await recorded();
    for (const role of HOSPITAL_ROLES) {
      const client = await hospital.as(role);
      const reads = ['Admin', 'Doctor', 'Nurse'].includes(role) ? 200 : 403;
      for (const path of [url, `/api/conditions/${id}`, '/api/diagnosis-codes?q=fever'])
        expect([role, path, (await client.get(path)).status]).toEqual([role, path, reads]);
      const writes = role === 'Doctor';
      expect([role, (await client.get('/api/diagnosis-codes/favourites')).status]).toEqual([role, writes ? 200 : 403]);
      expect([role, (await client.post(url, {})).status]).toEqual([role, writes ? 400 : 403]);
      expect([role, (await client.post(`/api/conditions/${id}/entered-in-error`, {})).status]).toEqual([role, writes ? 400 : 403]);
      expect([role, (await client.put(`/api/conditions/${id}`, {}, { version: 1 })).status]).toEqual([role, writes ? 400 : 403]);
    }
  });

  it('the same problem twice while both count, by code or by words, also when two doctors write at once', async () => {
    const race = await Promise.all([doctor.post(url, PROBLEM), doctor.post(url, PROBLEM)]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(race.find(({ status }) => status === 409)?.problem.code).toBe('condition.recorded_already');
    await recorded({ code: undefined, text: 'Sugar' });
    expect((await doctor.post(url, { ...PROBLEM, code: undefined, text: 'SUGAR' })).status).toBe(409);
    const [{ id, version }] = (await list()).data.filter(({ code }) => code === 'E11.9');
    await change(id, { code: 'E11.9', clinicalStatus: 'resolved' }, version);
    const again = await recorded();
    expect((await change(id, { code: 'E11.9' }, version + 1)).problem.code).toBe('condition.recorded_already');
    await err(again.id);
    expect((await change(id, { code: 'E11.9' }, version + 1)).status).toBe(200);
  });
});

describe('conditions', () => {
  it('keep code and words as they were, whatever becomes of the list of codes', async () => {
    const { id, ...first } = await recorded({ verificationStatus: 'confirmed', onsetOn: '2019-05-01', note: 'Since Pune' });
    expect(first).toMatchObject({
      ...{ code: 'E11.9', display: 'Type 2 diabetes mellitus without complications', freeText: false, clinicalStatus: 'active' },
      ...{
        verificationStatus: 'confirmed',
        onsetOn: '2019-05-01',
        abatedOn: null,
        note: 'Since Pune',
        recorder: 'Test Doctor',
        version: 1,
      },
    });
    await rows(`INSERT INTO {schema}.own_diagnosis_codes (code, display, source) VALUES ('E11.9', 'Sugar', 'spec')`);
    expect((await doctor.get<Condition>(`/api/conditions/${id}`)).body.display).toBe(first.display);
    await err(id);
    expect((await recorded()).display).toBe('Sugar');
    await rows('DELETE FROM {schema}.own_diagnosis_codes');
  });

  it('are free text where no code fits, and say so', async () => {
    expect(await recorded({ code: undefined, text: 'Feels unwell since the move' })).toMatchObject({
      ...{ code: null, freeText: true, display: 'Feels unwell since the move', verificationStatus: 'provisional' },
    });
  });

  it('of a visit have one primary at most, whoever is faster, and make room when it was a mistake', async () => {
    const visit = await aVisit();
    const race = await Promise.all(['J18.9', 'I10'].map((code) => diagnosed(visit, { code, primary: true })));
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(race.find(({ status }) => status === 409)?.problem.code).toBe('condition.primary_taken');
    const { body: second } = await diagnosed(visit, { code: 'R05' });
    expect((await change(second.id, { code: 'R05', primary: true })).problem.code).toBe('condition.primary_taken');
    const [first] = (await list(`?visitId=${visit}`)).data.filter(({ primary }) => primary);
    await err(first.id);
    expect((await change(second.id, { code: 'R05', primary: true })).body).toMatchObject({ primary: true, version: 2 });
    expect((await list('?category=problem-list-item')).data).toEqual([]);
  });

  it('of a signed visit are not written over, only marked and added to', async () => {
    const visit = await aVisit();
    const { body } = await diagnosed(visit);
    await rows(
      `WITH signed AS (INSERT INTO {schema}.visit_versions (visit_id, number, chief_complaint, history, examination, assessment, plan, follow_up, signed_by, signed_by_name)
         VALUES ($1, 1, '', '', '', '', '', '', uuidv7(), 'Dr Rao') RETURNING visit_id)
       SELECT * FROM signed`,
      [visit],
    );
    await rows(
      `UPDATE {schema}.visits SET status = 'signed', signed_version = 1, signed_at = now(), signed_by = uuidv7(), signed_by_name = 'Dr Rao' WHERE id = $1`,
      [visit],
    );
    expect((await change(body.id, { code: 'J20.9' })).problem.code).toBe('condition.illegal_state');
    expect((await err(body.id)).status).toBe(200);
    expect((await diagnosed(visit, { code: 'J20.9' })).status).toBe(201);
  });

  it('are changed by who saw them last, and not at all once they were a mistake', async () => {
    const { id } = await recorded();
    const edits = await Promise.all(['I10', 'I50.9'].map((code) => change(id, { code })));
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await doctor.put(`/api/conditions/${id}`, { code: 'I10' })).problem.code).toBe('version.required');
    expect((await err(id, { version: 1 })).problem.code).toBe('version.stale');
    expect((await err(id, { version: 2 })).body).toMatchObject({
      verificationStatus: 'entered-in-error',
      errorReason: 'Another patient',
      version: 3,
    });
    for (const late of [await change(id, { code: 'I10' }, 3), await err(id)])
      expect([late.status, late.problem.code]).toEqual([409, 'condition.illegal_state']);
  });

  it('come newest first, page by page, and are recorded once when the same request comes twice', async () => {
    const key = { idempotencyKey: `condition-${patient.id}` };
    const [one, again] = [await doctor.post<Condition>(url, PROBLEM, key), await doctor.post<Condition>(url, PROBLEM, key)];
    expect([one.status, again.body.id]).toEqual([201, one.body.id]);
    for (const code of ['I10', 'J45.9']) await recorded({ code });
    const first = await list('?limit=2');
    const second = await list(`?limit=2&cursor=${first.page.nextCursor}`);
    expect([...first.data, ...second.data].map(({ code }) => code)).toEqual(['J45.9', 'I10', 'E11.9']);
    expect([first.page.total, second.page.nextCursor]).toEqual([3, null]);
  });

  it('leave events that name fields and no diagnosis', async () => {
    const { id } = await recorded();
    await change(id, { code: 'I10', note: 'Mild' });
    await err(id);
    await list();
    const events = await rows(
      `SELECT action, details FROM {schema}.audit_events WHERE patient_id = $1 AND entity = 'condition' ORDER BY occurred_at`,
      [patient.id],
    );
    expect(events).toEqual([
      { action: 'condition.recorded', details: {} },
      { action: 'condition.changed', details: { fields: ['code', 'note', 'display'] } },
      { action: 'condition.entered_in_error', details: {} },
      { action: 'condition.listed', details: { shown: 1 } },
    ]);
  });

  it('follow a merge, also where both records have the same problem', async () => {
    const admin = await hospital.as('Admin');
    const other = await aRegisteredPatient(doctor, { allowDuplicate: true });
    await recorded();
    await doctor.post(`/api/patients/${other.id}/conditions`, PROBLEM);
    const merge = { mergedId: patient.id, version: 1, mergedVersion: 1, take: [] };
    expect((await admin.post(`/api/patients/${other.id}/merges`, merge)).status).toBe(201);
    expect((await doctor.get<ConditionList>(`/api/patients/${other.id}/conditions`)).body.data).toHaveLength(2);
  });
});

describe('codes', () => {
  const find = async (q: string, limit = 20) =>
    (await doctor.get<DiagnosisCodeList>(`/api/diagnosis-codes?limit=${limit}&q=${encodeURIComponent(q)}`)).body.data.map(
      ({ code }) => code,
    );

  it('are found by the beginning of the code, with or without its point', async () => {
    for (const q of ['E11.9', 'e119', ' e11.9 ']) expect((await find(q))[0]).toBe('E11.9');
    expect(await find('E11')).toEqual(expect.arrayContaining(['E11.2', 'E11.4', 'E11.9']));
    expect((await find('E11')).every((code) => code.startsWith('E11'))).toBe(true);
  });

  it('are found by beginnings of words in any order, in whatever case', async () => {
    for (const q of ['type 2 diab', 'DIAB typ 2 without', 'without mellitus 2']) expect(await find(q)).toContain('E11.9');
    expect(await find('diabetes')).toEqual(expect.arrayContaining(['E10.9', 'E11.9', 'O24.4']));
    expect(await find('abetes')).toEqual([]);
  });

  it('are not found by what is none, and no typing breaks the search', async () => {
    for (const q of ["'", '&', '!', ':*', '()', '\\', "a' & !b | c", '%', '_', '<->', 'é', '糖尿'])
      expect([q, await find(q)]).toEqual([q, expect.any(Array)]);
    expect((await doctor.get('/api/diagnosis-codes?q=')).status).toBe(400);
    expect((await doctor.get('/api/diagnosis-codes')).status).toBe(400);
    expect(await find('fever', 1)).toHaveLength(1);
  });

  it('of the hospital come first and hide a shared one; nobody else sees them; headings come last', async () => {
    await rows(
      `INSERT INTO {schema}.own_diagnosis_codes (code, display, billable, source)
       VALUES ('X9ZZ', 'Monsoon fever', true, 'spec'), ('R50.9', 'Fever, our way', true, 'spec'), ('X9Z', 'Monsoon', false, 'spec')`,
    );
    const found = (await doctor.get<DiagnosisCodeList>('/api/diagnosis-codes?q=fever')).body.data;
    expect(found.filter(({ code }) => code === 'R50.9')).toEqual([{ code: 'R50.9', display: 'Fever, our way', billable: true, own: true }]);
    expect(await find('monsoon')).toEqual(['X9ZZ', 'X9Z']);
    const other = await api.aHospital({ roles: ['Doctor'] });
    const theirs = (await (await other.as('Doctor')).get<DiagnosisCodeList>('/api/diagnosis-codes?q=monsoon')).body.data;
    expect(theirs).toEqual([]);
  });

  it('are changed by no hospital', async () => {
    for (const sql of [
      'UPDATE public.diagnosis_codes SET display = $$x$$',
      'DELETE FROM own_diagnosis_codes',
      'TRUNCATE own_diagnosis_codes',
    ]) {
      const as = api.database.query(`BEGIN; SET LOCAL ROLE "${hospital.id}"; SET LOCAL search_path = "${hospital.id}"; ${sql}; COMMIT`);
      await expect(as).rejects.toMatchObject({ code: '42501' });
      await api.database.query('ROLLBACK');
    }
  });

  it('that somebody has written most are their favourites', async () => {
    const { email } = await hospital.addUser({ roles: ['Doctor'] });
    const own = await api.signIn(email, { subdomain: hospital.subdomain });
    const visit = await aVisit();
    const write = (code: string) => own.post(url, { category: 'encounter-diagnosis', visitId: visit, code });
    for (const code of ['R05', 'R50.9', 'R05']) expect((await write(code)).status).toBe(201);
    const favourites = (await own.get<DiagnosisCodeList>('/api/diagnosis-codes/favourites')).body.data;
    expect(favourites.map(({ code }) => code)).toEqual(['R05', 'R50.9']);
  });
});

isolationContract({
  api: () => api,
  name: 'conditions of a patient',
  role: 'Doctor',
  list: '/api/patients',
  create: (client) => aRegisteredPatient(client),
  requests: [
    { method: 'GET', path: (id) => `/api/patients/${id}/conditions` },
    { method: 'POST', path: (id) => `/api/patients/${id}/conditions`, body: PROBLEM },
  ],
});

isolationContract({
  api: () => api,
  name: 'a condition',
  role: 'Doctor',
  list: '/api/diagnosis-codes/favourites',
  create: async (client) =>
    (
      await client.post<Condition>(`/api/patients/${(await aRegisteredPatient(client)).id}/conditions`, {
        ...PROBLEM,
        code: undefined,
        text: 'Own',
      })
    ).body,
  requests: [
    { method: 'GET', path: (id) => `/api/conditions/${id}` },
    { method: 'PUT', path: (id) => `/api/conditions/${id}`, body: { code: 'I10' } },
    { method: 'POST', path: (id) => `/api/conditions/${id}/entered-in-error`, body: { reason: 'Theirs' } },
  ],
});
