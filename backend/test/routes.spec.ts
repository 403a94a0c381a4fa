import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HOSPITAL_ROLES, type CriticalResultList, type Role } from '@hms/shared-dto';
import { getMetadataStorage } from 'class-validator';
import type { Route } from '../src/openapi/routes.js';
import { startApi, type TestApi, type TestHospital } from './api.js';
import { checksums } from './checksums.js';
import type { Answer, ApiClient } from './client.js';
import { Laboratory } from './laboratory.js';
import { oneOfEverything } from './one-of-everything.js';
import { ask, bodyOf, endsSessions, isOpenTo, nameOf, NOBODY, NOWHERE, pathOf, queryOf, ROUTES } from './route-cases.js';

const ROLES: readonly Role[] = ['SuperAdmin', ...HOSPITAL_ROLES];
const CANARY = 'Canaryfamily';
const OPEN_AUTH = 'challenge forgot-password invitation invitation/accept refresh reset-password signin signout signup signup/confirm';

let api: TestApi;
let mine: TestHospital;
let other: TestHospital;
const clients = new Map<Role, ApiClient>();

beforeAll(async () => {
  api = await startApi();
  [mine, other] = await Promise.all([api.aHospital(), api.aHospital({ roles: ['Admin', 'Doctor', 'Nurse', 'LabTechnician'] })]);
  clients.set('SuperAdmin', await api.operator());
  for (const role of HOSPITAL_ROLES) clients.set(role, await mine.as(role));
  // What technicians may only with this flag is refused without it in the laboratory's own specs.
  const sql = `INSERT INTO "${mine.id}".staff_profiles (user_id, lab_verifier) VALUES ($1, true)`;
  await api.database.query(sql, [mine.users.LabTechnician!.id]);
});
afterAll(() => api.close());
/** Somebody who may use the route. */
function clientFor(route: Route): ApiClient {
  const role = [...HOSPITAL_ROLES, 'SuperAdmin' as const].find((each) => isOpenTo(route, each));
  if (!role) throw new Error(`nobody may use ${nameOf(route)}`);
  return clients.get(role)!;
}

const isProtected = ({ access }: Route): boolean => access?.kind !== 'public';
const isForHospitals = ({ scope, tenantRoute }: Route): boolean => tenantRoute || scope === 'tenant';
const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;

/** What is wrong with each route's answer, for all routes at once. */
async function walk(routes: readonly Route[], look: (route: Route) => Promise<string | null>): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const found = await look(route);
    if (found !== null) wrong.push(`${nameOf(route)}: ${found}`);
  }
  return wrong;
}

