import 'reflect-metadata';
import {
  HOSPITAL_ROLES,
  type CustomField,
  type CustomFieldHistory,
  type CustomFieldList,
  type CustomFieldUsage,
  type Patient,
  type PatientList,
} from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aPatient, aRegisteredPatient } from '../../test/patients.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
let nurse: ApiClient;
let doctor: ApiClient;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse', 'Doctor', 'Pharmacist'] });
  [admin, nurse, doctor] = await Promise.all([hospital.as('Admin'), hospital.as('Nurse'), hospital.as('Doctor')]);
});
afterAll(() => api.close());

const URL = '/api/custom-fields';
const SETTINGS = { required: false, visibleTo: [...HOSPITAL_ROLES] };
const aField = (more: object = {}) => ({ key: `f_${unique()}`, type: 'text', label: `Field ${unique()}`, ...SETTINGS, ...more });
const added = async (client: ApiClient, more: object = {}): Promise<CustomField> => {
  const answer = await client.post<CustomField>(URL, aField(more));
  expect([answer.status, answer.problem.errors]).toEqual([201, undefined]);
  return answer.body;
};
const told = ({ status, problem }: Answer<unknown>) => [status, problem?.code];
const faults = ({ status, problem }: Answer<unknown>) => [status, problem.errors?.map(({ path, code }) => `${path} ${code}`)];
const stored = async (id: string): Promise<unknown> =>
  (await api.database.query<{ f: unknown }>(`SELECT custom_fields AS f FROM "${hospital.id}".patients WHERE id = $1`, [id])).rows[0].f;
const bodyOf = ({ firstName, lastName, dateOfBirth, gender }: Patient, customFields: object) => ({
  ...{ firstName, lastName, dateOfBirth, gender, customFields },
});

