import 'reflect-metadata';
import type { AuditEventList, SubdomainAvailability, TenantBySubdomain, TenantDetail, TenantList } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import { anIdempotencyKey, type ApiClient } from '../../test/client.js';

let api: TestApi;
let operator: ApiClient;
beforeAll(async () => {
  api = await startApi();
  operator = await api.operator();
});
afterAll(() => api?.close());

const aRequest = (change: Record<string, unknown> = {}) => ({
  name: `Hospital ${unique()}`,
  email: 'contact@new.example',
  phone: '+912025536617',
  address: '12 MG Road, Pune',
  plan: 'basic',
  admin: { name: 'Priya Deshmukh', email: `admin-${unique()}@new.example` },
  ...change,
});

const detailsOf = (tenant: TenantDetail, change: Record<string, unknown> = {}) => {
  const { name, email, phone, address, subdomain } = tenant;
  return { name, email, phone, address, subdomain, ...change };
};

const read = async (hospital: TestHospital) => (await operator.get<TenantDetail>(`/api/tenants/${hospital.id}`)).body;

describe('POST /api/tenants', () => {
  it.each([
    ['no name', { name: '' }, 'name'],
    ['a control character', { name: 'City\u0007' }, 'name'],
    ['a bad e-mail', { email: 'x' }, 'email'],
    ['an impossible phone', { phone: '+9112' }, 'phone'],
    ['no address', { address: ' ' }, 'address'],
    ['an unknown plan', { plan: 'gold' }, 'plan'],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an offset east of Greenwich, which PostgreSQL takes for one west of it', { timeZone: '+05:30' }, 'timeZone'],
    ['an offset of nothing', { timeZone: '+00:00' }, 'timeZone'],
    ['a rule of POSIX', { timeZone: 'UTC+5' }, 'timeZone'],
    ['a subdomain with a dot', { subdomain: 'a.b.c' }, 'subdomain'],
    ['a reserved subdomain', { subdomain: 'admin' }, 'subdomain'],
    ['a weak temporary password', { admin: { name: 'A', email: 'a@b.example', password: 'short' } }, 'admin.password'],
    ['an id of its own', { id: 'tenant_1762083064503' }, 'id'],
    ['a status', { status: 'active' }, 'status'],
  ])('refuses %s', async (_, change, path) => {
    const answer = await operator.post('/api/tenants', aRequest(change));
    expect([answer.status, answer.problem.code, answer.problem.errors?.[0]?.path]).toEqual([400, 'request.invalid', path]);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('answers at once with what it reserved', async () => {
    const started = performance.now();
    const answer = await operator.post<TenantDetail>(
      '/api/tenants',
      aRequest({ name: `Öster Clinic ${unique()}`, billingCycle: 'yearly' }),
    );
    expect(performance.now() - started).toBeLessThan(300);
    expect(answer.status).toBe(201);
    expect(answer.headers['location']).toBe(`/api/tenants/${answer.body.id}`);
    expect(answer.body).toMatchObject({
      id: expect.stringMatching(/^tenant_[0-9]{13}$/) as string,
      subdomain: expect.stringMatching(/^osterclinic/) as string,
      status: 'provisioning',
      plan: 'basic',
      billingCycle: 'yearly',
      version: 1,
      timeZone: 'Asia/Kolkata',
      usage: { patients: { used: 0, limit: 500 }, users: { used: 0, limit: 5 } },
      jobId: expect.any(String) as string,
    });
    expect(answer.text).not.toMatch(/password/i);
  });

  it('makes one hospital of one Idempotency-Key, however often it is sent', async () => {
    const [request, idempotencyKey] = [aRequest(), anIdempotencyKey()];
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => operator.post<TenantDetail>('/api/tenants', request, { idempotencyKey })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const { rowCount } = await api.database.query('SELECT 1 FROM public.tenants WHERE name = $1', [request.name]);
    expect(rowCount).toBe(1);
    const jobs = await api.database.query(`SELECT 1 FROM public.job_requests WHERE payload->>'tenantId' = $1`, [answers[0].body.id]);
    expect(jobs.rowCount).toBe(1);
    const other = await operator.post('/api/tenants', { ...request, address: 'Elsewhere' }, { idempotencyKey });
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency.other_body']);
  });

  it('gives hospitals of one millisecond different ids and subdomains', async () => {
    const base = `Same ${unique()}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        operator.post<TenantDetail>('/api/tenants', aRequest({ name: `${base} ${'!'.repeat(index)}` })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(8);
    expect(new Set(answers.map(({ body }) => body.subdomain)).size).toBe(8);
  });

  it('tells a taken name from a taken subdomain', async () => {
    const hospital = await api.aHospital({ roles: [] });
    const name = await operator.post('/api/tenants', aRequest({ name: hospital.name.toUpperCase() }));
    expect([name.status, name.problem.code]).toEqual([409, 'tenant.name_taken']);
    const subdomain = await operator.post('/api/tenants', aRequest({ subdomain: hospital.subdomain }));
    expect([subdomain.status, subdomain.problem.code]).toEqual([409, 'tenant.subdomain_taken']);
  });
});

describe('GET /api/tenants', () => {
  it('walks every page without gap or repeat, in each order', async () => {
    const tag = unique();
    const hospitals = await Promise.all(
      Array.from({ length: 7 }, (_, index) => api.aHospital({ name: `Page ${tag} ${'éaÉbzZA'[index]}${index}`, roles: [] })),
    );
    for (const sort of ['name', '-name', 'createdAt', '-createdAt']) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const answer: TenantList = (
          await operator.get<TenantList>(`/api/tenants?q=${tag}&limit=3&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
        ).body;
        expect(answer.page.total).toBe(7);
        seen.push(...answer.data.map(({ id }) => id));
        cursor = answer.page.nextCursor;
      } while (cursor !== null);
      expect(seen.toSorted()).toEqual(hospitals.map(({ id }) => id).toSorted());
    }
  });

  it('filters by plan and status, counts by status whatever the filters, and takes % for a letter', async () => {
    const tag = unique();
    const held = await api.aHospital({ name: `Filter ${tag} 100%`, plan: 'basic', roles: [] });
    await api.aHospital({ name: `Filter ${tag} two`, plan: 'premium', roles: [] });
    await operator.post(`/api/tenants/${held.id}/suspend`, { kind: 'billing_hold', reason: 'Unpaid.' });
    const list = async (query: string) => (await operator.get<TenantList>(`/api/tenants?${query}`)).body;
    expect((await list(`q=${tag}&plan=premium`)).data.map(({ plan }) => plan)).toEqual(['premium']);
    const suspended = await list(`q=${tag}&status=suspended`);
    expect(suspended.data.map(({ id }) => id)).toEqual([held.id]);
    expect(suspended.counts.all).toBeGreaterThanOrEqual(2);
    expect((await list(`q=${tag}%20100%25`)).data).toHaveLength(1);
    expect((await list(`q=${tag}_100`)).data).toHaveLength(0);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'sort=email', 'status=gone', 'colour=red', 'cursor=abc', 'q=%00'])(
    'refuses %s',
    async (query) => {
      expect((await operator.get(`/api/tenants?${query}`)).status).toBe(400);
    },
  );

  it('refuses the cursor of another order, and one that somebody made up', async () => {
    await Promise.all([api.aHospital({ roles: [] }), api.aHospital({ roles: [] })]);
    const { page } = (await operator.get<TenantList>('/api/tenants?limit=1&sort=name')).body;
    expect((await operator.get(`/api/tenants?limit=1&sort=-name&cursor=${page.nextCursor}`)).problem.errors?.[0]?.code).toBe(
      'cursor.invalid',
    );
    const forged = Buffer.from(JSON.stringify(['createdAt', 'yesterday', 'x'])).toString('base64url');
    expect((await operator.get(`/api/tenants?sort=createdAt&cursor=${forged}`)).status).toBe(400);
  });

  it('knows nothing of patients but how many', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    const name = `Zuleikha${unique()}`;
    const registered = await admin.post('/api/patients', {
      lastName: name,
      dateOfBirth: '1978-03-02',
      gender: 'female',
      phone: '+919822041763',
    });
    expect(registered.status).toBe(201);
    const answer = await operator.get<TenantDetail>(`/api/tenants/${hospital.id}`);
    expect(answer.body.usage.patients.used).toBe(1);
    expect(answer.text).not.toContain(name);
    expect((await operator.get('/api/patients', { headers: { 'x-tenant-id': hospital.id } })).status).toBe(403);
  });
});

