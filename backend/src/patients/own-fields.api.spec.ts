import 'reflect-metadata';
import { parse } from 'csv-parse/sync';
import { HOSPITAL_ROLES, type ImportResult, type Job, type JobAccepted, type PatientList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aRegisteredPatient } from '../../test/patients.js';

const OPTIONS = ['Stick', 'Chair; folding', 'C:\\'];
const FIELDS: Readonly<Record<string, object>> = {
  village: { label: 'Native place', type: 'text', required: true },
  story: { label: '=Story', type: 'long_text' },
  height: { label: 'Height (cm)', type: 'number', minimum: -300, maximum: 300 },
  since: { label: 'Status', type: 'date' },
  donor: { label: 'Age', type: 'boolean' },
  diet: { label: 'Name', type: 'select', options: OPTIONS },
  aids: { label: 'Insurance', type: 'multi_select', options: OPTIONS },
  kin: { label: 'Phone', type: 'phone' },
  mail: { label: 'Mail of kin', type: 'email' },
  secret: { label: 'Secret', type: 'text', visibleTo: ['Doctor'] },
};
const VALUES = {
  ...{ village: "'=Wai", story: '- one\n- two', height: -0.5, since: '2026-01-05', donor: false, diet: 'C:\\' },
  ...{ aids: ['Stick', 'Chair; folding', 'C:\\'], kin: '+919822041763', mail: 'kin@example.com', secret: 'hidden words' },
};

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;

async function withFields(): Promise<{ there: TestHospital; boss: ApiClient }> {
  const there = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  const boss = await there.as('Admin');
  for (const [key, more] of Object.entries(FIELDS)) {
    const field = { key, required: false, visibleTo: [...HOSPITAL_ROLES], ...more };
    expect((await boss.post('/api/custom-fields', field)).status).toBe(201);
  }
  return { there, boss };
}

beforeAll(async () => {
  api = await startApi();
  ({ there: hospital, boss: admin } = await withFields());
  await aRegisteredPatient(admin, { lastName: 'Achar', customFields: VALUES });
  await aRegisteredPatient(admin, { lastName: 'Bose', customFields: { village: 'Satara', aids: ['C:\\'] } });
  await aRegisteredPatient(admin, { lastName: 'Chopra', customFields: { village: 'Pune' } });
});
afterAll(() => api.close());

const stored = async ({ id }: TestHospital): Promise<unknown[]> =>
  (await api.database.query<{ f: unknown }>(`SELECT custom_fields AS f FROM "${id}".patients ORDER BY last_name`)).rows.map(({ f }) => f);

async function imported(file: string, by: ApiClient, query = ''): Promise<ImportResult> {
  const { status, body, problem } = await by.upload<JobAccepted>(`/api/patients/import${query}`, file, 'text/csv');
  expect([status, problem?.detail]).toEqual([202, undefined]);
  await api.runJobs();
  return (await by.get<Job>(`/api/jobs/${body.jobId}`)).body.result as unknown as ImportResult;
}

describe('an import of the hospital’s own fields', () => {
  it('takes an export back, whatever the fields are called and hold', async () => {
    const file = (await admin.get('/api/patients/export')).text;
    const [heads]: string[][] = parse(file, { bom: true });
    expect(heads.slice(-10)).toEqual([
      'Native place',
      "'=Story",
      'Height (cm)',
      'cf.since',
      'cf.donor',
      'cf.diet',
      'cf.aids',
      'cf.kin',
      'Mail of kin',
      'Secret',
    ]);
    const { there, boss } = await withFields();
    expect(await imported(file, boss)).toEqual({ imported: 3, rejected: 0, errors: [] });
    expect(await stored(there)).toEqual(await stored(hospital));
    expect((await stored(there))[0]).toEqual(VALUES);
  });

  it('refuses rows by the rules of registration, by line and column', async () => {
    const file = [
      'Name,DOB,native PLACE,height,Mail of kin,Unidentified',
      'Good One,1980-01-01,Wai,171.5,KIN@example.com,',
      'Too Tall,1980-01-02,Wai,301,nobody,',
      'No Place,1980-01-03,,,,',
      'Not Known,,,,,yes',
    ];
    const { there, boss } = await withFields();
    const result = await imported(file.join('\n'), boss);
    expect([result.imported, result.errors]).toEqual([
      2,
      [
        { line: 3, column: 'height', code: 'number.too_large', message: 'Use 300 or less.' },
        { line: 3, column: 'Mail of kin', code: 'email.invalid', message: expect.any(String) as string },
        { line: 4, column: 'native PLACE', code: 'custom_field.required', message: 'Fill in: Native place.' },
      ],
    ]);
    expect(await stored(there)).toEqual([{}, { village: 'Wai', height: 171.5, mail: 'kin@example.com' }]);
  });

  it('reads columns by a saved mapping, which may name such fields, and refuses one that is gone', async () => {
    const { there, boss } = await withFields();
    const columns = [
      ...[
        { column: 'A', field: 'fullName' },
        { column: 'B', field: 'dateOfBirth' },
        { column: 'C', field: 'cf.village' },
      ],
      { column: 'D', field: 'cf.height' },
    ];
    const save = (body: object, version?: number) => boss.put('/api/patients/import-mappings/own', body, { version });
    expect((await save({ columns: [{ column: 'A', field: 'cf.No' }], dateOrder: 'dmy' })).problem.errors?.[0].code).toBe('choice.invalid');
    expect((await save({ columns, dateOrder: 'dmy' })).status).toBe(200);
    expect(await imported('A,B,C,D\nRao,1980-01-01,Wai,12\n', boss, '?mapping=own')).toMatchObject({ imported: 1 });
    expect(await stored(there)).toEqual([{ village: 'Wai', height: 12 }]);
    await api.database.query(`UPDATE "${there.id}".custom_fields SET archived_at = now() WHERE key = 'height'`);
    const refused = await boss.upload('/api/patients/import?mapping=own', 'A,B,C,D\nIyer,1980-01-01,Wai,12\n', 'text/csv');
    expect([refused.status, refused.problem.code]).toEqual([422, 'import.unusable']);
    expect(refused.problem.detail).toContain('"height"');
  });

  it('fills no field that was archived, or that the sender does not see, while the file waited', async () => {
    const { there, boss } = await withFields();
    const upload = () =>
      boss.upload<JobAccepted>('/api/patients/import', 'Name,DOB,Native place,Secret\nRao,1980-01-01,Wai,x\n', 'text/csv');
    const first = await upload();
    await api.database.query(`UPDATE "${there.id}".custom_fields SET archived_at = now() WHERE key = 'secret'`);
    await api.runJobs();
    expect((await boss.get<Job>(`/api/jobs/${first.body.jobId}`)).body.result).toMatchObject({
      errors: [{ line: 2, column: 'Secret', code: 'custom_field.unknown' }],
    });
    await api.database.query(`UPDATE "${there.id}".custom_fields SET archived_at = NULL`);
    const second = await upload();
    await api.database.query(`UPDATE public.job_requests SET payload = payload || '{"roles": ["Nurse"]}' WHERE id = $1`, [
      second.body.jobId,
    ]);
    await api.runJobs();
    expect((await boss.get<Job>(`/api/jobs/${second.body.jobId}`)).body.result).toMatchObject({
      errors: [{ line: 2, column: 'Secret', code: 'custom_field.unknown' }],
    });
    expect(await stored(there)).toEqual([]);
  });
});

