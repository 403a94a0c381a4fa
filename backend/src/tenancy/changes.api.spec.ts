import 'reflect-metadata';
import { jest } from '@jest/globals';
import pg from 'pg';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { apiPool } from '../../test/database.js';
import { eventually } from '../../test/eventually.js';
import { Changes } from './changes.js';
import { UnitsOfWork } from './units-of-work.js';

/** What revocation may take. */
const WITHIN_MS = 5000;
const LISTENERS = `SELECT pid FROM pg_stat_activity WHERE application_name = 'hms changes' AND datname = current_database()`;

let api: TestApi;
let hospital: TestHospital;
let changes: Changes;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  changes = api.app.get(Changes);
  await trusted(true);
});
afterAll(() => api.close());

const trusted = (wanted: boolean) => eventually(() => Promise.resolve(changes.trusted === wanted ? true : null), WITHIN_MS);
const me = async (client: ApiClient) => (await client.get('/auth/me')).status;
const becomes = (client: ApiClient, status: number) => eventually(async () => ((await me(client)) === status ? true : null), WITHIN_MS);
const signInQueries = () => jest.spyOn(api.app.get(UnitsOfWork), 'auth');

describe('a session that is known', () => {
  it('is not asked for again', async () => {
    const nurse = await hospital.as('Nurse');
    await eventually(async () => {
      const asked = signInQueries();
      const { status } = await nurse.get('/api/patients');
      const { length } = asked.mock.calls;
      asked.mockRestore();
      return status === 200 && length === 0 ? true : null;
    }, WITHIN_MS);
  });

  it.each([
    ['its end', `UPDATE public.sessions SET revoked_at = now(), revoked_reason = 'test' WHERE tenant_id = $1 AND user_id = $2`, 401],
    ['the suspension of its person', `UPDATE public.memberships SET status = 'suspended' WHERE tenant_id = $1 AND user_id = $2`, 403],
    ['the removal of its person', `DELETE FROM public.memberships WHERE tenant_id = $1 AND user_id = $2`, 401],
    [
      'a lock of its hospital',
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = 'lock', suspension_reason = 'test', suspended_at = now()
        WHERE id = $1 AND $2::uuid IS NOT NULL`,
      403,
    ],
  ])('is refused within seconds after %s, whoever wrote it', async (_, sql, status) => {
    const other = await api.aHospital({ roles: ['Nurse'] });
    const nurse = await other.as('Nurse');
    expect(await me(nurse)).toBe(200);
    await api.database.query(sql, [other.id, other.users.Nurse?.id]);
    await becomes(nurse, status);
  });

  it('has the roles of this moment within seconds', async () => {
    const nurse = await hospital.as('Nurse');
    expect((await nurse.get('/api/staff')).status).toBe(403);
    await api.database.query(`UPDATE public.memberships SET roles = '{Admin}' WHERE tenant_id = $1 AND user_id = $2`, [
      hospital.id,
      hospital.users.Nurse?.id,
    ]);
    await eventually(async () => ((await nurse.get('/api/staff')).status === 200 ? true : null), WITHIN_MS);
  });

  it('is not forgotten by a sign-in', async () => {
    const told: (string | null)[] = [];
    changes.on('membership', (key) => told.push(key));
    await hospital.as('Admin');
    await changes.caughtUp();
    expect(told).toEqual([]);
  });
});

/** How many questions at most were with the listening connection at once, from now on. */
function mostAtOnce(): () => number {
  const ask = pg.Client.prototype.query as (...args: unknown[]) => Promise<unknown>;
  let open = 0;
  let most = 0;
  const spy = jest.spyOn(pg.Client.prototype as unknown as { query: typeof ask }, 'query');
  spy.mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const answer = ask.apply(this, args);
    const { connectionParameters } = this as unknown as { connectionParameters: { application_name?: string } };
    if (connectionParameters.application_name === 'hms changes') {
      most = Math.max(most, (open += 1));
      const end = () => void (open -= 1);
      answer.then(end, end);
    }
    return answer;
  });
  return () => most;
}

describe('the listening connection', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is asked one thing at a time, by however many at once', async () => {
    const most = mostAtOnce();
    const told = new Set<string | null>();
    changes.on('outbox', (key) => told.add(key));
    const keys = ['a', 'b', 'c'];
    for (const key of keys) {
      changes.announce('outbox', key);
      const asked = Array.from({ length: 20 }, () => changes.caughtUp());
      await eventually(() => Promise.resolve(told.has(key) || null), WITHIN_MS);
      await Promise.all([...asked, changes.caughtUp()]);
    }
    expect(most()).toBe(1);
    expect([...told].sort()).toEqual(keys);
  });
});

describe('when the listening connection is lost', () => {
  it('nothing remembered is believed until it is back, and then all of it is forgotten', async () => {
    const admin = await hospital.as('Admin');
    expect(await me(admin)).toBe(200);
    const forgotten: (string | null)[] = [];
    changes.on('tenant', (key) => forgotten.push(key));
    const { rows } = await api.database.query<{ pid: number }>(LISTENERS);
    expect(rows.length).toBeGreaterThan(0);
    // A login may end its own connections.
    const login = apiPool(1);
    await login.query(`SELECT pg_terminate_backend(pid) FROM (${LISTENERS}) listeners`);
    await login.end();
    await trusted(false);
    const asked = signInQueries();
    expect(await me(admin)).toBe(200);
    expect(asked.mock.calls.length).toBeGreaterThan(0);
    asked.mockRestore();
    await trusted(true);
    expect(forgotten).toContain(null);
  });
});
