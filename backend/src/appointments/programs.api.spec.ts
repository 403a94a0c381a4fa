import 'reflect-metadata';
import type { Appointment, AppointmentList, ProgramScope, QueueToken } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { aClinic, dayAt, timesAt, type Clinic } from '../../test/clinic.js';
import { aProgram, type TestProgram } from '../../test/programs.js';

let api: TestApi;
let operator: ApiClient;
let clinic: Clinic;
/** Somebody else's booking page. */
let booker: TestProgram;
beforeAll(async () => {
  api = await startApi();
  [operator, clinic] = [await api.operator(), await aClinic(api)];
  booker = await aWith(['appointments:read', 'appointments:write']);
});
afterAll(() => api.close());

const aWith = (scopes: readonly ProgramScope[]) => aProgram(api, operator, { tenantId: clinic.hospital.id, scopes });
const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;
const request = async (times: object) => ({ patientId: await clinic.aPatient(), doctorId: clinic.doctorId, ...times });

it('a program with both scopes finds a free time, books, moves and cancels, in its own name', async () => {
  const slots = await booker.send('GET', `/api/doctors/${clinic.doctorId}/slots?date=${dayAt(3)}`);
  expect(slots.status).toBe(200);
  const booked = await booker.send<Appointment>('POST', '/api/appointments', { body: await request(timesAt(3)) });
  expect([booked.status, booked.body.updatedBy]).toEqual([201, booker.name]);
  const { id, doctorId } = booked.body;
  const moved = await booker.send<Appointment>('PUT', `/api/appointments/${id}`, {
    body: { doctorId, ...timesAt(4) },
    headers: { 'if-match': '"1"' },
  });
  expect([moved.status, Date.parse(moved.body.startsAt)]).toEqual([200, Date.parse(timesAt(4).startsAt)]);
  expect((await booker.send('DELETE', `/api/appointments/${id}`)).status).toBe(204);
  const seen = await clinic.desk.get<Appointment>(`/api/appointments/${id}`);
  expect(seen.body.history.map(({ by }) => by)).toEqual([booker.name, booker.name, booker.name]);
});

it('it is refused a time that is taken, like anybody, and takes its place in the queue', async () => {
  await clinic.booked(timesAt(5));
  expect(told(await booker.send('POST', '/api/appointments', { body: await request(timesAt(5)) }))).toBe('409 appointment.conflict');
  const token = await booker.send<QueueToken>('POST', '/api/queue-tokens', { body: await request({}) });
  expect(token.status).toBe(201);
});

it('starting, completing and working hours stay with people', async () => {
  const { id } = await clinic.booked(timesAt(6));
  await clinic.desk.post(`/api/appointments/${id}/check-in`);
  expect(told(await booker.send('POST', `/api/appointments/${id}/start`))).toBe('403 permission.denied');
  const hours = await booker.send('PUT', `/api/doctors/${clinic.doctorId}/availability`, {
    body: { rules: [] },
    headers: { 'if-match': '"0"' },
  });
  expect(told(hours)).toBe('403 permission.denied');
});

it('one that may only read writes nothing, and one with neither sees nothing', async () => {
  const [reader, other] = [await aWith(['appointments:read']), await aWith(['patients:read'])];
  const { id } = await clinic.booked(timesAt(7));
  expect((await reader.send<AppointmentList>('GET', `/api/appointments?doctorId=${clinic.doctorId}`)).body.data.length).toBeGreaterThan(0);
  expect(told(await reader.send('POST', `/api/appointments/${id}/cancel`, { body: { reason: 'pat' } }))).toBe('403 permission.denied');
  expect(told(await reader.send('POST', '/api/appointments', { body: await request(timesAt(8)) }))).toBe('403 permission.denied');
  for (const path of ['/api/appointments', `/api/appointments/${id}`, '/api/queue-tokens/wall'])
    expect(told(await other.send('GET', path))).toBe('403 permission.denied');
});

it('a program of another hospital finds neither doctor, patient nor appointment', async () => {
  const elsewhere = await aClinic(api);
  const stranger = await aProgram(api, operator, { tenantId: elsewhere.hospital.id, scopes: ['appointments:read', 'appointments:write'] });
  const { id } = await clinic.booked(timesAt(9));
  expect(told(await stranger.send('GET', `/api/appointments/${id}`))).toBe('404 appointment.not_found');
  expect(told(await stranger.send('DELETE', `/api/appointments/${id}`))).toBe('404 appointment.not_found');
  expect(told(await stranger.send('POST', '/api/appointments', { body: await request(timesAt(10)) }))).toBe('404 patient.not_found');
});
