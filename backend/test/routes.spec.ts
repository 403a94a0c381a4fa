import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HOSPITAL_ROLES, permissionsOf, type Role } from '@hms/shared-dto';
import { AppModule } from '../src/app.module.js';
import { controllersOf, routesOf, type Route } from '../src/openapi/routes.js';
import { startApi, type TestApi, type TestHospital } from './api.js';
import type { Answer, ApiClient } from './client.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';
const DOCUMENT = path.resolve(import.meta.dirname, '../../docs/openapi.json');
const DOCS = '/api/docs';
/** Ends the session it is asked with, which the other cells need. */
const ENDS_SESSION = ['/auth/signout-everywhere', '/auth/signout'];

let api: TestApi;
let hospital: TestHospital;
let routes: Route[];
let clients: Map<Role, ApiClient>;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  routes = routesOf(controllersOf(AppModule));
  const staff = await Promise.all(HOSPITAL_ROLES.map(async (role) => [role, await hospital.as(role)] as const));
  clients = new Map<Role, ApiClient>([...staff, ['SuperAdmin', await api.operator()]]);
});
afterAll(() => api?.close());

const methodOf = (route: Route): Method => route.method.toUpperCase() as Method;
const urlOf = (route: Route): string => route.path.replace('{subdomain}', 'nowhere').replaceAll(/\{\w+\}/g, NOBODY);
const isWriting = ({ method }: Route): boolean => method !== 'get' && method !== 'delete';

/** The request that a route's cell sends: to a thing that is not there, with an empty body. */
function ask(client: ApiClient, route: Route, headers: Record<string, string | undefined> = {}): Promise<Answer<unknown>> {
  const options = { headers: { ...(route.method === 'put' ? { 'if-match': '"1"' } : {}), ...headers } };
  return client.send(methodOf(route), urlOf(route), { ...(isWriting(route) ? { body: {} } : {}), options });
}

const apiRoutes = (): Route[] => routes.filter((route) => !route.path.startsWith(DOCS));
const named = (route: Route): string => `${methodOf(route)} ${route.path}`;