describe('a definition', () => {
  it.each<[object, string[]]>([
    [{ key: 'Height' }, ['key key.invalid']],
    [{ key: '1st' }, ['key key.invalid']],
    [{ key: 'constructor' }, ['key key.invalid']],
    [{ key: 'x'.repeat(41) }, ['key key.invalid']],
    [{ key: "a'; DROP TABLE patients; --" }, ['key key.invalid']],
    [{ label: ' ' }, ['label name.invalid']],
    [{ type: 'file' }, ['type choice.invalid']],
    [{ visibleTo: ['SuperAdmin'] }, ['visibleTo choice.invalid']],
    [{ required: 'yes' }, ['required boolean.invalid']],
    [{ unit: 'cm' }, ['unit custom_field.only_number']],
    [{ type: 'date', minimum: 1 }, ['minimum custom_field.only_number']],
    [{ type: 'number', minimum: 2, maximum: 1 }, ['maximum number.out_of_order']],
    [{ type: 'number', minimum: '2' }, ['minimum number.invalid']],
    [{ type: 'number', maximum: 1e13 }, ['maximum number.too_large']],
    [{ options: ['A'] }, ['options custom_field.only_choice']],
    [{ type: 'select' }, ['options custom_field.options_required']],
    [{ type: 'multi_select', options: [] }, ['options custom_field.options_required']],
    [{ type: 'select', options: ['A', ' A '] }, ['options array.repeated']],
    [{ type: 'select', options: [' '] }, ['options option.invalid']],
    [{ type: 'select', options: ['a\u0000'] }, ['options option.invalid']],
    [{ position: 1 }, ['position field.unknown']],
  ])('is refused with %j', async (more, errors) => {
    expect(faults(await admin.post(URL, aField(more)))).toEqual([400, errors]);
  });

  it('keeps its key and type for good', async () => {
    const field = await added(admin, { type: 'number', unit: 'cm', minimum: 20, maximum: 250 });
    for (const more of [{ key: 'other' }, { type: 'text' }]) {
      const answer = await admin.put(`${URL}/${field.id}`, { label: field.label, ...SETTINGS, ...more }, { version: 1 });
      expect(faults(answer)).toEqual([400, [`${Object.keys(more)[0]} field.unknown`]]);
    }
    const changed = await admin.put<CustomField>(`${URL}/${field.id}`, { label: 'Height', required: true, visibleTo: [] }, { version: 1 });
    expect(changed.body).toEqual({
      ...field,
      ...{ label: 'Height', required: true, visibleTo: ['Admin'], unit: null, minimum: null, maximum: null, version: 2 },
    });
    await admin.delete(`${URL}/${field.id}`);
  });

  it('has a key that no other has, and a name that no other in use has', async () => {
    const field = await added(admin);
    expect(told(await admin.post(URL, aField({ key: field.key })))).toEqual([409, 'custom_field.key_taken']);
    expect(told(await admin.post(URL, aField({ label: field.label.toUpperCase() })))).toEqual([409, 'custom_field.name_taken']);
    await admin.delete(`${URL}/${field.id}`);
    expect(told(await admin.post(URL, aField({ key: field.key })))).toEqual([409, 'custom_field.key_taken']);
    const other = await added(admin, { label: field.label });
    expect(told(await admin.post(`${URL}/${field.id}/restore`))).toEqual([409, 'custom_field.name_taken']);
    await admin.delete(`${URL}/${other.id}`);
    expect((await admin.post<CustomField>(`${URL}/${field.id}/restore`)).body.status).toBe('active');
  });

  it('is changed from the version that was read, by one of two who saw the same, and its history says by whom', async () => {
    const field = await added(admin);
    const to = (label: string) => ({ label, ...SETTINGS });
    expect(told(await admin.put(`${URL}/${field.id}`, to('x')))).toEqual([428, 'version.required']);
    const [one, two] = [`One ${unique()}`, `Two ${unique()}`];
    const both = await Promise.all([one, two].map((label) => admin.put<CustomField>(`${URL}/${field.id}`, to(label), { version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const won = both.find(({ status }) => status === 200)!.body;
    await admin.delete(`${URL}/${field.id}`, { version: 2 });
    expect(told(await admin.put(`${URL}/${field.id}`, to('x'), { version: 3 }))).toEqual([409, 'custom_field.illegal_state']);
    const { data } = (await admin.get<CustomFieldHistory>(`${URL}/${field.id}/history`)).body;
    expect(data.map(({ action, before, after, by }) => ({ action, before, after, by }))).toEqual([
      { action: 'archived', before: null, after: null, by: 'Test Admin' },
      { action: 'changed', before: { label: field.label }, after: { label: won.label }, by: 'Test Admin' },
      { action: 'added', before: null, after: expect.objectContaining({ key: field.key, type: 'text' }) as object, by: 'Test Admin' },
    ]);
    const events = await api.database.query<{ action: string }>(
      `SELECT action FROM "${hospital.id}".audit_events WHERE entity_id = $1 ORDER BY occurred_at, id`,
      [field.id],
    );
    expect(events.rows.map(({ action }) => action)).toEqual(['custom_field.added', 'custom_field.changed', 'custom_field.archived']);
  });

  it('is written by Admins alone, and read by those who see the field', async () => {
    const { id, label } = await added(admin, { visibleTo: ['Doctor'] });
    const put = { label, ...SETTINGS };
    for (const answer of [
      await nurse.post(URL, aField()),
      await nurse.put(`${URL}/${id}`, put, { version: 1 }),
      await nurse.delete(`${URL}/${id}`),
      await nurse.post(`${URL}/${id}/restore`),
      await nurse.post(`${URL}/order`, { ids: [id] }),
      await nurse.get(`${URL}/usage`),
      await nurse.get(`${URL}/${id}/history`),
    ]) {
      expect(told(answer)).toEqual([403, 'permission.denied']);
    }
    expect(told(await nurse.get(`${URL}/${id}`))).toEqual([404, 'custom_field.not_found']);
    expect((await doctor.get<CustomField>(`${URL}/${id}`)).body.visibleTo).toEqual(['Admin', 'Doctor']);
    const idsFor = async (client: ApiClient) => (await client.get<CustomFieldList>(URL)).body.data.map((field) => field.id);
    expect(await idsFor(nurse)).not.toContain(id);
    expect(await idsFor(doctor)).toContain(id);
  });
});

describe('the fields of a hospital', () => {
  it('are fifty at most, archived ones included, however many are added at once', async () => {
    const own = await api.aHospital({ roles: ['Admin'] });
    const boss = await own.as('Admin');
    const first = await added(boss);
    await boss.delete(`${URL}/${first.id}`);
    await api.database.query(
      `INSERT INTO "${own.id}".custom_fields (key, type, label, visible_to, position) SELECT 'k' || n, 'text', 'Field ' || n, '{Admin}', n FROM generate_series(1, 47) n`,
    );
    const answers = await Promise.all(Array.from({ length: 6 }, () => boss.post(URL, aField())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422, 422, 422]);
    expect(told(await boss.post(URL, aField()))).toEqual([422, 'custom_field.limit']);
  });

  it('stand in the order that an Admin gives all of them', async () => {
    const own = await (await api.aHospital({ roles: ['Admin'] })).as('Admin');
    const ids: string[] = [];
    for (const label of ['A', 'B', 'C']) ids.push((await added(own, { label })).id);
    const order = [ids[2], ids[0], ids[1]];
    const answer = await own.post<CustomFieldList>(`${URL}/order`, { ids: order });
    expect([answer.status, answer.body.data.map(({ label }) => label)]).toEqual([200, ['C', 'A', 'B']]);
    expect((await own.get<CustomFieldList>(URL)).body.data.map(({ id }) => id)).toEqual(order);
    const { data } = (await own.get<CustomFieldHistory>(`${URL}/${ids[2]}/history`)).body;
    expect(data[0]).toMatchObject({ action: 'changed', before: { position: 3 }, after: { position: 1 } });
    await own.post(`${URL}/order`, { ids: order });
    expect((await own.get<CustomFieldHistory>(`${URL}/${ids[2]}/history`)).body.data).toHaveLength(2);
    for (const wrong of [ids.slice(1), [...ids, 'none'], [ids[0], ids[1], hospital.users.Admin!.id]]) {
      expect(told(await own.post(`${URL}/order`, { ids: wrong }))).toEqual([409, 'custom_field.illegal_state']);
    }
    expect((await own.post(`${URL}/order`, { ids: [ids[0], ids[0]] })).status).toBe(400);
  });
});

describe('values of a patient', () => {
  it('are checked by the definitions, one error for each field', async () => {
    const own = await api.aHospital({ roles: ['Admin'] });
    const boss = await own.as('Admin');
    const keys = { height: { type: 'number', unit: 'cm', minimum: 20, maximum: 250 }, diet: { type: 'select', options: ['Veg', 'Jain'] } };
    for (const [key, more] of Object.entries(keys)) await added(boss, { key, ...more });
    await added(boss, { key: 'village', required: true });
    const answer = await boss.post('/api/patients', aPatient({ customFields: { height: 300, diet: 'Vegan', nope: 1 } }));
    expect(faults(answer)).toEqual([
      400,
      [
        'customFields.nope custom_field.unknown',
        'customFields.height number.too_large',
        'customFields.diet choice.invalid',
        'customFields.village custom_field.required',
      ],
    ]);
    const customFields = { height: 171.5, diet: 'Jain', village: ' Wai ' };
    const patient = await aRegisteredPatient(boss, { customFields });
    expect(patient.customFields).toEqual({ height: 171.5, diet: 'Jain', village: 'Wai' });
    expect((await boss.get<Patient>(`/api/patients/${patient.id}`)).body.customFields).toEqual(patient.customFields);
    expect((await boss.post('/api/patients', { unidentified: true, gender: 'unknown' })).status).toBe(201);
    expect((await boss.get<CustomFieldUsage>(`${URL}/usage`)).body.data).toEqual(
      ['height', 'diet', 'village'].map((key) => ({ key, patients: 1 })),
    );
  });

  it('are not there for roles that do not see the field, and are kept when such a role edits', async () => {
    const secret = await added(admin, { visibleTo: ['Doctor'] });
    const open = await added(admin);
    const patient = await aRegisteredPatient(doctor, { customFields: { [secret.key]: 'hidden words', [open.key]: 'open words' } });
    const read = await nurse.get<Patient>(`/api/patients/${patient.id}`);
    expect(read.body.customFields).toEqual({ [open.key]: 'open words' });
    expect(read.text).not.toContain('hidden words');
    const forged = await nurse.put(`/api/patients/${patient.id}`, bodyOf(patient, { [secret.key]: 'forged' }), { version: 1 });
    expect(faults(forged)).toEqual([400, [`customFields.${secret.key} custom_field.unknown`]]);
    const edited = await nurse.put<Patient>(`/api/patients/${patient.id}`, bodyOf(patient, { [open.key]: 'new' }), { version: 1 });
    expect([edited.status, edited.body.customFields]).toEqual([200, { [open.key]: 'new' }]);
    expect(edited.text).not.toContain('hidden words');
    expect((await doctor.get<Patient>(`/api/patients/${patient.id}`)).body.customFields).toEqual({
      ...{ [secret.key]: 'hidden words', [open.key]: 'new' },
    });
    const pharmacist = await hospital.as('Pharmacist');
    expect((await pharmacist.get<Patient>(`/api/patients/${patient.id}`)).text).not.toContain('hidden words');
  });

  it('outlive the archiving of their field, and what the field will not take any more', async () => {
    const field = await added(admin, { type: 'multi_select', options: ['A', 'B'] });
    const patient = await aRegisteredPatient(nurse, { customFields: { [field.key]: ['B', 'A'] } });
    expect(patient.customFields).toEqual({ [field.key]: ['A', 'B'] });
    await admin.delete(`${URL}/${field.id}`);
    expect((await nurse.get<Patient>(`/api/patients/${patient.id}`)).body.customFields).toEqual({});
    const path = `/api/patients/${patient.id}`;
    expect(faults(await nurse.put(path, bodyOf(patient, { [field.key]: ['A'] }), { version: 1 }))[0]).toBe(400);
    expect((await nurse.put(path, bodyOf(patient, {}), { version: 1 })).status).toBe(200);
    expect(await stored(patient.id)).toEqual({ [field.key]: ['A', 'B'] });
    await admin.post(`${URL}/${field.id}/restore`);
    await admin.put(`${URL}/${field.id}`, { label: field.label, ...SETTINGS, options: ['A'] }, { version: 3 });
    expect((await nurse.put(path, bodyOf(patient, { [field.key]: ['A', 'B'] }), { version: 2 })).status).toBe(200);
    expect(faults(await nurse.put(path, bodyOf(patient, { [field.key]: ['B'] }), { version: 3 }))).toEqual([
      400,
      [`customFields.${field.key} choice.invalid`],
    ]);
  });

  it('are in the audit by name, never by value', async () => {
    const field = await added(admin);
    const patient = await aRegisteredPatient(nurse, { customFields: { [field.key]: 'before words' } });
    await nurse.put(`/api/patients/${patient.id}`, bodyOf(patient, { [field.key]: 'after words' }), { version: 1 });
    const { rows } = await api.database.query<{ details: unknown }>(
      `SELECT details FROM "${hospital.id}".audit_events WHERE patient_id = $1 AND action = 'patient.updated'`,
      [patient.id],
    );
    expect(rows).toEqual([{ details: { fields: [`customFields.${field.key}`] } }]);
  });
});

describe('a list filtered by the hospital’s own fields', () => {
  let own: TestHospital;
  let boss: ApiClient;
  const found = async (query: string, client = boss): Promise<string[]> => {
    const { status, body, text } = await client.get<PatientList>(`/api/patients?${query}`);
    if (status !== 200) throw new Error(`${query} answered ${status}: ${text}`);
    return body.data.map(({ lastName }) => lastName);
  };

  beforeAll(async () => {
    own = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    boss = await own.as('Admin');
    const fields: Record<string, object> = {
      village: { type: 'text' },
      height: { type: 'number' },
      since: { type: 'date' },
      donor: { type: 'boolean' },
      diet: { type: 'select', options: ['Veg', 'Jain'] },
      aids: { type: 'multi_select', options: ['Stick', 'Chair'] },
      kin: { type: 'phone' },
      secret: { type: 'text', visibleTo: [] },
    };
    for (const [key, more] of Object.entries(fields)) await added(boss, { key, label: key, ...more });
    const one = { village: 'Wai 50%', height: 90, since: '2026-01-05', donor: true, diet: 'Veg', aids: ['Stick'], secret: 'x' };
    await aRegisteredPatient(boss, { lastName: 'Achar', customFields: { ...one, kin: '+919822041763' } });
    const other = { village: 'Satara', height: 171.5, since: '2026-03-01', donor: false, diet: 'Jain', aids: ['Stick', 'Chair'] };
    await aRegisteredPatient(boss, { lastName: 'Bose', customFields: other });
    await aRegisteredPatient(boss, { lastName: 'Chopra' });
  });

  it.each([
    ['cf.village=wai', ['Achar']],
    ['cf.village=%2550%25', []],
    ['cf.village=50%25', ['Achar']],
    ['cf.height=171.5', ['Bose']],
    ['cf.height=90..171', ['Achar']],
    ['cf.height=..100', ['Achar']],
    ['cf.height=100..', ['Bose']],
    ['cf.since=2026-01-05', ['Achar']],
    ['cf.since=2026-01-06..2026-12-31', ['Bose']],
    ['cf.donor=false', ['Bose']],
    ['cf.diet=Jain', ['Bose']],
    ['cf.aids=Stick', ['Achar', 'Bose']],
    ['cf.aids=Chair', ['Bose']],
    ['cf.kin=%2B91%2098220%2041763', ['Achar']],
    ['cf.aids=Stick&cf.diet=Veg', ['Achar']],
    ['cf.aids=Stick&q=bose', ['Bose']],
  ])('by %s finds %j', async (query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it('finds who has a choice that is offered no more, and tells that there was one', async () => {
    const field = await added(boss, { type: 'select', options: ['Old', 'New'] });
    await aRegisteredPatient(boss, { lastName: 'Dixit', customFields: { [field.key]: 'Old' } });
    const settings = { label: field.label, ...SETTINGS, options: ['New'] };
    const { body } = await boss.put<CustomField>(`${URL}/${field.id}`, settings, { version: 1 });
    expect([body.options, body.retiredOptions]).toEqual([['New'], ['Old']]);
    expect(await found(`cf.${field.key}=Old`)).toEqual(['Dixit']);
    expect(faults(await boss.get(`/api/patients?cf.${field.key}=Never`))).toEqual([400, [`cf.${field.key} choice.invalid`]]);
    expect((await boss.delete(`${URL}/${field.id}`)).status).toBe(204);
  });

  it.each([
    ['cf.nope=1', 'cf.nope field.unknown'],
    ['cf.constructor=1', 'cf.constructor field.unknown'],
    ['cf.height=tall', 'cf.height number.invalid'],
    ['cf.height=1..2..3', 'cf.height number.invalid'],
    ['cf.height=..', 'cf.height number.invalid'],
    ['cf.since=2026-02-30', 'cf.since date.invalid'],
    ['cf.donor=yes', 'cf.donor boolean.invalid'],
    ['cf.diet=Vegan', 'cf.diet choice.invalid'],
    ['cf.diet=Veg&cf.diet=Jain', 'cf.diet parameter.repeated'],
    ["cf.village'%20OR%201=1", "cf.village' OR 1 field.unknown"],
  ])('by %s is refused', async (query, error) => {
    expect(faults(await boss.get(`/api/patients?${query}`))).toEqual([400, [error]]);
  });

  it('takes a field that the caller does not see for none at all', async () => {
    const hers = await own.as('Nurse');
    expect(await found('cf.secret=x')).toEqual(['Achar']);
    expect(faults(await hers.get('/api/patients?cf.secret=x'))).toEqual([400, ['cf.secret field.unknown']]);
    expect(await found('cf.donor=true', hers)).toEqual(['Achar']);
  });

  it('is exported with a column for each field', async () => {
    const answer = await boss.get<string>('/api/patients/export?cf.aids=Stick', { headers: { accept: 'text/csv' } });
    const lines = answer.text.trim().split(/\r?\n/);
    expect([answer.status, lines.length]).toEqual([200, 3]);
    expect(lines[0]).toMatch(/village,height,since,donor,diet,aids,kin,secret$/);
    expect(lines[1]).toMatch(/Wai 50%,90,2026-01-05,yes,Veg,Stick,'?\+919822041763,x$/);
    expect(lines[2]).toMatch(/Satara,171\.5,2026-03-01,no,Jain,Stick; Chair,,$/);
  });
});

isolationContract({
  api: () => api,
  name: 'custom fields',
  role: 'Admin',
  list: URL,
  create: (client) => added(client),
  requests: [
    { method: 'GET', path: (id) => `${URL}/${id}` },
    { method: 'GET', path: (id) => `${URL}/${id}/history` },
    { method: 'PUT', path: (id) => `${URL}/${id}`, body: { label: 'Theirs', ...SETTINGS } },
    { method: 'DELETE', path: (id) => `${URL}/${id}` },
    { method: 'POST', path: (id) => `${URL}/${id}/restore` },
  ],
});