describe('the list with the hospital’s own fields', () => {
  const rows = async (query: string, by = admin): Promise<unknown[]> => {
    const { status, body, text } = await by.get<PatientList>(`/api/patients?${query}`);
    if (status !== 200) throw new Error(text);
    return body.data.map(({ lastName, customFields }) => [lastName, customFields]);
  };

  it('has their values only where they are asked for', async () => {
    expect(await rows('')).toEqual(['Achar', 'Bose', 'Chopra'].map((name) => [name, undefined]));
    const asked = [
      ['Achar', { height: -0.5, aids: VALUES.aids }],
      ['Bose', { aids: ['C:\\'] }],
      ['Chopra', {}],
    ];
    expect(await rows('customFields=height,aids')).toEqual(asked);
    expect(await rows('customFields=aids,height,aids&sort=-createdAt')).toEqual([...asked].reverse());
    expect(await rows('customFields=height,aids&sort=lastVisitAt&limit=1')).toHaveLength(1);
  });

  it('has them on every page, in searches and among near spellings', async () => {
    const first = await admin.get<PatientList>('/api/patients?customFields=village&limit=2');
    const { nextCursor } = first.body.page;
    expect(await rows(`customFields=village&limit=2&cursor=${nextCursor ?? ''}`)).toEqual([['Chopra', { village: 'Pune' }]]);
    expect(await rows('customFields=village&q=bose&cf.aids=C:%5C')).toEqual([['Bose', { village: 'Satara' }]]);
    expect(await rows('customFields=village&q=chorpa')).toEqual([['Chopra', { village: 'Pune' }]]);
  });

  it.each([
    ['customFields=nope', 'field.unknown'],
    ['customFields=constructor', 'field.unknown'],
    ['customFields=Height', 'fields.invalid'],
    ['customFields=', 'fields.invalid'],
    ['customFields=height,', 'fields.invalid'],
    [`customFields=${'abcdefghi'.split('').join(',')}`, 'fields.invalid'],
    ["customFields=a'--", 'fields.invalid'],
  ])('refuses %s', async (query, code) => {
    const { status, problem } = await admin.get(`/api/patients?${query}`);
    expect([status, problem.errors?.map((error) => [error.path, error.code])]).toEqual([400, [['customFields', code]]]);
  });

  it('takes a field that the caller does not see, or that is archived, for none at all', async () => {
    const nurse = await hospital.as('Nurse');
    expect((await nurse.get('/api/patients?customFields=village,secret')).problem.errors?.[0].code).toBe('field.unknown');
    expect(await rows('customFields=village', nurse)).toHaveLength(3);
    expect(((await rows('customFields=secret')) as [string, object][])[0][1]).toEqual({ secret: 'hidden words' });
    await api.database.query(`UPDATE "${hospital.id}".custom_fields SET archived_at = now() WHERE key = 'mail'`);
    expect((await admin.get('/api/patients?customFields=mail')).problem.errors?.[0].code).toBe('field.unknown');
  });

  it('says in the audit which fields were shown', async () => {
    await rows('customFields=kin&gender=female');
    const find = () =>
      api.database.query<{ details: object }>(
        `SELECT details FROM "${hospital.id}".audit_events WHERE action = 'patient.listed' AND details ->> 'customFields' = '["kin"]'`,
      );
    let events = await find();
    for (let tries = 0; events.rows.length === 0 && tries < 50; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      events = await find();
    }
    expect(events.rows[0].details).toMatchObject({ filters: ['gender'], customFields: ['kin'] });
  });
});
