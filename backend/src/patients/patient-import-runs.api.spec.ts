import 'reflect-metadata';
import { parse } from 'csv-parse/sync';
import type { ImportResult, Job, JobAccepted } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { eventually } from '../../test/eventually.js';
import { WorkerProcess } from '../../test/worker-process.js';

let api: TestApi;
let worker: WorkerProcess | null = null;

beforeAll(async () => {
  api = await startApi();
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
});
afterAll(async () => {
  WorkerProcess.removeBuild();
  await api?.close();
});

interface Place {
  readonly hospital: TestHospital;
  readonly admin: ApiClient;
}
async function aPlace(roles: Parameters<TestApi['aHospital']>[0] = { roles: ['Admin'] }): Promise<Place> {
  const hospital = await api.aHospital(roles);
  return { hospital, admin: await hospital.as('Admin') };
}
const numberOf = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await api.database.query<{ n: string }>(`SELECT (${sql}) AS n`, values)).rows[0].n);
const countOf = ({ hospital }: Place, table: string): Promise<number> => numberOf(`SELECT count(*) FROM "${hospital.id}".${table}`);
const used = ({ hospital }: Place): Promise<number> =>
  numberOf(`SELECT used FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'patients'`, [hospital.id]);
const setLimit = ({ hospital }: Place, max: number) =>
  api.database.query(`UPDATE public.tenant_usage SET max = $2 WHERE tenant_id = $1 AND metric = 'patients'`, [hospital.id, max]);

const aRow = (index: number): string => `Given${index} Rao,${1930 + (index % 90)}-01-${10 + (index % 19)},98${String(20_000_000 + index)}`;
const aFile = (rows: number, from = 0): string =>
  `Name,DOB,Mobile\n${Array.from({ length: rows }, (_, index) => aRow(from + index)).join('\n')}\n`;

async function sent({ admin }: Place, file: string): Promise<string> {
  const answer = await admin.upload<JobAccepted>('/api/patients/import', file, 'text/csv');
  expect([answer.status, answer.problem.code]).toEqual([202, undefined]);
  return answer.body.jobId;
}
const jobOf = async ({ admin }: Place, id: string): Promise<Job> => (await admin.get<Job>(`/api/jobs/${id}`)).body;
const ended = (place: Place, id: string): Promise<Job> =>
  eventually(async () => {
    const job = await jobOf(place, id);
    return job.state === 'done' || job.state === 'failed' ? job : null;
  }, 30_000);
const resultOf = (job: Job): ImportResult => job.result as unknown as ImportResult;
const report = async ({ admin }: Place, id: string): Promise<string[][]> => {
  const { status, text } = await admin.get(`/api/patients/imports/${id}/refused`);
  expect(status).toBe(200);
  return parse(text, { bom: true });
};

/** Holds one chunk, so that a worker waits in the middle of that chunk's transaction, its patients inserted and not committed. */
async function holding({ hospital }: Place, seq: number) {
  const client = await api.database.connect();
  await client.query('BEGIN');
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await client.query(`SELECT FROM "${hospital.id}".import_chunks WHERE seq = $1 FOR UPDATE`, [seq]);
  const waiting = 'SELECT count(*) FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))';
  return {
    reached: () => eventually(async () => ((await numberOf(waiting, [rows[0].pid])) > 0 ? true : null), 20_000),
    letGo: async () => {
      await client.query('COMMIT');
      client.release();
    },
  };
}

