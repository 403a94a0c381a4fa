import { permissionsOf, type Role } from '@hms/shared-dto';
import { AppModule } from '../src/app.module.js';
import { controllersOf, routesOf, type Route } from '../src/openapi/routes.js';
import type { Answer, ApiClient, RequestOptions } from './client.js';

/** Every route of the application, as its decorators declare it: a new one is walked without being written down anywhere. */
export const ROUTES: readonly Route[] = routesOf(controllersOf(AppModule));

export const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`;

/** A well-formed id that was never given to anything. */
export const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';

/** Path parameters that lead nowhere, by name. */
const NOWHERE: Readonly<Record<string, string>> = { id: NOBODY, name: 'no such mapping', subdomain: 'nobody-here', file: 'openapi.json' };

/** The route's path with its parameters filled in. @throws Error for a parameter that the suite knows no value of */
export function pathOf({ path }: Route, values: Readonly<Record<string, string>> = NOWHERE): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in ${path}`);
    return encodeURIComponent(value);
  });
}

/** Bodies that pass validation, where a request must get past it. */
const BODIES: Readonly<Record<string, unknown>> = {
  'PUT /api/patients/{id}': { lastName: 'Rao', dateOfBirth: '1980-05-06', gender: 'male' },
  'PUT /api/staff/{id}/roles': { roles: ['Nurse'] },
  'PUT /api/tenants/{id}': { name: 'Walked', email: 'new@hospital.example', phone: '+912025536617', address: 'Pune', subdomain: 'walked' },
  'PUT /api/patients/import-mappings/{name}': { columns: [{ column: 'Name', field: 'lastName' }], dateOrder: 'dmy' },
};

export const bodyOf = (route: Route): unknown => BODIES[nameOf(route)] ?? {};

type Method = Parameters<ApiClient['send']>[0];

/** A request to a route: JSON, or what the route reads instead, with a version where one may be asked for. */
export function ask(
  client: ApiClient,
  route: Route,
  more: { path?: string; body?: unknown; headers?: RequestOptions['headers'] } = {},
): Promise<Answer<unknown>> {
  const method = route.method.toUpperCase() as Method;
  const headers = { ...(route.consumes ? { 'content-type': route.consumes } : {}), ...more.headers };
  const options = { headers, ...(method === 'PUT' ? { version: 1 } : {}) };
  const body = method === 'GET' ? undefined : (more.body ?? (route.consumes ? 'Last name\n' : {}));
  return client.send(method, more.path ?? pathOf(route), { body, options });
}

/** Whether the permission table lets a role use a route. */
export function isOpenTo(route: Route, role: Role): boolean {
  const { access } = route;
  if (!access) return false;
  const forHospitals = route.tenantRoute || route.scope === 'tenant';
  if (forHospitals && role === 'SuperAdmin') return false;
  if (access.kind !== 'permission') return true;
  const held = permissionsOf([role]);
  return access.anyOf.some((permission) => held.includes(permission));
}

/** Routes that end the caller's session when they work. */
export const endsSessions = ({ path }: Route): boolean => path.startsWith('/auth/signout');
