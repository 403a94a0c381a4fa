import 'reflect-metadata';
import type { Appointment, AppointmentList, Calendar } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import { aClinic, timesAt, type Clinic } from '../../test/clinic.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { NOBODY } from '../../test/route-cases.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
});
afterAll(() => api.close());

/** Every booking of this file has a day of its own, so that none is in another's way. */
let day = 3;
const freeDay = () => (day += 1);
const codes = (problem: { errors?: { path: string; code: string }[] }) => problem.errors?.map(({ path, code }) => `${path} ${code}`);

describe('booking refuses', () => {
  it.each([
    [{ startsAt: 'tomorrow' }, ['startsAt instant.invalid']],
    [{ startsAt: '2027-02-30T10:00:00Z' }, ['startsAt instant.invalid']],
    [{ startsAt: '2027-02-20T10:00:00+05:30' }, ['startsAt instant.invalid']],
    [{ doctorId: 'Dr Iyer' }, ['doctorId id.invalid']],
    [{ endsAt: '2026-01-01T00:00:00Z' }, ['endsAt instant.order']],
    [timesAt(3, 0, 4), ['endsAt appointment.too_short']],
    [timesAt(3, 0, 481), ['endsAt appointment.too_long']],
    [timesAt(800), ['startsAt instant.out_of_range']],
    [{ status: 'completed' }, ['status field.unknown']],
    [{ version: 1 }, ['version field.unknown']],
  ])('%j', async (more, expected) => {
    const { status, problem } = await clinic.book({ ...timesAt(3), ...more });
    expect([status, codes(problem)]).toEqual([400, expected]);
  });

  it('whom or what it does not know, and archived ones', async () => {
    const times = timesAt(freeDay());
    for (const [name, code] of [
      ['patientId', 'patient.not_found'],
      ['doctorId', 'doctor.not_found'],
      ['typeId', 'appointment_type.not_found'],
      ['roomId', 'room.not_found'],
    ]) {
      expect((await clinic.book({ ...times, [name]: NOBODY })).problem).toMatchObject({ status: 404, code });
    }
    const [patientId, typeId, roomId] = [await clinic.aPatient(), await clinic.aType(), await clinic.aRoom()];
    await clinic.rows('UPDATE {schema}.appointment_types SET archived_at = now() WHERE id = $1', [typeId]);
    await clinic.rows('UPDATE {schema}.rooms SET archived_at = now() WHERE id = $1', [roomId]);
    expect((await clinic.book({ ...times, typeId })).problem.code).toBe('appointment_type.not_found');
    expect((await clinic.book({ ...times, roomId })).problem.code).toBe('room.not_found');
    await (await clinic.hospital.as('Admin')).delete(`/api/patients/${patientId}`);
    expect((await clinic.book({ ...times, patientId })).problem).toMatchObject({ status: 409, code: 'patient.illegal_state' });
  });

  it('a nurse as the doctor, and a doctor who is suspended', async () => {
    const times = timesAt(freeDay());
    const { Nurse: nurse } = clinic.hospital.users;
    expect((await clinic.book({ ...times, doctorId: nurse!.id })).problem.code).toBe('doctor.not_found');
    const doctorId = await clinic.aDoctor();
    await (await clinic.hospital.as('Admin')).post(`/api/staff/${doctorId}/suspend`);
    expect((await clinic.book({ ...times, doctorId })).problem.code).toBe('doctor.not_found');
  });

  it('times that are over, by more than the moment that writing takes', async () => {
    const { status, problem } = await clinic.book(timesAt(-1));
    expect([status, problem.code, (problem as unknown as { reason: string }).reason]).toEqual([422, 'appointment.outside_hours', 'past']);
    const now = Math.floor(Date.now() / 1000) * 1000;
    const walkIn = { startsAt: new Date(now - 60_000).toISOString(), endsAt: new Date(now + 600_000).toISOString() };
    expect((await clinic.book(walkIn)).status).toBe(201);
  });

  it('people without the permission, and the future while the hospital is on hold', async () => {
    const held = await aClinic(api);
    const patientId = await held.aPatient();
    const kept = await held.booked({ ...timesAt(3), patientId });
    await api.database.query(
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = 'billing_hold', suspension_reason = 'x', suspended_at = now() WHERE id = $1`,
      [held.hospital.id],
    );
    expect((await held.book({ ...timesAt(4), patientId })).problem).toMatchObject({ status: 403, code: 'tenant.on_hold' });
    expect((await held.desk.post(`/api/appointments/${kept.id}/check-in`)).status).toBe(200);
    const lab = await api.aHospital();
    const technician = await lab.as('LabTechnician');
    expect((await technician.post('/api/appointments', {})).problem.code).toBe('permission.denied');
  });
});

describe('booking', () => {
  it('answers the appointment with every name, where to find it, and writes history and event', async () => {
    const [patientId, typeId, roomId] = [await clinic.aPatient(), await clinic.aType({ colour: 3 }), await clinic.aRoom()];
    const times = timesAt(freeDay());
    const words = { reason: ' Follow-up ', notes: 'Wheelchair' };
    const { status, body, headers } = await clinic.book({ ...times, ...words, patientId, typeId, roomId });
    expect(status).toBe(201);
    expect(headers['location']).toBe(`/api/appointments/${body.id}`);
    expect(body).toMatchObject({
      ...{ ...times, patientId, doctorId: clinic.doctorId, typeId, roomId, status: 'scheduled', version: 1 },
      ...{ doctorName: 'Test Doctor', typeColour: 3, reason: 'Follow-up', notes: 'Wheelchair', outsideHours: false, seriesId: null },
    });
    expect(body.patient).toMatchObject({ id: patientId, lastName: expect.stringMatching(/^Family/) as string });
    expect(body.history).toEqual([
      expect.objectContaining({ by: 'Test Receptionist', fromStatus: null, toStatus: 'scheduled', toStartsAt: times.startsAt }),
    ]);
    expect((await clinic.desk.get<Appointment>(`/api/appointments/${body.id}`)).body).toEqual(body);
    const events = await clinic.rows<{ action: string; details: object }>(
      'SELECT action, details FROM {schema}.audit_events WHERE entity_id = $1 AND patient_id = $2 ORDER BY occurred_at',
      [body.id, patientId],
    );
    expect(events.map(({ action }) => action)).toEqual(['appointment.booked', 'appointment.read']);
    expect(JSON.stringify(events)).not.toMatch(/Follow-up|Wheelchair/);
  });

  it('is done once for one Idempotency-Key', async () => {
    const more = { ...timesAt(freeDay()), patientId: await clinic.aPatient(), doctorId: clinic.doctorId };
    const send = () => clinic.desk.post<Appointment>('/api/appointments', more, { idempotencyKey: 'book-once' });
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers[0].status).toBe(201);
  });
});

describe('how an appointment goes', () => {
  const step = (id: string, name: string, by = clinic.doctor, version?: number) =>
    by.post<Appointment>(`/api/appointments/${id}/${name}`, {}, version === undefined ? {} : { version });

  it('from check-in to the end, each step with its author', async () => {
    const { id } = await clinic.booked(timesAt(freeDay()));
    expect((await step(id, 'check-in', clinic.desk)).body).toMatchObject({ status: 'checked_in', version: 2 });
    expect((await step(id, 'start')).body.status).toBe('in_progress');
    const { body } = await step(id, 'complete');
    expect(body).toMatchObject({ status: 'completed', version: 4, updatedBy: 'Test Doctor' });
    expect(body.history.map(({ by, fromStatus, toStatus }) => [by, fromStatus, toStatus])).toEqual([
      ['Test Receptionist', null, 'scheduled'],
      ['Test Receptionist', 'scheduled', 'checked_in'],
      ['Test Doctor', 'checked_in', 'in_progress'],
      ['Test Doctor', 'in_progress', 'completed'],
    ]);
    expect((await step(id, 'check-in')).problem).toMatchObject({ status: 409, code: 'appointment.illegal_state' });
  });

  it('never by a way that is not declared', async () => {
    const { id } = await clinic.booked(timesAt(freeDay()));
    for (const name of ['start', 'complete']) expect((await step(id, name)).problem.code).toBe('appointment.illegal_state');
    expect((await step(id, 'start', clinic.desk)).problem.code).toBe('permission.denied');
    expect((await step(id, 'check-in', clinic.desk, 9)).problem.code).toBe('version.stale');
    expect((await clinic.desk.get<Appointment>(`/api/appointments/${id}`)).body).toMatchObject({ status: 'scheduled', version: 1 });
  });

  it('moves once when many press at once', async () => {
    const { id } = await clinic.booked(timesAt(freeDay()));
    const answers = await Promise.all(Array.from({ length: 20 }, () => step(id, 'check-in', clinic.desk)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  it('ends cancelled for a coded reason, or not come; the time is free again', async () => {
    const times = timesAt(freeDay());
    const { id } = await clinic.booked(times);
    const cancel = (body: object) => clinic.desk.post<Appointment>(`/api/appointments/${id}/cancel`, body);
    expect((await cancel({ reason: 'because' })).status).toBe(400);
    expect((await cancel({})).status).toBe(400);
    const { body } = await cancel({ reason: 'pat-fb', note: 'Called at eight' });
    expect(body).toMatchObject({ status: 'cancelled', cancellationReason: 'pat-fb' });
    expect(body.history.at(-1)).toMatchObject({ fromStatus: 'scheduled', reason: 'pat-fb', note: 'Called at eight' });
    const second = await clinic.booked(times);
    expect((await step(second.id, 'no-show', clinic.desk)).body.status).toBe('no_show');
    const third = await clinic.booked(times);
    expect((await clinic.desk.delete(`/api/appointments/${third.id}?reason=prov`, { version: 2 })).problem.code).toBe('version.stale');
    expect((await clinic.desk.delete(`/api/appointments/${third.id}?reason=prov`)).status).toBe(204);
    expect((await clinic.desk.delete(`/api/appointments/${third.id}`)).problem.code).toBe('appointment.illegal_state');
    expect((await clinic.desk.get<Appointment>(`/api/appointments/${third.id}`)).body.cancellationReason).toBe('prov');
    const fourth = await clinic.booked(times);
    await clinic.desk.delete(`/api/appointments/${fourth.id}`);
    expect((await clinic.desk.get<Appointment>(`/api/appointments/${fourth.id}`)).body.cancellationReason).toBe('other');
  });
});

describe('the lists', () => {
  it('page by start without gap or repeat, both ways round, and filter', async () => {
    const own = await aClinic(api);
    const patientId = await own.aPatient();
    const other = await own.aDoctor();
    const made: string[] = [];
    for (let i = 0; i < 7; i += 1) made.push((await own.booked({ ...timesAt(3, i * 15), ...(i === 3 ? { patientId } : {}) })).id);
    const theirs = await own.booked({ ...timesAt(3, 5, 30), doctorId: other });
    await own.desk.delete(`/api/appointments/${made[6]}`);
    const all = async (query: string): Promise<string[]> => {
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: { body: AppointmentList } = await own.desk.get(
          `/api/appointments?limit=3&${query}${cursor && `&cursor=${cursor}`}`,
        );
        ids.push(...body.data.map(({ id }) => id));
        cursor = body.page.nextCursor;
      }
      return ids;
    };
    expect(await all(`doctorId=${own.doctorId}`)).toEqual(made);
    expect(await all(`doctorId=${own.doctorId}&sort=-startsAt`)).toEqual([...made].reverse());
    expect(await all(`patientId=${patientId}`)).toEqual([made[3]]);
    expect(await all('status=cancelled')).toEqual([made[6]]);
    const { startsAt, endsAt } = timesAt(3, 15);
    expect(await all(`from=${startsAt}&to=${endsAt}`)).toEqual([theirs.id, made[1]]);
    const first = await own.desk.get<AppointmentList>('/api/appointments?limit=3');
    expect(first.body.page).toMatchObject({ total: 8, totalIsEstimate: false });
    const turned = await own.desk.get(`/api/appointments?sort=-startsAt&cursor=${first.body.page.nextCursor}`);
    expect(turned.problem.errors?.[0].code).toBe('cursor.invalid');
  });

  it('give a calendar everything at once, for 42 days at most', async () => {
    const own = await aClinic(api);
    const [here] = [await own.booked(timesAt(3)), await own.booked(timesAt(5))];
    const range = `from=${timesAt(3).startsAt}&to=${timesAt(4).startsAt}`;
    const { body } = await own.desk.get<Calendar>(`/api/appointments/calendar?${range}`);
    const { history: _, notes: __, cancellationReason: ___, createdAt: ____, updatedAt: _____, updatedBy: ______, ...summary } = here;
    expect(body).toEqual({ data: [summary], taken: [], truncated: false });
    for (const to of [timesAt(3).startsAt, timesAt(60).startsAt])
      expect((await own.desk.get(`/api/appointments/calendar?from=${timesAt(3).startsAt}&to=${to}`)).status).toBe(400);
  });
});

it('a calendar is told what else of the doctors’ time is taken: buffers, held times, and whom a filter leaves out; never by whom', async () => {
  const own = await aClinic(api);
  const at = (minutes: number) => ({ ...timesAt(3, minutes), doctorId: own.doctorId });
  const typeId = await own.aType({ buffer_before_minutes: 5, buffer_after_minutes: 10 });
  const buffered = await own.booked({ ...at(60), typeId });
  const [plain, gone, held, lapsed] = [
    await own.booked(at(120)),
    await own.booked(at(180)),
    await own.booked(at(240)),
    await own.booked(at(300)),
  ];
  await own.desk.delete(`/api/appointments/${gone.id}`);
  for (const [{ id }, minutes] of [[held, 10] as const, [lapsed, -1] as const])
    await own.rows(`UPDATE {schema}.appointments SET status = 'held', held_until = now() + make_interval(mins => $2) WHERE id = $1`, [
      id,
      minutes,
    ]);
  const read = async (filter: string) =>
    (await own.desk.get<Calendar>(`/api/appointments/calendar?from=${timesAt(3).startsAt}&to=${timesAt(4).startsAt}${filter}`)).body;
  const around = { ...timesAt(3, 55, 30), doctorId: own.doctorId, appointmentId: buffered.id };
  const hold = { ...at(240), appointmentId: null };
  const all = await read('');
  expect(all.data.map(({ id }) => id)).toEqual([buffered, plain, gone].map(({ id }) => id));
  expect(all.taken).toEqual([around, hold]);
  const none = await read('&status=completed');
  expect([none.data, none.taken]).toEqual([[], [around, { ...at(120), appointmentId: plain.id }, hold]]);
  expect((await read(`&doctorId=${NOBODY}`)).taken).toEqual([]);
  expect((await read(`&departmentId=${NOBODY}`)).taken).toEqual([]);
});

isolationContract({
  api: () => api,
  name: 'appointments',
  role: 'Doctor',
  list: '/api/appointments',
  create: async (client) => {
    const person = { lastName: 'Rao', dateOfBirth: '1978-03-02', gender: 'male', allowDuplicate: true };
    const patient = await client.post<{ id: string }>('/api/patients', person);
    const { body } = await client.post<Appointment>('/api/appointments', {
      ...timesAt(5),
      patientId: patient.body.id,
      doctorId: client.user.id,
    });
    return body;
  },
  requests: [
    { method: 'GET', path: (id) => `/api/appointments/${id}` },
    { method: 'DELETE', path: (id) => `/api/appointments/${id}` },
    ...['check-in', 'start', 'complete', 'no-show', 'reinstate'].map((step) => ({
      method: 'POST' as const,
      path: (id: string) => `/api/appointments/${id}/${step}`,
      body: {},
    })),
    { method: 'POST', path: (id) => `/api/appointments/${id}/cancel`, body: { reason: 'pat' } },
  ],
});
