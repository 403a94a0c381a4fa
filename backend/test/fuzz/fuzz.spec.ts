import 'reflect-metadata';
import fc from 'fast-check';
import { HOSPITAL_ROLES } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../api.js';
import { checksums } from '../checksums.js';
import type { Answer, ApiClient } from '../client.js';
import { oneOfEverything } from '../one-of-everything.js';
import { SQL, TEXT } from '../payloads.js';
import { aProgram } from '../programs.js';
import { endsSessions, isOpenTo, pathOf } from '../route-cases.js';
import { faultOf } from './answers.js';
import { brokenBody, brokenQuery, type Broken } from './broken.js';
import { OPERATIONS, resolved, type Operation } from './document.js';
import { GOOD, outcomeOf } from './good.js';
import type { Known } from './good-inputs.js';
import { valueOf } from './valid.js';

/** The same inputs in each run; another seed by hand finds what this one does not. */
const SEED = 20261122;
const INPUTS = 100;
const AT_ONCE = 4;
const WITHIN_MS = 180_000;

interface Input {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: unknown;
  readonly body?: unknown;
}

let api: TestApi;
let hospital: TestHospital;
let known: Known;

/** A medicine of the starter set that nobody archives. */
const aPrescribed = async (admin: ApiClient): Promise<string> =>
  (await admin.get<{ data: { id: string }[] }>('/api/medications?q=paracetamol')).body.data[0].id;
const PATIENT = { lastName: 'Fuzz', dateOfBirth: '1978-03-02', gender: 'female', allowDuplicate: true };
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
    ...{
      patient: patient.body.id,
      allergy: allergy.body.id,
      mover: mover.body.id,
      job: upload.body.jobId,
      hospital: hospital.id,
      subdomain: hospital.subdomain,
    },
    ...{ measuring: things['/api/vitals/'], condition: things['/api/conditions/'] },
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

/** Somebody of their own who may use the operation, so that no operation's failures lock another's caller out. */
async function callerOf({ route }: Operation): Promise<ApiClient> {
  if (route.access?.kind === 'public') return api.anonymous(hospital.subdomain);
  const role = HOSPITAL_ROLES.find((each) => isOpenTo(route, each));
  if (role === undefined) return api.operator();
  const { email } = await hospital.addUser({ roles: [role] });
  return api.signIn(email, { subdomain: hospital.subdomain });
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

/** Sends each input; what was wrong with the answers, by `judge`. */
async function sendAll(
  { operation, as, changesNothing = operation.route.method === 'get' }: Sending,
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

const byName = (operations: readonly Operation[]): [string, Operation][] => operations.map((operation) => [operation.name, operation]);

const goodOf = (operation: Operation, drawn: object): Input => {
  const { path, mend } = GOOD[operation.name] ?? {};
  return { ...drawn, ...(path ? { path: path(known) } : {}), ...mend?.({ body: {}, query: {}, ...drawn }, known) };
};

describe('100 inputs that the document allows', () => {
  it.each(byName(OPERATIONS))(
    '%s',
    async (_, operation) => {
      const drawn = fc.record({ query: valueOf(operation.query), body: operation.body ? valueOf(operation.body) : fc.constant(undefined) });
      const inputs = fc.sample(drawn, { seed: SEED, numRuns: INPUTS }).map((input) => goodOf(operation, input));
      const allowed = outcomeOf(operation);
      const as = await callerOf(operation);
      const wrong = await sendAll({ operation, as }, inputs, ({ status }) => (allowed.includes(status) ? null : `answered ${status}`));
      expect(wrong.slice(0, 3)).toEqual([]);
    },
    WITHIN_MS,
  );
});

describe('100 inputs that it does not allow are refused, and nothing is stored', () => {
  const takes = ({ body, query }: Operation) => body !== null || Object.keys(query.properties ?? {}).length > 0;
  const isRefusal = ({ status, problem }: Answer<unknown>) => status === 400 && problem.code.startsWith('request.');
  /** Reading a list is written down within half a second of it, a test later perhaps. */
  const COMES_LATER = ['audit_events'];

  const brokenInput = ({ body, query }: Operation): fc.Arbitrary<Input & Pick<Broken, 'why'>> =>
    body
      ? brokenBody(body).map(({ input, why }) => ({ body: input, why }))
      : brokenQuery(query).map(({ input, why }) => ({ query: input, why }));

  it.each(byName(OPERATIONS.filter(takes)))(
    '%s',
    async (_, operation) => {
      const path = GOOD[operation.name]?.path?.(known);
      const inputs = fc
        .sample(brokenInput(operation), { seed: SEED, numRuns: INPUTS })
        .map((input) => ({ ...input, ...(path ? { path } : {}) }));
      const as = await callerOf(operation);
      const before = await checksums(api.database, hospital.id, COMES_LATER);
      const sending = { operation, as, changesNothing: true };
      const wrong = await sendAll(sending, inputs, (answer) => (isRefusal(answer) ? null : `answered ${answer.status}`));
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(await checksums(api.database, hospital.id, COMES_LATER)).toEqual(before);
    },
    WITHIN_MS,
  );
});

describe('SQL and HTML in every text stay text', () => {
  const textsOf = (schema: Operation['query']): string[] =>
    Object.entries(resolved(schema).properties ?? {})
      .filter(([, property]) => resolved(property).type === 'string' && !resolved(property).enum)
      .map(([name]) => name);

  /** What comes back is what was sent, but for space around it and letters made small. */
  const isKept = (answered: unknown, text: string) => typeof answered !== 'string' || answered.toLowerCase() === text.trim().toLowerCase();

  const placesOf = ({ path, query, body }: Operation): { place: 'path' | 'query' | 'body'; name: string }[] =>
    Object.entries({ path, query, body: body ?? {} }).flatMap(([place, schema]) =>
      textsOf(schema).map((name) => ({ place: place as 'path' | 'query' | 'body', name })),
    );

  it.each(byName(OPERATIONS.filter((operation) => placesOf(operation).length > 0)))(
    '%s',
    async (_, operation) => {
      const [body] = fc.sample(operation.body ? valueOf(operation.body) : fc.constant(undefined), { seed: SEED, numRuns: 1 });
      const as = await callerOf(operation);
      for (const { place, name } of placesOf(operation)) {
        const texts = [...SQL, ...TEXT].filter((text) => place !== 'path' || (text !== '' && text.length < 1000));
        const base = goodOf(operation, { body });
        const inputs = texts.map((text) => ({ ...base, [place]: { ...(base[place] as object), [name]: text } }));
        const wrong = await sendAll({ operation, as }, inputs, (answer, input) => {
          const text = (input[place] as Record<string, string>)[name];
          const answered = (answer.body as Record<string, unknown> | undefined)?.[name];
          return place !== 'body' || answer.status >= 300 || isKept(answered, text) ? null : `${name} came back as ${String(answered)}`;
        });
        expect(wrong.slice(0, 3)).toEqual([]);
      }
    },
    WITHIN_MS,
  );
});
