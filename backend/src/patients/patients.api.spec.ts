import 'reflect-metadata';
import type { Patient, PatientList, DuplicateCandidate } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

const rowsOf = async <T = Record<string, unknown>>({ id }: TestHospital, table: string, rest = ''): Promise<T[]> =>
  (await api.database.query(`SELECT * FROM "${id}".${table} ${rest}`)).rows as T[];
const limit = (places: number, { id }: TestHospital) =>
  api.database.query(`UPDATE public.tenant_usage SET max = $2 WHERE tenant_id = $1 AND metric = 'patients'`, [id, places]);
const used = async ({ id }: TestHospital): Promise<number | undefined> => {
  const sql = `SELECT used FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'patients'`;
  const { rows } = await api.database.query<{ used: number }>(sql, [id]);
  return rows[0]?.used;
};

let serial = 0;
/** The answer to a likely duplicate. */
interface Refusal {
  readonly candidates: readonly DuplicateCandidate[];
}

/** A body to register; each call makes another person. */
const aPatient = (more: object = {}): Record<string, unknown> => {
  serial += 1;
  const born = new Date(Date.UTC(1940, 0, 1 + serial * 41)).toISOString().slice(0, 10);
  return { firstName: `Given${serial}`, lastName: `Family${serial}`, dateOfBirth: born, gender: 'female', ...more };
};
const registered = async (more: object = {}, by = admin) => {
  const { status, body, problem } = await by.post<Patient>('/api/patients', aPatient(more));
  expect([status, problem.code]).toEqual([201, undefined]);
  return body;
};
const codes = ({ problem }: Answer<unknown>) => problem.errors?.map(({ path, code }) => `${path} ${code}`);

