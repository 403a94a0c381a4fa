import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import { ApiProcess } from '../../test/api-process.js';
import type { ApiClient } from '../../test/client.js';
import { apiPool } from '../../test/database.js';
import { TestStream } from '../../test/event-stream.js';
import { eventually } from '../../test/eventually.js';
import { occupancy, poolOf } from '../../test/pool-state.js';
import { ProgramProcess } from '../../test/program-process.js';
import type { Principal } from '../common/request.js';
import { Metrics } from '../metrics/metrics.service.js';
import { Changes } from '../tenancy/changes.js';
import { SessionWatch } from '../auth/session-watch.service.js';

/** What revocation may take. */
const WITHIN_MS = 5000;
const POOL = '4';
const before = process.env['DB_POOL_SIZE'];

let api: TestApi;
let url: string;
const open: TestStream[] = [];

beforeAll(async () => {
  process.env['DB_POOL_SIZE'] = POOL;
  api = await startApi();
  process.env['DB_POOL_SIZE'] = before;
  await api.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
  await listening();
});
afterEach(() => open.splice(0).forEach((stream) => stream.leave()));
afterAll(async () => {
  await api.close();
  ProgramProcess.removeBuild();
});

const listening = () => eventually(() => Promise.resolve(api.app.get(Changes).trusted || null), 10_000);

async function follow(client: ApiClient, { at = url, lastId = null as string | null } = {}): Promise<TestStream> {
  const stream = await TestStream.open(at, client, { lastId });
  open.push(stream);
  if (stream.status === 200) await stream.of('opened');
  return stream;
}

async function register(client: ApiClient): Promise<string> {
  const patient = { lastName: `N${unique()}`, dateOfBirth: '1978-03-02', gender: 'female', allowDuplicate: true };
  return (await client.post<{ id: string }>('/api/patients', patient)).body.id;
}
const about = (id: string) => (message: { data: { ids?: Readonly<Record<string, string>> } }) => message.data.ids?.['patientId'] === id;

