import 'reflect-metadata';
import type { Job, SignInAnswer, TenantDetail } from '@hms/shared-dto';
import { PROVISIONING_STEPS } from '@hms/shared-dto';
import { startApi, unique, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { eventually } from '../../test/eventually.js';
import { WorkerProcess } from '../../test/worker-process.js';

const TEMPORARY = 'Temporary-Pass-1';
/** How long a job may wait for a worker that has just started. */
const PICKED_UP_MS = 10_000;

let api: TestApi;
let operator: ApiClient;
let worker: WorkerProcess | null = null;

beforeAll(async () => {
  api = await startApi();
  operator = await api.operator();
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
});
afterAll(async () => {
  WorkerProcess.removeBuild();
  await api?.close();
});

const anAdminEmail = (): string => `admin-${unique()}@new.example`;

async function create({
  email = anAdminEmail(),
  password = TEMPORARY,
}: { email?: string; password?: string | null } = {}): Promise<TenantDetail> {
  const name = `New Hospital ${unique()}`;
  const admin = { name: 'Priya Deshmukh', email, ...(password === null ? {} : { password }) };
  const details = { name, email: 'contact@new.example', phone: '+912025536617', address: 'Pune', subdomain: `n${unique()}` };
  const answer = await operator.post<TenantDetail>('/api/tenants', { ...details, plan: 'basic', admin });
  expect(answer.status).toBe(201);
  return answer.body;
}

const jobOf = async (tenant: TenantDetail): Promise<Job> => (await operator.get<Job>(`/api/jobs/${tenant.jobId}`)).body;

const ended = (tenant: TenantDetail): Promise<Job> =>
  eventually(async () => {
    const job = await jobOf(tenant);
    return job.state === 'done' || job.state === 'failed' ? job : null;
  }, PICKED_UP_MS);

/** Everything that a hospital leaves in the database, wherever. */
async function traces(id: string): Promise<Record<string, number>> {
  const { rows } = await api.database.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM pg_namespace WHERE nspname = $1) AS schemas, (SELECT count(*)::int FROM pg_roles WHERE rolname = $1) AS roles,
       (SELECT count(*)::int FROM public.tenants WHERE id = $1) AS tenants, (SELECT count(*)::int FROM public.tenant_schemas WHERE name = $1) AS versions,
       (SELECT count(*)::int FROM public.tenant_subscriptions WHERE tenant_id = $1) AS subscriptions,
       (SELECT count(*)::int FROM public.tenant_usage WHERE tenant_id = $1) AS counters,
       (SELECT count(*)::int FROM public.memberships WHERE tenant_id = $1) AS memberships`,
    [id],
  );
  return rows[0];
}

const COMPLETE = { schemas: 1, roles: 1, tenants: 1, versions: 1, subscriptions: 1, counters: 2, memberships: 1 };
const GONE = { schemas: 0, roles: 0, tenants: 0, versions: 0, subscriptions: 0, counters: 0, memberships: 0 };

const people = async (email: string): Promise<number> =>
  (await api.database.query('SELECT 1 FROM public.users WHERE email = $1', [email])).rowCount ?? 0;

it('builds a hospital whose Admin chooses a new password at the first sign-in', async () => {
  worker = await WorkerProcess.start();
  const email = anAdminEmail();
  const tenant = await create({ email });
  expect(tenant.status).toBe('provisioning');
  const job = await ended(tenant);
  expect(job).toMatchObject({ state: 'done', kind: 'tenant.provision', progress: { done: 6, total: 6 }, result: { tenantId: tenant.id } });
  expect(job.steps?.map(({ name, state }) => [name, state])).toEqual(PROVISIONING_STEPS.map((name) => [name, 'done']));
  expect(await traces(tenant.id)).toEqual(COMPLETE);
  const active = (await operator.get<TenantDetail>(`/api/tenants/${tenant.id}`)).body;
  expect(active).toMatchObject({ status: 'active', usage: { users: { used: 1, limit: 5 }, patients: { used: 0, limit: 500 } } });
  const portal = api.anonymous(tenant.subdomain);
  const signIn = await portal.post<SignInAnswer>('/auth/signin', { email, password: TEMPORARY, subdomain: tenant.subdomain });
  expect([signIn.status, signIn.body.challenge]).toEqual([200, 'NEW_PASSWORD_REQUIRED']);
});

it('keeps the temporary password no longer than needed', async () => {
  const tenant = await create();
  const payload = async () =>
    JSON.stringify((await api.database.query('SELECT payload FROM public.job_requests WHERE id = $1', [tenant.jobId])).rows[0]);
  expect(await payload()).toContain('sealedPassword');
  expect(await payload()).not.toContain(TEMPORARY);
  worker = await WorkerProcess.start();
  await ended(tenant);
  expect(await payload()).not.toContain('sealedPassword');
});

describe('kill -9 in the middle', () => {
  it.each([...PROVISIONING_STEPS])('after the step %s: the next worker finishes the hospital', async (step) => {
    const email = anAdminEmail();
    const tenant = await create({ email });
    const doomed = await WorkerProcess.start({ HMS_CRASH_AFTER_STEP: step });
    expect(await doomed.ended()).toBe('SIGKILL');
    worker = await WorkerProcess.start();
    expect(await ended(tenant)).toMatchObject({ state: 'done' });
    expect(await traces(tenant.id)).toEqual(COMPLETE);
    expect(await people(email)).toBe(1);
    const { rows } = await api.database.query(`SELECT action FROM "${tenant.id}".audit_events WHERE action = 'tenant.provisioned'`);
    expect(rows).toHaveLength(1);
    const signIn = await api
      .anonymous(tenant.subdomain)
      .post<SignInAnswer>('/auth/signin', { email, password: TEMPORARY, subdomain: tenant.subdomain });
    expect(signIn.body.challenge).toBe('NEW_PASSWORD_REQUIRED');
  });
});

describe('a job that cannot succeed', () => {
  const lastAttempt = (tenant: TenantDetail) =>
    api.database.query('UPDATE public.job_requests SET attempts = 5 WHERE id = $1', [tenant.jobId]);

  it('leaves nothing but its reason', async () => {
    const email = anAdminEmail();
    const tenant = await create({ email });
    await api.database.query(
      `UPDATE public.job_requests SET payload = jsonb_set(payload, '{admin,sealedPassword}', '"damaged"') WHERE id = $1`,
      [tenant.jobId],
    );
    await lastAttempt(tenant);
    worker = await WorkerProcess.start();
    const job = await ended(tenant);
    expect(job).toMatchObject({ state: 'failed', error: { code: 'provisioning.failed' } });
    expect(job.steps?.at(-1)).toMatchObject({ name: 'admin', state: 'failed' });
    expect(await traces(tenant.id)).toEqual(GONE);
    expect(await people(email)).toBe(0);
    expect((await operator.get(`/api/tenants/${tenant.id}`)).status).toBe(404);
    const again = await operator.get<{ available: boolean }>(`/api/tenants/subdomain-availability?subdomain=${tenant.subdomain}`);
    expect(again.body.available).toBe(true);
  });

  it('goes on undoing after a crash instead of building on ruins', async () => {
    const tenant = await create();
    const doomed = await WorkerProcess.start({ HMS_CRASH_AFTER_STEP: 'tables' });
    await doomed.ended();
    const decided = JSON.stringify({ code: 'provisioning.failed', message: 'Decided before the crash.' });
    await api.database.query('UPDATE public.job_requests SET error = $2 WHERE id = $1', [tenant.jobId, decided]);
    worker = await WorkerProcess.start();
    expect(await ended(tenant)).toMatchObject({ state: 'failed', error: { message: 'Decided before the crash.' } });
    expect(await traces(tenant.id)).toEqual(GONE);
  });

  it('touches no role that it did not make', async () => {
    const tenant = await create();
    await api.database.query(`CREATE ROLE "${tenant.id}" NOLOGIN`);
    worker = await WorkerProcess.start();
    expect(await ended(tenant)).toMatchObject({ state: 'failed', error: { code: 'provisioning.id_taken' } });
    expect(await traces(tenant.id)).toEqual({ ...GONE, roles: 1 });
    await api.database.query(`DROP ROLE "${tenant.id}"`);
  });
});

it('neither builds on nor ever drops a schema that it did not make', async () => {
  const tenant = await create();
  await api.database.query(`CREATE ROLE "${tenant.id}" NOLOGIN`);
  await api.database.query(`CREATE SCHEMA "${tenant.id}" CREATE TABLE keepsake (id int)`);
  await api.runJobs();
  expect(await jobOf(tenant)).toMatchObject({ state: 'failed', error: { code: 'provisioning.id_taken' } });
  expect(await traces(tenant.id)).toEqual({ ...GONE, roles: 1, schemas: 1 });
  expect((await api.database.query(`SELECT 1 FROM "${tenant.id}".keepsake`)).rowCount).toBe(0);
});

it('ends jobs of a kind that nobody knows, and those that wait behind them go on', async () => {
  const hospital = await api.aHospital({ roles: ['Admin'] });
  const forged = await Promise.all(
    ['nonsense', 'housekeeping', ''].map(async (kind) => {
      const insert = `INSERT INTO public.job_requests (kind, tenant_id) VALUES ($1, $2) RETURNING id`;
      return (await api.database.query<{ id: string }>(insert, [kind, hospital.id])).rows[0].id;
    }),
  );
  const tenant = await create();
  worker = await WorkerProcess.start();
  expect(await ended(tenant)).toMatchObject({ state: 'done' });
  const { rows } = await api.database.query(
    `SELECT DISTINCT state, error->>'code' AS code FROM public.job_requests WHERE id = ANY ($1::uuid[])`,
    [forged],
  );
  expect(rows).toEqual([{ state: 'failed', code: 'job.refused' }]);
});

it('does not give up a mail while the mail server is down for hours', async () => {
  const hospital = await api.aHospital({ roles: [] });
  const { email } = await hospital.addUser({ roles: ['Nurse'], status: 'invited' });
  const { rows } = await api.database.query<{ id: string }>(
    `INSERT INTO public.job_requests (kind, scope, tenant_id, attempts, payload)
     SELECT 'mail.invitation', 'platform', NULL, 40, jsonb_build_object('userId', user_id, 'tenantId', tenant_id)
     FROM public.memberships WHERE tenant_id = $1 RETURNING id`,
    [hospital.id],
  );
  await api.runJobs();
  const { rows: after } = await api.database.query('SELECT state FROM public.job_requests WHERE id = $1', [rows[0].id]);
  expect(after).toEqual([{ state: 'done' }]);
  expect(await api.mailsTo(email)).toHaveLength(1);
});

it('fails a job that names no hospital, once and for all', async () => {
  const insert = `INSERT INTO public.job_requests (kind, scope, tenant_id) VALUES ('tenant.provision', 'platform', NULL) RETURNING id`;
  const { rows } = await api.database.query<{ id: string }>(insert);
  await api.runJobs();
  const { rows: after } = await api.database.query('SELECT state, error FROM public.job_requests WHERE id = $1', [rows[0].id]);
  expect(after[0]).toMatchObject({ state: 'failed', error: { code: 'provisioning.malformed' } });
});

it('invites an Admin without password, and one who is known, who keeps password and account', async () => {
  const elsewhere = await api.aHospital({ roles: ['Doctor'] });
  const known = elsewhere.users.Doctor!;
  const tenant = await create({ email: known.email });
  const other = await create({ password: null });
  await api.runJobs();
  expect(await jobOf(tenant)).toMatchObject({ state: 'done' });
  const { rows } = await api.database.query(
    `SELECT tenant_id, status FROM public.memberships WHERE tenant_id = ANY ($1) ORDER BY tenant_id`,
    [[tenant.id, other.id]],
  );
  expect(rows.map((row: { status: string }) => row.status)).toEqual(['invited', 'invited']);
  await api.runJobs();
  expect(await api.mailsTo(known.email)).toHaveLength(1);
  expect((await elsewhere.as('Doctor')).user.id).toBe(known.id);
  const stolen = await api.anonymous().post('/auth/signin', { email: known.email, password: TEMPORARY });
  expect(stolen.status).toBe(401);
});

it('keeps a known Admin when building fails', async () => {
  const elsewhere = await api.aHospital({ roles: ['Doctor'] });
  const known = elsewhere.users.Doctor!;
  const tenant = await create({ email: known.email });
  await api.database.query(`UPDATE public.tenants SET job_id = NULL WHERE id = $1`, [tenant.id]);
  await api.runJobs();
  expect(await jobOf(tenant)).toMatchObject({ state: 'failed', error: { code: 'provisioning.not_reserved' } });
  expect((await elsewhere.as('Doctor')).user.id).toBe(known.id);
});

it('refuses a job whose scope is not its kind’s', async () => {
  const hospital = await api.aHospital({ roles: ['Admin'] });
  const insert = `INSERT INTO public.job_requests (kind, payload, scope, tenant_id) VALUES ($1, $2, $3, $4) RETURNING id`;
  const payload = JSON.stringify({ tenantId: hospital.id, importId: 'x', rows: 1 });
  const { rows: ofHospital } = await api.database.query<{ id: string }>(insert, ['tenant.provision', payload, 'tenant', hospital.id]);
  const { rows: ofPlatform } = await api.database.query<{ id: string }>(insert, ['patients.import', payload, 'platform', null]);
  await api.runJobs();
  for (const id of [ofHospital[0].id, ofPlatform[0].id]) {
    const { rows } = await api.database.query('SELECT state, error FROM public.job_requests WHERE id = $1', [id]);
    expect(rows[0]).toMatchObject({ state: 'failed', error: { code: 'job.refused' } });
  }
});

describe('GET /api/jobs/:id', () => {
  it('shows a job to nobody but those who asked', async () => {
    const tenant = await create();
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const platformJob = await admin.get(`/api/jobs/${tenant.jobId}`);
    const nobodys = await admin.get('/api/jobs/0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff');
    expect([platformJob.status, platformJob.problem.code]).toEqual([404, 'job.not_found']);
    expect({ ...platformJob.problem, traceId: '' }).toEqual({ ...nobodys.problem, traceId: '' });
    expect((await admin.get('/api/jobs/not-an-id')).problem.code).toBe('job.not_found');
    expect((await api.anonymous().get(`/api/jobs/${tenant.jobId}`)).status).toBe(401);
  });
});