describe('the list of routes', () => {
  const document = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { 'x-permission': string | string[] }>>;
    components: { schemas: Record<string, unknown> };
  };
  const documented = Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`),
  );

  it('declares access everywhere, and what stands open is exactly this', () => {
    expect(ROUTES.filter(({ access }) => !access).map(nameOf)).toEqual([]);
    expect(
      ROUTES.filter((route) => !isProtected(route))
        .map(nameOf)
        .sort(),
    ).toEqual([
      'GET /api/docs',
      'GET /api/docs/{file}',
      'GET /api/doctors/{id}/calendar.ics',
      'GET /api/documents/verification',
      'GET /api/tenants/by-subdomain/{subdomain}',
      ...['live', 'ready'].map((name) => `GET /health/${name}`),
      ...OPEN_AUTH.split(' ').map((name) => `POST /auth/${name}`),
    ]);
    expect(
      ROUTES.filter(({ noApp }) => noApp).every(({ path: url }) =>
        /^\/(health|api\/docs)|\/(calendar\.ics|documents\/verification)$/.test(url),
      ),
    ).toBe(true);
  });

  it('is the list of docs/openapi.json', () => {
    const ours = ROUTES.filter(({ path: url }) => !url.startsWith('/api/docs'));
    expect(documented.filter((name) => !name.includes('/api/docs')).sort()).toEqual(ours.map(nameOf).sort());
  });

  it('is the list of the router: nothing answers that is not declared', () => {
    const fastify = api.app.getHttpAdapter().getInstance();
    for (const { method, path: url } of ROUTES) {
      expect([url, fastify.hasRoute({ method: method.toUpperCase(), url: url.replaceAll(/\{(\w+)\}/g, ':$1') })]).toEqual([url, true]);
    }
    const printed = [...fastify.printRoutes({ commonPrefix: false, method: undefined }).matchAll(/\(([A-Z, ]+)\)/g)].flatMap(
      ([, methods]) => methods.split(', '),
    );
    const answering = printed.filter((method) => !['HEAD', 'OPTIONS'].includes(method));
    expect(answering).toHaveLength(ROUTES.length);
  });

  it("knows no patient on the operator's routes", () => {
    const reached = (text: string, seen = new Set<string>()): Set<string> => {
      for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
        if (!seen.has(name)) reached(JSON.stringify(document.components.schemas[seen.add(name) && name]), seen);
      }
      return seen;
    };
    const platform = ROUTES.filter(({ scope }) => scope === 'platform');
    expect(platform.length).toBeGreaterThan(8);
    for (const route of platform) {
      const operation = JSON.stringify(document.paths[route.path][route.method]);
      const fields = [...reached(operation)].map((name) => JSON.stringify(document.components.schemas[name])).join();
      expect([
        nameOf(route),
        /"(patientId|patientNumber|dateOfBirth|bloodGroup|medicalHistory|customFields)"/.exec(operation + fields)?.[1],
      ]).toEqual([nameOf(route), undefined]);
    }
  });
});

describe('every protected route refuses', () => {
  const PROTECTED = ROUTES.filter(isProtected);

  it('without a token: 401', async () => {
    const wrong = await walk(PROTECTED, async (route) => {
      const answer = await ask(clientFor(route), route, { headers: { authorization: undefined } });
      return told(answer) === '401 auth.required' ? null : told(answer);
    });
    expect(wrong).toEqual([]);
  });

  it.each(['Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic YWRtaW46YWRtaW4=', 'bearer null', ''])(
    'with the authorization %j: 401',
    async (authorization) => {
      const wrong = await walk(PROTECTED, async (route) => {
        const answer = await ask(clientFor(route), route, { headers: { authorization } });
        return answer.status === 401 ? null : told(answer);
      });
      expect(wrong).toEqual([]);
    },
  );

  it.each([undefined, '', 'nobody', 'Hospital-Portal', 'hospital-portal,admin-dashboard'])(
    'with the app id %j: 403, though the token is good',
    async (appId) => {
      const wrong = await walk(
        ROUTES.filter(({ noApp }) => !noApp),
        async (route) => {
          const answer = await ask(isProtected(route) ? clientFor(route) : api.anonymous(mine.subdomain), route, {
            headers: { 'x-app-id': appId },
          });
          return told(answer) === '403 app.unknown' ? null : told(answer);
        },
      );
      expect(wrong).toEqual([]);
    },
  );

  it('a hospital session without X-Tenant-ID where hospitals are served: 400; with another hospital: 403', async () => {
    const wrong = await walk(
      PROTECTED.filter((route) => isForHospitals(route) || route.scope === 'session'),
      async (route) => {
        const without = told(await ask(clientFor(route), route, { headers: { 'x-tenant-id': undefined } }));
        const another = told(await ask(clientFor(route), route, { headers: { 'x-tenant-id': other.id } }));
        return `${without}, ${another}` === '400 tenant.header_required, 403 tenant.mismatch' ? null : `${without}, ${another}`;
      },
    );
    expect(wrong).toEqual([]);
  });

  it("the operator on hospitals' routes, whatever hospital is named", async () => {
    const operator = clients.get('SuperAdmin')!;
    const wrong = await walk(PROTECTED.filter(isForHospitals), async (route) => {
      const named = told(await ask(operator, route, { headers: { 'x-tenant-id': mine.id } }));
      const unnamed = await ask(operator, route);
      return named === '403 tenant.mismatch' && [400, 403].includes(unnamed.status) ? null : `${named}, ${told(unnamed)}`;
    });
    expect(wrong).toEqual([]);
  });
});

describe('the permission table', () => {
  // Routes that end the session come last: nothing could be asked after them.
  const inOrder = ROUTES.filter(isProtected).sort((one, two) => Number(endsSessions(one)) - Number(endsSessions(two)));

  const isServed = ({ status }: Answer<unknown>): boolean => ![401, 403].includes(status) && status < 500;

  it.each(ROLES)('%s may use exactly the routes that it gives', async (role) => {
    const client = role === 'SuperAdmin' ? await api.operator() : await mine.as(role);
    const wrong = await walk(inOrder, async (route) => {
      const asStranger = role === 'SuperAdmin' && isForHospitals(route);
      const answer = await ask(client, route, { headers: asStranger ? { 'x-tenant-id': mine.id } : {} });
      if (isOpenTo(route, role)) return isServed(answer) ? null : `should be open: ${told(answer)}`;
      return told(answer) === (asStranger ? '403 tenant.mismatch' : '403 permission.denied') ? null : `should be closed: ${told(answer)}`;
    });
    expect(wrong).toEqual([]);
    clients.set(role, role === 'SuperAdmin' ? await api.operator() : await mine.as(role));
  });
});

describe('unknown input is refused', () => {
  const EXTRA = [
    'surprise',
    'tenantId',
    'tenant_id',
    'role',
    'status',
    'plan',
    'id',
    'createdAt',
    'version',
    'permissions',
    'constructor',
    '__proto__',
  ];

  const fieldsOf = ({ body }: Route): Set<string> =>
    new Set(
      body
        ? getMetadataStorage()
            .getTargetValidationMetadatas(body, '', false, false)
            .map(({ propertyName }) => propertyName)
        : [],
    );
  const asker = (route: Route): ApiClient => (isProtected(route) ? clientFor(route) : api.anonymous(mine.subdomain));

  it.each(EXTRA)('the property %s in every body', async (field) => {
    const json = ROUTES.filter((route) => route.method !== 'get' && !route.consumes && !fieldsOf(route).has(field));
    expect(json.length).toBeGreaterThan(10);
    const wrong = await walk(json, async (route) => {
      const filled = Object.entries(bodyOf(route) as Record<string, unknown>).map(
        ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},`,
      );
      const body = `{${filled.join('')}"${field}":{"admin":true}}`;
      const answer = await ask(asker(route), route, { body, headers: { 'content-type': 'application/json' } });
      const named = field === '__proto__' || answer.problem?.errors?.some(({ path: at, code }) => at === field && code === 'field.unknown');
      return answer.status === 400 && isProblem(answer) && named === true
        ? null
        : `${told(answer)} ${JSON.stringify(answer.problem?.errors)}`;
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    'surprise=1',
    'tenantId=x',
    '__proto__=1',
    'constructor=1',
    'limit=1&limit=2',
    'limit[]=1',
    'q[a]=1',
    'fields=*',
    'order=id;drop',
  ])('the query ?%s on every route', async (query) => {
    const takes = ({ query: dto }: Route) =>
      dto &&
      getMetadataStorage()
        .getTargetValidationMetadatas(dto, '', false, false)
        .some(({ propertyName }) => propertyName === query.split('=')[0]);
    const wrong = await walk(
      ROUTES.filter((route) => !route.noApp && (!takes(route) || query.includes('&'))),
      async (route) => {
        const answer = await ask(asker(route), route, { path: `${pathOf(route)}?${query}`, body: bodyOf(route) });
        return answer.status === 400 && isProblem(answer) ? null : told(answer);
      },
    );
    expect(wrong).toEqual([]);
  });

  it.each(['text/plain', 'text/csv', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])(
    'a body of %s: 415 where JSON is read',
    async (type) => {
      const wrong = await walk(
        ROUTES.filter((route) => route.method !== 'get' && !route.consumes),
        async (route) => {
          const answer = await ask(asker(route), route, { body: 'a=1', headers: { 'content-type': type } });
          return answer.status === 415 && isProblem(answer) ? null : told(answer);
        },
      );
      expect(wrong).toEqual([]);
    },
  );

  const isProblem = ({ headers }: Answer<unknown>): boolean => String(headers['content-type']).startsWith('application/problem+json');
});

