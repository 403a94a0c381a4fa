import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import { Housekeeping } from './housekeeping.js';

let api: TestApi;
let hospital: TestHospital;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin'] });
});
afterAll(() => api?.close());

async function keep(table: string, key: string, age: string): Promise<void> {
  const sql = `INSERT INTO ${table} (principal_id, route, key, body_hash, created_at) VALUES ($1, 'POST /x', $2, '', now() - $3::interval)`;
  await api.database.query(sql, [randomUUID(), key, age]);
}

const keysIn = async (table: string): Promise<string[]> =>
  (await api.database.query<{ key: string }>(`SELECT key FROM ${table} WHERE key LIKE 'housekeeping-%' ORDER BY key`)).rows.map(
    ({ key }) => key,
  );

it('removes answers older than a day and challenges that are over, and nothing younger', async () => {
  const tables = ['public.platform_idempotency_keys', `"${hospital.id}".idempotency_keys`];
  for (const table of tables) {
    await keep(table, 'housekeeping-old', '25 hours');
    await keep(table, 'housekeeping-young', '23 hours');
  }
  const challenge = `INSERT INTO public.sign_in_challenges (hash, user_id, kind, app_id, sealed, expires_at) VALUES ($1, $2, 'CHOOSE_TENANT', 'x', '', now() + $3::interval)`;
  const [over, open] = [randomBytes(32), randomBytes(32)];
  await api.database.query(challenge, [over, hospital.users.Admin!.id, '-1 minute']);
  await api.database.query(challenge, [open, hospital.users.Admin!.id, '1 minute']);
  await new Housekeeping(api.database).run();
  for (const table of tables) expect(await keysIn(table)).toEqual(['housekeeping-young']);
  const { rows } = await api.database.query<{ hash: Buffer }>('SELECT hash FROM public.sign_in_challenges WHERE hash = ANY ($1)', [
    [over, open],
  ]);
  expect(rows.map(({ hash }) => hash.equals(open))).toEqual([true]);
});

it('ends requests to join that nobody answered for 14 days, with an event, and nothing of people who are in', async () => {
  const [old, young] = [
    await hospital.addUser({ roles: ['Nurse'], status: 'pending' }),
    await hospital.addUser({ roles: ['Nurse'], status: 'pending' }),
  ];
  const age = 'UPDATE public.memberships SET created_at = now() - $2::interval WHERE user_id = $1';
  await api.database.query(age, [old.id, '15 days']);
  await api.database.query(age, [young.id, '13 days']);
  await api.database.query(age, [hospital.users.Admin!.id, '900 days']);
  await new Housekeeping(api.database).run();
  const { rows } = await api.database.query<{ user_id: string }>('SELECT user_id FROM public.memberships WHERE tenant_id = $1', [
    hospital.id,
  ]);
  expect(new Set(rows.map((row) => row.user_id))).toEqual(new Set([young.id, hospital.users.Admin!.id]));
  const events = await api.database.query(
    `SELECT actor_name, entity_id FROM "${hospital.id}".audit_events WHERE action = 'membership.request_expired'`,
  );
  expect(events.rows).toEqual([{ actor_name: 'System', entity_id: old.id }]);
});

it('forgets guesses and unused sign-ups when they are over', async () => {
  const guess = 'INSERT INTO public.sign_in_throttles (key, failures, last_try_at) VALUES ($1, 1, now() - $2::interval)';
  const [old, young] = [randomBytes(32), randomBytes(32)];
  await api.database.query(guess, [old, '3 days']);
  await api.database.query(guess, [young, '1 day']);
  const signUp = `INSERT INTO public.sign_ups (tenant_id, email, name, expires_at) VALUES ($1, $2, 'x', now() - $3::interval)`;
  await api.database.query(signUp, [hospital.id, 'housekeeping-old@x.example', '2 days']);
  await api.database.query(signUp, [hospital.id, 'housekeeping-young@x.example', '1 hour']);
  await new Housekeeping(api.database).run();
  const keys = await api.database.query<{ key: Buffer }>('SELECT key FROM public.sign_in_throttles WHERE key = ANY ($1)', [[old, young]]);
  expect(keys.rows.map(({ key }) => key.equals(young))).toEqual([true]);
  const asked = await api.database.query(`SELECT email FROM public.sign_ups WHERE email LIKE 'housekeeping-%'`);
  expect(asked.rows).toEqual([{ email: 'housekeeping-young@x.example' }]);
});

