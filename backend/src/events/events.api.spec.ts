import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { TestStream } from '../../test/event-stream.js';
import { eventually } from '../../test/eventually.js';
import { SessionWatch } from '../auth/session-watch.service.js';

let api: TestApi;
let url: string;
let hospital: TestHospital;
let admin: ApiClient;
const open: TestStream[] = [];

beforeAll(async () => {
  api = await startApi();
  await api.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse', 'Receptionist'] });
  admin = await hospital.as('Admin');
  await eventually(() => Promise.resolve(api.app.get(SessionWatch).ready || null), 5000);
});
afterEach(() => open.splice(0).forEach((stream) => stream.leave()));
afterAll(() => api.close());

async function follow(client: ApiClient, lastId?: string | null): Promise<TestStream> {
  const stream = await TestStream.open(url, client, { lastId });
  open.push(stream);
  return stream;
}

async function register(client: ApiClient, lastName = `N${unique()}`): Promise<string> {
  const answer = await client.post<{ id: string }>('/api/patients', {
    lastName,
    dateOfBirth: '1978-03-02',
    gender: 'female',
    allowDuplicate: true,
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
}
const about = (id: string) => (message: { data: { ids?: Readonly<Record<string, string>> } }) =>
  Object.values(message.data.ids ?? {}).includes(id);

describe('GET /api/events', () => {
  it('is refused without token, hospital or the right one, in problem details', async () => {
    const nurse = await hospital.as('Nurse');
    const other = await api.aHospital({ roles: [] });
    expect((await nurse.get('/api/events', { headers: { authorization: undefined } })).problem.code).toBe('auth.required');
    expect((await nurse.get('/api/events', { headers: { 'x-tenant-id': undefined } })).problem.code).toBe('tenant.header_required');
    expect((await nurse.get('/api/events', { headers: { 'x-tenant-id': other.id } })).problem.code).toBe('tenant.mismatch');
    expect((await nurse.get('/api/events?x=1')).status).toBe(400);
  });

  it('opens with a place to go on from, and nothing may keep or buffer it', async () => {
    const stream = await follow(await hospital.as('Nurse'));
    expect([stream.status, stream.answer.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect([stream.answer.headers['cache-control'], stream.answer.headers['x-accel-buffering']]).toEqual(['no-store, no-transform', 'no']);
    expect((await stream.of('opened')).id).toMatch(/^\d+/);
  });

  it('tells what happens to who may know of it, and ids alone', async () => {
    const [nurse, manager] = [await follow(await hospital.as('Nurse')), await follow(admin)];
    await Promise.all([nurse.of('opened'), manager.of('opened')]);
    const id = await register(admin, 'Secretname');
    const told = await nurse.seen(about(id));
    expect(told).toMatchObject({ event: 'patient.registered', data: { kind: 'patient.registered', ids: { patientId: id } } });
    await admin.put(`/api/staff/${hospital.users.Receptionist!.id}/roles`, { roles: ['Nurse'] }, { version: 1 });
    await manager.of('staff.changed');
    await admin.delete(`/api/patients/${id}`);
    await nurse.of('patient.archived');
    await manager.of('patient.archived');
    expect(nurse.kinds).toEqual(['opened', 'patient.registered', 'patient.archived']);
    expect(manager.kinds).toEqual(['opened', 'patient.registered', 'staff.changed', 'patient.archived']);
    expect(JSON.stringify([nurse.messages, manager.messages])).not.toMatch(/Secretname|Test /);
  });

  it('says nothing of what was taken back', async () => {
    const stream = await follow(admin);
    await stream.of('opened');
    const refused = await admin.put(
      `/api/patients/${await register(admin)}`,
      { lastName: 'X', dateOfBirth: '1978-03-02', gender: 'male' },
      { version: 99 },
    );
    expect(refused.status).toBe(412);
    const last = await register(admin);
    await stream.seen(about(last));
    expect(stream.kinds).not.toContain('patient.updated');
  });

  it('goes on where a lost stream was, each event once and in order', async () => {
    const first = await follow(admin);
    await first.of('opened');
    const seen = await register(admin);
    await first.seen(about(seen));
    first.leave();
    const missed = [await register(admin), await register(admin), await register(admin)];
    const again = await follow(admin, first.lastId);
    const live = await register(admin);
    await again.seen(about(live));
    expect(again.messages.filter(({ event }) => event !== 'opened').map(({ data }) => data.ids?.['patientId'])).toEqual([...missed, live]);
    expect(again.kinds.indexOf('opened')).toBe(3);
  });

  it.each(['nonsense', '999999999', '-5', '1-1', "1' OR 1=1"])('begins anew for the place %j', async (lastId) => {
    await register(admin);
    const stream = await follow(admin, lastId);
    await stream.of('opened');
    expect(stream.kinds).toEqual(['reset', 'opened']);
    expect(stream.messages[0]?.id).toMatch(/^\d+/);
  });

  it('begins anew when what was missed is no longer kept, or too much', async () => {
    const other = await api.aHospital({ roles: ['Admin'] });
    const client = await other.as('Admin');
    const stream = await follow(client);
    const { id } = await stream.of('opened');
    stream.leave();
    await api.database.query(`INSERT INTO "${other.id}".outbox (kind) SELECT 'settings.changed' FROM generate_series(1, 600)`);
    const flooded = await follow(client, id);
    await flooded.of('opened');
    expect(flooded.kinds).toEqual(['reset', 'opened']);
    await api.database.query(`DELETE FROM "${other.id}".outbox WHERE seq < 590`);
    const late = await follow(client, '100');
    await late.of('opened');
    expect(late.kinds).toEqual(['reset', 'opened']);
    const inTime = await follow(client, '598');
    await inTime.of('opened');
    expect(inTime.kinds).toEqual(['settings.changed', 'settings.changed', 'opened']);
  });
});

describe('an event whose number is smaller than one that was told already', () => {
  it('is told when its transaction ends at last, once, and to who was away meanwhile too', async () => {
    const other = await api.aHospital({ roles: ['Admin'] });
    const client = await other.as('Admin');
    const stream = await follow(client);
    await stream.of('opened');
    const slow = await api.database.connect();
    await slow.query('BEGIN');
    await slow.query(`UPDATE "${other.id}".number_series SET last_value = last_value`);
    await slow.query(`INSERT INTO "${other.id}".outbox (kind, ids) VALUES ('settings.changed', '{"section": "slow"}')`);
    const quick = await register(client);
    await stream.seen(about(quick));
    const { lastId } = stream;
    stream.leave();
    const between = await register(client);
    await slow.query('COMMIT');
    slow.release();
    const again = await follow(client, lastId);
    const after = await register(client);
    await again.seen(about(after));
    const told = again.messages.filter(({ event }) => event !== 'opened').map(({ data }) => Object.values(data.ids ?? {})[0]);
    expect([...told].sort()).toEqual(['slow', between, after].sort());
  });
});