describe('PUT /api/tenants/:id', () => {
  it('needs the version, and refuses a stale one', async () => {
    const tenant = await read(await api.aHospital({ roles: [] }));
    const path = `/api/tenants/${tenant.id}`;
    expect((await operator.put(path, detailsOf(tenant))).status).toBe(428);
    const two = await Promise.all(['One', 'Two'].map((address) => operator.put(path, detailsOf(tenant, { address }), { version: 1 })));
    expect(two.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await operator.put(path, detailsOf(tenant), { headers: { 'if-match': 'W/"1"' } })).status).toBe(412);
  });

  it('derives the accents of a colour, shows them at the sign-in page, and audits both values', async () => {
    const hospital = await api.aHospital({ roles: [] });
    const tenant = await read(hospital);
    const answer = await operator.put<TenantDetail>(`/api/tenants/${tenant.id}`, detailsOf(tenant, { brandColour: '#7a2e5a' }), {
      version: 1,
    });
    expect(answer.body).toMatchObject({ brandColour: '#7a2e5a', version: 2 });
    const { body } = await api.anonymous(hospital.subdomain).get<TenantBySubdomain>(`/api/tenants/by-subdomain/${hospital.subdomain}`);
    expect(body).toMatchObject({ tenantId: hospital.id, name: hospital.name, branding: { brand: '#7a2e5a', onBrand: '#ffffff' } });
    expect(Object.keys(body).toSorted()).toEqual(['branding', 'name', 'signUpOpen', 'tenantId']);
    const { data } = (await operator.get<AuditEventList>('/api/audit-events')).body;
    const event = data.find(({ action, entityId }) => action === 'tenant.updated' && entityId === hospital.id);
    expect(event?.details).toEqual({ changes: { brandColour: { before: null, after: '#7a2e5a' } } });
    const kept = await operator.put<TenantDetail>(`/api/tenants/${tenant.id}`, detailsOf(tenant), { version: 2 });
    expect(kept.body.brandColour).toBe('#7a2e5a');
  });

  it('refuses a taken subdomain, a reserved one and a colour that is none', async () => {
    const tenant = await read(await api.aHospital({ roles: [] }));
    const other = await api.aHospital({ roles: [] });
    const put = (change: Record<string, unknown>) => operator.put(`/api/tenants/${tenant.id}`, detailsOf(tenant, change), { version: 1 });
    expect((await put({ subdomain: other.subdomain })).problem.code).toBe('tenant.subdomain_taken');
    expect((await put({ subdomain: 'www' })).problem.errors?.[0]?.code).toBe('subdomain.reserved');
    expect((await put({ brandColour: 'red; background: url(x)' })).problem.errors?.[0]?.code).toBe('colour.invalid');
  });
});