describe('a worker that is killed (SIGKILL)', () => {
  it('in the middle of a chunk: the next one loses no row and imports none twice', async () => {
    const place = await aPlace();
    const jobId = await sent(place, aFile(2600));
    const chunk = await holding(place, 3);
    worker = await WorkerProcess.start();
    await chunk.reached();
    expect(await countOf(place, 'patients')).toBe(1000);
    await worker.kill();
    await chunk.letGo();
    worker = await WorkerProcess.start();
    const job = await ended(place, jobId);
    expect([job.state, job.progress, resultOf(job)]).toEqual([
      'done',
      { done: 2600, total: 2600 },
      { imported: 2600, rejected: 0, errors: [] },
    ]);
    const { hospital } = place;
    expect(await numberOf(`SELECT count(DISTINCT phone) FROM "${hospital.id}".patients`)).toBe(2600);
    expect(await numberOf(`SELECT count(DISTINCT patient_number) FROM "${hospital.id}".patients`)).toBe(2600);
    expect([await countOf(place, 'patients'), await used(place), await countOf(place, 'import_chunks')]).toEqual([2600, 2600, 0]);
    const events = await api.database.query<{ action: string; n: string }>(
      `SELECT action, count(*) AS n FROM "${hospital.id}".audit_events WHERE entity = 'import' GROUP BY 1 ORDER BY 1`,
    );
    expect(events.rows).toEqual([
      { action: 'patient.import_ended', n: '1' },
      { action: 'patient.import_requested', n: '1' },
      { action: 'patient.imported', n: '6' },
    ]);
  });

  it('more often than a job may fail: each time it got further, so it is not given up', async () => {
    const place = await aPlace();
    const jobId = await sent(place, aFile(1000));
    await api.database.query('UPDATE public.job_requests SET attempts = 5 WHERE id = $1', [jobId]);
    const chunk = await holding(place, 2);
    worker = await WorkerProcess.start();
    await chunk.reached();
    await worker.kill();
    await chunk.letGo();
    worker = await WorkerProcess.start();
    expect(await ended(place, jobId)).toMatchObject({ state: 'done', result: { imported: 1000, rejected: 0 } });
    expect(await countOf(place, 'patients')).toBe(1000);
  });
});

describe('the plan', () => {
  it('that is full in the middle of a file takes no row more, and tells the others by line', async () => {
    const place = await aPlace();
    await setLimit(place, 700);
    const jobId = await sent(place, aFile(1200));
    await api.runJobs();
    const job = await jobOf(place, jobId);
    expect([job.state, resultOf(job).imported, resultOf(job).rejected]).toEqual(['done', 700, 500]);
    expect(resultOf(job).errors.at(0)).toMatchObject({ line: 702, column: null, code: 'plan.patient_limit' });
    expect(resultOf(job).errors.at(0)?.message).toMatch(/^700 of 700 patients in use\./);
    expect([await used(place), await countOf(place, 'patients')]).toEqual([700, 700]);
    const lines = await report(place, jobId);
    expect(lines).toHaveLength(501);
    expect(lines.at(-1)?.slice(0, 4)).toEqual([...aRow(1199).split(','), '1201']);
  });
});

describe('the report of refused rows', () => {
  it('has every one as it was sent, and is itself a file to import once it is corrected', async () => {
    const place = await aPlace();
    const rows = Array.from({ length: 1100 }, (_, index) => `"=1+1, ""R"" ${index}",31/02/1980,'+91 98220 41763`);
    const jobId = await sent(place, `Name,DOB,Mobile\n${rows.join('\n')}\n`);
    await api.runJobs();
    expect(resultOf(await jobOf(place, jobId))).toMatchObject({ imported: 0, rejected: 1100 });
    expect(resultOf(await jobOf(place, jobId)).errors).toHaveLength(1000);
    const { text, headers } = await place.admin.get(`/api/patients/imports/${jobId}/refused`);
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'text/csv; charset=utf-8',
      'attachment; filename="refused-rows.csv"',
    ]);
    const lines: string[][] = parse(text, { bom: true });
    expect(lines).toHaveLength(1101);
    expect(lines[0]).toEqual(['Name', 'DOB', 'Mobile', 'Line in file', 'Reason']);
    expect(lines[1]).toEqual([`'=1+1, "R" 0`, '31/02/1980', `'+91 98220 41763`, '2', expect.stringMatching(/^DOB: /)]);
    await sent(place, text.replaceAll('31/02/1980', '28/02/1980').replace('98220 41763', '98220 41764'));
    await api.runJobs();
    const { rows: first } = await api.database.query(
      `SELECT first_name, last_name, phone FROM "${place.hospital.id}".patients ORDER BY patient_number LIMIT 1`,
    );
    expect(first).toEqual([{ first_name: '=1+1, "R"', last_name: '0', phone: '+919822041764' }]);
    expect(await countOf(place, 'patients')).toBe(1100);
  });
});

