import { HOSPITAL_ROLES, type HospitalRole } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../api.js';
import type { Answer, ApiClient } from '../client.js';
import { oneOfEverything } from '../one-of-everything.js';
import { aProgram } from '../programs.js';
import { endsSessions, isOpenTo, pathOf } from '../route-cases.js';
import { faultOf } from './answers.js';
import { OPERATIONS, type Operation } from './document.js';
import { GOOD } from './good.js';
import type { Known } from './good-inputs.js';

/** The same inputs in each run; another seed by hand finds what this one does not. */
export const SAMPLE = { seed: 20261122, numRuns: 100 };
const AT_ONCE = 4;
export const WITHIN_MS = 180_000;

export interface Input {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: unknown;
  readonly body?: unknown;
}

export let api: TestApi;
export let hospital: TestHospital;
export let known: Known;

/** A medicine of the starter set that nobody archives. */
const aPrescribed = async (admin: ApiClient): Promise<string> =>
  (await admin.get<{ data: { id: string }[] }>('/api/medications?q=paracetamol')).body.data[0].id;
const PATIENT = { lastName: 'Fuzz', dateOfBirth: '1978-03-02', gender: 'female', allowDuplicate: true };

/** A hospital with one of everything. */
beforeAll(async () => {
  api = await startApi();
  const spare = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  hospital = await api.aHospital();
  await api.database.query('UPDATE public.tenant_usage SET max = NULL WHERE tenant_id = ANY ($1)', [[hospital.id, spare.id]]);
  const admin = await hospital.as('Admin');
  await admin.put('/api/settings/security', { idleMinutes: 15, mfaRequiredForAdmins: false, signUpOpen: true });
  const [patient, mover] = await Promise.all([1, 2].map(() => admin.post<{ id: string }>('/api/patients', PATIENT)));
  const allergy = await admin.post<{ id: string }>(`/api/patients/${patient.body.id}/allergies`, { substance: 'Fuzz' });
  const upload = await admin.upload<{ jobId: string }>('/api/patients/import', 'Last name,DOB,Gender\nRao,1978-03-02,F\n', 'text/csv');
  const operator = await api.operator();
  const [program, revokedProgram] = [1, 2].map(() => aProgram(api, operator, { tenantId: hospital.id }));
  const things = await oneOfEverything(hospital, 'Fuzz');
  known = {
    ...{ doctor: things['/api/doctors/'], appointment: things['/api/appointments/'], holiday: things['/api/holidays/'] },
    ...{ exception: things['/api/availability-exceptions/'], department: things['/api/departments/'], room: things['/api/rooms/'] },
    appointmentType: things['/api/appointment-types/'],
    customField: things['/api/custom-fields/'],
    ...{ visit: things['/api/records/'], visitTemplate: things['/api/visit-templates/'] },
    ...{ labTest: things['/api/lab-tests/'], labPanel: things['/api/lab-panels/'] },
    ...{ labOrder: things['/api/lab-orders/'], labSpecimen: things['/api/lab-specimens/'] },
    ...{ labMessage: things['/api/lab-messages/'], labCode: things['/api/lab-code-mappings/'] },
    ...{
      patient: patient.body.id,
      allergy: allergy.body.id,
      mover: mover.body.id,
      job: upload.body.jobId,
      hospital: hospital.id,
      subdomain: hospital.subdomain,
    },
    ...{ measuring: things['/api/vitals/'], condition: things['/api/conditions/'], plan: things['/api/care-plans/'] },
    ...{ token: things['/api/queue-tokens/'], waiting: things['/api/waitlist/'], series: things['/api/appointment-series/'] },
    ...{ medication: things['/api/medications/'], prescription: things['/api/prescriptions/'], prescribed: await aPrescribed(admin) },
    ...{ spare: spare.id, nurse: hospital.users.Nurse!.id, spareNurse: spare.users.Nurse!.id },
    ...{ program: (await program).id, revokedProgram: (await revokedProgram).id },
  };
});
afterAll(() => api.close());

/** What these inputs ask the worker for is not done: other specs run every job that waits. */
afterEach(() =>
  api.database.query(
    `DELETE FROM public.job_requests WHERE state = 'queued' AND id <> $3 AND (tenant_id = ANY ($1) OR payload::text LIKE $2
       OR tenant_id IN (SELECT id FROM public.tenants WHERE email LIKE $2))`,
    [[known.hospital, known.spare], '%@fuzz.example%', known.job],
  ),
);

