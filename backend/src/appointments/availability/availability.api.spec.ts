import 'reflect-metadata';
import type { Appointment, Availability, AvailabilityException, Holiday, HolidayList, OrphanedAppointment } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import type { ApiClient } from '../../../test/client.js';
import { aClinic, dayAt, timesAt, weekly, type Clinic } from '../../../test/clinic.js';
import { isolationContract } from '../../../test/isolation-contract.js';
import { NOBODY } from '../../../test/route-cases.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const at = (doctorId: string) => `/api/doctors/${doctorId}/availability`;
const exceptionsAt = (doctorId: string) => `/api/doctors/${doctorId}/exceptions`;
const write = (by: ApiClient, doctorId: string, rules: object[], version: number | { version: number; acceptOrphans: true }) =>
  typeof version === 'number'
    ? by.put<Availability>(at(doctorId), { rules }, { version })
    : by.put<Availability>(at(doctorId), { rules, acceptOrphans: true }, { version: version.version });
const actionsOf = async (clinic: Clinic, doctorId: string) =>
  (
    await clinic.rows<{ action: string }>(`SELECT action FROM {schema}.audit_events WHERE entity_id = $1 ORDER BY occurred_at`, [doctorId])
  ).map(({ action }) => action);

describe('weekly hours', () => {
  it('are refused when they make no sense, naming the place', async () => {
    const clinic = await aClinic(api);
    const [rule] = weekly('09:00', '13:00');
    for (const [rules, expected] of [
      [[{ ...rule, endTime: '09:00' }], 'rules.0.endTime time.order'],
      [[{ ...rule, endTime: '09:10' }], 'rules.0.slotMinutes slot.too_long'],
      [[{ ...rule, startTime: '9:00' }], 'rules.0.startTime time.invalid'],
      [[{ ...rule, weekday: 8 }], 'rules.0.weekday number.too_large'],
      [[{ ...rule, validTo: '2020-01-01' }], 'rules.0.validTo date.order'],
      [[rule, { ...rule, startTime: '12:45', endTime: '14:00' }], 'rules.1.startTime hours.overlap'],
      [[{ ...rule, doctorId: clinic.doctorId }], 'rules.0.doctorId field.unknown'],
    ] as const) {
      const { status, problem } = await write(clinic.desk, clinic.doctorId, [...rules], 1);
      expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, [expected]]);
    }
    expect((await write(clinic.desk, NOBODY, [], 1)).problem).toMatchObject({ status: 404, code: 'doctor.not_found' });
    expect((await clinic.desk.put(at(clinic.doctorId), { rules: [] })).problem.code).toBe('version.required');
  });

  it('of the same weekday may follow one another in validity or in time', async () => {
    const clinic = await aClinic(api);
    const [rule] = weekly('09:00', '13:00', { validTo: '2027-03-31' });
    const rules = [rule, { ...rule, startTime: '13:00', endTime: '24:00' }, { ...rule, validFrom: '2027-04-01', validTo: null }];
    const { status, body } = await write(clinic.desk, clinic.doctorId, rules, 1);
    expect([status, body.version, body.defined]).toEqual([200, 2, true]);
    expect(body.rules).toHaveLength(3);
    expect(body.rules).toEqual(expect.arrayContaining(rules));
    expect((await clinic.desk.get(at(clinic.doctorId))).body).toEqual(body);
  });

  it('of others are not a doctor’s to write, nor a nurse’s at all', async () => {
    const clinic = await aClinic(api);
    const colleague = await clinic.aDoctor();
    expect((await write(clinic.doctor, colleague, weekly('09:00', '10:00'), 1)).problem).toMatchObject({
      status: 403,
      code: 'permission.denied',
    });
    expect((await write(await clinic.hospital.as('Nurse'), colleague, [], 1)).problem.code).toBe('permission.denied');
    expect((await write(clinic.doctor, clinic.doctorId, weekly('09:00', '10:00'), 1)).status).toBe(200);
    expect((await write(await clinic.hospital.as('Admin'), colleague, weekly('09:00', '10:00'), 1)).status).toBe(200);
    const leave = { kind: 'leave', fromDate: dayAt(3), toDate: dayAt(3) };
    expect((await clinic.doctor.post(exceptionsAt(colleague), leave)).status).toBe(403);
    const theirs = await clinic.desk.post<AvailabilityException>(exceptionsAt(colleague), leave);
    expect((await clinic.doctor.delete(`/api/availability-exceptions/${theirs.body.id}`)).status).toBe(403);
  });

  it('are changed from the version that was read: of two, one is told', async () => {
    const clinic = await aClinic(api);
    expect((await clinic.desk.get<Availability>(at(clinic.doctorId))).body).toMatchObject({ defined: false, rules: [], version: 1 });
    const both = await Promise.all([1, 2].map(() => write(clinic.desk, clinic.doctorId, weekly('09:00', '10:00'), 1)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await write(clinic.desk, clinic.doctorId, [], 2)).body).toMatchObject({ version: 3, defined: true, rules: [] });
    expect(await actionsOf(clinic, clinic.doctorId)).toEqual(['availability.hours_changed', 'availability.hours_changed']);
  });
});