it('throws rows that an import refused away after a week', async () => {
  const { rows } = await api.database.query<{ id: string }>(
    `INSERT INTO "${hospital.id}".imports (columns, date_order, column_count, actor_name, request_id) VALUES ('[]', 'dmy', 1, 'x', 'x') RETURNING id`,
  );
  const refuse = `INSERT INTO "${hospital.id}".import_refusals (import_id, line, cells, errors, created_at) VALUES ($1, $2, '[]', '[]', now() - $3::interval)`;
  await api.database.query(refuse, [rows[0].id, 2, '8 days']);
  await api.database.query(refuse, [rows[0].id, 3, '6 days']);
  await new Housekeeping(api.database).run();
  const left = await api.database.query(`SELECT line FROM "${hospital.id}".import_refusals`);
  expect(left.rows).toEqual([{ line: 3 }]);
});

it('throws events away after a day, unless somebody is still to be notified of them: those get a job', async () => {
  const tell = `INSERT INTO "${hospital.id}".outbox (kind, ids, notifies, delivered_at, created_at) VALUES ('staff.changed', $1, $2, $3, now() - $4::interval)`;
  await api.database.query(tell, ['{"userId":"old"}', false, null, '25 hours']);
  await api.database.query(tell, ['{"userId":"young"}', false, null, '23 hours']);
  await api.database.query(tell, ['{"userId":"told"}', true, new Date(), '25 hours']);
  await api.database.query(tell, ['{"userId":"waiting"}', true, null, '25 hours']);
  await new Housekeeping(api.database).run();
  const left = await api.database.query(`SELECT ids ->> 'userId' AS id FROM "${hospital.id}".outbox ORDER BY 1`);
  expect(left.rows).toEqual([{ id: 'waiting' }, { id: 'young' }]);
  const jobs = await api.database.query(`SELECT state FROM public.job_requests WHERE tenant_id = $1 AND kind = 'notifications.deliver'`, [
    hospital.id,
  ]);
  expect(jobs.rows).toEqual([{ state: 'queued' }]);
  await api.database.query('DELETE FROM public.job_requests WHERE tenant_id = $1', [hospital.id]);
});

it('keeps notifications for 90 days', async () => {
  const tell = `INSERT INTO "${hospital.id}".notifications (user_id, kind, severity, outbox_seq, created_at) VALUES ($1, 'import.ended', 'info', $2, now() - $3::interval)`;
  await api.database.query(tell, [hospital.users.Admin!.id, 1, '91 days']);
  await api.database.query(tell, [hospital.users.Admin!.id, 2, '89 days']);
  await new Housekeeping(api.database).run();
  const left = await api.database.query<{ seq: number }>(`SELECT outbox_seq::int AS seq FROM "${hospital.id}".notifications`);
  expect(left.rows).toEqual([{ seq: 2 }]);
});

