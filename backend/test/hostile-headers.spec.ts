import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import { getMetadataStorage } from 'class-validator';
import { encodeCursor } from '../src/common/cursor.js';
import type { Route } from '../src/openapi/routes.js';
import { startApi, type TestApi, type TestHospital } from './api.js';
import { checksums, schemasThatStay } from './checksums.js';
import type { Answer, ApiClient } from './client.js';
import { OPERATIONS, resolved } from './fuzz/document.js';
import { payloadsFor, SQL } from './payloads.js';
import { rawRequest } from './raw-http.js';
import { isOpenTo, nameOf, NOBODY, pathOf, ROUTES } from './route-cases.js';

/** Tables that reading changes. */
const CHANGED_BY_READING = ['audit_events'];
const SLOW_MS = 1500;
/** All parameters of one list. */
const WITHIN_MS = 120_000;

let api: TestApi;
let port: number;
let mine: TestHospital;
let other: TestHospital;
let admin: ApiClient;
let operator: ApiClient;

beforeAll(async () => {
  api = await startApi();
  [mine, other] = await Promise.all([api.aHospital({ roles: ['Admin'] }), api.aHospital({ roles: ['Admin'] })]);
  [admin, operator] = await Promise.all([mine.as('Admin'), api.operator()]);
  for (const client of [admin, await other.as('Admin')])
    await client.post('/api/patients', { lastName: 'Rao', dateOfBirth: '1978-03-02', gender: 'female' });
  await api.app.listen(0, '127.0.0.1');
  port = (api.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => api.close());

const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;
const state = async () => ({
  mine: await checksums(api.database, mine.id, CHANGED_BY_READING),
  other: await checksums(api.database, other.id),
  schemas: await schemasThatStay(api.database, [mine.id, other.id]),
});
/** Nothing of either hospital, and no schema, is changed by it. */
async function changesNothing(work: () => Promise<void>): Promise<void> {
  const before = await state();
  await work();
  expect(await state()).toEqual(before);
}

describe('X-Tenant-ID', () => {
  const PATHS = [
    '/api/patients',
    `/api/patients/${NOBODY}`,
    '/api/staff',
    '/api/audit-events',
    '/api/patients/import-mappings',
    `/api/jobs/${NOBODY}`,
  ];

  it.each(PATHS)('%s needs it', async (path) => {
    expect(told(await admin.get(path, { headers: { 'x-tenant-id': undefined } }))).toBe('400 tenant.header_required');
  });

  const VALUES: [string, () => string][] = [
    ['another hospital', () => other.id],
    ['no hospital', () => 'tenant_1000000000000'],
    ['nothing', () => ''],
    ['upper case', () => mine.id.toUpperCase()],
    ['a list with its own', () => `${mine.id},${other.id}`],
    ['a list with its own last', () => `${other.id}, ${mine.id}`],
    ['a prefix', () => mine.id.slice(0, -1)],
    ['more digits', () => `${mine.id}0`],
    ['quotes', () => `"${mine.id}"`],
    ['SQL', () => `${mine.id}"; SET ROLE "${other.id}"; --`],
    ['a schema', () => 'public'],
    ['a role', () => 'hms_migrator'],
    ['a path', () => `../${other.id}`],
    ['a URL-encoded id', () => `%74${mine.id.slice(1)}`],
    ['a null', () => 'null'],
    ['an array', () => `["${mine.id}"]`],
    ['10 kB', () => 'tenant_'.padEnd(10_000, '1')],
  ];

  it.each(VALUES)('that is %s: 403', async (_, value) => {
    for (const path of PATHS)
      expect([path, told(await admin.get(path, { headers: { 'x-tenant-id': value() } }))]).toEqual([path, '403 tenant.mismatch']);
    const written = await admin.post('/api/patients', { lastName: 'Wrong' }, { headers: { 'x-tenant-id': value() } });
    expect(told(written)).toBe('403 tenant.mismatch');
  });

  const wire = (lines: readonly string[], path = '/api/patients') =>
    rawRequest(port, `GET ${path}`, [
      `Host: ${mine.subdomain}.localhost`,
      'X-App-ID: hospital-portal',
      `Authorization: Bearer ${admin.session!.accessToken}`,
      ...lines,
    ]);

  it('is accepted as it should be, so that the refusals say something', async () => {
    const { status, body } = await wire([`X-Tenant-ID: ${mine.id}`]);
    expect([status, body.includes('Rao')]).toEqual([200, true]);
  });

  it('that is sent twice: 403, in either order', async () => {
    for (const [one, two] of [
      [mine.id, other.id],
      [other.id, mine.id],
      [mine.id, mine.id],
    ]) {
      expect((await wire([`X-Tenant-ID: ${one}`, `x-tenant-id: ${two}`])).status).toBe(403);
    }
  });

  it('in bytes that are no id: 400 or 403, never ours to fail', async () => {
    const values = [
      `${mine.id}\u0000`,
      `${mine.id}\u0001`,
      `té${mine.id}`,
      `tеnant_${mine.id.slice(7)}`,
      `${mine.id}\u200b`,
      `\u202e${mine.id}`,
      `${mine.id}\u00a0`,
      '१७६२०८३०६४५०३',
      '😀',
      '\u007f',
    ];
    for (const value of values) {
      const { status, body } = await wire([`X-Tenant-ID: ${value}`]);
      expect([value, [400, 403].includes(status), body.includes('Rao')]).toEqual([value, true, false]);
    }
  });

  it('with spaces and tabs around it is itself, as HTTP has it; folded or smuggled it is refused', async () => {
    expect((await wire([`X-Tenant-ID: \t ${mine.id} \t`])).status).toBe(200);
    expect((await wire([`X-Tenant-ID: ${other.id} \t`])).status).toBe(403);
    for (const lines of [
      [`X-Tenant-ID : ${mine.id}`],
      [`X-Tenant-ID: ${mine.id}`, ` ${other.id}`],
      [`X-Tenant-ID: ${mine.id}\r${other.id}`],
    ]) {
      expect((await wire(lines)).status).toBe(400);
    }
  });

  it('cannot be overruled by query, body, cookie or host', async () => {
    expect(told(await admin.get(`/api/patients?tenantId=${other.id}`))).toBe('400 request.invalid');
    expect(told(await admin.get(`/api/patients?X-Tenant-ID=${other.id}`))).toBe('400 request.invalid');
    expect(told(await admin.post('/api/patients', { lastName: 'Rao', tenantId: other.id }))).toBe('400 request.invalid');
    const byCookie = await admin.get<{ data: unknown[] }>('/api/patients', {
      headers: { cookie: `tenant=${other.id}; x-tenant-id=${other.id}` },
    });
    expect([byCookie.status, byCookie.body.data.length]).toEqual([200, 1]);
    const elsewhere = await wire([
      `X-Tenant-ID: ${other.id}`,
      `X-Forwarded-Host: ${other.subdomain}.localhost`,
      `Forwarded: host=${other.subdomain}.localhost`,
    ]);
    expect(elsewhere.status).toBe(403);
  });

  it('of any text is 403 unless it is the own id (property)', async () => {
    await changesNothing(() =>
      fc.assert(
        fc.asyncProperty(
          fc.string({ unit: fc.constantFrom(...'tenant_demo0179"\';-$%./\\ *()pgPUBLIC'), maxLength: 70 }),
          async (value) => {
            const { status } = await admin.get('/api/patients', { headers: { 'x-tenant-id': value } });
            expect([400, 403]).toContain(status);
          },
        ),
        { numRuns: 300, seed: 11 },
      ),
    );
  });
});

describe('identifiers from outside', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      'public',
      'pg_temp',
      'pg_catalog',
      'information_schema',
      'ext',
      'hms_tenant',
      'a'.repeat(63),
      'a'.repeat(64),
      'a'.repeat(65),
      'tenant_',
      'TENANT_1762083064503',
      '😀',
      ...SQL,
    ),
  );

  it('never become a hospital or a schema (property)', async () => {
    await changesNothing(() =>
      fc.assert(
        fc.asyncProperty(hostile, async (value) => {
          const anonymous = api.anonymous();
          const lookup = await anonymous.get(`/api/tenants/by-subdomain/${encodeURIComponent(value)}`);
          expect([400, 404, 414]).toContain(lookup.status);
          fc.pre(!TENANT_ID_PATTERN.test(value));
          const signIn = await anonymous.post('/auth/signin', { email: 'nobody@hospital.example', password: 'x', tenantId: value });
          expect(told(signIn)).toBe('400 request.invalid');
          const tenant = await operator.get(`/api/tenants/${encodeURIComponent(value)}`);
          expect([200, 400, 404, 414]).toContain(tenant.status);
        }),
        { numRuns: 250, seed: 12 },
      ),
    );
  });

  it.each(['public', 'pg_x', 'a', 'A B', `x'; DROP SCHEMA public; --`, '../x', 'a'.repeat(64), 'xn--bcher-kva', 'ä'])(
    'creating a hospital at the subdomain %j is refused',
    async (subdomain) => {
      const admins = { name: 'Asha', email: 'asha@hospital.example' };
      const details = {
        name: `Named ${subdomain}`,
        email: 'a@hospital.example',
        phone: '+912025536617',
        address: 'Pune',
        plan: 'basic',
        admin: admins,
      };
      await changesNothing(async () => {
        const { status } = await operator.post('/api/tenants', { ...details, subdomain });
        expect(status === 400 || (status === 409 && subdomain === 'public')).toBe(true);
      });
    },
  );
});