describe('every route', () => {
  it('declares who may use it, and which unit of work it runs in', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((route) => route.access === undefined || route.scope === undefined).map(named)).toEqual([]);
  });

  it('is in the OpenAPI document, and the document has no other', () => {
    const { paths } = JSON.parse(readFileSync(DOCUMENT, 'utf8')) as { paths: Record<string, Record<string, unknown>> };
    const documented = Object.entries(paths).flatMap(([url, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`));
    const declared = apiRoutes().map(named);
    expect(documented.toSorted()).toEqual(declared.toSorted());
  });

  it('refuses a caller without a known app', async () => {
    const guarded = apiRoutes().filter(({ path: url }) => !url.startsWith('/health'));
    for (const route of guarded) {
      for (const appId of [undefined, 'a-stranger']) {
        const answer = await ask(api.anonymous(), route, { 'x-app-id': appId });
        expect([named(route), answer.status, answer.problem.code]).toEqual([named(route), 403, 'app.unknown']);
      }
    }
  });

  it('refuses a caller without a session, unless it is open', async () => {
    for (const route of apiRoutes()) {
      if (route.access?.kind === 'public') continue;
      for (const authorization of [undefined, 'Bearer x.y.z', 'Basic YTpi']) {
        const answer = await ask(api.anonymous(), route, { authorization, 'x-tenant-id': hospital.id });
        expect([named(route), answer.status]).toEqual([named(route), 401]);
      }
    }
  });
});

describe('the permission table', () => {
  /** Whether a role's session may pass the guards of a route. */
  const mayPass = (role: Role, { access, scope, tenantRoute }: Route): boolean => {
    if (access?.kind !== 'permission') return true;
    const fits = role === 'SuperAdmin' ? !tenantRoute : scope !== 'platform';
    return fits && permissionsOf([role]).some((permission) => access.anyOf.includes(permission));
  };

  it.each<Role>([...HOSPITAL_ROLES, 'SuperAdmin'])('holds for %s on every route', async (role) => {
    const client = clients.get(role)!;
    // The operator has no hospital: on hospital routes the header alone decides nothing.
    const header = (route: Route) => (role === 'SuperAdmin' && route.tenantRoute ? { 'x-tenant-id': hospital.id } : {});
    for (const route of apiRoutes().filter(({ path: url }) => !ENDS_SESSION.includes(url))) {
      const answer = await ask(client, route, header(route));
      const cell = `${role} ${named(route)}: ${answer.status}`;
      if (route.access?.kind === 'public') continue;
      expect({ cell, refused: answer.status === 403 }).toEqual({ cell, refused: !mayPass(role, route) });
      expect({ cell, broken: answer.status >= 500 || answer.status === 401 }).toEqual({ cell, broken: false });
    }
  });
});

describe('bad input', () => {
  const bodies: [string, string][] = [
    ['a broken JSON', '{"name": '],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['a number', '1'],
    ['null', 'null'],
    ['unknown and prototype keys', '{"__proto__": {"x": 1}, "constructor": 1, "unknown": true}'],
    ['wrong types', '{"name": {"$gt": ""}, "email": [1], "id": null, "roles": "Admin", "version": "x", "plan": 7}'],
    ['NUL and SQL', `{"name": "a\\u0000b", "lastName": "'; DROP TABLE patients; --", "email": "\\u0000", "q": "\\u0000"}`],
    ['something deep', `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`],
  ];

  it.each(bodies)('%s is refused as problem details by every route that takes a body', async (_, body) => {
    const writing = apiRoutes().filter((route) => isWriting(route) && !ENDS_SESSION.includes(route.path));
    for (const route of writing) {
      const client = route.scope === 'platform' ? clients.get('SuperAdmin')! : clients.get('Admin')!;
      const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
      const answer = await client.send(methodOf(route), urlOf(route), { body, options: { headers } });
      const cell = `${named(route)}: ${answer.status}`;
      expect({ cell, status: answer.status >= 400 && answer.status < 500 ? 'refused' : answer.text }).toEqual({ cell, status: 'refused' });
      expect({ cell, type: answer.headers['content-type'] }).toEqual({ cell, type: 'application/problem+json; charset=utf-8' });
    }
  });

  it('an unknown query parameter is refused by every list', async () => {
    const lists = apiRoutes().filter(({ method, path: url, scope }) => method === 'get' && scope !== 'none' && !url.includes('{'));
    for (const route of lists) {
      const client = route.scope === 'platform' ? clients.get('SuperAdmin')! : clients.get('Admin')!;
      const plain = await client.get(route.path);
      if (plain.status !== 200) continue;
      const answer = await client.get(`${route.path}?nobodyKnowsThis=1`);
      expect([named(route), answer.status]).toEqual([named(route), 400]);
    }
  });

  it('ids and header values of any shape are refused, never an error of ours', async () => {
    const odd = ['%00', '..%2f..%2fetc', `'%20OR%20'1'='1`, '%F0%9F%92%89', '-1', 'x'.repeat(190), 'TENANT_1762083064503'];
    const withId = apiRoutes().filter(({ method, path: url, scope }) => method === 'get' && url.includes('{id}') && scope !== 'none');
    for (const route of withId) {
      const client = route.scope === 'platform' ? clients.get('SuperAdmin')! : clients.get('Admin')!;
      for (const id of odd) {
        const answer = await client.get(route.path.replace('{id}', id));
        expect([named(route), id, answer.status]).toEqual([named(route), id, 404]);
      }
    }
    const admin = clients.get('Admin')!;
    for (const value of [`' OR 1=1`, 'x'.repeat(10_000), hospital.id.toUpperCase(), `${hospital.id}, ${hospital.id}`, '']) {
      const answer = await admin.get('/api/patients', { headers: { 'x-tenant-id': value } });
      expect([400, 403]).toContain(answer.status);
    }
  });
});

describe('/api/docs', () => {
  const plain = { headers: { 'x-app-id': undefined, origin: undefined } };

  it('serves the committed document and a page that shows it, to anybody', async () => {
    const document = await api.anonymous().get(`${DOCS}/openapi.json`, plain);
    expect(document.body).toEqual(JSON.parse(readFileSync(DOCUMENT, 'utf8')));
    const page = await api.anonymous().get(DOCS, plain);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    for (const [, url] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await api.anonymous().get(url!, plain);
      expect([url, asset.status]).toEqual([url, 200]);
    }
  });

  it.each(['package.json', '..%2fpackage.json', '%2e%2e', 'index.html', 'constructor'])('serves no other file: %s', async (name) => {
    expect((await api.anonymous().get(`${DOCS}/${name}`, plain)).status).toBe(404);
  });
});
