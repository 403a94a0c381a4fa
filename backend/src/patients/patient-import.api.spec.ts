import 'reflect-metadata';
import { Readable } from 'node:stream';
import type { ImportMappingList, ImportResult, JobAccepted, PatientList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import type { JobContext } from '../jobs/job-context.js';
import { PatientImport } from './patient-import.service.js';

/** A row of a table, as the owner reads it. */
type Row = Record<string, unknown>;

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

const rowsOf = async ({ id }: TestHospital, table: string, rest = ''): Promise<Row[]> =>
  (await api.database.query<Row>(`SELECT * FROM "${id}".${table} ${rest}`)).rows;
const used = async ({ id }: TestHospital): Promise<number | undefined> => {
  const sql = `SELECT used FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'patients'`;
  const { rows } = await api.database.query<{ used: number }>(sql, [id]);
  return rows[0]?.used;
};
const limit = (places: number, { id }: TestHospital) =>
  api.database.query(`UPDATE public.tenant_usage SET max = $2 WHERE tenant_id = $1 AND metric = 'patients'`, [id, places]);
const upload = (file: string | Buffer | Readable, query = '', by = admin) =>
  by.upload<JobAccepted>(`/api/patients/import${query}`, file, 'text/csv');

/** What the worker does: runs the job that the upload asked for. `fails` may throw when progress is told. */
async function work(
  jobId: string,
  at = hospital,
  fails: (done: number) => void = () => undefined,
): Promise<{ result: ImportResult; progress: number[] }> {
  const { rows } = await api.database.query<{ payload: JobContext['payload'] }>(
    'SELECT tenant_id, kind, payload, total FROM public.job_requests WHERE id = $1',
    [jobId],
  );
  expect(rows[0]).toMatchObject({ tenant_id: at.id, kind: 'patients.import' });
  const seen: { result: ImportResult | null; progress: number[] } = { result: null, progress: [] };
  const job: JobContext = {
    ...{ id: jobId, tenantId: at.id, payload: rows[0].payload, requestedBy: null },
    step: (_, step) => step(),
    progress: (done) => {
      seen.progress.push(done);
      return Promise.resolve().then(() => fails(done));
    },
    result: (value) => Promise.resolve().then(() => void (seen.result = value as unknown as ImportResult)),
  };
  await api.app.get(PatientImport).run(job);
  return seen as { result: ImportResult; progress: number[] };
}

const imported = async (file: string, at = hospital, by = admin): Promise<ImportResult> => {
  const { status, body, problem } = await upload(file, '', by);
  expect([status, problem.code]).toEqual([202, undefined]);
  return (await work(body.jobId, at)).result;
};

describe('an upload is refused', () => {
  it.each([
    ['an empty file', '', /first line names the columns/],
    ['a head line alone', 'Name,DOB\n', /no rows below/],
    ['columns that say nothing', 'a,b\n1,2\n', /name, date of birth or age/],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), /CSV UTF-8/],
    ['another encoding', Buffer.from('Name,DOB\nJos\xe9,1980-01-01\n', 'latin1'), /CSV UTF-8/],
    ['an open quote', 'Name,DOB\n"Rao,1980-01-01\nIyer,1981-01-01\n', /quotation mark/],
  ])('for %s', async (_, file, words) => {
    const { status, problem } = await upload(file);
    expect([status, problem.code]).toEqual([422, 'import.unusable']);
    expect(problem.detail).toMatch(words);
    expect(await rowsOf(hospital, 'imports')).toEqual([]);
  });

  it('beyond 64 MB, by its length already', async () => {
    const { status, problem } = await upload(Buffer.alloc(65 * 1024 * 1024, 'x'));
    expect([status, problem.code]).toEqual([413, 'request.too_large']);
  });

  it('in the middle, leaving nothing behind', async () => {
    const rows = Array.from({ length: 500 }, (_, i) => `Rao${i},1980-01-01\n`);
    const { status, problem } = await upload(Readable.from(['Name,DOB\n', ...rows, Buffer.from([0xff, 0xfe]), 'Iyer,1980-01-01\n']));
    expect([status, problem.code]).toEqual([422, 'import.unusable']);
    expect([await rowsOf(hospital, 'imports'), await rowsOf(hospital, 'import_chunks')]).toEqual([[], []]);
  });

  it('of another type, by other roles, for an unknown mapping, and while on hold', async () => {
    expect((await admin.post('/api/patients/import', { a: 1 })).status).toBe(415);
    expect((await upload('Name,DOB\nRao,1980-01-01\n', '', await hospital.as('Doctor'))).status).toBe(403);
    expect((await upload('Name,DOB\nRao,1980-01-01\n', '?mapping=none')).problem).toMatchObject({ code: 'mapping.not_found', status: 404 });
    expect((await upload('Name,DOB\nRao,1980-01-01\n', '?colour=red')).status).toBe(400);
    const held = await api.aHospital({ roles: ['Admin'] });
    const theirs = await held.as('Admin');
    await api.database.query(
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = 'billing_hold', suspension_reason = 'x', suspended_at = now() WHERE id = $1`,
      [held.id],
    );
    expect((await upload('Name,DOB\nRao,1980-01-01\n', '', theirs)).problem).toMatchObject({ code: 'tenant.on_hold', status: 403 });
  });
});

describe('an import', () => {
  it('takes 195 of 200 awkward rows and reports five by line', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => {
      const name = ['Nair', "O'Neil", 'Đặng', 'क्षेत्री', '"Iyer-Rao"'][i % 5];
      const born = [`0${1 + (i % 9)}/11/19${10 + (i % 90)}`, `19${10 + (i % 90)}-03-1${i % 10}`, `${1 + (i % 28)}-Jul-20${10 + (i % 10)}`][
        i % 3
      ];
      return `"Given${i}  Middle ${name.replaceAll('"', '')}" ; ${born} ; ${['M', 'female', 'महिला', '', 'Other'][i % 5]};98220${String(10_000 + i)};"${i}, MG Road\r\nPune"`;
    });
    lines[10] = 'Bad Date;31/02/1980;M;;';
    lines[50] = ';01/01/1980;M;;';
    lines[90] = 'Bad Gender;01/01/1980;sometimes;;';
    lines[130] = 'Bad Phone;01/01/1980;F;12;';
    lines[170] = 'Short Year;01/01/80;F;;';
    const result = await imported(`\ufeffपूरा नाम;जन्म तिथि;लिंग;मोबाइल;पता\r\n${lines.join('\r\n')}\r\n`);
    expect([result.imported, result.rejected]).toEqual([195, 5]);
    const lineOf = (index: number) => 2 + index + lines.slice(0, index).filter((line) => line.includes('\r\n')).length;
    expect(result.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [lineOf(10), 'जन्म तिथि', 'date.invalid'],
      [lineOf(50), 'पूरा नाम', 'name.required'],
      [lineOf(90), 'लिंग', 'gender.unknown'],
      [lineOf(130), 'मोबाइल', 'phone.invalid'],
      [lineOf(170), 'जन्म तिथि', 'date.short_year'],
    ]);
    const patients = await rowsOf(hospital, 'patients', 'ORDER BY patient_number');
    expect(patients).toHaveLength(195);
    expect(patients[0]).toMatchObject({
      first_name: 'Given0 Middle',
      last_name: 'Nair',
      gender: 'male',
      phone: '+919822010000',
      address: { line: '0, MG Road\nPune' },
    });
    expect(new Set(patients.map(({ patient_number }) => patient_number)).size).toBe(195);
    expect(await used(hospital)).toBe(195);
    expect(await rowsOf(hospital, 'import_chunks')).toEqual([]);
    expect(await rowsOf(hospital, 'audit_events', `WHERE action LIKE 'patient.import%' ORDER BY occurred_at, id`)).toMatchObject([
      { action: 'patient.import_requested' },
      { action: 'patient.imported', actor_name: 'Test Admin', details: { imported: 195, rejected: 5 } },
      { action: 'patient.import_ended', actor_name: 'Test Admin', details: { imported: 195, rejected: 5, cancelled: false } },
    ]);
    expect((await admin.get<PatientList>(`/api/patients?q=${encodeURIComponent('क्षेत्री')}&limit=1`)).body.page.total).toBeGreaterThan(10);
  });

  it('refuses exact duplicates of patients and of earlier rows, and no namesakes', async () => {
    await admin.post('/api/patients', {
      firstName: 'Meena',
      lastName: 'Sharma',
      dateOfBirth: '1978-03-02',
      gender: 'female',
      phone: '+919822041763',
    });
    const file = [
      'Name,DOB,Mobile',
      'MEENA SHARMA,1978-03-02,',
      'Meena Sharma,1978-03-02,9822041763',
      'Meena Sharma,1978-03-02,9800000001',
      'Meena Sharma,1991-01-01,',
    ];
    const { imported: count, errors } = await imported([...file, 'Tara Sen,2001-01-01,', 'tara  sen,2001-01-01,9800000002', ''].join('\n'));
    expect(count).toBe(3);
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'patient.possible_duplicate'],
      [3, 'patient.possible_duplicate'],
      [7, 'patient.possible_duplicate'],
    ]);
    expect(errors[0].message).toMatch(/[A-Z]{1,4}-\d{7}/);
    expect(errors[2].message).toMatch(/line 6/);
  });

  it('stops exactly at the limit of the plan', async () => {
    const small = await api.aHospital({ roles: ['Admin'] });
    await limit(3, small);
    const rows = Array.from({ length: 5 }, (_, i) => `Rao${i},19${50 + i}-01-01`).join('\n');
    const result = await imported(`Name,DOB\n${rows}\n`, small, await small.as('Admin'));
    expect(result).toMatchObject({ imported: 3, rejected: 2 });
    expect(result.errors.map(({ line, code }) => [line, code])).toEqual([
      [5, 'plan.patient_limit'],
      [6, 'plan.patient_limit'],
    ]);
    expect([await used(small), (await rowsOf(small, 'patients')).length]).toEqual([3, 3]);
  });

  it('goes on after a crash without a double or a lost row', async () => {
    const there = await api.aHospital({ roles: ['Admin'] });
    const rows = Array.from({ length: 950 }, (_, i) => `Given${i} Rao,${1920 + (i % 100)}-01-${10 + (i % 19)}`).join('\n');
    const { body } = await upload(`Name,DOB\n${rows}\n`, '', await there.as('Admin'));
    const crash = (done: number) => {
      if (done === 500) throw new Error('killed');
    };
    await expect(work(body.jobId, there, crash)).rejects.toThrow('killed');
    expect(await rowsOf(there, 'patients')).toHaveLength(500);
    const { result, progress } = await work(body.jobId, there);
    expect(progress).toEqual([950, 950]);
    expect(result).toEqual({ imported: 950, rejected: 0, errors: [] });
    expect(await rowsOf(there, 'patients')).toHaveLength(950);
    expect(await used(there)).toBe(950);
    expect((await work(body.jobId, there)).result.imported).toBe(950);
    expect(await used(there)).toBe(950);
  });

  it('leaves a chunk whole when it fails inside', async () => {
    const there = await api.aHospital({ roles: ['Admin'] });
    const { body } = await upload('Name,DOB\nRao,1980-01-01\n', '', await there.as('Admin'));
    await api.database.query(`ALTER TABLE "${there.id}".patients ADD CONSTRAINT nobody CHECK (last_name <> 'Rao')`);
    await expect(work(body.jobId, there)).rejects.toThrow();
    expect([await used(there), (await rowsOf(there, 'import_chunks')).length]).toEqual([0, 1]);
    await api.database.query(`ALTER TABLE "${there.id}".patients DROP CONSTRAINT nobody`);
    expect((await work(body.jobId, there)).result.imported).toBe(1);
  });

  it('of one hospital is nothing to another', async () => {
    const other = await api.aHospital({ roles: ['Admin'] });
    const { body } = await upload('Name,DOB\nForeign,1980-01-01\n', '', await other.as('Admin'));
    expect((await admin.get(`/api/jobs/${body.jobId}`)).status).toBe(404);
    const sql = 'SELECT payload FROM public.job_requests WHERE id = $1';
    const { payload } = (await api.database.query<{ payload: JobContext['payload'] }>(sql, [body.jobId])).rows[0];
    const job = {
      ...{ id: 'x', tenantId: hospital.id, payload, requestedBy: null },
      step: () => Promise.resolve(),
      progress: () => Promise.resolve(),
      result: () => Promise.resolve(),
    };
    await expect(api.app.get(PatientImport).run(job)).rejects.toMatchObject({ code: 'import.gone' });
    await expect(api.app.get(PatientImport).run({ ...job, tenantId: null })).rejects.toMatchObject({ code: 'job.malformed' });
  });
});