describe('Origin', () => {
  const port3001 = () => process.env['PORTAL_PORT']!;
  const FOREIGN: [string, () => string][] = [
    ['foreign', () => 'https://evil.example'],
    ['null', () => 'null'],
    ['nothing', () => ''],
    ['a look-alike suffix', () => `http://${mine.subdomain}.localhost.evil.example:${port3001()}`],
    ['a look-alike prefix', () => `http://evil-localhost:${port3001()}`],
    ['a deeper subdomain', () => `http://a.${mine.subdomain}.localhost:${port3001()}`],
    ['another port', () => `http://${mine.subdomain}.localhost:4000`],
    ['no port', () => `http://${mine.subdomain}.localhost`],
    ['another scheme', () => `https://${mine.subdomain}.localhost:${port3001()}`],
    ['the other app', () => `http://localhost:${process.env['ADMIN_PORT']}`],
    ['with credentials', () => `http://${mine.subdomain}.localhost:${port3001()}@evil.example`],
    ['with a user', () => `http://user@${mine.subdomain}.localhost:${port3001()}`],
    ['with a path', () => `http://${mine.subdomain}.localhost:${port3001()}/`],
    ['a list', () => `http://${mine.subdomain}.localhost:${port3001()}, https://evil.example`],
    ['upper case', () => `HTTP://${mine.subdomain.toUpperCase()}.LOCALHOST:${port3001()}`],
    ['a file', () => 'file://'],
    ['an extension', () => 'chrome-extension://abcdefgh'],
    ['underscored', () => `http://evil_x.localhost:${port3001()}`],
    ['10 kB', () => `http://${'a'.repeat(10_000)}.localhost:${port3001()}`],
  ];

  it.each(FOREIGN)('that is %s: 403 and no permission to read, for reads, writes and sign-in', async (name, origin) => {
    const headers = { origin: origin() };
    await changesNothing(async () => {
      const answers = [
        await admin.get('/api/patients', { headers }),
        await admin.post('/api/patients', { lastName: 'Rao', dateOfBirth: '1979-03-02', gender: 'female' }, { headers }),
        await api.anonymous(mine.subdomain).post('/auth/signin', { email: mine.users.Admin!.email, password: 'x' }, { headers }),
        await api.anonymous(mine.subdomain).post('/auth/refresh', {}, { headers: { ...headers, cookie: 'hms_hospital-portal=abc' } }),
      ];
      for (const answer of answers) {
        expect(told(answer)).toBe('403 origin.refused');
        expect([undefined, name === 'the other app' ? headers.origin : undefined]).toContain(answer.headers['access-control-allow-origin']);
        expect(answer.text).not.toContain('evil');
      }
    });
  });

  it.each(FOREIGN.filter(([name]) => name !== 'the other app'))('that is %s gets no leave in a preflight', async (_, origin) => {
    const answer = await rawRequest(port, 'OPTIONS /api/patients', [
      ...[`Host: ${mine.subdomain}.localhost`, `Origin: ${origin()}`],
      ...['Access-Control-Request-Method: POST', 'Access-Control-Request-Headers: authorization,x-tenant-id,x-app-id'],
    ]);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.status).toBeLessThan(500);
  });

  it('of the hospital itself gets leave by name, never by a star', async () => {
    const origin = `http://${mine.subdomain}.localhost:${port3001()}`;
    const answer = await rawRequest(port, 'OPTIONS /api/patients', [
      `Host: ${mine.subdomain}.localhost`,
      `Origin: ${origin}`,
      'Access-Control-Request-Method: POST',
    ]);
    expect([answer.headers['access-control-allow-origin'], answer.headers['access-control-allow-credentials']]).toEqual([origin, 'true']);
  });

  it('apart, a cookie alone opens nothing, and a form is not read', async () => {
    const cookie = 'hms_hospital-portal=abc';
    await changesNothing(async () => {
      const anonymous = api.anonymous(mine.subdomain);
      expect(told(await anonymous.post('/api/patients', {}, { headers: { cookie, 'x-tenant-id': mine.id } }))).toBe('401 auth.required');
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        expect((await anonymous.upload('/auth/refresh', '{}', type)).status).toBe(415);
        expect((await admin.upload('/api/patients', '{"lastName":"Rao"}', type)).status).toBe(415);
      }
    });
  });
});