describe('registering refuses', () => {
  it.each([
    [{ lastName: undefined }, ['lastName name.required']],
    [{ dateOfBirth: undefined }, ['dateOfBirth date.required']],
    [{ dateOfBirth: '2199-01-01' }, ['dateOfBirth date.future']],
    [{ dateOfBirth: '2001-02-30' }, ['dateOfBirth date.invalid']],
    [{ gender: 'f' }, ['gender choice.invalid']],
    [{ lastName: 'a\u0000b' }, ['lastName name.invalid']],
    [{ phone: '9822041763' }, ['phone phone.invalid']],
    [{ address: [] }, ['address object.invalid']],
    [{ address: { country: 'India' } }, ['address.country country.invalid']],
    [{ customFields: { abha: '1' } }, ['customFields.abha custom_field.unknown']],
    [{ status: 'active' }, ['status field.unknown']],
    [{ patientNumber: 'X-1' }, ['patientNumber field.unknown']],
  ])('%j', async (more, expected) => {
    const answer = await admin.post<Patient>('/api/patients', aPatient(more));
    expect([answer.status, codes(answer)]).toEqual([400, expected]);
  });

  it('people without the permission, and everybody while on hold', async () => {
    const pharmacist = await hospital.as('Pharmacist');
    expect(await pharmacist.post<Patient>('/api/patients', aPatient())).toMatchObject({ status: 403, body: { code: 'permission.denied' } });
    const held = await api.aHospital();
    const nurse = await held.as('Nurse');
    const patient = await registered({}, nurse);
    await api.database.query(
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = 'billing_hold', suspension_reason = 'x', suspended_at = now() WHERE id = $1`,
      [held.id],
    );
    expect(await nurse.post<Patient>('/api/patients', aPatient())).toMatchObject({ status: 403, body: { code: 'tenant.on_hold' } });
    const edit = await nurse.put(`/api/patients/${patient.id}`, aPatient(), { version: 1 });
    expect(edit.status).toBe(200);
  });
});

describe('registering', () => {
  it('answers the patient, with a number of the hospital and where to find it', async () => {
    const answer = await admin.post<Patient>('/api/patients', aPatient({ firstName: ' Meena  Kumari ', phone: '+91 98220-41763' }));
    expect(answer.body).toMatchObject({ firstName: 'Meena Kumari', phone: '+919822041763', status: 'active', version: 1 });
    expect(answer.body.patientNumber).toMatch(/^[A-Z]{1,4}-\d{7}$/);
    expect(answer.headers['location']).toBe(`/api/patients/${answer.body.id}`);
    const [event] = await rowsOf(hospital, 'audit_events', `WHERE patient_id = '${answer.body.id}'`);
    expect(event).toMatchObject({ action: 'patient.registered', actor_name: 'Test Admin', app_id: 'hospital-portal' });
    expect(JSON.stringify(event)).not.toContain('Meena');
  });

  it('takes an age, one name, and nobody known', async () => {
    const year = new Date().getUTCFullYear() - 48;
    expect(await registered({ firstName: undefined, lastName: 'Suresh', dateOfBirth: undefined, ageYears: 48 })).toMatchObject({
      ...{ firstName: null, lastName: 'Suresh', dateOfBirth: `${year}-07-01`, birthDateEstimated: true },
    });
    const unknown = { firstName: undefined, lastName: undefined, dateOfBirth: undefined, unidentified: true, gender: 'unknown' };
    expect(await registered(unknown)).toMatchObject({ lastName: 'Unknown', dateOfBirth: null, unidentified: true });
    await registered(unknown);
  });

  it('gives 50 at once 50 different numbers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => admin.post<Patient>('/api/patients', aPatient({ allowDuplicate: true }))),
    );
    expect(new Set(answers.map(({ body }) => body.patientNumber)).size).toBe(50);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
  });

  it('lets exactly one of 100 at once have the last place', async () => {
    const small = await api.aHospital();
    const clerk = await small.as('Receptionist');
    await limit(2, small);
    await registered({}, clerk);
    const answers = await Promise.all(Array.from({ length: 100 }, () => clerk.post<Patient>('/api/patients', aPatient())));
    const tally = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([tally(201), tally(422)]).toEqual([1, 99]);
    expect(answers.find(({ status }) => status === 422)!.body).toMatchObject({
      ...{ code: 'plan.patient_limit', used: 2, limit: 2 },
      detail: '2 of 2 patients in use. Archive patients or ask for a larger plan.',
    });
    expect(answers.every(({ status, headers }) => (headers.location !== undefined) === (status === 201))).toBe(true);
    expect(await rowsOf(small, 'patients')).toHaveLength(2);
    expect(await used(small)).toBe(2);
    const told = await rowsOf(small, 'audit_events', `WHERE action = 'patient.registered'`);
    expect(told).toHaveLength(2);
  });

  it('makes one row of 20 requests with one Idempotency-Key, and refuses the key for another body', async () => {
    const body = aPatient();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => admin.post<Patient>('/api/patients', body, { idempotencyKey: 'one-and-the-same' })),
    );
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1);
    expect(await rowsOf(hospital, 'patients', `WHERE last_name = '${String(body['lastName'])}'`)).toHaveLength(1);
    const other = await admin.post<Patient>('/api/patients', aPatient(), { idempotencyKey: 'one-and-the-same' });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency.other_body' } });
  });
});

describe('likely duplicates', () => {
  const lakshmi = { firstName: 'Lakshmi', lastName: 'Venkataraman', dateOfBirth: '1961-09-14', phone: '+919811122233' };

  it('are shown, and registered after a look', async () => {
    const first = await registered(lakshmi);
    const again = await admin.post<Refusal>('/api/patients', aPatient({ ...lakshmi, firstName: 'Laxmi', phone: undefined }));
    expect(again).toMatchObject({ status: 409, body: { code: 'patient.possible_duplicate' } });
    expect(again.body.candidates).toMatchObject([{ id: first.id, patientNumber: first.patientNumber, reasons: ['name', 'dateOfBirth'] }]);
    expect(JSON.stringify(again.body)).not.toContain('medicalHistory');
    await registered({ ...lakshmi, allowDuplicate: true });
  });

  it('are found by phone when the birth date was written wrongly, and with day and month changed over', async () => {
    const phone = await admin.post<Refusal>('/api/patients', aPatient({ ...lakshmi, dateOfBirth: '1916-09-14' }));
    expect(phone.body.candidates[0]?.reasons).toEqual(['name', 'phone']);
    await registered({ firstName: 'Om', lastName: 'Bhattacharya', dateOfBirth: '1980-03-04' });
    const swapped = await admin.post<Refusal>(
      '/api/patients',
      aPatient({ firstName: 'Om', lastName: 'Bhattacharya', dateOfBirth: '1980-04-03' }),
    );
    expect(swapped.body.candidates[0]?.reasons).toEqual(['name', 'dateOfBirth']);
  });

  it('are not namesakes with another birth date and phone, nor a family with one phone', async () => {
    await registered({ ...lakshmi, dateOfBirth: '1999-01-05', phone: '+919800000001' });
    await registered({ firstName: 'Ravi', lastName: 'Iyer', dateOfBirth: '1990-02-02', phone: '+919811122233' });
  });

  it('are five at most', async () => {
    for (let i = 0; i < 7; i += 1)
      await registered({ firstName: 'Zoya', lastName: 'Qureshi', dateOfBirth: '1971-01-01', allowDuplicate: true });
    const { body } = await admin.post<Refusal>(
      '/api/patients',
      aPatient({ firstName: 'Zoya', lastName: 'Qureshi', dateOfBirth: '1971-01-01' }),
    );
    expect(body.candidates).toHaveLength(5);
  });
});

describe('reading and editing', () => {
  it('answers 404 alike for malformed, unknown and other hospitals’ ids', async () => {
    const other = await api.aHospital();
    const theirs = await registered({}, await other.as('Admin'));
    const paths = ['not-an-id', '01a20587-7686-7587-8c38-84cd7b51da6f', theirs.id];
    for (const send of [
      (id: string) => admin.get(`/api/patients/${id}`),
      (id: string) => admin.put(`/api/patients/${id}`, aPatient(), { version: 1 }),
      (id: string) => admin.delete(`/api/patients/${id}`),
      (id: string) => admin.post(`/api/patients/${id}/restore`),
    ]) {
      const answers = await Promise.all(paths.map(send));
      const bare = answers.map(({ status, problem: { traceId: _, ...rest } }) => JSON.stringify([status, rest]));
      expect(new Set(bare).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 404, body: { code: 'patient.not_found' } });
    }
    expect((await rowsOf(other, 'patients'))[0].version).toBe(1);
  });

  it('writes a read to the audit', async () => {
    const { id } = await registered();
    await (await hospital.as('Nurse')).get(`/api/patients/${id}`);
    expect(await rowsOf(hospital, 'audit_events', `WHERE patient_id = '${id}' AND action = 'patient.read'`)).toMatchObject([
      { actor_name: 'Test Nurse' },
    ]);
  });

  it('wants the version, and refuses a stale one', async () => {
    const { id } = await registered();
    const url = `/api/patients/${id}`;
    expect(await admin.put(url, aPatient())).toMatchObject({ status: 428, body: { code: 'version.required' } });
    expect(await admin.put(url, aPatient(), { headers: { 'if-match': '*' } })).toMatchObject({ status: 412 });
    const both = await Promise.all([
      admin.put<Patient>(url, aPatient(), { version: 1 }),
      admin.put<Patient>(url, aPatient(), { version: 1 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = both.find(({ status }) => status === 200)!.body;
    expect((await admin.get(url)).body).toMatchObject({ version: 2, lastName: won.lastName });
  });

  it('replaces: what is left out is emptied; the audit names the fields, not the values', async () => {
    const { id } = await registered({ phone: '+919833300001', email: 'Asha@Example.com', address: { city: 'Pune' } });
    const body = aPatient({ firstName: 'Asha' });
    const { body: after } = await admin.put<Patient>(`/api/patients/${id}`, body, { version: 1 });
    expect(after).toMatchObject({ firstName: 'Asha', phone: null, email: null, address: null, version: 2 });
    const [event] = await rowsOf<{ details: object }>(
      hospital,
      'audit_events',
      `WHERE patient_id = '${id}' AND action = 'patient.updated'`,
    );
    expect(event.details).toEqual({ fields: ['firstName', 'lastName', 'dateOfBirth', 'email', 'phone', 'address'] });
  });

  it('shows the medical history with records:read and changes it with records:write only', async () => {
    const [doctor, nurse, clerk] = await Promise.all((['Doctor', 'Nurse', 'Receptionist'] as const).map((role) => hospital.as(role)));
    const body = aPatient({ medicalHistory: 'Asthma' });
    const made = await clerk.post<Patient>('/api/patients', body);
    expect(made.status).toBe(201);
    expect(made.body).not.toHaveProperty('medicalHistory');
    const url = `/api/patients/${made.body.id}`;
    expect((await clerk.get(url)).body).not.toHaveProperty('medicalHistory');
    expect((await nurse.get(url)).body).toHaveProperty('medicalHistory', 'Asthma');
    const edited = await clerk.put(url, { ...body, medicalHistory: 'None' }, { version: 1 });
    expect(edited).toMatchObject({ status: 200 });
    expect(edited.body).not.toHaveProperty('medicalHistory');
    expect((await nurse.put(url, { ...body, medicalHistory: undefined }, { version: 2 })).body).toHaveProperty('medicalHistory', 'Asthma');
    expect((await doctor.put(url, { ...body, medicalHistory: 'Asthma, mild' }, { version: 3 })).body).toHaveProperty(
      'medicalHistory',
      'Asthma, mild',
    );
    expect(JSON.stringify((await clerk.get('/api/patients?q=Family')).body)).not.toContain('medicalHistory');
  });
});

describe('archiving', () => {
  it('gives the place back once, keeps the patient, and takes a place to restore', async () => {
    const small = await api.aHospital();
    const boss = await small.as('Admin');
    await limit(1, small);
    const { id } = await registered({}, boss);
    expect((await (await small.as('Receptionist')).delete(`/api/patients/${id}`)).status).toBe(403);
    expect((await boss.delete(`/api/patients/${id}`, { version: 9 })).status).toBe(412);
    const twice = await Promise.all([boss.delete(`/api/patients/${id}`), boss.delete(`/api/patients/${id}`, { version: 1 })]);
    expect(twice.map(({ status }) => status).sort()).toEqual([204, expect.any(Number)]);
    expect(twice.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await used(small)).toBe(0);
    expect((await boss.get(`/api/patients/${id}`)).body).toMatchObject({ status: 'archived', version: 2 });
    expect((await boss.get<PatientList>('/api/patients')).body.data).toEqual([]);
    expect((await boss.get<PatientList>('/api/patients?status=archived')).body.data).toHaveLength(1);
    expect(await boss.put(`/api/patients/${id}`, aPatient(), { version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'patient.illegal_state' },
    });
    await registered({}, boss);
    expect(await boss.post(`/api/patients/${id}/restore`)).toMatchObject({ status: 422, body: { code: 'plan.patient_limit' } });
    await limit(2, small);
    expect(await boss.post(`/api/patients/${id}/restore`)).toMatchObject({ status: 200, body: { status: 'active' } });
    expect(await used(small)).toBe(2);
    expect(await boss.post(`/api/patients/${id}/restore`)).toMatchObject({ status: 409 });
  });
});

isolationContract({
  api: () => api,
  name: 'patients',
  role: 'Admin',
  list: '/api/patients',
  create: (client) => registered({}, client),
  requests: [
    { method: 'GET', path: (id) => `/api/patients/${id}` },
    { method: 'PUT', path: (id) => `/api/patients/${id}`, body: { lastName: 'Rao', dateOfBirth: '1980-01-01', gender: 'male' } },
    { method: 'DELETE', path: (id) => `/api/patients/${id}` },
    { method: 'POST', path: (id) => `/api/patients/${id}/restore`, body: {} },
  ],
});
