import 'reflect-metadata';
import type { ApiClient as RegisteredClient, ApiClientList, AuditEventList, IssuedKey, Job, JobAccepted } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import { anIdempotencyKey, type Answer, type ApiClient } from '../../test/client.js';
import { aKey, aProgram, programHeaders, type TestProgram } from '../../test/programs.js';
import { newKey } from './app-keys.rules.js';
import { KeyUsage } from './key-usage.service.js';

const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';
const CSV = 'First name,Last name,DOB,Gender\nAsha,Rao,1978-03-02,F\n';
const aPatient = { lastName: 'Kulkarni', dateOfBirth: '1978-03-02', gender: 'female' };

let api: TestApi;
let operator: ApiClient;
let mine: TestHospital;
let other: TestHospital;
let program: TestProgram;

beforeAll(async () => {
  api = await startApi();
  operator = await api.operator();
  [mine, other] = await Promise.all([api.aHospital({ roles: ['Admin', 'Nurse'] }), api.aHospital({ roles: ['Admin'] })]);
  program = await aProgram(api, operator, { tenantId: mine.id, scopes: ['patients:read', 'patients:write'] });
});
afterAll(() => api?.close());

const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;
const server = (more: object = {}) => ({ kind: 'server', name: `App ${unique()}`, tenantId: mine.id, scopes: ['patients:read'], ...more });
const browser = (more: object = {}) => ({ kind: 'browser', name: `App ${unique()}`, origins: [`https://${unique()}.example`], ...more });
const register = (body: object) => operator.post<RegisteredClient>('/api/api-clients', body);

describe('registering', () => {
  it('makes a server app without a key, once for an Idempotency-Key, and tells both audits', async () => {
    const [body, idempotencyKey] = [server(), anIdempotencyKey()];
    const [one, two] = [
      await operator.post<RegisteredClient>('/api/api-clients', body, { idempotencyKey }),
      await operator.post<RegisteredClient>('/api/api-clients', body, { idempotencyKey }),
    ];
    expect([one.status, two.body.id, one.body.state, one.body.keys]).toEqual([201, one.body.id, 'no_key', []]);
    expect(one.headers['location']).toBe(`/api/api-clients/${one.body.id}`);
    const platform = await operator.get<AuditEventList>('/api/audit-events?limit=5');
    const hospital = await (await mine.as('Admin')).get<AuditEventList>('/api/audit-events?limit=5');
    for (const {
      body: { data },
    } of [platform, hospital]) {
      expect(data.filter(({ action, entityId }) => action === 'app.registered' && entityId === one.body.id)).toHaveLength(1);
    }
  });

  const REFUSED: [string, () => object, string][] = [
    ['a server app without hospital', () => server({ tenantId: undefined }), 'tenant.required'],
    ['a server app of no hospital', () => server({ tenantId: 'tenant_1000000000000' }), 'tenant.not_found'],
    ['a server app without scopes', () => server({ scopes: [] }), 'scopes.required'],
    ['a server app with origins', () => server({ origins: ['https://lab.example'] }), 'origins.of_browser'],
    ['a scope that gives rights to others', () => server({ scopes: ['staff:manage'] }), 'choice.invalid'],
    ['a scope of the platform', () => server({ scopes: ['api-clients:manage'] }), 'choice.invalid'],
    ['a scope twice', () => server({ scopes: ['patients:read', 'patients:read'] }), 'scopes.repeated'],
    ['a browser app with scopes', () => browser({ scopes: ['patients:read'] }), 'scopes.of_server'],
    ['a browser app of a hospital', () => browser({ tenantId: mine.id }), 'tenant.of_server'],
    ['a browser app without origins', () => browser({ origins: [] }), 'origins.required'],
    ['any origin', () => browser({ origins: ['*'] }), 'origin.invalid'],
    ['any subdomain', () => browser({ origins: ['https://*.lab.example'] }), 'origin.invalid'],
    ['an origin with a path', () => browser({ origins: ['https://lab.example/'] }), 'origin.invalid'],
    ['an origin without TLS', () => browser({ origins: ['http://lab.example'] }), 'origin.invalid'],
    ['a null origin', () => browser({ origins: ['null'] }), 'origin.invalid'],
    ['a name of 101 letters', () => server({ name: 'a'.repeat(101) }), 'text.too_long'],
  ];

  it.each(REFUSED)('refuses %s', async (_, body, code) => {
    const answer = await register(body());
    expect([answer.status, answer.problem.errors?.map((error) => error.code)]).toEqual([400, [code]]);
  });

  it('pages newest first and by hospital', async () => {
    const ids = [(await register(server())).body.id, (await register(server())).body.id];
    const page = await operator.get<ApiClientList>(`/api/api-clients?tenantId=${mine.id}&limit=1`);
    const next = await operator.get<ApiClientList>(`/api/api-clients?tenantId=${mine.id}&limit=1&cursor=${page.body.page.nextCursor}`);
    expect([page.body.data[0].id, next.body.data[0].id]).toEqual([ids[1], ids[0]]);
    expect((await operator.get<ApiClientList>(`/api/api-clients?tenantId=${other.id}`)).body.data).toEqual([]);
    expect((await operator.get('/api/api-clients?cursor=bm8')).status).toBe(400);
  });

  it('asks who is there before anything is made or widened', async () => {
    await api.database.query(`UPDATE public.sessions SET reauthenticated_at = now() - interval '6 minutes' WHERE user_id = $1`, [
      operator.user.id,
    ]);
    for (const path of ['/api/api-clients', `/api/api-clients/${program.id}/keys`]) {
      expect(told(await operator.post(path, path.endsWith('keys') ? {} : server()))).toBe('401 reauth_required');
    }
    expect(told(await operator.put(`/api/api-clients/${program.id}`, { name: 'Wider' }, { version: 1 }))).toBe('401 reauth_required');
    operator = await api.operator();
  });
});

