import 'reflect-metadata';
import type { AuditEventList, TenantDetail, User, UserList } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import { anIdempotencyKey, type ApiClient } from '../../test/client.js';

const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';

let api: TestApi;
let operator: ApiClient;
beforeAll(async () => {
  api = await startApi();
  operator = await api.operator();
});
afterAll(() => api?.close());

const anAdmin = (hospital: TestHospital) => ({ tenantId: hospital.id, name: 'Kavita Solanki', email: `kavita-${unique()}@new.example` });

const seats = async (hospital: TestHospital): Promise<number> =>
  (await operator.get<TenantDetail>(`/api/tenants/${hospital.id}`)).body.usage.users.used;

const act = (id: string, action: string, hospital: TestHospital) =>
  operator.post<User>(`/api/users/${id}/${action}`, { tenantId: hospital.id });

describe('POST /api/users', () => {
  it('invites an Admin, takes a seat, mails once, and tells both audits', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const [request, idempotencyKey] = [anAdmin(hospital), anIdempotencyKey()];
    const answers = await Promise.all(Array.from({ length: 5 }, () => operator.post<User>('/api/users', request, { idempotencyKey })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers[0].body).toMatchObject({
      email: request.email,
      roles: ['Admin'],
      status: 'invited',
      tenantId: hospital.id,
      tenantName: hospital.name,
    });
    expect(await seats(hospital)).toBe(2);
    await api.runJobs();
    expect(await api.mailsTo(request.email)).toHaveLength(1);
    const admin = await hospital.as('Admin');
    const own = (await admin.get<AuditEventList>('/api/audit-events')).body.data.find(({ action }) => action === 'membership.invited');
    expect(own).toMatchObject({ entityId: answers[0].body.id, details: { by: 'platform', roles: ['Admin'] } });
    const platform = (await operator.get<AuditEventList>('/api/audit-events?limit=100')).body.data;
    expect(platform.some(({ action, entityId }) => action === 'membership.invited' && entityId === answers[0].body.id)).toBe(true);
  });

  it("tells the hospital's active Admins by mail, once each, and nobody else", async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const others = await Promise.all(
      (['active', 'suspended', 'invited'] as const).map((status) => hospital.addUser({ roles: ['Admin'], status })),
    );
    const { body: added } = await operator.post<User>('/api/users', anAdmin(hospital));
    await api.runJobs();
    const mailed = async ({ email }: { email: string }) =>
      (await api.mailsTo(email)).filter(({ subject }) => subject.startsWith('A new Admin'));
    const [nurse, first] = [hospital.users.Nurse!, hospital.users.Admin!];
    const counts = await Promise.all([first, ...others, nurse, added].map(async (person) => (await mailed(person)).length));
    expect(counts).toEqual([1, 1, 0, 0, 0, 0]);
    const [mail] = await mailed(first);
    expect(mail.text).toContain(`The platform operator added ${added.name} (${added.email}) as an Admin of ${hospital.name} on `);
    expect(mail.text).toContain('(Asia/Kolkata)');
    expect(mail.text).toContain(`//${hospital.subdomain}.`);
  });

  it('tells nobody of an Admin who was not added', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    await operator.post('/api/users', { ...anAdmin(hospital), email: hospital.users.Admin!.email });
    await api.runJobs();
    expect(await api.mailsTo(hospital.users.Admin!.email)).toEqual([]);
  });

  it('refuses one who is there already, a full plan, a hospital that is not there', async () => {
    const hospital = await api.aHospital({ plan: 'basic' });
    const known = { ...anAdmin(hospital), email: hospital.users.Nurse!.email };
    expect((await operator.post('/api/users', known)).problem.code).toBe('user.already_member');
    expect((await operator.post('/api/users', anAdmin(hospital))).status).toBe(201);
    const full = await operator.post('/api/users', anAdmin(hospital));
    expect([full.status, full.problem.code]).toEqual([422, 'plan.user_limit']);
    expect(full.problem).toMatchObject({ used: 5, limit: 5, detail: expect.stringContaining('5 of 5 users') as string });
    expect(await seats(hospital)).toBe(5);
    const nowhere = await operator.post('/api/users', { ...anAdmin(hospital), tenantId: 'tenant_1000000000000' });
    expect([nowhere.status, nowhere.problem.errors?.[0]?.path]).toEqual([400, 'tenantId']);
  });

  it('takes the last seat once, however many ask', async () => {
    const hospital = await api.aHospital({ plan: 'basic' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => operator.post('/api/users', anAdmin(hospital))));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(11);
  });
});

