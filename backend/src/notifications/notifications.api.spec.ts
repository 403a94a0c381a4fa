import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NotificationList, NotificationPreferences, NotificationsMarked } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital, type TestUser } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { eventually } from '../../test/eventually.js';
import { TestStream } from '../../test/event-stream.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { WorkerProcess } from '../../test/worker-process.js';
import { Changes } from '../tenancy/changes.js';

const FILE = 'Last name,DOB,Gender\nRao,1978-03-02,F\n';

let api: TestApi;
let hospital: TestHospital;
beforeAll(async () => {
  api = await startApi();
  await api.app.listen(0, '127.0.0.1');
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
});
afterAll(async () => {
  await api.close();
  WorkerProcess.removeBuild();
});

const read = async (client: ApiClient, query = '') => (await client.get<NotificationList>(`/api/notifications${query}`)).body;

/** Somebody asks to join, as sign-up leaves it: the event, and the job that delivers it. */
async function asksToJoin({ id, addUser }: TestHospital): Promise<TestUser> {
  const joiner = await addUser({ roles: ['Nurse'], status: 'pending', name: `Joiner ${unique()}` });
  const ids = JSON.stringify({ userId: joiner.id });
  await api.database.query(`INSERT INTO "${id}".outbox (kind, ids, notifies) VALUES ('staff.approval_waiting', $1, true)`, [ids]);
  await api.database.query(`INSERT INTO public.job_requests (tenant_id, kind) VALUES ($1, 'notifications.deliver')`, [id]);
  return joiner;
}

/** A hospital whose Admin was notified so often. */
async function notified(times: number): Promise<{ admin: ApiClient; other: TestHospital }> {
  const other = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  for (let time = 0; time < times; time += 1) await asksToJoin(other);
  await api.runJobs();
  return { admin: await other.as('Admin'), other };
}

isolationContract({
  api: () => api,
  name: 'notifications',
  role: 'Admin',
  list: '/api/notifications',
  create: async (client) => {
    const { rows } = await api.database.query<{ id: string }>(
      `INSERT INTO "${client.session!.tenantId}".notifications (user_id, kind, severity, outbox_seq) VALUES ($1, 'import.ended', 'info', 1) RETURNING id`,
      [client.user.id],
    );
    return rows[0];
  },
  requests: [],
});

describe('who is notified', () => {
  it('all active Admins of who asks to join, in the app and by mail, and nobody else', async () => {
    const other = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const second = await other.addUser({ roles: ['Admin', 'Doctor'] });
    const gone = await other.addUser({ roles: ['Admin'], status: 'suspended' });
    const joiner = await asksToJoin(other);
    await api.runJobs();
    for (const client of [await other.as('Admin'), await api.signIn(second.email, { subdomain: other.subdomain })]) {
      const { data, unread } = await read(client);
      expect(unread).toBe(1);
      expect(data).toEqual([
        expect.objectContaining({ kind: 'staff.approval_waiting', severity: 'caution', ids: { userId: joiner.id }, readAt: null }),
      ]);
      expect(await api.mailsTo(client.user.email)).toHaveLength(1);
    }
    expect((await read(await other.as('Nurse'))).data).toEqual([]);
    for (const { email } of [gone, other.users.Nurse!, joiner]) expect(await api.mailsTo(email)).toEqual([]);
    const { rows } = await api.database.query(`SELECT user_id FROM "${other.id}".notifications`);
    expect(rows).toHaveLength(2);
  });

  it('of an import the person who started it, and by mail only who wants that: without a word of what is in it', async () => {
    const other = await api.aHospital({ roles: ['Admin'] });
    const second = await other.addUser({ roles: ['Admin'] });
    const [admin, colleague] = [await other.as('Admin'), await api.signIn(second.email, { subdomain: other.subdomain })];
    const channels = [{ kind: 'import.ended', inApp: true, email: true }];
    expect((await colleague.put('/api/notifications/preferences', { channels }, { version: 1 })).status).toBe(200);
    for (const client of [admin, colleague]) {
      const { jobId } = (await client.upload<{ jobId: string }>('/api/patients/import', FILE, 'text/csv')).body;
      await api.runJobs();
      expect((await read(client)).data.map(({ kind, ids }) => [kind, ids])).toEqual([['import.ended', { jobId }]]);
    }
    expect(await api.mailsTo(admin.user.email)).toEqual([]);
    const [mail, ...more] = await api.mailsTo(second.email);
    expect([mail.subject, more]).toEqual([`An import that you started has ended (${other.name})`, []]);
    expect(mail.text).toContain(`http://${other.subdomain}.localhost`);
    expect(mail.text + String(mail.html)).not.toMatch(/Rao|1978/);
  });

  it('nobody who wants neither, and in the app alone who wants no mail', async () => {
    const other = await api.aHospital({ roles: ['Admin'] });
    const second = await other.addUser({ roles: ['Admin'] });
    const [admin, colleague] = [await other.as('Admin'), await api.signIn(second.email, { subdomain: other.subdomain })];
    const wants = (inApp: boolean) => ({ channels: [{ kind: 'staff.approval_waiting', inApp, email: false }] });
    await admin.put('/api/notifications/preferences', wants(false), { version: 1 });
    await colleague.put('/api/notifications/preferences', wants(true), { version: 1 });
    await asksToJoin(other);
    await api.runJobs();
    expect([(await read(admin)).data.length, (await read(colleague)).data.length]).toEqual([0, 1]);
    for (const { user } of [admin, colleague]) expect(await api.mailsTo(user.email)).toEqual([]);
  });
});