describe('query parameters', () => {
  const GETS = ROUTES.filter((route) => route.method === 'get' && route.query);
  const parametersOf = ({ query }: Route): string[] => [
    ...new Set(
      getMetadataStorage()
        .getTargetValidationMetadatas(query!, '', false, false)
        .map(({ propertyName }) => propertyName),
    ),
  ];
  const cells = GETS.flatMap((route) => parametersOf(route).map((parameter) => [nameOf(route), parameter, route] as const));

  const formOf = (route: Route, parameter: string) =>
    resolved(OPERATIONS.find(({ name }) => name === nameOf(route))!.query.properties![parameter]);

  it('are all here', () => {
    expect(cells.map(([name, parameter]) => `${name} ${parameter}`)).toEqual(
      expect.arrayContaining(['GET /api/patients q', 'GET /api/tenants sort', 'GET /api/audit-events cursor']),
    );
  });

  it.each(GETS.map((route) => [nameOf(route), route] as const))(
    '%s takes any payload as a value: 200 or 400, soon, and nothing is changed or leaked',
    async (_, route) => {
      const client = isOpenTo(route, 'Admin') ? admin : operator;
      const own = client === admin;
      const ask = async (parameter: string, payload: string) => {
        const began = performance.now();
        const answer = await client.get(`${pathOf(route)}?${parameter}=${encodeURIComponent(payload)}`);
        const asked = [parameter, payload];
        expect([asked, [200, 400].includes(answer.status)]).toEqual([asked, true]);
        expect([asked, performance.now() - began < SLOW_MS]).toEqual([asked, true]);
        expect([asked, own && answer.text.includes(other.id)]).toEqual([asked, false]);
        expect(answer.text).not.toMatch(/syntax error|QueryFailed|stack|\.(js|ts):\d/);
      };
      await changesNothing(async () => {
        for (const parameter of parametersOf(route))
          for (const payload of payloadsFor(formOf(route, parameter))) await ask(parameter, payload);
      });
    },
    WITHIN_MS,
  );

  it('broken in their encoding, or enormous, are 400 or 414, never ours to fail', async () => {
    for (const query of [
      'q=%',
      'q=%zz',
      'q=%ff%fe',
      'q=%00',
      'q=%c0%a7',
      `q=${'%27'.repeat(3000)}`,
      '&&&===',
      'q',
      `${'q=1&'.repeat(1500)}`,
      'cursor=%2e%2e%2f',
    ]) {
      const { status } = await rawRequest(port, `GET /api/patients?${query}`, [
        ...[
          `Host: ${mine.subdomain}.localhost`,
          'X-App-ID: hospital-portal',
          `X-Tenant-ID: ${mine.id}`,
          `Authorization: Bearer ${admin.session!.accessToken}`,
        ],
      ]);
      expect([query.slice(0, 30), [200, 400, 414, 431].includes(status)]).toEqual([query.slice(0, 30), true]);
    }
  });

  const VALUES: (string | number | null)[] = [`' OR 1=1 --`, 'not a time', '\u0000', -1, 1e308, null, NOBODY];
  const SORTS = ['name', '-name', 'createdAt', '-createdAt', 'best', 'id', 'occurredAt', '-occurredAt', '', '__proto__'];
  const CURSORS = SORTS.flatMap((sort) =>
    VALUES.flatMap((value) => [1, 2, 3, 4].map((length) => encodeCursor(sort, new Array<typeof value>(length).fill(value)))),
  );
  const LISTS = GETS.filter((route) => parametersOf(route).includes('cursor'));

  it.each(LISTS.map((route) => [nameOf(route), route] as const))('%s refuses cursors of another list, order or shape', async (_, route) => {
    const client = isOpenTo(route, 'Admin') ? admin : operator;
    const wrong: string[] = [];
    for (const cursor of CURSORS) {
      const { status } = await client.get(`${pathOf(route)}?cursor=${cursor}`);
      if (![200, 400].includes(status)) wrong.push(`${Buffer.from(cursor, 'base64url').toString()}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });
});