describe('suspend and activate', () => {
  it('shut a person out at once and let them in again, with the seat', async () => {
    const hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
    const nurse = await hospital.as('Nurse');
    const { id } = hospital.users.Nurse!;
    expect((await act(id, 'suspend', hospital)).body.status).toBe('suspended');
    expect([401, 403]).toContain((await nurse.get('/auth/me')).status);
    expect(await seats(hospital)).toBe(1);
    expect((await act(id, 'suspend', hospital)).problem.code).toBe('user.illegal_state');
    expect((await act(id, 'activate', hospital)).body.status).toBe('active');
    expect(await seats(hospital)).toBe(2);
    expect((await act(id, 'activate', hospital)).problem.code).toBe('user.illegal_state');
    expect((await (await hospital.as('Nurse')).get('/auth/me')).status).toBe(200);
  });

  it('may suspend the last Admin, but not in another hospital than the one named', async () => {
    const [hospital, other] = [await api.aHospital({ roles: ['Admin'] }), await api.aHospital({ roles: ['Admin'] })];
    const { id } = hospital.users.Admin!;
    expect((await act(id, 'suspend', other)).problem.code).toBe('user.not_found');
    expect((await act(id, 'suspend', hospital)).status).toBe(200);
    expect((await act(NOBODY, 'suspend', hospital)).status).toBe(404);
    expect((await act('x', 'suspend', hospital)).status).toBe(404);
  });

  it('needs a free seat to come back', async () => {
    const hospital = await api.aHospital({ plan: 'basic' });
    const { id } = hospital.users.Nurse!;
    await act(id, 'suspend', hospital);
    await operator.post('/api/users', anAdmin(hospital));
    await operator.post('/api/users', anAdmin(hospital));
    const answer = await act(id, 'activate', hospital);
    expect([answer.status, answer.problem.code]).toEqual([422, 'plan.user_limit']);
    const { data } = (await operator.get<UserList>(`/api/users?tenantId=${hospital.id}&status=suspended`)).body;
    expect(data.map((user) => user.id)).toEqual([id]);
  });

  it('refuses to suspend oneself', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const { email, id } = operator.user;
    await api.database.query(
      `INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ($1, $2, $3, 'Ritu', '{Admin}', 'active')`,
      [hospital.id, id, email],
    );
    expect((await act(id, 'suspend', hospital)).problem.code).toBe('user.self');
  });

  it('never accepts an invitation for somebody', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const invited = (await operator.post<User>('/api/users', anAdmin(hospital))).body;
    await api.runJobs();
    await act(invited.id, 'suspend', hospital);
    expect((await act(invited.id, 'activate', hospital)).body.status).toBe('invited');
  });

  it('nor before the worker has made its code, nor the one that came with the hospital', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const invited = (await operator.post<User>('/api/users', anAdmin(hospital))).body;
    const first = await hospital.addUser({ roles: ['Admin'], status: 'invited' });
    for (const { id } of [invited, first]) {
      await act(id, 'suspend', hospital);
      expect((await act(id, 'activate', hospital)).body.status).toBe('invited');
    }
  });
});

describe('POST /api/users/:id/invitation', () => {
  it('mails again while invited, and no longer', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const invited = (await operator.post<User>('/api/users', anAdmin(hospital))).body;
    await api.runJobs();
    expect((await act(invited.id, 'invitation', hospital)).status).toBe(200);
    await api.runJobs();
    expect(await api.mailsTo(invited.email)).toHaveLength(2);
    expect((await act(hospital.users.Admin!.id, 'invitation', hospital)).problem.code).toBe('user.illegal_state');
  });
});

describe('GET /api/users', () => {
  it('walks the pages by name and filters', async () => {
    const hospital = await api.aHospital();
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const list: UserList = (
        await operator.get<UserList>(`/api/users?tenantId=${hospital.id}&limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      ).body;
      expect(list.page.total).toBe(7);
      seen.push(...list.data.map(({ name }) => name));
      cursor = list.page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(
      Object.values(hospital.users)
        .map(({ name }) => name)
        .toSorted(),
    );
    const one = async (query: string) => (await operator.get<UserList>(`/api/users?tenantId=${hospital.id}&${query}`)).body.data;
    expect((await one('role=Pharmacist')).map(({ roles }) => roles)).toEqual([['Pharmacist']]);
    expect(await one(`q=${encodeURIComponent(hospital.users.Nurse!.email.toUpperCase())}`)).toHaveLength(1);
    expect(await one('status=invited')).toHaveLength(0);
  });

  it.each(['role=SuperAdmin', 'tenantId=x', 'cursor=e30', 'sort=email'])('refuses %s', async (query) => {
    expect((await operator.get(`/api/users?${query}`)).status).toBe(400);
  });
});

describe('plans and subscriptions', () => {
  /** All pages: other specs make hospitals too. */
  const everySubscription = async (cursor = ''): Promise<object[]> => {
    const { body } = await operator.get<{ data: object[]; page: { nextCursor: string | null } }>(`/api/subscriptions?limit=100${cursor}`);
    return [...body.data, ...(body.page.nextCursor === null ? [] : await everySubscription(`&cursor=${body.page.nextCursor}`))];
  };

  it('lists tiers with prices in paise, and who is on which', async () => {
    const hospital = await api.aHospital({ plan: 'advanced', roles: [] });
    const tiers = (await operator.get<{ data: unknown[] }>('/api/subscription-tiers')).body.data;
    expect(tiers[0]).toEqual({
      ...{ id: 'basic', name: 'Basic', maxPatients: 500, maxUsers: 5 },
      ...{ monthlyPrice: { amount: 499_900, currency: 'INR' }, yearlyPrice: { amount: 4_999_000, currency: 'INR' } },
    });
    const subscriptions = await everySubscription();
    expect(subscriptions).toContainEqual(expect.objectContaining({ tenantId: hospital.id, plan: 'advanced' }));
    expect((await operator.get('/api/subscriptions?cursor=abc')).status).toBe(400);
  });
});
