import 'reflect-metadata';
import type { Appointment } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import { eventually } from '../../test/eventually.js';
import { aClinic, dayAt, timesAt, weekly, type Clinic, type Refusal } from '../../test/clinic.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
});
afterAll(() => api.close());

let day = 3;
const freeDay = () => (day += 1);
const refusalOf = ({ problem }: { problem: unknown }) => problem as Refusal;
const conflictsOf = (answer: { problem: unknown }) => refusalOf(answer).conflicts.map((each) => each.with);

describe('nobody is booked twice', () => {
  it('not the doctor: the refusal says when, and three times that are free', async () => {
    const on = freeDay();
    await clinic.booked(timesAt(on));
    await clinic.booked(timesAt(on, 30));
    const patientId = await clinic.aPatient();
    await clinic.booked({ ...timesAt(on, 45), patientId, doctorId: await clinic.aDoctor() });
    const answer = await clinic.book({ ...timesAt(on, 5), patientId });
    const { status, code, detail, conflicts, alternatives } = refusalOf(answer);
    expect([status, code]).toEqual([409, 'appointment.conflict']);
    expect(detail).toBe('The doctor is taken from 10:00 to 10:15. Choose another time.');
    expect(conflicts).toEqual([{ with: 'doctor', ...timesAt(on) }]);
    expect(alternatives).toEqual([65, 80, 95].map((minute) => ({ doctorId: clinic.doctorId, ...timesAt(on, minute) })));
    for (const { startsAt, endsAt } of alternatives) expect((await clinic.book({ startsAt, endsAt })).status).toBe(201);
  });

  it('not the patient, with whatever doctor; and nothing is told of anybody else', async () => {
    const on = freeDay();
    const patientId = await clinic.aPatient();
    const here = await clinic.booked({ ...timesAt(on), patientId, reason: 'Secret' });
    const answer = await clinic.book({ ...timesAt(on, 10), patientId, doctorId: await clinic.aDoctor() });
    expect(conflictsOf(answer)).toEqual(['patient']);
    expect(answer.problem.detail).toContain('The patient is taken from 10:00 to 10:15.');
    for (const secret of [here.id, 'Secret', here.patient.lastName]) expect(answer.text).not.toContain(secret);
  });

  it('not the room, but by the doctor’s own group', async () => {
    const on = freeDay();
    const [roomId, typeId, doctorId] = [await clinic.aRoom(), await clinic.aType({ capacity: 2 }), await clinic.aDoctor()];
    await clinic.booked({ ...timesAt(on), roomId, typeId });
    expect((await clinic.book({ ...timesAt(on), roomId, typeId })).status).toBe(201);
    expect(conflictsOf(await clinic.book({ ...timesAt(on, 10), roomId, doctorId }))).toEqual(['room']);
    expect((await clinic.book({ ...timesAt(on, 15), roomId, doctorId })).status).toBe(201);
  });

  it('all that are taken are named', async () => {
    const on = freeDay();
    const [patientId, roomId, doctorId] = [await clinic.aPatient(), await clinic.aRoom(), await clinic.aDoctor()];
    await clinic.booked({ ...timesAt(on), doctorId, roomId });
    await clinic.booked({ ...timesAt(on), patientId });
    const answer = await clinic.book({ ...timesAt(on), patientId, roomId });
    expect(conflictsOf(answer).sort()).toEqual(['doctor', 'patient', 'room']);
  });

  it('times that meet at an end are in nobody’s way; buffers are', async () => {
    const on = freeDay();
    const patientId = await clinic.aPatient();
    await clinic.booked({ ...timesAt(on, 15), patientId });
    expect((await clinic.book({ ...timesAt(on, 0), patientId })).status).toBe(201);
    expect((await clinic.book({ ...timesAt(on, 30), patientId })).status).toBe(201);
    const typeId = await clinic.aType({ buffer_before_minutes: 5, buffer_after_minutes: 10 });
    expect(conflictsOf(await clinic.book({ ...timesAt(on, 45), typeId }))).toEqual(['doctor']);
    await clinic.booked({ ...timesAt(on, 50), typeId });
    expect(conflictsOf(await clinic.book(timesAt(on, 70)))).toEqual(['doctor']);
    expect((await clinic.book(timesAt(on, 75))).status).toBe(201);
  });

  it('a group is full when its places are taken, and takes no other kind', async () => {
    const on = freeDay();
    const [group, other] = [await clinic.aType({ capacity: 3 }), await clinic.aType({ capacity: 5 })];
    const answers = await Promise.all(Array.from({ length: 8 }, async () => clinic.book({ ...timesAt(on), typeId: group })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
    expect(conflictsOf(answers.find(({ status }) => status === 409)!)).toContain('doctor');
    await clinic.booked({ ...timesAt(on, 30), typeId: group });
    for (const more of [{ typeId: other }, {}]) expect(conflictsOf(await clinic.book({ ...timesAt(on, 30), ...more }))).toEqual(['doctor']);
  });

  it('not by SQL either: the database refuses', async () => {
    const { id } = await clinic.booked(timesAt(freeDay()));
    const twice = clinic.rows(
      `INSERT INTO {schema}.appointments (patient_id, doctor_id, starts_at, ends_at, blocked, lanes, updated_by_name)
       SELECT patient_id, doctor_id, starts_at, ends_at, blocked, lanes, 'x' FROM {schema}.appointments WHERE id = $1`,
      [id],
    );
    await expect(twice).rejects.toMatchObject({ code: '23P01' });
  });
});

describe('hours', () => {
  it('refuse what is outside and say why, unless it is meant so', async () => {
    const own = await aClinic(api);
    await own.desk.put(`/api/doctors/${own.doctorId}/availability`, { rules: weekly('09:00', '13:00') }, { version: 1 });
    const leave = { kind: 'leave', fromDate: dayAt(4), toDate: dayAt(4) };
    await own.desk.post(`/api/doctors/${own.doctorId}/exceptions`, leave);
    await (await own.hospital.as('Admin')).post('/api/holidays', { date: dayAt(5), name: 'Feast' });
    const reason = async (more: object) => {
      const { status, problem } = await own.book(more);
      return [status, problem.code, (problem as unknown as { reason?: string }).reason];
    };
    expect(await reason(timesAt(3, 175))).toEqual([422, 'appointment.outside_hours', 'not_working']);
    expect(await reason(timesAt(4))).toEqual([422, 'appointment.outside_hours', 'leave']);
    expect(await reason(timesAt(5))).toEqual([422, 'appointment.outside_hours', 'holiday']);
    expect(await reason({ ...timesAt(-2), outsideHours: true })).toEqual([422, 'appointment.outside_hours', 'past']);
    expect((await own.booked({ ...timesAt(3, 175), outsideHours: true })).outsideHours).toBe(true);
    expect((await own.booked({ ...timesAt(3), outsideHours: true })).outsideHours).toBe(false);
    expect((await own.booked(timesAt(3, 160))).outsideHours).toBe(false);
    const full = await own.book(timesAt(3, 160));
    expect(refusalOf(full).alternatives.map(({ startsAt }) => startsAt)).toEqual(
      [-60, -45, -30].map((minute) => timesAt(6, minute).startsAt),
    );
  });
});

describe('rescheduling', () => {
  const edit = (appointment: Appointment, more: object, version = appointment.version) => {
    const { doctorId, startsAt, endsAt, reason, notes, typeId, roomId } = appointment;
    return clinic.desk.put<Appointment>(
      `/api/appointments/${appointment.id}`,
      { doctorId, startsAt, endsAt, reason, notes, typeId, roomId, ...more },
      { version },
    );
  };

  it('keeps the id, and the history says from when to when and from whom to whom', async () => {
    const on = freeDay();
    const before = await clinic.booked({ ...timesAt(on), reason: 'Follow-up' });
    const doctorId = await clinic.aDoctor('Dr Leela Nair');
    const { status, body } = await edit(before, { ...timesAt(on, 60), doctorId });
    expect([status, body.id, body.version, body.reason]).toEqual([200, before.id, 2, 'Follow-up']);
    expect(body).toMatchObject({ ...timesAt(on, 60), doctorId, status: 'scheduled' });
    expect(body.history.at(-1)).toMatchObject({
      ...{ fromStartsAt: before.startsAt, toStartsAt: timesAt(on, 60).startsAt, by: 'Test Receptionist' },
      ...{ fromDoctorName: 'Test Doctor', toDoctorName: 'Dr Leela Nair', fromStatus: 'scheduled', toStatus: 'scheduled' },
    });
    expect((await clinic.book(timesAt(on))).status).toBe(201);
  });

  it('by a part of its own length is in nobody’s way, least of all its own', async () => {
    const before = await clinic.booked(timesAt(freeDay()));
    const minute = Date.parse(before.startsAt) + 300_000;
    const moved = await edit(before, { startsAt: new Date(minute).toISOString(), endsAt: new Date(minute + 900_000).toISOString() });
    expect(moved.status).toBe(200);
  });

  it('to a taken time is refused as a booking is, and nothing is changed', async () => {
    const on = freeDay();
    await clinic.booked(timesAt(on));
    const before = await clinic.booked(timesAt(on, 30));
    const answer = await edit(before, timesAt(on, 10));
    expect(refusalOf(answer)).toMatchObject({ status: 409, code: 'appointment.conflict', conflicts: [{ with: 'doctor', ...timesAt(on) }] });
    expect(refusalOf(answer).alternatives).toHaveLength(3);
    expect((await clinic.desk.get<Appointment>(`/api/appointments/${before.id}`)).body).toEqual(before);
  });

  it('asks for the version, and is over when the visit has begun', async () => {
    const on = freeDay();
    const before = await clinic.booked(timesAt(on));
    expect((await edit(before, timesAt(on, 30), 7)).problem.code).toBe('version.stale');
    const words = await edit(before, { notes: 'Bring the reports' });
    expect(words.body).toMatchObject({ notes: 'Bring the reports', version: 2 });
    expect(words.body.history).toHaveLength(1);
    await clinic.desk.post(`/api/appointments/${before.id}/check-in`);
    await clinic.doctor.post(`/api/appointments/${before.id}/start`);
    expect((await edit(before, timesAt(on, 30), 4)).problem.code).toBe('appointment.illegal_state');
  });

  it('is written down for a change of room, kind or length alone, too', async () => {
    const on = freeDay();
    const [typeId, roomId] = [await clinic.aType({ name: 'Long visit' }), await clinic.aRoom()];
    const before = await clinic.booked(timesAt(on));
    const { body } = await edit(before, { ...timesAt(on, 0, 40), typeId, roomId });
    const unmoved = { fromStartsAt: null, toStartsAt: null, fromDoctorName: null, toDoctorName: null };
    expect(body.history.slice(1)).toEqual([
      expect.objectContaining({
        ...{ by: 'Test Receptionist', fromStatus: 'scheduled', toStatus: 'scheduled', ...unmoved },
        ...{ fromMinutes: 15, toMinutes: 40, fromTypeName: null, toTypeName: 'Long visit', fromRoomName: null, toRoomName: body.roomName },
      }),
    ]);
    const moved = await edit(body, { ...timesAt(on, 60, 40), roomId: null });
    expect(moved.body.history.at(-1)).toMatchObject({
      ...{ fromMinutes: null, toMinutes: null, fromTypeName: null, toTypeName: null, fromRoomName: body.roomName, toRoomName: null },
      toStartsAt: timesAt(on, 60).startsAt,
    });
  });

  it('keeps a kind and a room that were archived since, and takes no other archived one', async () => {
    const on = freeDay();
    const [typeId, roomId] = [await clinic.aType({ buffer_after_minutes: 10 }), await clinic.aRoom()];
    const others = { typeId: await clinic.aType(), roomId: await clinic.aRoom() };
    const before = await clinic.booked({ ...timesAt(on), typeId, roomId });
    const bare = await clinic.booked(timesAt(on, 120));
    for (const table of ['appointment_types', 'rooms'])
      await clinic.rows(`UPDATE {schema}.${table} SET archived_at = now() WHERE id = ANY ($1)`, [
        [typeId, roomId, ...Object.values(others)],
      ]);
    const moved = await edit(before, timesAt(on, 60));
    expect([moved.status, moved.body.typeId, moved.body.roomId]).toEqual([200, typeId, roomId]);
    expect(conflictsOf(await clinic.book(timesAt(on, 80)))).toEqual(['doctor']);
    expect((await edit(moved.body, { typeId: others.typeId })).problem.code).toBe('appointment_type.not_found');
    expect((await edit(bare, { roomId })).problem.code).toBe('room.not_found');
    expect((await edit(moved.body, { typeId: undefined, roomId: undefined })).body).toMatchObject({ typeId: null, roomId: null });
  });

  it('of many to one time at once: one is there, the others are told', async () => {
    const on = freeDay();
    const all = await Promise.all(Array.from({ length: 12 }, (_, index) => clinic.booked(timesAt(on, 60 + index * 15))));
    const answers = await Promise.all([
      ...all.map((each) => edit(each, timesAt(on))),
      ...Array.from({ length: 8 }, async () => clinic.book(timesAt(on, 5))),
    ]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    for (const answer of answers.filter(({ status }) => status === 409)) expect(refusalOf(answer).alternatives).toHaveLength(3);
  });

  it('waits for a merge of its patient before it has locked anything that the merge needs', async () => {
    const before = await clinic.booked(timesAt(freeDay()));
    const merge = await api.database.connect();
    try {
      await merge.query('BEGIN');
      await merge.query(`SET LOCAL lock_timeout = '500ms'`);
      const schema = `"${clinic.hospital.id}"`;
      const { rows } = await merge.query<{ pid: number }>(
        `SELECT pg_backend_pid() AS pid FROM ${schema}.patients WHERE id = $1 FOR UPDATE`,
        [before.patientId],
      );
      const move = edit(before, timesAt(freeDay()));
      const waits = 'SELECT pid FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))';
      await eventually(async () => (await api.database.query<{ pid: number }>(waits, [rows[0].pid])).rows[0], 10_000);
      await merge.query(`UPDATE ${schema}.appointments SET patient_id = patient_id WHERE id = $1`, [before.id]);
      await merge.query('COMMIT');
      expect((await move).status).toBe(200);
    } finally {
      await merge.query('ROLLBACK');
      merge.release();
    }
  });

  it('of one by two: one is told that the other was faster', async () => {
    const on = freeDay();
    const before = await clinic.booked(timesAt(on));
    const both = await Promise.all([edit(before, timesAt(on, 30)), edit(before, timesAt(on, 60))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