describe('stopping an import', () => {
  it('keeps who came in, throws the rest of the file away, and says who stopped it', async () => {
    const place = await aPlace();
    const jobId = await sent(place, aFile(1500));
    const chunk = await holding(place, 2);
    worker = await WorkerProcess.start();
    await chunk.reached();
    const stopping = place.admin.delete(`/api/patients/imports/${jobId}`);
    const waiting = `SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')`;
    await eventually(async () => ((await numberOf(waiting)) > 1 ? true : null), 20_000);
    await chunk.letGo();
    expect((await stopping).status).toBe(204);
    const job = await ended(place, jobId);
    expect(job).toMatchObject({ state: 'failed', error: { code: 'import.cancelled', message: 'Test Admin stopped this import.' } });
    expect(resultOf(job)).toEqual({ imported: 1000, rejected: 0, errors: [] });
    expect([await countOf(place, 'patients'), await used(place), await countOf(place, 'import_chunks')]).toEqual([1000, 1000, 0]);
    const again = await place.admin.delete(`/api/patients/imports/${jobId}`);
    expect([again.status, again.problem.code]).toEqual([409, 'import.illegal_state']);
  });

  it('works before it has begun, too', async () => {
    const place = await aPlace();
    const jobId = await sent(place, aFile(3));
    expect((await place.admin.delete(`/api/patients/imports/${jobId}`)).status).toBe(204);
    expect(await countOf(place, 'import_chunks')).toBe(0);
    await api.runJobs();
    expect(await jobOf(place, jobId)).toMatchObject({ state: 'failed', error: { code: 'import.cancelled' }, result: { imported: 0 } });
    expect(await countOf(place, 'patients')).toBe(0);
  });
});

it('two imports of the same file at once register nobody twice', async () => {
  const place = await aPlace();
  const jobs = [await sent(place, aFile(1200)), await sent(place, aFile(1200))];
  worker = await WorkerProcess.start();
  const results = await Promise.all(jobs.map(async (id) => resultOf(await ended(place, id))));
  expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(1200);
  expect(results.reduce((sum, { rejected }) => sum + rejected, 0)).toBe(1200);
  expect([await countOf(place, 'patients'), await used(place)]).toEqual([1200, 1200]);
});

it('an import is nothing to another hospital, and to roles that may not import', async () => {
  const place = await aPlace({ roles: ['Admin', 'Doctor'] });
  const jobId = await sent(place, 'Name,DOB\nRao,31/02/1980\n');
  const other = await aPlace();
  const doctor = await place.hospital.as('Doctor');
  for (const path of [`/api/patients/imports/${jobId}`, `/api/patients/imports/${jobId}/refused`]) {
    const method = path.endsWith('refused') ? 'GET' : 'DELETE';
    const theirs = await other.admin.send(method, path, {});
    const nobodys = await other.admin.send(method, path.replace(jobId, '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff'), {});
    expect([theirs.status, theirs.problem.code]).toEqual([404, 'job.not_found']);
    expect({ ...theirs.problem, traceId: '' }).toEqual({ ...nobodys.problem, traceId: '' });
    expect((await doctor.send(method, path, {})).problem.code).toBe('permission.denied');
  }
  expect((await place.admin.get('/api/patients/imports/not-an-id/refused')).status).toBe(404);
});