const callers = new Map<string, ApiClient>();

async function aCaller(role: HospitalRole | undefined): Promise<ApiClient> {
  if (role === undefined) return api.operator();
  const { email } = await hospital.addUser({ roles: [role] });
  return api.signIn(email, { subdomain: hospital.subdomain });
}

/** Somebody who may use the operation; of their own where it ends sessions, or its failures lock people out. */
export async function callerOf({ route }: Operation): Promise<ApiClient> {
  if (route.access?.kind === 'public') return api.anonymous(hospital.subdomain);
  const role = HOSPITAL_ROLES.find((each) => isOpenTo(route, each));
  if (endsSessions(route) || route.path.startsWith('/auth/')) return aCaller(role);
  const key = String(role);
  if (!callers.has(key)) callers.set(key, await aCaller(role));
  return callers.get(key)!;
}

const sent = (operation: Operation, input: Input): string => `${operation.name} ${JSON.stringify(input).slice(0, 300)}`;

const textOf = (value: unknown, type: string): string | undefined =>
  value === undefined || type !== 'application/json' ? (value as string | undefined) : JSON.stringify(value);

async function send(client: ApiClient, { route }: Operation, { path, query, body }: Input, version?: number): Promise<Answer<unknown>> {
  const pairs = Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  const url = `${pathOf(route, path)}?${new URLSearchParams(pairs).toString()}`;
  const type = route.consumes ?? 'application/json';
  const payload = textOf(body, type);
  const headers = payload === undefined ? {} : { 'content-type': type };
  const method = route.method.toUpperCase() as Parameters<ApiClient['send']>[0];
  return client.send(method, url, { body: payload, options: { headers, ...(version === undefined ? {} : { version }) } });
}

/** The version of what a PUT replaces, where it can be read at the same address. */
async function versionOf(client: ApiClient, { name, route }: Operation, { path }: Input): Promise<number | undefined> {
  if (route.method !== 'put') return undefined;
  const isThere = OPERATIONS.some((other) => other.name === name.replace('PUT', 'GET'));
  return isThere ? (await client.get<{ version: number }>(pathOf(route, path))).body.version : 1;
}

interface Sending {
  readonly operation: Operation;
  readonly as: ApiClient;
  /** Nothing is changed, so that several may be under way at once. */
  readonly changesNothing?: boolean;
}

/** Reading, and what nobody is signed in for: such requests know nothing of one another. */
const isHarmless = ({ route }: Operation): boolean => route.method === 'get' || route.access?.kind === 'public';

/** Sends each input; what was wrong with the answers, by `judge`. */
export async function sendAll(
  { operation, as, changesNothing = isHarmless(operation) }: Sending,
  inputs: readonly Input[],
  judge: (answer: Answer<unknown>, input: Input) => string | null,
): Promise<string[]> {
  const wrong: string[] = [];
  let client = as;
  const sendOne = async (input: Input) => {
    const answer = await send(client, operation, input, await versionOf(client, operation, input));
    const found = faultOf(operation, answer) ?? judge(answer, input);
    if (found !== null) wrong.push(`${found} ${answer.text.slice(0, 300)} to ${sent(operation, input)}`);
  };
  const step = changesNothing ? AT_ONCE : 1;
  for (let at = 0; at < inputs.length; at += step) {
    await Promise.all(inputs.slice(at, at + step).map(sendOne));
    if (endsSessions(operation.route)) client = await callerOf(operation);
  }
  return wrong;
}

/** Rows of a table of tests. */
export const byName = (operations: readonly Operation[]): [string, Operation][] =>
  operations.map((operation) => [operation.name, operation]);

/** Each input once, and once again: what takes none, or one of few, would be asked for the same a hundred times. */
export function twiceAtMost<T extends Input>(inputs: readonly T[]): T[] {
  const times = new Map<string, number>();
  return inputs.filter((input) => {
    const text = JSON.stringify(input);
    times.set(text, (times.get(text) ?? 0) + 1);
    return times.get(text)! <= 2;
  });
}

export const goodOf = (operation: Operation, drawn: object): Input => {
  const { path, mend } = GOOD[operation.name] ?? {};
  return { ...drawn, ...(path ? { path: path(known) } : {}), ...mend?.({ body: {}, query: {}, ...drawn }, known) };
};
