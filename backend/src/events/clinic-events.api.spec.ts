import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Availability, LiveEventKind, PatientMerge, QueueToken } from '@hms/shared-dto';
import { startApi, unique, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aClinic, dayAt, timesAt, weekly, type Clinic } from '../../test/clinic.js';
import { TestStream } from '../../test/event-stream.js';
import { eventually } from '../../test/eventually.js';
import { SessionWatch } from '../auth/session-watch.service.js';
import { LiveEvents } from './live-events.service.js';

let api: TestApi;
let clinic: Clinic;
let admin: ApiClient;
/** What the front desk hears, a pharmacist, who knows the directory and patients alone, and another hospital. */
let desk: TestStream;
let pharmacy: TestStream;
let elsewhere: TestStream;

beforeAll(async () => {
  api = await startApi();
  await api.app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
  clinic = await aClinic(api, ['Admin', 'Doctor', 'Receptionist', 'Pharmacist']);
  admin = await clinic.hospital.as('Admin');
  await eventually(() => Promise.resolve(api.app.get(SessionWatch).ready || null), 5000);
  desk = await TestStream.open(url, clinic.desk);
  pharmacy = await TestStream.open(url, await clinic.hospital.as('Pharmacist'));
  const other = await api.aHospital({ roles: ['Receptionist'] });
  elsewhere = await TestStream.open(url, await other.as('Receptionist'));
  await Promise.all([desk, pharmacy, elsewhere].map((stream) => stream.of('opened')));
});
afterAll(async () => {
  for (const stream of [desk, pharmacy, elsewhere]) stream.leave();
  await api.close();
});

/** What both are told while `work` goes on; an event for everybody closes it. */
async function told(work: () => Promise<unknown>): Promise<{ desk: object[]; pharmacy: object[] }> {
  const from = { desk: desk.messages.length, pharmacy: pharmacy.messages.length };
  await work();
  const section = unique();
  await clinic.rows(`INSERT INTO {schema}.outbox (kind, ids) VALUES ('settings.changed', jsonb_build_object('section', $1::text))`, [
    section,
  ]);
  // Nobody announced that row: what `work` announced may have been read before it was there.
  api.app.get(LiveEvents).announce(clinic.hospital.id);
  const [end, endOfPharmacy] = await Promise.all(
    [desk, pharmacy].map((stream) => stream.seen(({ data }) => data.ids?.['section'] === section)),
  );
  // Patients who are registered for a test may be told late.
  const between = (stream: TestStream, first: number, last: object) =>
    stream.messages
      .slice(
        first,
        stream.messages.findIndex((each) => each === last),
      )
      .map(({ data: { kind, ids } }) => ({ kind, ids }))
      .filter(({ kind }) => kind !== 'patient.registered');
  return { desk: between(desk, from.desk, end), pharmacy: between(pharmacy, from.pharmacy, endOfPharmacy) };
}
const event = (kind: LiveEventKind, ids: Readonly<Record<string, string>>) => ({ kind, ids });
const done = async (answer: Promise<{ status: number; text: string }>) => {
  const { status, text } = await answer;
  expect([status, status < 300 || text]).toEqual([status, true]);
};

it('tells of a booking, its steps, its words and its move, each by ids alone, to who may read appointments', async () => {
  const patientId = await clinic.aPatient();
  const { doctorId } = clinic;
  const kinds = await told(async () => {
    const { id } = await clinic.booked({ ...timesAt(3), patientId, reason: 'Secretreason' });
    await done(clinic.desk.put(`/api/appointments/${id}`, { ...timesAt(3), doctorId, reason: 'Secretword' }, { version: 1 }));
    await done(clinic.desk.put(`/api/appointments/${id}`, { ...timesAt(4), doctorId, reason: 'Secretword' }, { version: 2 }));
    expect((await clinic.book({ ...timesAt(4), patientId })).status).toBe(409);
    await done(clinic.desk.post(`/api/appointments/${id}/cancel`, { reason: 'pat', note: 'Secretnote' }));
    return id;
  });
  const appointmentId = String((kinds.desk[0] as { ids: Record<string, string> }).ids['appointmentId']);
  const ids = { appointmentId, doctorId, patientId };
  expect(kinds).toEqual({
    desk: [
      event('appointment.booked', ids),
      event('appointment.changed', ids),
      event('appointment.moved', ids),
      event('appointment.changed', ids),
    ],
    pharmacy: [],
  });
  expect(JSON.stringify(desk.messages)).not.toContain('Secret');
});

it('tells of each step of a token in the queue, and of no refused one', async () => {
  const patientId = await clinic.aPatient();
  const { doctorId } = clinic;
  let tokenId = '';
  const kinds = await told(async () => {
    tokenId = (await clinic.desk.post<QueueToken>('/api/queue-tokens', { patientId, doctorId })).body.id;
    await done(clinic.desk.post('/api/queue-tokens/call-next', { doctorId }));
    expect((await clinic.desk.post('/api/queue-tokens/call-next', { doctorId })).status).toBe(409);
    await done(clinic.desk.post(`/api/queue-tokens/${tokenId}/serve`));
  });
  const step = event('queue.changed', { tokenId, doctorId });
  expect(kinds).toEqual({ desk: [step, step, step], pharmacy: [] });
});

it('tells of hours and holidays', async () => {
  const { doctorId } = clinic;
  const url = `/api/doctors/${doctorId}/availability`;
  const { version } = (await clinic.desk.get<Availability>(url)).body;
  let holidayId = '';
  const kinds = await told(async () => {
    await done(clinic.desk.put(url, { rules: weekly('00:00', '24:00') }, { version }));
    holidayId = (await admin.post<{ id: string }>('/api/holidays', { date: dayAt(40), name: 'Founders’ day' })).body.id;
    await done(admin.delete(`/api/holidays/${holidayId}`));
  });
  const holiday = event('holidays.changed', { holidayId });
  expect(kinds).toEqual({ desk: [event('availability.changed', { doctorId }), holiday, holiday], pharmacy: [holiday, holiday] });
});

it('tells everybody of the directory', async () => {
  const ids: string[] = [];
  const { doctorId } = clinic;
  const kinds = await told(async () => {
    ids.push((await admin.post<{ id: string }>('/api/departments', { name: `D ${unique()}` })).body.id);
    ids.push((await admin.post<{ id: string }>('/api/rooms', { name: `R ${unique()}` })).body.id);
    await done(admin.delete(`/api/rooms/${ids[1]}`));
    await done(admin.put(`/api/staff/${doctorId}/profile`, { specialty: 'Cardiology' }, { version: 0 }));
  });
  const entries = [ids[0], ids[1], ids[1]].map((entryId) => event('directory.changed', { entryId }));
  const all = [...entries, event('profile.changed', { userId: doctorId })];
  expect(kinds).toEqual({ desk: all, pharmacy: all });
});

it('tells of a merge and of its undoing', async () => {
  const [patientId, mergedId] = [await clinic.aPatient(), await clinic.aPatient()];
  const kinds = await told(async () => {
    const request = { mergedId, version: 1, mergedVersion: 1, take: [] };
    const { id } = (await admin.post<PatientMerge>(`/api/patients/${patientId}/merges`, request)).body;
    await done(admin.post(`/api/patients/${patientId}/merges/${id}/undo`));
  });
  const both = [event('patient.merged', { patientId, mergedId }), event('patient.merge_undone', { patientId, mergedId })];
  expect(kinds).toEqual({ desk: both, pharmacy: both });
});

it('tells another hospital nothing of it', () => {
  expect(elsewhere.kinds).toEqual(['opened']);
});