describe('bookings that a change would leave outside', () => {
  const orphansIn = ({ problem }: { problem: unknown }) => (problem as { orphans: OrphanedAppointment[]; total: number }).orphans;

  it('are listed and nothing is changed, until they are accepted; then they stay, marked', async () => {
    const clinic = await aClinic(api);
    await write(clinic.desk, clinic.doctorId, weekly('09:00', '18:00'), 1);
    const [early, late] = [await clinic.booked(timesAt(3)), await clinic.booked(timesAt(3, 300))];
    const gone = await clinic.booked(timesAt(3, 315));
    await clinic.desk.delete(`/api/appointments/${gone.id}`);
    const shorter = weekly('09:00', '13:00');
    const refused = await write(clinic.desk, clinic.doctorId, shorter, 2);
    expect(refused.problem).toMatchObject({ status: 409, code: 'availability.orphans', total: 1 });
    expect(orphansIn(refused)).toEqual([
      expect.objectContaining({ id: late.id, startsAt: late.startsAt, patientName: `${late.patient.firstName} ${late.patient.lastName}` }),
    ]);
    expect((await clinic.desk.get<Availability>(at(clinic.doctorId))).body).toMatchObject({ version: 2, rules: weekly('09:00', '18:00') });
    expect((await write(clinic.desk, clinic.doctorId, shorter, { version: 2, acceptOrphans: true })).status).toBe(200);
    const marks = async () =>
      Promise.all([early, late].map(async ({ id }) => (await clinic.desk.get<Appointment>(`/api/appointments/${id}`)).body.outsideHours));
    expect(await marks()).toEqual([false, true]);
    expect((await write(clinic.desk, clinic.doctorId, weekly('09:00', '14:00'), 3)).status).toBe(200);
    expect((await write(clinic.desk, clinic.doctorId, weekly('09:00', '18:00'), 4)).status).toBe(200);
    expect(await marks()).toEqual([false, false]);
  });

  it('by leave, extra hours taken away and holidays', async () => {
    const clinic = await aClinic(api);
    const admin = await clinic.hospital.as('Admin');
    await write(clinic.desk, clinic.doctorId, weekly('09:00', '13:00'), 1);
    const extra = { kind: 'extra_hours', fromDate: dayAt(3), toDate: dayAt(3), startTime: '14:00', endTime: '16:00' };
    const evening = await clinic.desk.post<AvailabilityException>(exceptionsAt(clinic.doctorId), extra);
    expect([evening.status, evening.body.slotMinutes]).toEqual([201, 15]);
    const [morning, afternoon] = [await clinic.booked(timesAt(3)), await clinic.booked(timesAt(3, 240))];
    const leave = { kind: 'leave', fromDate: dayAt(2), toDate: dayAt(4), startTime: '09:00', endTime: '11:00' };
    expect(orphansIn(await clinic.desk.post(exceptionsAt(clinic.doctorId), leave)).map(({ id }) => id)).toEqual([morning.id]);
    const removal = `/api/availability-exceptions/${evening.body.id}`;
    expect(orphansIn(await clinic.desk.delete(removal)).map(({ id }) => id)).toEqual([afternoon.id]);
    expect(orphansIn(await admin.post('/api/holidays', { date: dayAt(3), name: 'Feast' })).map(({ id }) => id)).toEqual([morning.id]);
    expect((await clinic.desk.post(exceptionsAt(clinic.doctorId), { ...leave, acceptOrphans: true })).status).toBe(201);
    expect((await clinic.desk.delete(`${removal}?acceptOrphans=true`)).status).toBe(204);
    expect((await admin.post('/api/holidays', { date: dayAt(3), name: 'Feast' })).status).toBe(201);
    expect((await clinic.desk.delete(removal)).problem.code).toBe('exception.not_found');
  });

  it('never slip in while leave is being written', async () => {
    const clinic = await aClinic(api);
    await write(clinic.desk, clinic.doctorId, weekly('09:00', '18:00'), 1);
    const patients = await Promise.all(Array.from({ length: 12 }, () => clinic.aPatient()));
    const leave = { kind: 'leave', fromDate: dayAt(3), toDate: dayAt(3), acceptOrphans: true };
    const bookings = patients.map((patientId, index) => clinic.book({ ...timesAt(3, index * 15), patientId }));
    await Promise.all([...bookings.slice(0, 6), clinic.desk.post(exceptionsAt(clinic.doctorId), leave), ...bookings.slice(6)]);
    const inside = await clinic.rows('SELECT FROM {schema}.appointments WHERE NOT outside_hours');
    expect(inside).toEqual([]);
  });
});