describe('a key', () => {
  it('is answered once, and rests as a hash that its own role cannot read', async () => {
    const { id } = (await register(server())).body;
    const issued = await operator.post<IssuedKey>(`/api/api-clients/${id}/keys`, {});
    expect(issued.body.key).toMatch(/^hms_[\w-]{43}$/);
    expect(issued.body.client.keys).toMatchObject([{ hint: issued.body.key.slice(-4), expiresAt: null, lastUsedAt: null }]);
    const seen = [await operator.get(`/api/api-clients/${id}`), await operator.get('/api/api-clients')].map(({ text }) => text).join();
    expect(seen.includes(issued.body.key)).toBe(false);
    const { rows } = await api.database.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT FROM public.platform_audit_events e WHERE e.details::text LIKE '%' || $1 || '%') OR
         EXISTS (SELECT FROM public.platform_idempotency_keys i WHERE i.body::text LIKE '%' || $1 || '%') AS found`,
      [issued.body.key],
    );
    expect(rows).toEqual([{ found: false }]);
  });

  it('works in its hospital as far as its scopes go, and the audit names the program', async () => {
    const created = await program.send<{ id: string }>('POST', '/api/patients', { body: aPatient });
    expect(created.status).toBe(201);
    expect((await program.send('GET', `/api/patients/${created.body.id}`)).status).toBe(200);
    expect(told(await program.send('GET', '/api/patients/export'))).toMatch(/^(403|404)/);
    expect(told(await program.send('GET', '/api/staff'))).toBe('403 permission.denied');
    const { data } = (await (await mine.as('Admin')).get<AuditEventList>(`/api/audit-events?limit=50`)).body;
    const events = data.filter(({ actorName }) => actorName === program.name).map(({ action, actorId }) => [action, actorId]);
    expect(events).toEqual(
      expect.arrayContaining([
        ['patient.registered', program.id],
        ['access.refused', program.id],
      ]),
    );
  });

  const REFUSALS: [string, () => Promise<Record<string, string | undefined>> | Record<string, string | undefined>, string][] = [
    ['missing', () => ({ 'x-api-key': undefined }), '401 app.key_refused'],
    ['empty', () => ({ 'x-api-key': '' }), '401 app.key_refused'],
    ['forged', () => ({ 'x-api-key': newKey().key }), '401 app.key_refused'],
    ['cut short', () => ({ 'x-api-key': program.key.slice(0, -1) }), '401 app.key_refused'],
    ['longer', () => ({ 'x-api-key': `${program.key}A` }), '401 app.key_refused'],
    ['in other case', () => ({ 'x-api-key': program.key.toUpperCase() }), '401 app.key_refused'],
    ['sent twice', () => ({ 'x-api-key': `${program.key}, ${program.key}` }), '401 app.key_refused'],
    ['of 10 kB', () => ({ 'x-api-key': 'hms_'.padEnd(10_000, 'A') }), '401 app.key_refused'],
    ['SQL', () => ({ 'x-api-key': "hms_' OR 1=1 --" }), '401 app.key_refused'],
    ["another app's", async () => ({ 'x-api-key': (await aProgram(api, operator, { tenantId: mine.id })).key }), '401 app.key_refused'],
    ['sent from a page', () => ({ origin: 'https://lab.example' }), '403 origin.refused'],
    ['sent from our own page', () => ({ origin: `http://localhost:${process.env['ADMIN_PORT']}` }), '403 origin.refused'],
    ['with the id of the portal', () => ({ 'x-app-id': 'hospital-portal' }), '401 app.key_refused'],
    ['with an unknown id', () => ({ 'x-app-id': NOBODY, 'x-api-key': undefined }), '403 app.unknown'],
    ['with its id twice', () => ({ 'x-app-id': `${program.id},${program.id}` }), '403 app.unknown'],
    ['without hospital', () => ({ 'x-tenant-id': undefined }), '400 tenant.header_required'],
    ['for another hospital', () => ({ 'x-tenant-id': other.id }), '403 tenant.mismatch'],
    ["at another hospital's host", () => ({ host: `${other.subdomain}.localhost:3000` }), '403 tenant.mismatch'],
    ['with a bad token', () => ({ authorization: 'Bearer a.b.c' }), '401 auth.required'],
  ];

  it.each(REFUSALS)('%s is refused', async (_, headers, expected) => {
    expect(told(await program.send('GET', '/api/patients', { headers: await headers() }))).toBe(expected);
  });

  it("opens its own hospital's host and the programs' own", async () => {
    for (const host of [`${mine.subdomain}.localhost:3000`, 'api.localhost:3000', '127.0.0.1:3000']) {
      expect([host, (await program.send('GET', '/api/patients', { headers: { host } })).status]).toEqual([host, 200]);
    }
  });

  it('opens nothing that is for people', async () => {
    for (const [method, path] of [
      ['GET', '/auth/me'],
      ['GET', '/auth/sessions'],
      ['POST', '/auth/signin'],
      ['POST', '/auth/refresh'],
      ['POST', '/auth/password'],
    ] as const) {
      expect([path, told(await program.send(method, path, method === 'GET' ? {} : { body: {} }))]).toEqual([path, '403 permission.denied']);
    }
  });

  it('follows its own jobs and no others', async () => {
    const importer = await aProgram(api, operator, { tenantId: mine.id, scopes: ['patients:manage'] });
    const file = { body: CSV, headers: { 'content-type': 'text/csv' } };
    const own = await importer.send<JobAccepted>('POST', '/api/patients/import', file);
    const admin = await mine.as('Admin');
    const theirs = await admin.upload<JobAccepted>('/api/patients/import', CSV, 'text/csv');
    expect([own.status, theirs.status]).toEqual([202, 202]);
    expect((await importer.send<Job>('GET', `/api/jobs/${own.body.jobId}`)).status).toBe(200);
    expect(told(await importer.send<Job>('GET', `/api/jobs/${theirs.body.jobId}`))).toBe('404 job.not_found');
    expect(told(await program.send<Job>('GET', `/api/jobs/${own.body.jobId}`))).toBe('404 job.not_found');
  });

  it('tells when it was last used', async () => {
    await api.app.get(KeyUsage).write();
    const { body } = await operator.get<RegisteredClient>(`/api/api-clients/${program.id}`);
    expect(Date.now() - Date.parse(body.keys[0].lastUsedAt!)).toBeLessThan(60_000);
    expect(body.lastUsedAt).toBe(body.keys[0].lastUsedAt);
  });
});