describe('the list', () => {
  it('shows the newest first in pages, by state and severity, and one’s own alone', async () => {
    const { admin, other } = await notified(3);
    await api.database.query(
      `INSERT INTO "${other.id}".notifications (user_id, kind, severity, outbox_seq) VALUES ($1, 'import.ended', 'info', 1000), ($2, 'import.ended', 'info', 1001)`,
      [admin.user.id, other.users.Nurse!.id],
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const list: NotificationList = await read(admin, `?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...list.data.map(({ id }) => id));
      cursor = list.page.nextCursor;
    }
    expect(seen).toHaveLength(4);
    expect(seen).toEqual(seen.toSorted().reverse());
    expect((await read(admin, '?severity=info')).data).toHaveLength(1);
    await admin.post('/api/notifications/read', { ids: [seen[0]] });
    expect((await read(admin, '?status=unread')).data.map(({ id }) => id)).toEqual(seen.slice(1));
    expect((await read(admin, '?status=read')).data.map(({ id }) => id)).toEqual([seen[0]]);
  });

  it.each(['status=open', 'severity=x', 'cursor=x', 'limit=0', `cursor=${Buffer.from('["-createdAt","x"]').toString('base64url')}`])(
    'refuses ?%s',
    async (query) => {
      expect((await (await hospital.as('Nurse')).get(`/api/notifications?${query}`)).status).toBe(400);
    },
  );
});

describe('reading', () => {
  it('marks those that are named, or all, and can be taken back', async () => {
    const { admin } = await notified(3);
    const ids = (await read(admin)).data.map(({ id }) => id);
    const one = (await admin.post<NotificationsMarked>('/api/notifications/read', { ids: [ids[0]] })).body;
    expect(one).toEqual({ ids: [ids[0]], unread: 2 });
    const all = (await admin.post<NotificationsMarked>('/api/notifications/read', {})).body;
    expect([all.ids.toSorted(), all.unread]).toEqual([ids.slice(1).toSorted(), 0]);
    const back = (await admin.post<NotificationsMarked>('/api/notifications/unread', { ids: all.ids })).body;
    expect([back.ids.toSorted(), back.unread]).toEqual([ids.slice(1).toSorted(), 2]);
  });

  it('touches nobody else’s, and says nothing of them', async () => {
    const { admin, other } = await notified(1);
    const [{ id }] = (await read(admin)).data;
    const nurse = await other.as('Nurse');
    for (const path of ['read', 'unread']) {
      expect((await nurse.post(`/api/notifications/${path}`, { ids: [id] })).body).toEqual({ ids: [], unread: 0 });
    }
    expect((await read(admin)).unread).toBe(1);
    expect((await nurse.post('/api/notifications/read', { ids: ['x'] })).problem.errors?.[0]).toMatchObject({ code: 'id.invalid' });
  });
});

const OF_THE_LABORATORY = ['lab.critical', 'lab.corrected'].map((kind) => ({ kind, inApp: true, email: true }));

describe('the settings', () => {
  it('leave what is critical on, whatever is asked for', async () => {
    const other = await api.aHospital({ roles: ['Nurse'] });
    const channels = [{ kind: 'lab.critical', inApp: false, email: false }];
    const { body } = await (
      await other.as('Nurse')
    ).put<NotificationPreferences>('/api/notifications/preferences', { channels }, { version: 1 });
    expect(body.channels).toContainEqual({ kind: 'lab.critical', inApp: true, email: true });
  });

  it('show the kinds that the roles can get, as is usual until something is chosen', async () => {
    const [admin, nurse] = [await hospital.as('Admin'), await hospital.as('Nurse')];
    const imports = { kind: 'import.ended', inApp: true, email: false };
    const [critical, corrected] = OF_THE_LABORATORY;
    expect((await nurse.get('/api/notifications/preferences')).body).toEqual({ channels: [critical, corrected, imports], version: 1 });
    const joins = { kind: 'staff.approval_waiting', inApp: true, email: true };
    const offers = { kind: 'waitlist.offered', inApp: true, email: false };
    expect((await admin.get('/api/notifications/preferences')).body).toEqual({ channels: [joins, offers, critical, imports], version: 1 });
  });

  it('change with their version: of two at once one is refused', async () => {
    const nurse = await hospital.as('Nurse');
    const save = (version: number, email: boolean) =>
      nurse.put<NotificationPreferences>(
        '/api/notifications/preferences',
        { channels: [{ kind: 'import.ended', inApp: true, email }] },
        { version },
      );
    const first = await Promise.all([save(1, true), save(1, true)]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await save(1, false)).status).toBe(412);
    expect((await save(2, false)).body).toEqual({
      channels: [...OF_THE_LABORATORY, { kind: 'import.ended', inApp: true, email: false }],
      version: 3,
    });
    expect((await save(99, false)).status).toBe(412);
  });
});

describe('delivery', () => {
  it('tells the open pages of who is notified, and of nobody else', async () => {
    const other = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    await eventually(() => Promise.resolve(api.app.get(Changes).trusted || null), 5000);
    const url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
    const [admin, nurse] = [await TestStream.open(url, await other.as('Admin')), await TestStream.open(url, await other.as('Nurse'))];
    await Promise.all([admin.of('opened'), nurse.of('opened')]);
    await asksToJoin(other);
    await api.runJobs();
    await admin.of('notification.changed');
    expect(admin.kinds).toEqual(['opened', 'staff.approval_waiting', 'notification.changed']);
    expect(nurse.kinds).toEqual(['opened']);
    [admin, nurse].forEach((stream) => stream.leave());
  });

  it('happens once, though the worker is killed in the middle of it and jobs are run twice', async () => {
    const other = await api.aHospital({ roles: ['Admin'] });
    await asksToJoin(other);
    const holding = await api.database.connect();
    await holding.query('BEGIN');
    await holding.query(`LOCK TABLE "${other.id}".notifications IN SHARE MODE`);
    const killed = await WorkerProcess.start();
    const stuck = 'SELECT 1 FROM pg_locks WHERE relation = $1::regclass AND NOT granted';
    await eventually(async () => (await api.database.query<object>(stuck, [`"${other.id}".notifications`])).rows[0], 20_000);
    await killed.kill();
    await holding.query('COMMIT');
    holding.release();
    const worker = await WorkerProcess.start();
    await eventually(async () => (await api.mailsTo(other.users.Admin!.email))[0], 25_000);
    await api.database.query(`INSERT INTO public.job_requests (tenant_id, kind) VALUES ($1, 'notifications.deliver')`, [other.id]);
    const waiting = `SELECT 1 FROM public.job_requests WHERE tenant_id = $1 AND state <> 'done'`;
    await eventually(async () => ((await api.database.query(waiting, [other.id])).rowCount === 0 ? true : null), 25_000);
    await worker.stop();
    expect((await read(await other.as('Admin'))).data).toHaveLength(1);
    expect(await api.mailsTo(other.users.Admin!.email)).toHaveLength(1);
  }, 90_000);
});
