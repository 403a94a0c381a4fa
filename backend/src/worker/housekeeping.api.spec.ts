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