describe("another hospital's ids", () => {
  /** By the part of the path before the parameter. A new route with an id belongs here before it can pass. */
  let theirs: Record<string, string>;

  beforeAll(async () => {
    const laboratory = await Laboratory.of(api, other);
    await laboratory.measured({ K: '9.9' });
    const { data } = (await laboratory.as.Nurse.get<CriticalResultList>('/api/critical-results')).body;
    theirs = { ...(await oneOfEverything(other, CANARY)), '/api/critical-results/': data[0].id };
    expect(Object.values(theirs)).not.toContain(undefined);
  });

  const withIds = ROUTES.filter(
    (route) => isProtected(route) && (isForHospitals(route) || route.scope === 'session') && route.path.includes('{'),
  );
  const foreignPath = (route: Route): string => {
    const id = theirs[route.path.split('{')[0]];
    if (id === undefined) throw new Error(`no id of another hospital for ${nameOf(route)}`);
    return pathOf(route, { ...NOWHERE, id, name: id });
  };
  const bare = ({ status, text, problem, headers }: Answer<unknown>) => {
    const { date: _, ...rest } = headers;
    return { status, text: problem ? text.replace(problem.traceId, '') : text, rest };
  };

  it('and names are in no answer, whatever is read', async () => {
    const wrong = await walk(
      ROUTES.filter((route) => route.method === 'get' && isProtected(route) && route.scope !== 'platform'),
      async (route) => {
        const { text } = await ask(clientFor(route), route);
        return [CANARY, other.id, other.subdomain, ...Object.values(theirs)].find((secret) => text.includes(secret)) ?? null;
      },
    );
    expect(wrong).toEqual([]);
  });

  it('are not found, byte for byte like ids that were never given, and nothing there changes', async () => {
    const before = await checksums(api.database, other.id);
    // Saving under a name makes one's own, so there is nothing to be not found.
    const looking = withIds.filter((route) => nameOf(route) !== 'PUT /api/patients/import-mappings/{name}');
    expect(looking.length).toBeGreaterThan(9);
    const wrong = await walk(looking, async (route) => {
      const client = clientFor(route);
      const foreign = bare(await ask(client, route, { path: foreignPath(route) + queryOf(route), body: bodyOf(route) }));
      const nobodys = bare(await ask(client, route, { body: bodyOf(route) }));
      return foreign.status === 404 && JSON.stringify(foreign) === JSON.stringify(nobodys)
        ? null
        : `${JSON.stringify(foreign)} ≠ ${JSON.stringify(nobodys)}`;
    });
    expect(wrong).toEqual([]);
    const saving = withIds.filter((route) => !looking.includes(route));
    const headers = { 'if-match': undefined };
    const refused = await walk(saving, async (route) => {
      const { status } = await ask(clientFor(route), route, { path: foreignPath(route), body: bodyOf(route), headers });
      return status === 200 ? null : String(status);
    });
    expect(refused).toEqual([]);
    expect(await checksums(api.database, other.id)).toEqual(before);
  });

  it('say nothing in queries either', async () => {
    const admin = clients.get('Admin')!;
    const found = await Promise.all(
      [theirs['/api/patients/'], NOBODY].map((id) => admin.get<{ data: unknown[] }>(`/api/audit-events?patientId=${id}`)),
    );
    expect(found.map(({ status, body }) => [status, body.data])).toEqual([
      [200, []],
      [200, []],
    ]);
  });

  it('nor is the answer to an Idempotency-Key that both use', async () => {
    const body = { lastName: 'Sharedkey', dateOfBirth: '1978-03-02', gender: 'female' };
    const idempotencyKey = 'the-very-same-key';
    const [one, two] = await Promise.all(
      [clients.get('Admin')!, await other.as('Admin')].map((client) =>
        client.post<{ id: string }>('/api/patients', body, { idempotencyKey }),
      ),
    );
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.id).not.toBe(two.body.id);
  });
});
