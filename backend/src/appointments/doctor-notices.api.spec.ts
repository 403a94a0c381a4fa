import 'reflect-metadata';
import type { AppointmentSeries, Notification, NotificationList, NotificationPreferences } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aClinic, dayAt, timesAt, type Clinic } from '../../test/clinic.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  clinic = await aClinic(api);
});

/** What somebody was told, the oldest first. */
const heard = async (client: ApiClient): Promise<Pick<Notification, 'kind' | 'ids'>[]> => {
  await api.runJobs();
  const { data } = (await client.get<NotificationList>('/api/notifications')).body;
  return data.map(({ kind, ids }) => ({ kind, ids })).reverse();
};

describe('a doctor', () => {
  it('hears of bookings, moves and cancellations by others, by ids alone', async () => {
    const { id: appointmentId } = await clinic.booked(timesAt(3));
    const { doctorId } = clinic;
    const path = `/api/appointments/${appointmentId}`;
    await clinic.desk.put(path, { ...timesAt(3), doctorId, reason: 'Other words' }, { version: 1 });
    await clinic.desk.put(path, { ...timesAt(3, 30), doctorId }, { version: 2 });
    await clinic.desk.post(`${path}/cancel`, { reason: 'pat' });
    expect(await heard(clinic.doctor)).toEqual(
      ['schedule.booked', 'schedule.moved', 'schedule.cancelled'].map((kind) => ({ kind, ids: { appointmentId } })),
    );
    expect(await heard(clinic.desk)).toEqual([]);
    expect(await api.mailsTo(clinic.hospital.users.Doctor!.email)).toEqual([]);
  });

  it('hears nothing of what they do themselves, of arrivals, or of colleagues’ appointments', async () => {
    const other = await clinic.aDoctor();
    await clinic.booked({ ...timesAt(3), doctorId: other });
    const { status } = await clinic.book(timesAt(3), clinic.doctor);
    expect(status).toBe(201);
    expect(await heard(clinic.doctor)).toEqual([]);
    const { id } = await clinic.booked(timesAt(3, 30));
    await clinic.desk.post(`/api/appointments/${id}/check-in`);
    expect((await heard(clinic.doctor)).map(({ kind }) => kind)).toEqual(['schedule.booked']);
  });

  it('hears of an appointment that goes to a colleague, who hears of it too', async () => {
    const colleague = await clinic.hospital.addUser({ roles: ['Doctor'] });
    const { id } = await clinic.booked(timesAt(3));
    await clinic.desk.put(`/api/appointments/${id}`, { ...timesAt(3), doctorId: colleague.id }, { version: 1 });
    const client = await api.signIn(colleague.email, { subdomain: clinic.hospital.subdomain });
    expect((await heard(client)).map(({ kind }) => kind)).toEqual(['schedule.moved']);
    expect((await heard(clinic.doctor)).map(({ kind }) => kind)).toEqual(['schedule.booked', 'schedule.moved']);
  });

  it('hears of a series once when it is booked and once when it is cancelled', async () => {
    const request = { ...timesAt(3), doctorId: clinic.doctorId, patientId: await clinic.aPatient() };
    const repeat = { frequency: 'weekly', count: 3 };
    const { body } = await clinic.desk.post<AppointmentSeries>('/api/appointment-series', { ...request, repeat });
    await clinic.desk.post(`/api/appointment-series/${body.id}/cancel`, { reason: 'pat' });
    expect((await heard(clinic.doctor)).map(({ kind }) => kind)).toEqual(['schedule.booked', 'schedule.cancelled']);
  });

  it('gets mails of it when they want them, which name nobody', async () => {
    const channels = [{ kind: 'schedule.booked', inApp: false, email: true }];
    expect((await clinic.doctor.put('/api/notifications/preferences', { channels }, { version: 1 })).status).toBe(200);
    const { patient } = await clinic.booked({ ...timesAt(3), reason: 'Secretreason' });
    expect(await heard(clinic.doctor)).toEqual([]);
    const [mail, ...more] = await api.mailsTo(clinic.hospital.users.Doctor!.email);
    expect([mail.subject, more]).toEqual([`An appointment with you was booked (${clinic.hospital.name})`, []]);
    for (const secret of [patient.lastName, patient.firstName!, patient.patientNumber, 'Secretreason'])
      expect(mail.text + String(mail.html)).not.toContain(secret);
  });
});

describe('the front desk', () => {
  it('hears that a freed time is held for somebody, and others do not', async () => {
    const admin = await clinic.hospital.as('Admin');
    const patientId = await clinic.aPatient();
    const wish = { patientId, doctorId: clinic.doctorId, fromDate: dayAt(3), toDate: dayAt(3) };
    const { body: entry } = await clinic.desk.post<{ id: string }>('/api/waitlist', wish);
    const { id } = await clinic.booked(timesAt(3));
    await clinic.desk.delete(`/api/appointments/${id}`);
    await api.runJobs();
    const offered = { kind: 'waitlist.offered', ids: { entryId: entry.id } };
    for (const client of [clinic.desk, admin]) expect(await heard(client)).toEqual([offered]);
    expect((await heard(clinic.doctor)).map(({ kind }) => kind)).not.toContain('waitlist.offered');
    expect(await heard(await clinic.hospital.as('Nurse'))).toEqual([]);
  });
});

it('each role chooses among the kinds that it can get', async () => {
  const kindsOf = async (client: ApiClient) =>
    (await client.get<NotificationPreferences>('/api/notifications/preferences')).body.channels.map(({ kind }) => kind);
  const schedule = ['schedule.booked', 'schedule.moved', 'schedule.cancelled'];
  expect(await kindsOf(clinic.doctor)).toEqual([...schedule, 'lab.critical', 'lab.corrected', 'import.ended']);
  expect(await kindsOf(clinic.desk)).toEqual(['waitlist.offered', 'import.ended']);
});