describe('a program that a person uses', () => {
  const as = async (hospital: TestHospital, role: 'Admin' | 'Nurse', more: object = {}) => ({
    authorization: `Bearer ${(await hospital.as(role)).session!.accessToken}`,
    ...more,
  });

  it('may do what both may', async () => {
    const reader = await aProgram(api, operator, { tenantId: mine.id, scopes: ['patients:read', 'patients:manage'] });
    const headers = await as(mine, 'Nurse');
    expect((await reader.send('GET', '/api/patients', { headers })).status).toBe(200);
    // The nurse may register and the program may not; the program may import and the nurse may not.
    expect(told(await reader.send('POST', '/api/patients', { headers, body: aPatient }))).toBe('403 permission.denied');
    expect(told(await reader.send('GET', '/api/patients/import-mappings', { headers }))).toBe('403 permission.denied');
  });

  it('is refused to people of another hospital, to the operator, and where accounts are looked after', async () => {
    expect(told(await program.send('GET', '/api/patients', { headers: await as(other, 'Admin') }))).toBe('403 tenant.mismatch');
    const headers = { authorization: `Bearer ${operator.session!.accessToken}`, 'x-tenant-id': undefined };
    expect(told(await program.send('GET', '/api/tenants', { headers }))).toBe('403 tenant.mismatch');
    expect(told(await program.send('GET', '/auth/me', { headers: await as(mine, 'Nurse') }))).toBe('403 permission.denied');
  });
});

