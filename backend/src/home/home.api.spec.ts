import 'reflect-metadata';
import type { AppointmentList, HomeFigures, QueueToken } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aClinic, type Clinic } from '../../test/clinic.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api, ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'Pharmacist']);
});
afterAll(() => api.close());

const home = async (client: ApiClient) => {
  const { status, body, text } = await client.get<HomeFigures>('/api/home');
  expect([status, status === 200 || text]).toEqual([200, true]);
  return body;
};
const NONE = { scheduled: 0, checkedIn: 0, inProgress: 0, completed: 0, noShow: 0, cancelled: 0 };

/** Appointments at hours of the hospital's days, whatever the time is: `0` is today. */
const appointmentOn = async (day: number, { doctorId = clinic.doctorId, status = 'scheduled' } = {}) =>
  clinic.rows(
    `INSERT INTO {schema}.appointments (patient_id, doctor_id, starts_at, ends_at, blocked, lanes, status, cancellation_reason, updated_by_name)
     SELECT $1, $2, starts, starts + interval '5 minutes', tstzrange(starts, starts + interval '5 minutes'), int4range(0, 20), $3,
       CASE WHEN $3 = 'cancelled' THEN 'pat' END, 'Spec'
     FROM (SELECT ((now() AT TIME ZONE 'Asia/Kolkata')::date + $4::int)::timestamp AT TIME ZONE 'Asia/Kolkata' + $5 * interval '10 minutes' AS starts) s`,
    [await clinic.aPatient(), doctorId, status, day, (slot += 1)],
  );
let slot = 0;

it('counts today by the clock of the hospital, all of it and one’s own', async () => {
  const doctorId = await clinic.aDoctor();
  for (const status of ['scheduled', 'checked_in', 'cancelled', 'no_show']) await appointmentOn(0, { status });
  await appointmentOn(0, { doctorId });
  for (const day of [-1, 1]) await appointmentOn(day);
  const own = { ...NONE, scheduled: 1, checkedIn: 1, cancelled: 1, noShow: 1 };
  const seen = await home(clinic.desk);
  expect(seen).toMatchObject({ appointments: { ...own, scheduled: 2 }, ownAppointments: null, ownQueue: null });
  const list = await clinic.desk.get<AppointmentList>(`/api/appointments?from=${seen.from}&to=${seen.to}&status=scheduled`);
  expect(list.body.data).toHaveLength(2);
  expect(await home(clinic.doctor)).toMatchObject({ appointments: { ...own, scheduled: 2 }, ownAppointments: own });
});

it('counts who waits and who is called, today, for all and for oneself', async () => {
  const join = async (doctorId: string) =>
    (await clinic.desk.post<QueueToken>('/api/queue-tokens', { patientId: await clinic.aPatient(), doctorId })).body;
  const other = await clinic.aDoctor();
  const [gone, called] = [await join(clinic.doctorId), await join(clinic.doctorId)];
  await join(clinic.doctorId);
  await join(other);
  const old = await join(other);
  await clinic.desk.post(`/api/queue-tokens/${gone.id}/leave`);
  await clinic.desk.post(`/api/queue-tokens/${called.id}/call`);
  await clinic.rows('UPDATE {schema}.queue_tokens SET day = day - 1 WHERE id = $1', [old.id]);
  expect(await home(clinic.doctor)).toMatchObject({ queue: { waiting: 2, called: 1 }, ownQueue: { waiting: 1, called: 1 } });
});

it('shows nobody what they may not read', async () => {
  const admin = await home(await clinic.hospital.as('Admin'));
  expect(admin.staff).toMatchObject({ invited: 0, pending: 0, seats: { used: expect.any(Number) as number } });
  expect(admin.patients).toEqual({ active: expect.any(Number) as number, registeredToday: admin.patients?.active });
  expect((await home(clinic.desk)).staff).toBeNull();
  const pharmacist = await home(await clinic.hospital.as('Pharmacist'));
  expect(pharmacist).toMatchObject({
    appointments: null,
    queue: null,
    waitlistOffers: null,
    staff: null,
    laboratory: null,
    patients: admin.patients,
    toDispense: 0,
    unread: 0,
  });
  expect(admin.toDispense).toBeNull();
  expect(admin.laboratory).toEqual({ critical: 0, collect: 0, enter: 0, verify: 0 });
});

it('leaves out archived patients and those of earlier days', async () => {
  const before = (await home(clinic.desk)).patients!;
  const [archived, old] = [await clinic.aPatient(), await clinic.aPatient()];
  await (await clinic.hospital.as('Admin')).delete(`/api/patients/${archived}`);
  await clinic.rows(`UPDATE {schema}.patients SET created_at = created_at - interval '2 days' WHERE id = $1`, [old]);
  expect((await home(clinic.desk)).patients).toEqual({ active: before.active + 1, registeredToday: before.registeredToday });
});

it('counts nothing of another hospital', async () => {
  const empty = await aClinic(api);
  expect(await home(await empty.hospital.as('Admin'))).toMatchObject({
    appointments: NONE,
    queue: { waiting: 0, called: 0 },
    waitlistOffers: 0,
    patients: { active: 0, registeredToday: 0 },
    unread: 0,
  });
  expect((await empty.desk.get('/api/home', { headers: { 'x-tenant-id': clinic.hospital.id } })).problem.code).toBe('tenant.mismatch');
});