describe('a stream ends within seconds', () => {
  it.each([
    ['its session', `UPDATE public.sessions SET revoked_at = now(), revoked_reason = 'test' WHERE tenant_id = $1 AND user_id = $2`, 401],
    ['the suspension of its person', `UPDATE public.memberships SET status = 'suspended' WHERE tenant_id = $1 AND user_id = $2`, 403],
    ['the removal of its person', `DELETE FROM public.memberships WHERE tenant_id = $1 AND user_id = $2`, 401],
    [
      'a lock of its hospital',
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = 'lock', suspension_reason = 'test', suspended_at = now()
        WHERE id = $1 AND $2::uuid IS NOT NULL`,
      403,
    ],
  ])('with %s, and nobody comes back', async (_, sql, status) => {
    const hospital = await api.aHospital({ roles: ['Nurse'] });
    const nurse = await hospital.as('Nurse');
    const stream = await follow(nurse);
    await api.database.query(sql, [hospital.id, hospital.users.Nurse!.id]);
    await stream.over();
    expect(stream.kinds).toEqual(['opened', 'closed']);
    expect((await follow(nurse)).status).toBe(status);
  });

  it('with other roles, and the next one tells what these may know', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const [admin, nurse] = [await hospital.as('Admin'), await hospital.as('Nurse')];
    const stream = await follow(nurse);
    await admin.put(`/api/staff/${hospital.users.Nurse!.id}/roles`, { roles: ['Admin'] }, { version: 1 });
    await stream.over();
    const again = await follow(nurse, { lastId: stream.lastId });
    expect(again.kinds).toEqual(['staff.changed', 'opened']);
  });

  it('with a second factor that is required now, for who has none', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const [admin, nurse] = [await hospital.as('Admin'), await hospital.as('Nurse')];
    const [admins, nurses] = [await follow(admin), await follow(nurse)];
    await api.database.query('UPDATE public.tenants SET mfa_required_for_admins = true WHERE id = $1', [hospital.id]);
    await admins.over();
    expect((await follow(admin)).status).toBe(403);
    expect(nurses.kinds).toEqual(['opened']);
  });

  it('of its token’s time', async () => {
    const hospital = await api.aHospital({ roles: ['Nurse'] });
    const client = await hospital.as('Nurse');
    const claims = JSON.parse(Buffer.from(client.session!.accessToken!.split('.')[1], 'base64url').toString()) as { origin_jti: string };
    const principal = { ...client.user, userId: client.user.id } as unknown as Principal;
    const over: string[] = [];
    const watch = (name: string, until: number) =>
      api.app.get(SessionWatch).watch({ originJti: claims.origin_jti, principal, until }, () => over.push(name));
    watch('old', Date.now() - 1);
    const stop = watch('young', Date.now() + 3_600_000);
    await eventually(() => Promise.resolve(over.includes('old') || null), WITHIN_MS);
    expect(over).toEqual(['old']);
    stop();
  });
});

describe('streams of one person', () => {
  it('are six at most, and one that is left makes room', async () => {
    const hospital = await api.aHospital({ roles: ['Nurse', 'Doctor'] });
    const nurse = await hospital.as('Nurse');
    const streams: TestStream[] = [];
    for (let count = 0; count < 6; count += 1) streams.push(await follow(nurse));
    const seventh = await nurse.get('/api/events');
    expect([seventh.status, seventh.problem.code, seventh.headers['retry-after']]).toEqual([429, 'events.too_many', '10']);
    expect((await follow(await hospital.as('Doctor'))).status).toBe(200);
    streams[0].leave();
    await eventually(async () => ((await follow(nurse)).status === 200 ? true : null), WITHIN_MS);
  });
});

describe('many streams', () => {
  it('hold no connection: two hundred are told, and requests are served by a pool of four', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const streams: TestStream[] = [];
    // One person after the other: what is shown is the streams, not how many may sign in at once.
    for (let person = 0; person < 34; person += 1) {
      const { email } = await hospital.addUser({ roles: ['Nurse'] });
      const client = await api.signIn(email, { subdomain: hospital.subdomain });
      streams.push(...(await Promise.all(Array.from({ length: 6 }, () => follow(client)))));
    }
    expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
    const gauge = await api.app.get(Metrics).registry.getSingleMetricAsString('hms_live_streams');
    expect(Number(/^hms_live_streams (\d+)/m.exec(gauge)?.[1])).toBeGreaterThanOrEqual(204);
    await eventually(() => Promise.resolve(occupancy(poolOf(api.app)).busy === 0 || null), WITHIN_MS);
    const answers = await Promise.all(Array.from({ length: 20 }, () => admin.get('/api/patients')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const id = await register(admin);
    await Promise.all(streams.map((stream) => stream.seen(about(id))));
    for (const { messages } of streams) expect(messages.filter(about(id))).toHaveLength(1);
  });

  it('one that nobody reads is cut; the others are told', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const admin = await hospital.as('Admin');
    const lazy = await TestStream.open(url, await hospital.as('Nurse'), { paused: true });
    open.push(lazy);
    const keen = await follow(admin);
    const closed = new Promise((resolve) => lazy.answer.once('close', resolve));
    const flood = `INSERT INTO "${hospital.id}".outbox (kind, ids) SELECT 'settings.changed', jsonb_build_object('section', repeat('x', 300)) FROM generate_series(1, 30000)`;
    await api.database.query(flood);
    const id = await register(admin);
    await keen.seen(about(id));
    expect(keen.kinds.filter((kind) => kind === 'settings.changed')).toHaveLength(30_000);
    lazy.answer.resume();
    await closed;
    expect(lazy.kinds.length).toBeLessThan(30_000);
  });
});

describe('several processes and lost connections', () => {
  let hospital: TestHospital;
  let admin: ApiClient;
  beforeAll(async () => {
    hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    admin = await hospital.as('Admin');
  });

  it('what happens at one process is told by another; a process that stops says goodbye, and its streams go on elsewhere', async () => {
    const other = await ApiProcess.start();
    const nurse = await hospital.as('Nurse');
    const stream = await eventually(async () => {
      const opened = await follow(nurse, { at: other.url });
      return opened.status === 200 ? opened : null;
    }, 10_000);
    const id = await register(admin);
    await stream.seen(about(id));
    const stopped = other.stop();
    await stream.over();
    await stopped;
    expect(stream.kinds.at(-1)).toBe('closed');
    const missed = await register(admin);
    const here = await follow(nurse, { lastId: stream.lastId });
    expect(here.messages.filter(({ event }) => event !== 'opened').map(({ data }) => data.ids)).toEqual([{ patientId: missed }]);
  });

  it('a killed listening connection comes back, and nothing is missed by who resumes', async () => {
    const stream = await follow(admin);
    const login = apiPool(1);
    const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'hms changes' AND datname = current_database()`;
    await login.query(kill);
    await login.end();
    const id = await register(admin);
    // Told by the same stream if the connection was back in time, else by the next.
    const again = await eventually(async () => {
      if (stream.messages.some(about(id))) return stream;
      if (!stream.ended) return null;
      const next = await follow(admin, { lastId: stream.lastId });
      return next.status === 200 ? next : null;
    }, 10_000);
    await again.seen(about(id));
    expect([...stream.messages, ...(again === stream ? [] : again.messages)].filter(about(id))).toHaveLength(1);
    await listening();
  });

  it('a hospital hears nothing of another, whatever happens there', async () => {
    const canary = `canary${unique()}`;
    const other = await api.aHospital({ roles: ['Admin', 'Nurse'], name: canary });
    const [theirs, mine] = [await other.as('Admin'), await follow(admin)];
    const heard = await follow(theirs);
    const secret = await register(theirs);
    await theirs.delete(`/api/patients/${secret}`);
    await theirs.put(`/api/staff/${other.users.Nurse!.id}/roles`, { roles: ['Doctor'] }, { version: 1 });
    await theirs.put('/api/settings/security', { idleMinutes: 9, mfaRequiredForAdmins: false, signUpOpen: false }, { version: 1 });
    await heard.of('settings.changed');
    const own = await register(admin);
    await mine.seen(about(own));
    // Their place in the stream, even their very id, shows what is one's own.
    const resumed = await follow(admin, { lastId: '0' });
    const text = JSON.stringify([mine.messages, resumed.messages]);
    for (const name of [secret, other.id, canary, other.users.Nurse!.id]) expect(text).not.toContain(name);
  });
});