describe('rotating', () => {
  it('ends the old key at once, or lets it go on until a date', async () => {
    const { id } = await aProgram(api, operator, { tenantId: mine.id });
    const ask = async (key: string) => told(await api.anonymous().get('/api/patients', { headers: programHeaders(id, key, mine.id) }));
    const first = await aKey(operator, id);
    const second = await aKey(operator, id, { oldKeysUntil: new Date(Date.now() + 86_400_000).toISOString() });
    expect([await ask(first), await ask(second)]).toEqual(['200 undefined', '200 undefined']);
    const { body } = await operator.get<RegisteredClient>(`/api/api-clients/${id}`);
    expect(body.keys.map(({ hint }) => hint)).toEqual([second.slice(-4), first.slice(-4)]);
    const third = await aKey(operator, id);
    expect([await ask(first), await ask(second), await ask(third)]).toEqual([
      '401 app.key_refused',
      '401 app.key_refused',
      '200 undefined',
    ]);
    const { rows } = await api.database.query(`UPDATE public.app_keys SET expires_at = now() WHERE app_id = $1 RETURNING 1`, [id]);
    expect([rows.length > 0, await ask(third)]).toEqual([true, '401 app.key_refused']);
  });

  it.each(['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z', '2026-02-30T00:00:00Z', 'tomorrow', 5])(
    'refuses the overlap until %s',
    async (oldKeysUntil) => {
      expect((await operator.post(`/api/api-clients/${program.id}/keys`, { oldKeysUntil })).status).toBe(400);
    },
  );

  it('is refused to a browser app and to a hospital on hold', async () => {
    const page = (await register(browser())).body;
    expect(told(await operator.post(`/api/api-clients/${page.id}/keys`, {}))).toBe('409 app.illegal_state');
    const held = await api.aHospital({ roles: ['Admin'] });
    const theirs = await aProgram(api, operator, { tenantId: held.id });
    await operator.post(`/api/tenants/${held.id}/suspend`, { kind: 'billing_hold', reason: 'Unpaid' });
    expect(told(await operator.post(`/api/api-clients/${theirs.id}/keys`, {}))).toBe('403 tenant.on_hold');
    expect((await theirs.send('GET', '/api/patients')).status).toBe(200);
    await operator.post(`/api/tenants/${held.id}/activate`);
    await operator.post(`/api/tenants/${held.id}/suspend`, { kind: 'lock', reason: 'Court order' });
    expect(told(await theirs.send('GET', '/api/patients'))).toBe('403 tenant.locked');
  });
});