describe('suspension', () => {
  it('a lock shuts open sessions out at once, and says why; activation lets them in again', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    expect((await admin.get('/auth/me')).status).toBe(200);
    const locked = await operator.post<TenantDetail>(`/api/tenants/${hospital.id}/suspend`, {
      kind: 'lock',
      reason: 'Court order 12/2026.',
    });
    expect(locked.body).toMatchObject({ status: 'suspended', suspension: { kind: 'lock', reason: 'Court order 12/2026.' } });
    const refused = await admin.get('/auth/me');
    expect([refused.status, refused.problem.code]).toEqual([403, 'tenant.locked']);
    expect(refused.problem.detail).toContain('Court order 12/2026.');
    await operator.post(`/api/tenants/${hospital.id}/activate`);
    expect((await admin.get('/auth/me')).status).toBe(200);
    const { data } = (await admin.get<AuditEventList>('/api/audit-events')).body;
    expect(data.map(({ action }) => action)).toEqual(expect.arrayContaining(['tenant.suspended', 'tenant.activated']));
  });

  it('a hold lets care go on and refuses growth', async () => {
    const hospital = await api.aHospital({ roles: ['Admin'] });
    const admin = await hospital.as('Admin');
    await operator.post(`/api/tenants/${hospital.id}/suspend`, { kind: 'billing_hold', reason: 'Unpaid.' });
    expect((await admin.get('/api/patients')).status).toBe(200);
    const growth = await operator.post('/api/users', { tenantId: hospital.id, name: 'A B', email: `x-${unique()}@y.example` });
    expect([growth.status, growth.problem.code]).toEqual([403, 'tenant.on_hold']);
  });

  it('asks for a reason and a kind, and for a state that fits', async () => {
    const hospital = await api.aHospital({ roles: [] });
    const reserved = (await operator.post<TenantDetail>('/api/tenants', aRequest())).body;
    expect((await operator.post(`/api/tenants/${hospital.id}/suspend`, { kind: 'lock', reason: '' })).status).toBe(400);
    expect((await operator.post(`/api/tenants/${hospital.id}/suspend`, { kind: 'forever', reason: 'x' })).status).toBe(400);
    expect((await operator.post(`/api/tenants/${hospital.id}/activate`)).problem.code).toBe('tenant.illegal_state');
    expect((await operator.post(`/api/tenants/${reserved.id}/suspend`, { kind: 'lock', reason: 'x' })).problem.code).toBe(
      'tenant.illegal_state',
    );
    expect((await operator.post('/api/tenants/tenant_1000000000000/suspend', { kind: 'lock', reason: 'x' })).status).toBe(404);
  });
});