describe('exceptions', () => {
  it('are refused when they make no sense', async () => {
    const clinic = await aClinic(api);
    const leave = { kind: 'leave', fromDate: dayAt(3), toDate: dayAt(5) };
    for (const [body, expected] of [
      [{ ...leave, toDate: dayAt(2) }, 'toDate date.order'],
      [{ ...leave, toDate: '2199-01-01' }, 'toDate date.out_of_range'],
      [{ ...leave, startTime: '09:00' }, 'startTime time.required'],
      [{ ...leave, startTime: '09:00', endTime: '08:00' }, 'endTime time.order'],
      [{ ...leave, kind: 'extra_hours' }, 'startTime time.required'],
      [{ ...leave, kind: 'extra_hours', startTime: '09:00', endTime: '09:30', slotMinutes: 45 }, 'slotMinutes slot.too_long'],
      [{ ...leave, kind: 'holiday' }, 'kind choice.invalid'],
    ] as const) {
      const { status, problem } = await clinic.desk.post(exceptionsAt(clinic.doctorId), body);
      expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, [expected]]);
    }
  });

  it('that are not over are shown with the hours; each has its event', async () => {
    const clinic = await aClinic(api);
    const leave = { kind: 'leave', fromDate: dayAt(3), toDate: dayAt(5), note: 'Conference' };
    const { body, headers } = await clinic.desk.post<AvailabilityException>(exceptionsAt(clinic.doctorId), leave);
    expect(headers['location']).toBe(`/api/availability-exceptions/${body.id}`);
    expect(body).toMatchObject({ ...leave, doctorId: clinic.doctorId, startTime: null, endTime: null, slotMinutes: null });
    await clinic.desk.post(exceptionsAt(clinic.doctorId), { ...leave, fromDate: '2026-01-01', toDate: '2026-01-02' });
    expect((await clinic.desk.get<Availability>(at(clinic.doctorId))).body.exceptions).toEqual([body]);
    expect((await clinic.desk.delete(`/api/availability-exceptions/${body.id}`)).status).toBe(204);
    expect(await actionsOf(clinic, clinic.doctorId)).toEqual([
      ...['availability.exception_added', 'availability.exception_added'],
      'availability.exception_removed',
    ]);
  });
});

describe('holidays', () => {
  it('are added once a day by Admins, listed by year, and removed', async () => {
    const clinic = await aClinic(api);
    const admin = await clinic.hospital.as('Admin');
    const feast = { date: '2027-01-26', name: 'Republic Day' };
    expect((await clinic.desk.post('/api/holidays', feast)).problem.code).toBe('permission.denied');
    const { body } = await admin.post<Holiday>('/api/holidays', feast);
    expect(body).toMatchObject(feast);
    expect((await admin.post('/api/holidays', feast)).problem).toMatchObject({ status: 409, code: 'holiday.taken' });
    const of = async (year: number) => (await clinic.desk.get<HolidayList>(`/api/holidays?year=${year}`)).body.data;
    expect([await of(2027), await of(2028)]).toEqual([[body], []]);
    expect((await admin.delete(`/api/holidays/${body.id}`)).status).toBe(204);
    expect((await admin.delete(`/api/holidays/${body.id}`)).problem.code).toBe('holiday.not_found');
  });
});

isolationContract({
  api: () => api,
  name: 'hours of doctors',
  role: 'Doctor',
  list: '/api/slots',
  create: (client) => Promise.resolve({ id: client.user.id }),
  requests: [
    { method: 'GET', path: at },
    { method: 'PUT', path: at, body: { rules: [] } },
    { method: 'POST', path: exceptionsAt, body: { kind: 'leave', fromDate: '2027-01-01', toDate: '2027-01-01' } },
    { method: 'GET', path: (id) => `/api/doctors/${id}/slots?date=2027-01-01` },
  ],
});

isolationContract({
  api: () => api,
  name: 'exceptions to the hours',
  role: 'Doctor',
  list: '/api/slots',
  create: async (client) => {
    const leave = { kind: 'leave', fromDate: '2027-01-01', toDate: '2027-01-01' };
    return (await client.post<{ id: string }>(exceptionsAt(client.user.id), leave)).body;
  },
  requests: [{ method: 'DELETE', path: (id) => `/api/availability-exceptions/${id}` }],
});

isolationContract({
  api: () => api,
  name: 'holidays',
  role: 'Admin',
  list: '/api/holidays?year=2027',
  create: async (client) => (await client.post<{ id: string }>('/api/holidays', { date: '2027-01-26', name: 'Feast' })).body,
  requests: [{ method: 'DELETE', path: (id) => `/api/holidays/${id}` }],
});
