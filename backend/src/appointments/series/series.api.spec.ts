import 'reflect-metadata';
import type { Appointment, AppointmentSeries, BookedSeries, SeriesGap } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { aClinic, dayAt, timesAt, type Clinic } from '../../../test/clinic.js';
import { NOBODY } from '../../../test/route-cases.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
});
afterAll(() => api.close());

const SERIES = '/api/appointment-series';
const WEEK = 7;
const weekly = (count: number) => ({ frequency: 'weekly', count });
let minute = 0;
/** A time of day of its own for each test. */
const ownTimes = () => timesAt(3, (minute += 15));
const later = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, weeks: number) => {
  const shift = (instant: string) => new Date(Date.parse(instant) + weeks * WEEK * 86_400_000).toISOString();
  return { startsAt: shift(startsAt), endsAt: shift(endsAt) };
};

const book = async (more: object, by = clinic.desk) =>
  by.post<BookedSeries>(SERIES, {
    ...{ patientId: 'patientId' in more ? more.patientId : await clinic.aPatient(), doctorId: clinic.doctorId },
    ...more,
  });
const booked = async (more: object): Promise<BookedSeries> => {
  const { status, body, text } = await book(more);
  if (status !== 201) throw new Error(`booking answered ${status}: ${text}`);
  return body;
};
const occurrencesOf = ({ problem }: { problem: unknown }) => (problem as { occurrences: SeriesGap[] }).occurrences;
const count = async (table: string) => (await clinic.rows<{ n: number }>(`SELECT count(*)::int AS n FROM {schema}.${table}`))[0].n;

describe('booking', () => {
  it('makes all appointments, each with its history, which are read as one and by the list', async () => {
    const times = ownTimes();
    const series = await booked({ ...times, repeat: weekly(4), reason: 'Dressing' });
    expect(series).toMatchObject({ frequency: 'weekly', every: 1, count: 4, until: null, firstDate: dayAt(3), left: [] });
    expect(series.appointments.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }))).toEqual(
      [0, 1, 2, 3].map((week) => later(times, week)),
    );
    for (const one of series.appointments)
      expect(one).toMatchObject({ seriesId: series.id, status: 'scheduled', reason: 'Dressing', moved: false });
    const { body } = await clinic.desk.get<AppointmentSeries>(`${SERIES}/${series.id}`);
    expect(body.appointments).toEqual(series.appointments);
    const one = await clinic.desk.get<Appointment>(`/api/appointments/${series.appointments[2].id}`);
    expect([one.body.seriesId, one.body.history.length]).toEqual([series.id, 1]);
    const events = await clinic.rows(
      `SELECT action FROM {schema}.audit_events WHERE entity = 'series' AND action = 'series.booked' AND entity_id = $1`,
      [series.id],
    );
    expect(events).toHaveLength(1);
  });

  it('is all or nothing, says which dates cannot be and what is free instead, and books the others when that is wanted', async () => {
    const [times, patientId, doctorId] = [ownTimes(), await clinic.aPatient(), await clinic.aDoctor()];
    await clinic.booked({ ...later(times, 1), doctorId });
    const away = dayAt(3 + 2 * WEEK);
    await clinic.desk.post(`/api/doctors/${doctorId}/exceptions`, { kind: 'leave', fromDate: away, toDate: away });
    const before = [await count('appointments'), await count('appointment_series'), await count('appointment_changes')];
    const refused = await book({ ...times, patientId, doctorId, repeat: weekly(4) });
    expect(refused.problem).toMatchObject({ status: 409, code: 'series.conflict', total: 4 });
    expect(occurrencesOf(refused).map(({ startsAt, code, reason, alternatives }) => [startsAt, code, reason, alternatives.length])).toEqual(
      [
        [later(times, 1).startsAt, 'appointment.conflict', null, 3],
        [later(times, 2).startsAt, 'appointment.outside_hours', 'leave', 0],
      ],
    );
    expect([await count('appointments'), await count('appointment_series'), await count('appointment_changes')]).toEqual(before);
    const series = await booked({ ...times, patientId, doctorId, repeat: weekly(4), withExceptions: true });
    expect(series.appointments.map(({ startsAt }) => startsAt)).toEqual([0, 3].map((week) => later(times, week).startsAt));
    expect(series.left.map(({ startsAt }) => startsAt)).toEqual([1, 2].map((week) => later(times, week).startsAt));
    const none = await book({ ...times, doctorId, repeat: { ...weekly(2), every: 3 }, withExceptions: true });
    expect([none.status, occurrencesOf(none).length]).toEqual([409, 2]);
  });

  it('is refused for how it repeats, for whom it does not know, and to who may not book', async () => {
    const times = ownTimes();
    const errors = async (repeat: unknown) => {
      const { status, problem } = await book({ ...times, repeat });
      return [status, problem.errors?.map(({ path, code }) => `${path} ${code}`)];
    };
    expect(await errors({ frequency: 'weekly' })).toEqual([400, ['repeat.count series.end']]);
    expect(await errors({ ...weekly(3), until: dayAt(40) })).toEqual([400, ['repeat.count series.end']]);
    expect(await errors({ frequency: 'weekly', until: dayAt(4) })).toEqual([400, ['repeat.until series.too_short']]);
    expect(await errors({ frequency: 'weekly', until: dayAt(600) })).toEqual([400, ['repeat.until series.too_long']]);
    expect(await errors({ frequency: 'monthly', every: 12, count: 4 })).toEqual([400, ['repeat instant.out_of_range']]);
    expect(await errors({ frequency: 'daily', count: 3 })).toEqual([400, ['repeat.frequency choice.invalid']]);
    expect((await errors(undefined))[0]).toBe(400);
    for (const [name, code] of [
      ['patientId', 'patient.not_found'],
      ['doctorId', 'doctor.not_found'],
      ['typeId', 'appointment_type.not_found'],
    ])
      expect((await book({ ...times, repeat: weekly(2), [name]: NOBODY })).problem).toMatchObject({ status: 404, code });
    const pharmacist = await api.signIn((await clinic.hospital.addUser({ roles: ['Pharmacist'] })).email, {
      subdomain: clinic.hospital.subdomain,
    });
    expect((await book({ ...times, repeat: weekly(2) }, pharmacist)).problem.code).toBe('permission.denied');
  });

  it('of two series for the same times at once: one', async () => {
    const [times, other] = [ownTimes(), ownTimes()];
    const both = await Promise.all([
      book({ ...times, repeat: weekly(6) }),
      book({ ...times, repeat: weekly(6) }),
      book({ ...other, repeat: weekly(6) }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
  });
});

describe('the clock on the wall', () => {
  it.each(['Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe'])('shows the same time for a year in %s', async (zone) => {
    const own = await aClinic(api);
    await api.database.query('UPDATE public.tenants SET time_zone = $2 WHERE id = $1', [own.hospital.id, zone]);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
    const { body, status } = await own.desk.post<BookedSeries>(SERIES, {
      ...{ ...timesAt(5), patientId: await own.aPatient(), doctorId: own.doctorId },
      repeat: { frequency: 'weekly', every: 4, count: 14 },
    });
    expect(status).toBe(201);
    expect(new Set(body.appointments.map(({ startsAt }) => clock.format(new Date(startsAt)))).size).toBe(1);
    expect(new Set(body.appointments.map(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt)))).toEqual(new Set([900_000]));
    const offsets = new Set(body.appointments.map(({ startsAt }) => startsAt.slice(11)));
    expect(offsets.size).toBe(zone === 'Asia/Kolkata' ? 1 : 2);
  });
});

