import 'reflect-metadata';
import type { StaffList, StaffMember } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const anInvitation = (more: object = {}) => ({
  name: 'Asha Kulkarni',
  email: `asha-${unique()}@clinic.example`,
  roles: ['Nurse'],
  ...more,
});
const invited = async (by: ApiClient, more: object = {}): Promise<StaffMember> => {
  const { status, body } = await by.post<StaffMember>('/api/staff', anInvitation(more));
  expect(status).toBe(201);
  return body;
};
const seats = async ({ id }: TestHospital): Promise<number | undefined> => {
  const sql = `SELECT used FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'users'`;
  const { rows } = await api.database.query<{ used: number }>(sql, [id]);
  return rows[0]?.used;
};
const limit = async ({ id }: TestHospital, max: number) =>
  api.database.query(`UPDATE public.tenant_usage SET max = $2 WHERE tenant_id = $1 AND metric = 'users'`, [id, max]);
const events = async ({ id }: TestHospital, userId: string) =>
  (
    await api.database.query<{ action: string; details: object }>(
      `SELECT action, details FROM "${id}".audit_events WHERE entity = 'membership' AND entity_id = $1 ORDER BY occurred_at`,
      [userId],
    )
  ).rows;

describe('inviting', () => {
  it('is refused without a role, with an unknown one, without the permission and on hold', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Doctor'] });
    const admin = await hospital.as('Admin');
    for (const more of [
      { roles: [] },
      { roles: ['SuperAdmin'] },
      { roles: ['Nurse', 'Nurse'] },
      { email: 'nobody' },
      { name: '' },
      { status: 'active' },
    ]) {
      expect((await admin.post('/api/staff', anInvitation(more))).status).toBe(400);
    }
    expect((await (await hospital.as('Doctor')).post('/api/staff', anInvitation())).problem.code).toBe('permission.denied');
    await api.database.query(
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = 'billing_hold', suspension_reason = 'x', suspended_at = now() WHERE id = $1`,
      [hospital.id],
    );
    expect((await admin.post('/api/staff', anInvitation())).problem).toMatchObject({ status: 403, code: 'tenant.on_hold' });
  });

  it('takes a seat, asks for the mail and writes the event', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const before = (await seats(hospital)) ?? 0;
    const answer = await admin.post<StaffMember>(
      '/api/staff',
      anInvitation({ email: ' Asha@Clinic-X.example ', roles: ['Nurse', 'Doctor'] }),
    );
    expect(answer.body).toMatchObject({
      status: 'invited',
      email: 'asha@clinic-x.example',
      roles: ['Nurse', 'Doctor'],
      tenantId: hospital.id,
      lastSignInAt: null,
    });
    expect(answer.headers['location']).toBe(`/api/staff/${answer.body.id}`);
    expect(await seats(hospital)).toBe(before + 1);
    expect(await events(hospital, answer.body.id)).toEqual([{ action: 'membership.invited', details: { roles: ['Nurse', 'Doctor'] } }]);
    const { rows } = await api.database.query(
      `SELECT 1 FROM public.job_requests WHERE kind = 'mail.invitation' AND payload ->> 'userId' = $1`,
      [answer.body.id],
    );
    expect(rows).toHaveLength(1);
    expect((await admin.post('/api/staff', anInvitation({ email: 'asha@clinic-x.example' }))).problem).toMatchObject({
      status: 409,
      code: 'user.already_member',
    });
    expect(await seats(hospital)).toBe(before + 1);
  });

  it('answers alike for an address that the platform knows', async () => {
    const [known, hospital] = await Promise.all([api.aHospital({ roles: ['Nurse'] }), api.aHospital({ roles: ['Admin'] })]);
    const admin = await hospital.as('Admin');
    const old = await admin.post<StaffMember>('/api/staff', anInvitation({ name: 'Our Name', email: known.users.Nurse!.email }));
    const fresh = await admin.post<StaffMember>('/api/staff', anInvitation({ name: 'Our Name' }));
    const shape = ({ status, body }: typeof old) => ({ http: status, ...body, id: '', email: '', createdAt: '' });
    expect(shape(old)).toEqual(shape(fresh));
  });

  it('stops exactly at the seats of the plan', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    await limit(hospital, ((await seats(hospital)) ?? 0) + 1);
    const answers = await Promise.all(Array.from({ length: 12 }, () => admin.post('/api/staff', anInvitation())));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.find(({ status }) => status === 422)!;
    expect(refused.problem.code).toBe('plan.user_limit');
    expect(refused.problem.detail).toMatch(/^\d+ of \d+ users in use\. Suspend someone/);
    expect((await admin.get<StaffList>('/api/staff')).body.page.total).toBe(2);
  });

  it('is done once for one Idempotency-Key', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const body = anInvitation();
    const answers = await Promise.all([1, 2, 3].map(() => admin.post<StaffMember>('/api/staff', body, { idempotencyKey: 'once' })));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1);
  });

  it('can be repeated while it is open', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const admin = await hospital.as('Admin');
    const { id } = await invited(admin);
    expect((await admin.post(`/api/staff/${id}/invitation`)).status).toBe(200);
    const { rows } = await api.database.query(
      `SELECT 1 FROM public.job_requests WHERE kind = 'mail.invitation' AND payload ->> 'userId' = $1`,
      [id],
    );
    expect(rows).toHaveLength(2);
    expect((await admin.post(`/api/staff/${hospital.users.Nurse!.id}/invitation`)).problem).toMatchObject({
      status: 409,
      code: 'user.illegal_state',
    });
  });
});

describe('roles', () => {
  it('change at once, with both sides in the audit', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const [admin, nurse] = [await hospital.as('Admin'), await hospital.as('Nurse')];
    const { id } = hospital.users.Nurse!;
    expect((await nurse.get('/api/staff')).status).toBe(403);
    const changed = await admin.put<StaffMember>(`/api/staff/${id}/roles`, { roles: ['Admin', 'Doctor'] }, { version: 1 });
    expect(changed.body).toMatchObject({ roles: ['Admin', 'Doctor'], version: 2 });
    expect((await nurse.get('/api/staff')).status).toBe(200);
    expect(await events(hospital, id)).toEqual([
      { action: 'membership.roles_changed', details: { before: ['Nurse'], after: ['Admin', 'Doctor'] } },
    ]);
  });

  it('keep an Admin: neither the last one nor oneself', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const url = `/api/staff/${hospital.users.Admin!.id}/roles`;
    const change = (roles: string[]) => admin.put(url, { roles }, { version: 1 });
    expect((await change(['Doctor'])).problem).toMatchObject({ status: 409, code: 'user.last_admin' });
    await hospital.addUser({ roles: ['Admin'] });
    expect((await change(['Doctor'])).problem).toMatchObject({ status: 409, code: 'user.self' });
    expect((await change(['Doctor', 'Admin'])).status).toBe(200);
  });

  it('are not overwritten unseen: of two who saw the same, one is told', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const admin = await hospital.as('Admin');
    const { id } = hospital.users.Nurse!;
    const url = `/api/staff/${id}/roles`;
    expect((await admin.put(url, { roles: ['Doctor'] })).problem).toMatchObject({ status: 428, code: 'version.required' });
    const both = await Promise.all([['Doctor'], ['Pharmacist']].map((roles) => admin.put(url, { roles }, { version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await events(hospital, id)).length).toBe(1);
    const versions = [];
    for (const action of ['suspend', 'activate']) versions.push((await admin.post<StaffMember>(`/api/staff/${id}/${action}`)).body.version);
    expect(versions).toEqual([3, 4]);
    await hospital.as('Nurse');
    const [listed] = (await admin.get<StaffList>(`/api/staff?q=${encodeURIComponent(hospital.users.Nurse!.email)}`)).body.data;
    expect(listed.version).toBe(4);
  });
});

describe('suspending', () => {
  it('puts the person out at once, gives the seat back, and takes one to activate', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const [admin, nurse] = [await hospital.as('Admin'), await hospital.as('Nurse')];
    const { id } = hospital.users.Nurse!;
    const before = (await seats(hospital)) ?? 0;
    expect((await admin.post<StaffMember>(`/api/staff/${id}/suspend`, { reason: 'Left.' })).body.status).toBe('suspended');
    expect([401, 403]).toContain((await nurse.get('/api/patients')).status);
    expect(await seats(hospital)).toBe(before - 1);
    expect((await admin.post(`/api/staff/${id}/suspend`)).problem).toMatchObject({ status: 409, code: 'user.illegal_state' });
    await limit(hospital, before - 1);
    expect((await admin.post(`/api/staff/${id}/activate`)).problem).toMatchObject({ status: 422, code: 'plan.user_limit' });
    await limit(hospital, before);
    expect((await admin.post<StaffMember>(`/api/staff/${id}/activate`)).body.status).toBe('active');
    expect(await seats(hospital)).toBe(before);
    expect((await (await hospital.as('Nurse')).get('/api/patients')).status).toBe(200);
    expect((await admin.post(`/api/staff/${id}/activate`)).problem.code).toBe('user.illegal_state');
    expect((await events(hospital, id)).map(({ action }) => action)).toEqual(['membership.suspended', 'membership.activated']);
  });

  it('never lets in somebody who did not accept the invitation', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const { id } = await invited(admin);
    await admin.post(`/api/staff/${id}/suspend`);
    expect((await admin.post<StaffMember>(`/api/staff/${id}/activate`)).body).toMatchObject({ status: 'invited', version: 3 });
  });

  it('is refused for oneself, and leaves one Admin when two suspend each other', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const own = hospital.users.Admin!.id;
    expect((await admin.post(`/api/staff/${own}/suspend`)).problem).toMatchObject({ status: 409, code: 'user.self' });
    const second = await hospital.addUser({ roles: ['Admin'] });
    const other = await api.signIn(second.email, { subdomain: hospital.subdomain });
    const both = await Promise.all([admin.post(`/api/staff/${second.id}/suspend`), other.post(`/api/staff/${own}/suspend`)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const { rows } = await api.database.query(
      `SELECT 1 FROM public.memberships WHERE tenant_id = $1 AND status = 'active' AND 'Admin' = ANY (roles)`,
      [hospital.id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('the list', () => {
  it('pages by name without gap or repeat, filters, and shows the seats', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Doctor'] });
    const admin = await hospital.as('Admin');
    for (let i = 0; i < 9; i += 1) await invited(admin, { name: `Person ${i % 3}`, roles: ['Pharmacist'] });
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: StaffList } = await admin.get<StaffList>(`/api/staff?limit=4${cursor && `&cursor=${cursor}`}`);
      ids.push(...body.data.map(({ id }) => id));
      cursor = body.page.nextCursor;
    }
    expect([ids.length, new Set(ids).size]).toEqual([11, 11]);
    const total = async (query: string) => (await admin.get<StaffList>(`/api/staff?${query}`)).body.page.total;
    expect(await Promise.all(['role=Pharmacist', 'status=active', 'q=PERSON 1', 'q=100%25', 'q=_'].map(total))).toEqual([9, 2, 3, 0, 0]);
    expect((await admin.get<StaffList>('/api/staff')).body.seats).toEqual({ used: await seats(hospital), limit: null });
    const forged = Buffer.from(JSON.stringify(['name', 'a', 'b'])).toString('base64url');
    expect((await admin.get(`/api/staff?cursor=${forged}`)).status).toBe(400);
  });
});

isolationContract({
  api: () => api,
  name: 'staff',
  role: 'Admin',
  list: '/api/staff',
  create: (client) => invited(client),
  requests: [
    { method: 'PUT', path: (id) => `/api/staff/${id}/roles`, body: { roles: ['Nurse'] } },
    { method: 'POST', path: (id) => `/api/staff/${id}/suspend`, body: {} },
    { method: 'POST', path: (id) => `/api/staff/${id}/activate`, body: {} },
    { method: 'POST', path: (id) => `/api/staff/${id}/invitation`, body: {} },
    { method: 'POST', path: (id) => `/api/staff/${id}/approve`, body: { roles: ['Nurse'] } },
    { method: 'POST', path: (id) => `/api/staff/${id}/reject`, body: {} },
  ],
});
