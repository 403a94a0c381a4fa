import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { AuditEventList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { rawRequest } from '../../test/raw-http.js';

let api: TestApi;
let port: number;
let receptionist: Promise<ApiClient>;
beforeAll(async () => {
  api = await startApi();
  receptionist = api.aHospital({ roles: ['Receptionist'] }).then((hospital) => hospital.as('Receptionist'));
  await api.app.listen(0, '127.0.0.1');
  port = (api.app.getHttpServer().address() as AddressInfo).port;
});
afterAll(() => api.close());

const json = { headers: { 'content-type': 'application/json' } };

it.each([
  ['arrays in arrays', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['objects in objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['null in place of an object', 'null'],
  ['half a character', '{"email":"\\ud800@x.example","password":"x"}'],
  ['half a character in a name', '{"\\udc00":1}'],
])('answers 400 to %s', async (_, body) => {
  const answer = await api.anonymous().post('/auth/signin', body, json);
  expect([answer.status, answer.problem.code]).toEqual([400, 'request.malformed']);
});

it('stores no half of a character where text becomes JSON', async () => {
  const operator = await api.operator();
  const hospital = await api.aHospital({ roles: [] });
  const answer = await operator.post(`/api/tenants/${hospital.id}/suspend`, '{"kind":"lock","reason":"Closed \\ud83d"}', json);
  expect([answer.status, answer.problem.code]).toEqual([400, 'request.malformed']);
});

it.each(['1', '+275760-09-13T00:00:00.000Z', 'Thu, 01 Jan 1970 00:00:00 GMT+0200 (x)'])(
  'refuses a cursor made up of %s',
  async (instant) => {
    const operator = await api.operator();
    const cursor = (...values: string[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const id = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';
    expect((await operator.get(`/api/tenants?cursor=${cursor('-createdAt', instant, id)}`)).status).toBe(400);
    expect((await operator.get(`/api/audit-events?cursor=${cursor('-occurredAt', instant, id)}`)).status).toBe(400);
  },
);

it.each([['GET /%'], [`GET /api/patients/${'x'.repeat(300)}`], ['NOT HTTP AT ALL']])('tells %s as problem details', async (line) => {
  const answer = await rawRequest(port, line, ['Host: localhost']);
  expect([answer.status, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
  expect(JSON.parse(answer.body)).toMatchObject({ status: 400, code: 'request.malformed' });
});

const OF_EVERY_OBJECT = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__'];

it.each(OF_EVERY_OBJECT)('refuses %s as a field that nobody knows, at any depth', async (key) => {
  const hospital = await receptionist;
  const address = { city: 'Pune', [key]: 'x' };
  const phones = [
    { number: '+919822041763', use: 'mobile' },
    { number: '+919822041764', use: 'home', [key]: 1 },
  ];
  const patient = { lastName: 'Rao', dateOfBirth: '1980-01-01', gender: 'female' };
  for (const [body, path] of [
    [{ ...patient, [key]: 'x' }, key],
    [{ ...patient, address }, `address.${key}`],
    [{ ...patient, phones }, `phones.1.${key}`],
    [{ ...patient, customFields: { [key]: 1 } }, `customFields.${key}`],
  ] as const) {
    const answer = await hospital.post('/api/patients', body);
    expect([answer.status, answer.problem.errors?.map((error) => [error.path, error.code])]).toEqual([400, [[path, 'field.unknown']]]);
  }
  const asked = await hospital.get(`/api/patients?${key}=1`);
  expect([asked.status, asked.problem.errors?.[0].path]).toEqual([400, key]);
});

it('refuses __proto__ at any depth', async () => {
  const hospital = await receptionist;
  for (const body of ['{"__proto__":{"lastName":"Rao"}}', '{"lastName":"Rao","gender":"male","address":{"__proto__":{"city":"Pune"}}}']) {
    expect((await hospital.post('/api/patients', body, json)).status).toBe(400);
  }
});

it('writes down who was not let through, in the audit of their own hospital', async () => {
  const [mine, other] = [await api.aHospital({ roles: ['Admin', 'Nurse'] }), await api.aHospital({ roles: ['Admin'] })];
  const nurse = await mine.as('Nurse');
  expect((await nurse.get('/api/audit-events?actorId=x')).status).toBe(403);
  expect((await nurse.get('/api/patients', { headers: { 'x-tenant-id': other.id } })).status).toBe(403);
  const { body } = await (await mine.as('Admin')).get<AuditEventList>(`/api/audit-events?actorId=${nurse.user.id}`);
  const refused = body.data.filter(({ action }) => action === 'access.refused');
  expect(refused.map(({ details }) => details)).toEqual([
    { code: 'tenant.mismatch', route: 'GET /api/patients' },
    { code: 'permission.denied', route: 'GET /api/audit-events' },
  ]);
  const theirs = await (await other.as('Admin')).get<AuditEventList>('/api/audit-events');
  expect(theirs.text).not.toContain('access.refused');
});