describe('what becomes of it', () => {
  it('one is moved or cancelled by itself, and is told as moved', async () => {
    const series = await booked({ ...ownTimes(), repeat: weekly(3) });
    const [first, second, third] = series.appointments;
    const to = { doctorId: second.doctorId, ...timesAt(4 + WEEK, 300) };
    expect((await clinic.desk.put(`/api/appointments/${second.id}`, to, { version: 1 })).status).toBe(200);
    await clinic.desk.post(`/api/appointments/${third.id}/cancel`, { reason: 'pat' });
    const { body } = await clinic.desk.get<AppointmentSeries>(`${SERIES}/${series.id}`);
    expect(body.appointments.map(({ id, status, moved }) => [id, status, moved])).toEqual([
      [first.id, 'scheduled', false],
      [second.id, 'scheduled', true],
      [third.id, 'cancelled', false],
    ]);
  });

  it('this and the following are cancelled, or all to come; what was checked in stays', async () => {
    const series = await booked({ ...ownTimes(), repeat: weekly(5) });
    const [first, second, third] = series.appointments;
    const cancel = (body: object) => clinic.desk.post<AppointmentSeries>(`${SERIES}/${series.id}/cancel`, body);
    expect((await cancel({ reason: 'pat', fromAppointmentId: NOBODY })).problem.code).toBe('appointment.not_found');
    expect((await cancel({})).status).toBe(400);
    const following = await cancel({ reason: 'pat', note: 'Moves away', fromAppointmentId: third.id });
    expect(following.body.appointments.map(({ status }) => status)).toEqual([
      'scheduled',
      'scheduled',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    const one = await clinic.desk.get<Appointment>(`/api/appointments/${third.id}`);
    expect(one.body.history.at(-1)).toMatchObject({ toStatus: 'cancelled', reason: 'pat', note: 'Moves away' });
    await clinic.desk.post(`/api/appointments/${first.id}/check-in`);
    expect((await cancel({ reason: 'prov' })).body.appointments.map(({ status }) => status)).toEqual([
      'checked_in',
      ...Array.from({ length: 4 }, () => 'cancelled'),
    ]);
    expect((await clinic.book({ startsAt: second.startsAt, endsAt: second.endsAt })).status).toBe(201);
  });

  it('is another hospital’s own', async () => {
    const series = await booked({ ...ownTimes(), repeat: weekly(2) });
    const stranger = await (await api.aHospital({ roles: ['Receptionist'] })).as('Receptionist');
    const theirs = await stranger.get(`${SERIES}/${series.id}`);
    const nobodys = await stranger.get(`${SERIES}/${NOBODY}`);
    expect([theirs.status, { ...theirs.problem, traceId: '' }]).toEqual([404, { ...nobodys.problem, traceId: '' }]);
    expect((await stranger.post(`${SERIES}/${series.id}/cancel`, { reason: 'pat' })).problem.code).toBe('series.not_found');
  });
});