describe('saved mappings', () => {
  const columns = [
    { column: 'A', field: 'lastName' },
    { column: 'B', field: 'dateOfBirth' },
  ];
  const url = '/api/patients/import-mappings/front desk';

  it('are refused when they say nothing or twice the same', async () => {
    const bad = async (body: object) => (await admin.put(encodeURI(url), body)).problem.errors?.map(({ code }) => code);
    expect(await bad({ columns: [], dateOrder: 'dmy' })).toEqual(['columns.required']);
    expect(await bad({ columns: [columns[0], columns[0]], dateOrder: 'dmy' })).toEqual(['columns.repeated']);
    expect(await bad({ columns: [{ column: 'A', field: 'status' }], dateOrder: 'dmy' })).toEqual(['choice.invalid']);
    expect(await bad({ columns, dateOrder: 'dym' })).toEqual(['choice.invalid']);
    expect((await admin.put('/api/patients/import-mappings/%00', { columns, dateOrder: 'dmy' })).status).toBe(400);
  });

  it('are not overwritten unseen, whoever comes first', async () => {
    const at = '/api/patients/import-mappings/raced';
    const save = (dateOrder: string, version?: number) => admin.put(at, { columns, dateOrder }, { version });
    expect((await save('dmy', 1)).problem.code).toBe('version.stale');
    const added = await Promise.all(['dmy', 'mdy', 'ymd'].map((order) => save(order)));
    expect(added.map(({ status }) => status).sort()).toEqual([200, 428, 428]);
    const replaced = await Promise.all(['dmy', 'mdy', 'ymd'].map((order) => save(order, 1)));
    expect(replaced.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await admin.delete(at)).status).toBe(204);
  });

  it('are fifty at most, also when several take the last place', async () => {
    const table = `"${hospital.id}".import_mappings`;
    await api.database.query(
      `INSERT INTO ${table} (name, columns, date_order) SELECT 'full ' || n, '[{"column":"A","field":"lastName"}]', 'dmy' FROM generate_series(1, 49) n`,
    );
    const save = (name: string, version?: number) =>
      admin.put(encodeURI(`/api/patients/import-mappings/${name}`), { columns, dateOrder: 'dmy' }, { version });
    const added = await Promise.all(['a', 'b', 'c'].map((name) => save(name)));
    expect(added.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect((await save('d')).problem.code).toBe('mapping.limit');
    expect((await save('full 1')).problem.code).toBe('version.required');
    expect((await save('full 1', 1)).status).toBe(200);
    expect((await admin.get<ImportMappingList>('/api/patients/import-mappings')).body.data).toHaveLength(50);
    await api.database.query(`DELETE FROM ${table}`);
  });

  it('are kept, used, replaced and deleted', async () => {
    expect((await admin.put(encodeURI(url), { columns, dateOrder: 'dmy' })).body).toMatchObject({ version: 1 });
    expect((await admin.put(encodeURI(url), { columns, dateOrder: 'mdy' }, { version: 1 })).body).toMatchObject({
      name: 'front desk',
      columns,
      dateOrder: 'mdy',
      version: 2,
    });
    expect((await admin.get<ImportMappingList>('/api/patients/import-mappings')).body.data).toHaveLength(1);
    const { body } = await upload('B,A\n02/03/1978,Mapped\n', '?mapping=front%20desk');
    expect((await work(body.jobId)).result.imported).toBe(1);
    expect(await rowsOf(hospital, 'patients', `WHERE last_name = 'Mapped' AND date_of_birth = '1978-02-03'`)).toHaveLength(1);
    expect((await upload('A,C\nx,y\n', '?mapping=front%20desk')).problem.detail).toContain('no column "B"');
    expect((await admin.delete(encodeURI(url), { version: 1 })).problem).toMatchObject({ status: 412, code: 'version.stale' });
    expect((await admin.delete(encodeURI(url), { version: 2 })).status).toBe(204);
    expect((await admin.delete(encodeURI(url))).problem).toMatchObject({ status: 404, code: 'mapping.not_found' });
  });
});
