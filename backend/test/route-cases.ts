import { permissionsOf, type Permission, type Role } from '@hms/shared-dto';
import { AppModule } from '../src/app.module.js';
import { controllersOf, routesOf, type Route } from '../src/openapi/routes.js';
import type { Answer, ApiClient, RequestOptions } from './client.js';

/** Every route of the application, as its decorators declare it: a new one is walked without being written down anywhere. */
export const ROUTES: readonly Route[] = routesOf(controllersOf(AppModule));

export const nameOf = ({ method, path }: Route): string => `${method.toUpperCase()} ${path}`;

/** A well-formed id that was never given to anything. */
export const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';

const SOMEBODY = NOBODY.replace(/ff$/, 'fe');

/** Path parameters that lead nowhere, by name. */
export const NOWHERE: Readonly<Record<string, string>> = {
  id: NOBODY,
  allergyId: NOBODY,
  goalId: NOBODY,
  activityId: NOBODY,
  mergeId: NOBODY,
  otherId: NOBODY,
  name: 'no such mapping',
  subdomain: 'nobody-here',
  file: 'openapi.json',
};

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
  'PUT /api/appointments/{id}': { doctorId: NOBODY, startsAt: '2027-01-04T04:30:00Z', endsAt: '2027-01-04T04:45:00Z' },
  'POST /api/appointments/{id}/cancel': { reason: 'pat' },
  'POST /api/appointment-series/{id}/cancel': { reason: 'pat' },
  'POST /api/queue-tokens/{id}/priority': { priority: 'urgent' },
  'POST /api/waitlist/{id}/accept': { offerId: SOMEBODY },
  'POST /api/waitlist/{id}/decline': { offerId: SOMEBODY },
  'POST /api/records/{id}/amendments': { reason: 'Walked' },
  'POST /api/records/{id}/entered-in-error': { reason: 'Walked' },
  'PUT /api/visit-templates/{id}': { name: 'Walked', plan: 'Walked' },
  'PUT /api/doctors/{id}/availability': { rules: [] },
  'POST /api/doctors/{id}/exceptions': { kind: 'leave', fromDate: '2027-01-04', toDate: '2027-01-04' },
  'PUT /api/api-clients/{id}': { name: 'Walked' },
  'PUT /api/appointment-types/{id}': {
    ...{ name: 'Walked', durationMinutes: 15, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, colour: 1, capacity: 1 },
  },
  'PUT /api/custom-fields/{id}': { label: 'Walked', required: false, visibleTo: [] },
  'POST /api/critical-results/{id}/acknowledge': { readBack: '6.3' },
  'PUT /api/lab-tests/{id}': { code: 'WALKED', name: 'Walked', kind: 'text', specimen: 'serum', ranges: [], codes: [] },
  'PUT /api/lab-panels/{id}': { code: 'WALKED', name: 'Walked', testIds: [SOMEBODY] },
  'POST /api/lab-orders/{id}/cancel': { reason: 'Walked' },
  'POST /api/lab-messages/{id}/discard': { reason: 'Walked' },
  'POST /api/lab-specimens/{id}/reject': { reason: 'clotted' },
  'POST /api/lab-specimens/{id}/results': { entries: [{ itemId: SOMEBODY, value: '4.1' }], preliminary: true },
  'POST /api/lab-specimens/{id}/verify': { resultIds: [SOMEBODY] },
  'POST /api/lab-specimens/{id}/correct': { itemId: SOMEBODY, value: '4.1', reason: 'Walked' },
  'PUT /api/settings/laboratory': { secondPerson: true, autoVerify: false, escalationMinutes: [15, 30, 60] },
  'PUT /api/departments/{id}': { name: 'Walked' },
  'PUT /api/medications/{id}': {
    ...{ name: 'Walked', classes: [], form: 'tablet', route: 'PO', perValue: 1, perUnit: '{tablet}' },
    ingredients: [{ substance: 'walked', value: 1, unit: 'mg' }],
  },
  'PUT /api/prescriptions/{id}': {
    ...{ medicationId: SOMEBODY, dose: { value: 1, unit: '{tablet}' }, route: 'PO', frequency: '1-0-1', durationDays: 5 },
  },
  'POST /api/prescriptions/{id}/hold': { reason: 'surg' },
  'POST /api/prescriptions/{id}/stop': { reason: 'sintol' },
  'POST /api/prescriptions/{id}/cancel': { reason: 'sintol' },
  'POST /api/prescriptions/{id}/entered-in-error': { note: 'Walked' },
  'POST /api/prescriptions/{id}/dispenses': { status: 'completed' },
  'PUT /api/rooms/{id}': { name: 'Walked' },
  'POST /api/notifications/unread': { ids: [] },
  'PUT /api/notifications/preferences': { channels: [] },
  'PUT /api/patients/{id}': { lastName: 'Rao', dateOfBirth: '1980-05-06', gender: 'male' },
  'POST /api/patients/{id}/allergies': { substance: 'Penicillin' },
  'POST /api/patients/{id}/conditions': { category: 'problem-list-item', code: 'I10' },
  'PUT /api/conditions/{id}': { code: 'I10' },
  'POST /api/conditions/{id}/entered-in-error': { reason: 'Walked' },
  'POST /api/patients/{id}/care-plans': { title: 'Walked' },
  'PUT /api/care-plans/{id}': { title: 'Walked' },
  'POST /api/care-plans/{id}/status': { status: 'completed' },
  'POST /api/care-plans/{id}/goals': { description: 'Walked' },
  'PUT /api/care-plans/{id}/goals/{goalId}': { description: 'Walked' },
  'POST /api/care-plans/{id}/activities': { kind: 'Task', description: 'Walked' },
  'PUT /api/care-plans/{id}/activities/{activityId}': { description: 'Walked' },
  'POST /api/care-plans/{id}/activities/{activityId}/status': { status: 'completed' },
  'POST /api/care-plans/{id}/activities/{activityId}/link': { id: SOMEBODY },
  'POST /api/patients/{id}/vitals': { heartRate: 72 },
  'POST /api/vitals/{id}/correction': { heartRate: 72, reason: 'Walked' },
  'POST /api/vitals/{id}/entered-in-error': { reason: 'Walked' },
  'POST /api/patients/{id}/distinctions': { otherId: SOMEBODY },
  'POST /api/patients/{id}/merges': { mergedId: SOMEBODY, version: 1, mergedVersion: 1, take: [] },
  'PUT /api/patients/{id}/allergies': { noneKnown: true },
  'PUT /api/patients/{id}/allergies/{allergyId}': { substance: 'Penicillin' },
  'PUT /api/settings/general': { timeZone: 'Asia/Kolkata', numberPrefix: 'WA', numberDigits: 7, numberCheck: 'none' },
  'PUT /api/settings/appointment-mails': { confirmations: true, reminders: true },
  'PUT /api/settings/security': { idleMinutes: 15, mfaRequiredForAdmins: false, signUpOpen: true },
  'PUT /api/staff/{id}/profile': { specialty: 'Walked' },
  'PUT /api/staff/{id}/roles': { roles: ['Nurse'] },
  'POST /api/staff/{id}/approve': { roles: ['Nurse'] },
  'PUT /api/tenants/{id}': { name: 'Walked', email: 'new@hospital.example', phone: '+912025536617', address: 'Pune', subdomain: 'walked' },
  'PUT /api/patients/import-mappings/{name}': { columns: [{ column: 'Name', field: 'lastName' }], dateOrder: 'dmy' },
};