describe('editing and revoking', () => {
  it('a scope that is taken away is gone at the next request; a stale edit is refused', async () => {
    const app = await aProgram(api, operator, { tenantId: mine.id, scopes: ['patients:read', 'patients:write'] });
    const path = `/api/api-clients/${app.id}`;
    const { version } = (await operator.get<RegisteredClient>(path)).body;
    expect((await operator.put(path, { name: 'Less', scopes: ['patients:read'] }, { version })).status).toBe(200);
    expect(told(await app.send('POST', '/api/patients', { body: aPatient }))).toBe('403 permission.denied');
    expect(told(await operator.put(path, { name: 'More', scopes: ['patients:write'] }, { version }))).toBe('412 version.stale');
    expect((await operator.put(path, { name: 'None', scopes: [] }, { version: version + 1 })).status).toBe(400);
  });

  it('a revoked app is unknown at the next request and stays so', async () => {
    const app = await aProgram(api, operator, { tenantId: mine.id });
    expect((await app.send('GET', '/api/patients')).status).toBe(200);
    expect((await operator.post<RegisteredClient>(`/api/api-clients/${app.id}/revoke`)).body).toMatchObject({ state: 'revoked', keys: [] });
    expect(told(await app.send('GET', '/api/patients', { headers: { 'x-api-key': undefined } }))).toBe('403 app.unknown');
    expect((await app.send('GET', '/api/patients')).status).toBeGreaterThanOrEqual(401);
    for (const action of ['revoke', 'keys'])
      expect(told(await operator.post(`/api/api-clients/${app.id}/${action}`))).toBe('409 app.illegal_state');
  });

  it('what the operator changes past the API is heard of too', async () => {
    const app = await aProgram(api, operator, { tenantId: mine.id });
    expect((await app.send('GET', '/api/patients')).status).toBe(200);
    await api.database.query('UPDATE public.app_keys SET revoked_at = now() WHERE app_id = $1', [app.id]);
    expect(told(await app.send('GET', '/api/patients'))).toBe('401 app.key_refused');
  });
});

describe('a browser app', () => {
  const preflight = (origin: string) =>
    api.app.inject({
      method: 'OPTIONS',
      url: '/api/patients',
      headers: { host: 'localhost:3000', origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-app-id' },
    });

  it('is let in from its origins alone, until it is revoked', async () => {
    const body = browser();
    const [origin] = body.origins;
    expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
    const { id } = (await register(body)).body;
    expect((await preflight(origin)).headers['access-control-allow-origin']).toBe(origin);
    for (const foreign of ['https://evil.example', `${origin}.evil.example`, origin.replace('https', 'http'), 'null']) {
      expect([foreign, (await preflight(foreign)).headers['access-control-allow-origin']]).toEqual([foreign, undefined]);
    }
    const asPage = (from: string) => api.anonymous().get('/auth/me', { headers: { 'x-app-id': id, origin: from } });
    const [own, foreign] = [await asPage(origin), await asPage('https://evil.example')];
    expect([told(own), told(foreign)]).toEqual(['401 auth.required', '403 origin.refused']);
    expect([own, foreign].map(({ headers }) => headers['access-control-allow-origin'])).toEqual([origin, undefined]);
    await operator.post(`/api/api-clients/${id}/revoke`);
    expect((await preflight(origin)).headers['access-control-allow-origin']).toBeUndefined();
    const revoked = await asPage(origin);
    expect([told(revoked), revoked.headers['access-control-allow-origin']]).toEqual(['403 app.unknown', undefined]);
  });

  it('is never asked for a key by a browser: no page may send one', async () => {
    const [origin] = (await register(browser())).body.origins;
    const { headers } = await preflight(origin);
    expect(String(headers['access-control-allow-headers'])).toContain('x-app-id');
    expect(String(headers['access-control-allow-headers'])).not.toContain('x-api-key');
  });

  it('signs people in without a refresh cookie, with their own rights', async () => {
    const { id, origins } = (await register(browser())).body;
    const headers = { 'x-app-id': id, origin: origins[0] };
    const person = { email: mine.users.Nurse!.email, password: 'Correct-Horse-42', tenantId: mine.id };
    const answer = await api.anonymous().post<{ accessToken: string }>('/auth/signin', person, { headers });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined]);
    const authorization = `Bearer ${answer.body.accessToken}`;
    const listed = await api.anonymous().get('/api/patients', { headers: { ...headers, authorization, 'x-tenant-id': mine.id } });
    expect(listed.status).toBe(200);
  });
});