describe('subdomains', () => {
  it('finds active and locked hospitals, and no others', async () => {
    const hospital = await api.aHospital({ roles: [] });
    const find = (subdomain: string) => api.anonymous().get(`/api/tenants/by-subdomain/${subdomain}`);
    await operator.post(`/api/tenants/${hospital.id}/suspend`, { kind: 'lock', reason: 'x' });
    expect((await find(hospital.subdomain.toUpperCase())).status).toBe(200);
    const reserved = (await operator.post<TenantDetail>('/api/tenants', aRequest())).body;
    for (const name of [reserved.subdomain, 'nowhere', '%00', `'%20OR%201=1`, 'x'.repeat(180)]) {
      const answer = await find(name);
      expect([answer.status, answer.problem.code]).toEqual([404, 'tenant.not_found']);
    }
  });

  it('says whether one is free, and which is close', async () => {
    const hospital = await api.aHospital({ roles: [] });
    const ask = async (subdomain: string) =>
      (await operator.get<SubdomainAvailability>(`/api/tenants/subdomain-availability?subdomain=${encodeURIComponent(subdomain)}`)).body;
    const free = `free${unique()}`;
    expect(await ask(` ${free.toUpperCase()} `)).toEqual({ subdomain: free, available: true, reason: null, suggestion: null });
    expect(await ask(hospital.subdomain)).toMatchObject({
      available: false,
      reason: 'subdomain.taken',
      suggestion: `${hospital.subdomain}2`,
    });
    expect(await ask('admin')).toMatchObject({ available: false, reason: 'subdomain.reserved', suggestion: 'admin2' });
    expect(await ask('City Hospital, Pune')).toMatchObject({
      available: false,
      reason: 'subdomain.invalid',
      suggestion: 'cityhospitalpune',
    });
  });
});