it('removes sessions with their tokens 30 days after their end, in more than one batch, and no other', async () => {
  const { id: userId } = hospital.users.Admin!;
  const sessions = `INSERT INTO public.sessions (id, user_id, tenant_id, app_id, origin_jti, provider_refresh_token, created_at, expires_at, revoked_at)
    SELECT uuidv7($3::interval), $1::uuid, $2::text, 'hospital-portal', 'housekeeping-' || $4::text || n, 'sealed', now() + $3::interval, now() + $5::interval,
           now() + $6::interval FROM generate_series(1, $7::int) n`;
  const open = (name: string, expires: string, { revoked = null as string | null, times = 1 } = {}) =>
    api.database.query(sessions, [userId, hospital.id, '-32 days', name, expires, revoked, times]);
  await open('over', '-31 days', { times: 1001 });
  await open('revoked', '1 day', { revoked: '-31 days' });
  await open('recent', '-29 days');
  await open('still-open', '1 hour');
  await api.database.query(
    `INSERT INTO public.refresh_tokens (hash, session_id) SELECT sha256(origin_jti::bytea), id FROM public.sessions WHERE origin_jti LIKE 'housekeeping-%'`,
  );
  await new Housekeeping(api.database).run();
  const left = await api.database.query<{ name: string; tokens: number }>(
    `SELECT origin_jti AS name, (SELECT count(*)::int FROM public.refresh_tokens r WHERE r.session_id = s.id) AS tokens
       FROM public.sessions s WHERE origin_jti LIKE 'housekeeping-%' ORDER BY 1`,
  );
  expect(left.rows).toEqual([
    { name: 'housekeeping-recent1', tokens: 1 },
    { name: 'housekeeping-still-open1', tokens: 1 },
  ]);
});

it('removes codes a week after they are over, used or not', async () => {
  const code = `INSERT INTO public.one_time_codes (hash, purpose, user_id, tenant_id, created_at, expires_at, used_at)
    VALUES (sha256($1::bytea), 'invitation', $2, $3, now() - interval '60 days', now() - $4::interval, $5)`;
  const keep = (name: string, age: string, used: Date | null) =>
    api.database.query(code, [name, hospital.users.Admin!.id, hospital.id, age, used]);
  await keep('old', '8 days', null);
  await keep('old and used', '8 days', new Date());
  await keep('young', '6 days', new Date());
  await new Housekeeping(api.database).run();
  const left = await api.database.query(`SELECT hash = sha256('young') AS young FROM public.one_time_codes WHERE tenant_id = $1`, [
    hospital.id,
  ]);
  expect(left.rows).toEqual([{ young: true }]);
});

it('removes jobs 30 days after they ended, but none that waits, runs or is read by a hospital that is being built', async () => {
  const job = `INSERT INTO public.job_requests (id, tenant_id, kind, state, updated_at) VALUES (uuidv7(interval '-40 days'), $1, $2, $3, now() - $4::interval) RETURNING id`;
  const keep = async (kind: string, state: string, age: string) =>
    (await api.database.query<{ id: string }>(job, [hospital.id, kind, state, age])).rows[0].id;
  await api.database.query('DELETE FROM public.job_requests WHERE tenant_id = $1', [hospital.id]);
  await keep('x.done', 'done', '31 days');
  await keep('x.failed', 'failed', '31 days');
  await keep('x.young', 'done', '29 days');
  await keep('x.waiting', 'queued', '31 days');
  await keep('x.running', 'running', '31 days');
  const building = await keep('x.building', 'failed', '31 days');
  await api.database.query(`UPDATE public.tenants SET job_id = $2, status = 'provisioning' WHERE id = $1`, [hospital.id, building]);
  await new Housekeeping(api.database).run();
  const left = await api.database.query<{ kind: string }>(
    `SELECT kind FROM public.job_requests WHERE tenant_id = $1 AND kind LIKE 'x.%' ORDER BY kind`,
    [hospital.id],
  );
  expect(left.rows.map(({ kind }) => kind)).toEqual(['x.building', 'x.running', 'x.waiting', 'x.young']);
  await api.database.query('DELETE FROM public.job_requests WHERE tenant_id = $1', [hospital.id]);
  await api.database.query(`UPDATE public.tenants SET job_id = NULL, status = 'active' WHERE id = $1`, [hospital.id]);
});
