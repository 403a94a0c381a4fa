import 'reflect-metadata';
import type { Appointment, WaitlistEntry } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import { aClinic, dayAt, timesAt, weekly, type Clinic } from '../../test/clinic.js';
import { NOBODY } from '../../test/route-cases.js';
import { DUE_TO_REQUESTS } from '../worker/planned-jobs.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
});
afterAll(() => api.close());

let day = 3;
const freeDay = () => (day += 1);
const cancelled = async (more: object): Promise<Appointment> => {
  const { id } = await clinic.booked(more);
  const { status, body } = await clinic.desk.post<Appointment>(`/api/appointments/${id}/cancel`, { reason: 'pat', note: 'Slip' });
  expect(status).toBe(200);
  return body;
};
const reinstate = ({ id }: { id: string }, version?: number) =>
  clinic.desk.post<Appointment>(`/api/appointments/${id}/reinstate`, undefined, version === undefined ? {} : { version });
const planned = async ({ id }: Appointment) =>
  (await clinic.rows<{ due: Date }>(`SELECT due_at AS due FROM public.planned_jobs WHERE subject_id = $1 ORDER BY due_at`, [id])).length;
/** As if the cancellation were an hour old. */
const anHourAgo = ({ id }: Appointment) =>
  clinic.rows(`UPDATE {schema}.appointments SET updated_at = updated_at - interval '1 hour' WHERE id = $1`, [id]);