/** Queries without which a route would answer 400 before anything else. */
const QUERIES: Readonly<Record<string, string>> = {
  'GET /api/documents/verification': `?code=${'A'.repeat(43)}`,
  'GET /api/doctors/{id}/calendar.ics': `?token=${'A'.repeat(43)}`,
  'GET /api/doctors/{id}/slots': '?date=2027-01-04',
  'GET /api/diagnosis-codes': '?q=walked',
  'GET /api/lab-specimens': '?stage=collect',
  'GET /api/settings/general/number-preview': '?numberPrefix=WA&numberDigits=7&numberCheck=none',
};

export const queryOf = (route: Route): string => QUERIES[nameOf(route)] ?? '';
/** Where every PUT of a thing with a version finds one that is there. A new one belongs here before the walk passes. */
export const versionedThings = (
  ids: Readonly<
    Record<
      | 'patient'
      | 'allergy'
      | 'condition'
      | 'plan'
      | 'goal'
      | 'activity'
      | 'medication'
      | 'prescription'
      | 'appointment'
      | 'program'
      | 'doctor'
      | 'hospital'
      | 'visit'
      | 'template',
      string
    >
  >,
): Record<string, string> => ({
  'PUT /api/api-clients/{id}': `/api/api-clients/${ids.program}`,
  'PUT /api/appointments/{id}': `/api/appointments/${ids.appointment}`,
  'PUT /api/care-plans/{id}': `/api/care-plans/${ids.plan}`,
  'PUT /api/care-plans/{id}/goals/{goalId}': `/api/care-plans/${ids.plan}/goals/${ids.goal}`,
  'PUT /api/care-plans/{id}/activities/{activityId}': `/api/care-plans/${ids.plan}/activities/${ids.activity}`,
  'PUT /api/conditions/{id}': `/api/conditions/${ids.condition}`,
  'PUT /api/doctors/{id}/availability': `/api/doctors/${ids.doctor}/availability`,
  'PUT /api/medications/{id}': `/api/medications/${ids.medication}`,
  'PUT /api/prescriptions/{id}': `/api/prescriptions/${ids.prescription}`,
  'PUT /api/notifications/preferences': '/api/notifications/preferences',
  'PUT /api/patients/import-mappings/{name}': '/api/patients/import-mappings/versioned',
  'PUT /api/patients/{id}': `/api/patients/${ids.patient}`,
  'PUT /api/patients/{id}/allergies': `/api/patients/${ids.patient}/allergies`,
  'PUT /api/patients/{id}/allergies/{allergyId}': `/api/patients/${ids.patient}/allergies/${ids.allergy}`,
  'PUT /api/records/{id}': `/api/records/${ids.visit}`,
  'PUT /api/visit-templates/{id}': `/api/visit-templates/${ids.template}`,
  'PUT /api/settings/general': '/api/settings/general',
  'PUT /api/settings/laboratory': '/api/settings/laboratory',
  'PUT /api/settings/appointment-mails': '/api/settings/appointment-mails',
  'PUT /api/settings/security': '/api/settings/security',
  'PUT /api/staff/{id}/roles': `/api/staff/${ids.doctor}/roles`,
  'PUT /api/tenants/{id}': `/api/tenants/${ids.hospital}`,
});

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
  return client.send(method, more.path ?? pathOf(route) + queryOf(route), { body, options });
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

/** Whether a program with these scopes may use a route: hospitals' routes that a scope covers and that need nobody to be there. */
export function isOpenToProgram({ access, stepUp, path }: Route, scopes: readonly Permission[]): boolean {
  if (!access || path.startsWith('/auth/')) return false;
  if (access.kind === 'public') return true;
  if (access.kind === 'signed-in') return access.programs;
  return !stepUp && access.anyOf.some((permission) => scopes.includes(permission));
}

/** Routes that end the caller's session when they work. */
export const endsSessions = ({ path }: Route): boolean => path.startsWith('/auth/signout');
