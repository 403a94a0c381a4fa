import 'reflect-metadata';
import type { AppointmentType, Department, DepartmentList, Room } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse', 'Pharmacist'] });
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

type Entry = Department & Room & AppointmentType;

const TYPE = { durationMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 5, colour: 2, capacity: 1 };
const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';

/** Collections with their codes and what a body needs besides the name. */
const KINDS = [
  { url: '/api/departments', code: 'department', more: {} },
  { url: '/api/rooms', code: 'room', more: {} },
  { url: '/api/appointment-types', code: 'appointment_type', more: TYPE },
] as const;

const added = async (client: ApiClient, url: string, body: object): Promise<Entry> => {
  const answer = await client.post<Entry>(url, { name: `Name ${unique()}`, ...body });
  expect(answer.status).toBe(201);
  expect(answer.headers['location']).toBe(`${url}/${answer.body.id}`);
  return answer.body;
};
const events = async (id: string) => {
  const sql = `SELECT action, details FROM "${hospital.id}".audit_events WHERE entity_id = $1 ORDER BY occurred_at, id`;
  return (await api.database.query<{ action: string; details: Record<string, unknown> }>(sql, [id])).rows;
};

describe.each(KINDS)('$code', ({ url, code, more }) => {
  const a = (body: object = {}) => ({ name: `Name ${unique()}`, ...more, ...body });

  it('is refused without a name, with an unknown field, and to who may not', async () => {
    for (const body of [{ ...more }, a({ name: ' ' }), a({ name: 'x'.repeat(101) }), a({ name: 'a\nb' }), a({ status: 'archived' })]) {
      expect((await admin.post(url, body)).status).toBe(400);
    }
    const nurse = await hospital.as('Nurse');
    const { id } = await added(admin, url, more);
    expect((await nurse.post(url, a())).problem.code).toBe('permission.denied');
    expect((await nurse.put(`${url}/${id}`, a(), { version: 1 })).problem.code).toBe('permission.denied');
    expect((await nurse.delete(`${url}/${id}`)).problem.code).toBe('permission.denied');
    expect((await nurse.post(`${url}/${id}/restore`)).problem.code).toBe('permission.denied');
    expect((await nurse.get<Entry>(`${url}/${id}`)).body.status).toBe('active');
  });

  it('has a name that no other in use has, in whatever case; of many at once one gets it', async () => {
    const name = `Ward ${unique()}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.post(url, a({ name }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.problem.code).toBe(`${code}.name_taken`);
    expect((await admin.post(url, a({ name: ` ${name.toUpperCase()} ` }))).problem.code).toBe(`${code}.name_taken`);
  });

  it('is listed by name, page by page, with the archived ones apart', async () => {
    const own = await (await api.aHospital({ roles: ['Admin'] })).as('Admin');
    const made = new Map<string, Entry>();
    for (const name of ['b', 'D', 'a', 'C']) made.set(name, await added(own, url, { ...more, name }));
    expect((await own.delete(`${url}/${made.get('D')!.id}`)).status).toBe(204);
    const first = (await own.get<DepartmentList>(`${url}?limit=2`)).body;
    const second = (await own.get<DepartmentList>(`${url}?limit=2&cursor=${first.page.nextCursor}`)).body;
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(['a', 'b', 'C']);
    expect(second.page).toEqual({ nextCursor: null, total: 3, totalIsEstimate: false });
    expect((await own.get<DepartmentList>(`${url}?status=archived`)).body.data.map(({ name }) => name)).toEqual(['D']);
    expect((await own.get(`${url}?cursor=abc`)).problem.errors?.[0]).toMatchObject({ path: 'cursor' });
  });

  it('is changed from the version that was read, by one of two who saw the same', async () => {
    const { id, name } = await added(admin, url, more);
    expect((await admin.put(`${url}/${id}`, a())).problem.code).toBe('version.required');
    const both = await Promise.all([1, 2].map(() => admin.put<Entry>(`${url}/${id}`, a(), { version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body } = both.find(({ status }) => status === 200)!;
    expect(body.version).toBe(2);
    expect((await events(id)).map(({ action }) => action)).toEqual([`${code}.added`, `${code}.changed`]);
    expect((await events(id))[1].details).toMatchObject({ before: { name }, after: { name: body.name } });
  });

  it('is archived in place of being deleted, edited no more, and brought back unless its name is taken', async () => {
    const { id, name } = await added(admin, url, more);
    expect((await admin.delete(`${url}/${id}`, { version: 7 })).problem.code).toBe('version.stale');
    expect((await admin.delete(`${url}/${id}`, { version: 1 })).status).toBe(204);
    expect((await admin.delete(`${url}/${id}`)).problem.code).toBe(`${code}.illegal_state`);
    expect((await admin.put(`${url}/${id}`, a(), { version: 2 })).problem.code).toBe(`${code}.illegal_state`);
    const other = await added(admin, url, { ...more, name });
    expect((await admin.post(`${url}/${id}/restore`)).problem.code).toBe(`${code}.name_taken`);
    await admin.delete(`${url}/${other.id}`);
    expect((await admin.post<Entry>(`${url}/${id}/restore`)).body).toMatchObject({ status: 'active', version: 3 });
    expect((await admin.post(`${url}/${id}/restore`)).problem.code).toBe(`${code}.illegal_state`);
    expect((await events(id)).map(({ action }) => action.split('.')[1])).toEqual(['added', 'archived', 'restored']);
    for (const path of [`${url}/${NOBODY}`, `${url}/none`]) expect((await admin.get(path)).problem.code).toBe(`${code}.not_found`);
  });
});

describe('a department', () => {
  it('belongs to rooms while it is in use, and keeps its name where it is archived', async () => {
    const department = await added(admin, '/api/departments', {});
    const room = await added(admin, '/api/rooms', { departmentId: department.id });
    expect(room).toMatchObject({ departmentId: department.id, departmentName: department.name });
    expect((await admin.get<Department>(`/api/departments/${department.id}`)).body).toMatchObject({ roomCount: 1, staffCount: 0 });
    await admin.delete(`/api/departments/${department.id}`);
    const edit = { name: `Room ${unique()}`, departmentId: department.id };
    expect((await admin.put<Room>(`/api/rooms/${room.id}`, edit, { version: 1 })).body.departmentName).toBe(department.name);
    for (const departmentId of [department.id, NOBODY]) {
      const answer = await admin.post('/api/rooms', { name: `Room ${unique()}`, departmentId });
      expect([answer.status, answer.problem.errors?.[0]]).toEqual([
        400,
        { path: 'departmentId', code: 'department.not_found', message: 'Choose a department that is in use.' },
      ]);
    }
  });
});

describe('a type of appointment', () => {
  it.each([
    ['durationMinutes', 4],
    ['durationMinutes', 481],
    ['bufferBeforeMinutes', -1],
    ['bufferAfterMinutes', 121],
    ['colour', 6],
    ['capacity', 0],
    ['capacity', 1.5],
  ])('is refused with %s %d', async (field, value) => {
    const answer = await admin.post('/api/appointment-types', { name: `Type ${unique()}`, ...TYPE, [field]: value });
    expect([answer.status, answer.problem.errors?.[0].path]).toEqual([400, field]);
  });
});

for (const { url, code, more } of KINDS) {
  isolationContract({
    api: () => api,
    name: `${code}s`,
    role: 'Admin',
    list: url,
    create: (client) => added(client, url, more),
    requests: [
      { method: 'GET', path: (id) => `${url}/${id}` },
      { method: 'PUT', path: (id) => `${url}/${id}`, body: { name: 'Theirs', ...more } },
      { method: 'DELETE', path: (id) => `${url}/${id}` },
      { method: 'POST', path: (id) => `${url}/${id}/restore` },
    ],
  });
}