describe('taking a cancellation back', () => {
  it('is refused for what is not there, not cancelled, seen otherwise, and by who may not book', async () => {
    expect((await reinstate({ id: NOBODY })).problem.code).toBe('appointment.not_found');
    const booked = await clinic.booked(timesAt(freeDay()));
    expect((await reinstate(booked)).problem).toMatchObject({ status: 409, code: 'appointment.illegal_state' });
    const gone = await cancelled(timesAt(freeDay()));
    expect((await reinstate(gone, 1)).problem.code).toBe('version.stale');
    const [missed] = [await clinic.booked(timesAt(freeDay()))];
    await clinic.desk.post(`/api/appointments/${missed.id}/no-show`);
    expect((await reinstate(missed)).problem.code).toBe('appointment.illegal_state');
  });

  it('makes all as it was, with its history, its words, its mark and its reminders', async () => {
    const on = freeDay();
    const doctorId = await clinic.aDoctor();
    await clinic.desk.put(`/api/doctors/${doctorId}/availability`, { rules: weekly('14:00', '15:00') }, { version: 1 });
    const typeId = await clinic.aType();
    const roomId = await clinic.aRoom();
    const gone = await cancelled({ ...timesAt(on), doctorId, typeId, roomId, reason: 'Fever', notes: 'Wheelchair', outsideHours: true });
    await clinic.rows('UPDATE {schema}.appointment_types SET archived_at = now() WHERE id = $1', [typeId]);
    expect(await planned(gone)).toBe(0);
    const { status, body } = await reinstate(gone, gone.version);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ ...timesAt(on), id: gone.id, status: 'scheduled', doctorId, typeId, roomId, reason: 'Fever', notes: 'Wheelchair' },
      ...{ outsideHours: true, cancellationReason: null },
    });
    expect(body.history.map(({ fromStatus, toStatus }) => [fromStatus, toStatus])).toEqual([
      [null, 'scheduled'],
      ['scheduled', 'cancelled'],
      ['cancelled', 'scheduled'],
    ]);
    expect(await planned(body)).toBe(2);
    const events = await clinic.rows(`SELECT FROM {schema}.audit_events WHERE action = 'appointment.reinstated' AND entity_id = $1`, [
      gone.id,
    ]);
    expect(events).toHaveLength(1);
  });

  it('is refused when somebody has the doctor’s or the patient’s time by now: of two at once one has it', async () => {
    const on = freeDay();
    const gone = await cancelled(timesAt(on));
    await clinic.booked(timesAt(on, 10));
    const refused = await reinstate(gone);
    expect(refused.problem).toMatchObject({
      status: 409,
      code: 'appointment.conflict',
      conflicts: [{ with: 'doctor', ...timesAt(on, 10) }],
    });
    const elsewhere = await cancelled(timesAt(freeDay()));
    const { startsAt, endsAt, patientId } = elsewhere;
    await clinic.booked({ startsAt, endsAt, patientId, doctorId: await clinic.aDoctor() });
    expect((await reinstate(elsewhere)).problem.code).toBe('appointment.conflict');
    for (let round = 0; round < 3; round += 1) {
      const raced = await cancelled(timesAt(freeDay()));
      const rival = { startsAt: raced.startsAt, endsAt: raced.endsAt, patientId: await clinic.aPatient() };
      const both = await Promise.all([reinstate(raced), clinic.book(rival)]);
      expect(both.filter(({ status }) => status < 300)).toHaveLength(1);
    }
  });

  it('at once is before who waits: they are offered the time when it can no longer be undone', async () => {
    const on = freeDay();
    const wish = { patientId: await clinic.aPatient(), doctorId: clinic.doctorId, fromDate: dayAt(on), toDate: dayAt(on) };
    const { body: entry } = await clinic.desk.post<WaitlistEntry>('/api/waitlist', wish);
    const offer = async () => (await clinic.desk.get<WaitlistEntry>(`/api/waitlist/${entry.id}`)).body.offer;
    const gone = await cancelled(timesAt(on));
    // What the worker does meanwhile.
    await clinic.rows(DUE_TO_REQUESTS);
    const asked = `SELECT FROM public.job_requests WHERE tenant_id = $1 AND kind = 'waitlist.offer'`;
    expect(await clinic.rows(asked, [clinic.hospital.id])).toHaveLength(0);
    expect((await reinstate(gone)).status).toBe(200);
    await api.runJobs();
    expect(await offer()).toBeNull();
    await clinic.desk.delete(`/api/appointments/${gone.id}`);
    await api.runJobs();
    expect(await offer()).toMatchObject(timesAt(on));
  });

  it('of a group takes a place that is left', async () => {
    const on = freeDay();
    const typeId = await clinic.aType({ capacity: 2 });
    const gone = await cancelled({ ...timesAt(on), typeId });
    const others = [await clinic.booked({ ...timesAt(on), typeId }), await clinic.booked({ ...timesAt(on), typeId })];
    expect((await reinstate(gone)).problem.code).toBe('appointment.conflict');
    await clinic.desk.delete(`/api/appointments/${others[0].id}`);
    expect((await reinstate(gone)).status).toBe(200);
    expect((await clinic.book({ ...timesAt(on), typeId })).problem.code).toBe('appointment.conflict');
  });

  it('of who was here makes them here again; later they are to come', async () => {
    const arrived = async () => {
      const { id } = await clinic.booked(timesAt(freeDay()));
      await clinic.desk.post(`/api/appointments/${id}/check-in`);
      return (await clinic.desk.post<Appointment>(`/api/appointments/${id}/cancel`, { reason: 'pat' })).body;
    };
    const [now, before] = [await arrived(), await arrived()];
    expect((await reinstate(now)).body.status).toBe('checked_in');
    await anHourAgo(before);
    expect((await reinstate(before)).body.status).toBe('scheduled');
  });

  it('of a time that is over is refused but for a slip of the hand', async () => {
    const inThePast = async () => {
      const gone = await cancelled(timesAt(freeDay()));
      await clinic.rows(
        `UPDATE {schema}.appointments SET starts_at = now() - interval '10 minutes', ends_at = now() + interval '5 minutes',
           blocked = tstzrange(now() - interval '10 minutes', now() + interval '5 minutes') WHERE id = $1`,
        [gone.id],
      );
      return gone;
    };
    const [slip, old] = [await inThePast(), await inThePast()];
    await anHourAgo(old);
    expect((await reinstate(old)).problem).toMatchObject({ code: 'appointment.outside_hours', reason: 'past' });
    expect((await reinstate(slip)).status).toBe(200);
  });

  it('of a patient who was archived since is refused', async () => {
    const gone = await cancelled(timesAt(freeDay()));
    await (await clinic.hospital.as('Admin')).delete(`/api/patients/${gone.patientId}`);
    expect((await reinstate(gone)).problem.code).toBe('patient.illegal_state');
  });
});
