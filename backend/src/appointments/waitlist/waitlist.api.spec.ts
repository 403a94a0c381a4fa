import 'reflect-metadata';
import type { Appointment, WaitlistEntry, WaitlistEntryList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { aClinic, dayAt, timesAt, weekly, type Clinic } from '../../../test/clinic.js';
import { apiPool } from '../../../test/database.js';
import { isolationContract } from '../../../test/isolation-contract.js';
import { JobsInProcess } from '../../../test/jobs-in-process.js';
import { REFUSED, sqlAs } from '../../../test/role-sql.js';
import { NOBODY } from '../../../test/route-cases.js';

let api: TestApi;
let clinic: Clinic;
const jobs = new JobsInProcess();
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
});
afterAll(async () => {
  await jobs.close();
  await api.close();
});

const WAITLIST = '/api/waitlist';
let day = 3;
const freeDay = () => (day += 1);
const wish = (on: number, more: object = {}) => ({ fromDate: dayAt(on), toDate: dayAt(on), ...more });

/** A doctor with hours from ten to noon, and one day of theirs. */
async function aBusyDoctor(): Promise<{ doctorId: string; on: number }> {
  const doctorId = await clinic.aDoctor();
  await clinic.desk.put(`/api/doctors/${doctorId}/availability`, { rules: weekly('10:00', '12:00') }, { version: 1 });
  // New hours are offered to who waits for anybody; here each test looks at what it frees itself.
  await run();
  return { doctorId, on: freeDay() };
}

const join = async (more: object) =>
  clinic.desk.post<WaitlistEntry>(WAITLIST, { patientId: 'patientId' in more ? more.patientId : await clinic.aPatient(), ...more });
const waits = async (more: object): Promise<WaitlistEntry> => {
  const { status, body, text } = await join(more);
  if (status !== 201) throw new Error(`joining answered ${status}: ${text}`);
  return body;
};
const now = async ({ id }: WaitlistEntry): Promise<WaitlistEntry> => (await clinic.desk.get<WaitlistEntry>(`${WAITLIST}/${id}`)).body;
const cancel = (appointment: Appointment) => clinic.desk.delete(`/api/appointments/${appointment.id}`);
const run = () => jobs.runAll(api.database);
const answer = (entry: WaitlistEntry, how: 'accept' | 'decline', offerId = entry.offer!.id) =>
  clinic.desk.post<WaitlistEntry>(`${WAITLIST}/${entry.id}/${how}`, { offerId });
/** As if a quarter of an hour had gone by. */
const lapse = async (entry: WaitlistEntry): Promise<void> => {
  await clinic.rows(
    `WITH held AS (UPDATE {schema}.appointments SET held_until = now() - interval '1 second'
       WHERE id = (SELECT appointment_id FROM {schema}.waitlist_offers WHERE id = $1))
     UPDATE {schema}.waitlist_offers SET expires_at = now() - interval '1 second' WHERE id = $1`,
    [entry.offer!.id],
  );
};

/** One who waits for the doctor, and is offered a time that became free. */
async function offered(): Promise<{ entry: WaitlistEntry; doctorId: string; on: number }> {
  const { doctorId, on } = await aBusyDoctor();
  const appointment = await clinic.booked({ ...timesAt(on), doctorId });
  const entry = await waits({ ...wish(on), doctorId });
  await cancel(appointment);
  await run();
  return { entry: await now(entry), doctorId, on };
}

describe('joining', () => {
  it('is refused for nothing, for both, out of order, too long, in the past, and for whom it does not know', async () => {
    const doctorId = clinic.doctorId;
    const errors = async (more: object) => {
      const { status, problem } = await join({ ...wish(5), ...more });
      return [status, problem.errors?.map(({ path, code }) => `${path} ${code}`)];
    };
    expect(await errors({})).toEqual([400, ['doctorId waitlist.for_nothing']]);
    expect(await errors({ doctorId, specialty: 'Cardiology' })).toEqual([400, ['specialty waitlist.for_both']]);
    expect(await errors({ doctorId, toDate: dayAt(4) })).toEqual([400, ['toDate date.order']]);
    expect(await errors({ doctorId, toDate: dayAt(372) })).toEqual([400, ['toDate date.out_of_range']]);
    expect(await errors({ doctorId, ...wish(-3) })).toEqual([400, ['toDate date.past']]);
    expect(await errors({ doctorId, parts: ['night'] })).toEqual([400, ['parts choice.invalid']]);
    for (const [name, code] of [
      ['patientId', 'patient.not_found'],
      ['doctorId', 'doctor.not_found'],
      ['typeId', 'appointment_type.not_found'],
    ])
      expect((await join({ ...wish(5), doctorId, [name]: NOBODY })).problem).toMatchObject({ status: 404, code });
    const patientId = await clinic.aPatient();
    await (await clinic.hospital.as('Admin')).delete(`/api/patients/${patientId}`);
    expect((await join({ ...wish(5), doctorId, patientId })).problem.code).toBe('patient.illegal_state');
  });

  it('lists who waits by priority and then in the order of coming, page by page, and nobody who was taken off', async () => {
    const own = await aClinic(api);
    const put = async (priority?: string) =>
      (await own.desk.post<WaitlistEntry>(WAITLIST, { ...wish(5), patientId: await own.aPatient(), doctorId: own.doctorId, priority }))
        .body;
    const [routine, urgent, asap, second] = [await put(), await put('urgent'), await put('asap'), await put('routine')];
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: WaitlistEntryList } = await own.desk.get(`${WAITLIST}?limit=3${cursor && `&cursor=${cursor}`}`);
      expect(body.page.total).toBe(4);
      ids.push(...body.data.map(({ id }) => id));
      cursor = body.page.nextCursor;
    }
    expect(ids).toEqual([asap, urgent, routine, second].map(({ id }) => id));
    expect((await own.desk.delete(`${WAITLIST}/${urgent.id}`, { version: 1 })).status).toBe(204);
    expect((await own.desk.delete(`${WAITLIST}/${urgent.id}`)).problem).toMatchObject({ status: 409, code: 'waitlist.illegal_state' });
    await own.rows(`UPDATE {schema}.waitlist_entries SET from_date = from_date - 30, to_date = to_date - 30 WHERE id = $1`, [second.id]);
    const standing = async (query: string) =>
      (await own.desk.get<WaitlistEntryList>(`${WAITLIST}?${query}`)).body.data.map(({ id, status }) => [id, status]);
    expect(await standing('')).toEqual([
      [asap.id, 'waiting'],
      [routine.id, 'waiting'],
    ]);
    expect(await standing('status=withdrawn')).toEqual([[urgent.id, 'withdrawn']]);
    expect(await standing('status=expired')).toEqual([[second.id, 'expired']]);
    expect(await standing('status=waiting&priority=asap')).toEqual([[asap.id, 'waiting']]);
    expect(await standing('status=offered')).toEqual([]);
  });
});

describe('a freed time', () => {
  it('is held for the first who fits: by priority, coming, days, part of the day, length, and the patient’s own time', async () => {
    const { doctorId, on } = await aBusyDoctor();
    const appointments = [];
    for (let i = 0; i < 8; i += 1) appointments.push(await clinic.booked({ ...timesAt(on, i * 15), doctorId }));
    const patientId = await clinic.aPatient();
    await clinic.booked({ ...timesAt(on), patientId, doctorId: await clinic.aDoctor() });
    const routine = await waits({ ...wish(on), doctorId });
    const unfit = [
      await waits({ ...wish(on), doctorId, patientId, priority: 'asap' }),
      await waits({ ...wish(on + 1), doctorId, priority: 'asap' }),
      await waits({ ...wish(on), doctorId, priority: 'asap', parts: ['afternoon', 'evening'] }),
      await waits({ ...wish(on), doctorId, priority: 'asap', minutes: 20 }),
      await waits({ ...wish(on), doctorId: clinic.doctorId, priority: 'asap' }),
      await waits({ ...wish(on), specialty: 'Cardiology', priority: 'asap' }),
    ];
    const first = await waits({ ...wish(on), doctorId, priority: 'urgent', parts: ['morning'], reason: 'Chest pain' });
    await cancel(appointments[0]);
    await run();
    const { status, offer } = await now(first);
    expect([status, offer]).toEqual([
      'offered',
      { id: offer?.id, doctorId, doctorName: 'Dr Arvind Menon', ...timesAt(on), expiresAt: expect.any(String) as string },
    ]);
    expect(Date.parse(offer!.expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    for (const other of [routine, ...unfit]) expect((await now(other)).status).toBe('waiting');
  });

  it('is looked for by specialty and by kind too, and when extra hours are written or a leave is taken back', async () => {
    const on = freeDay();
    const doctorId = await clinic.aDoctor();
    const admin = await clinic.hospital.as('Admin');
    await admin.put(`/api/staff/${doctorId}/profile`, { specialty: 'Neurology' }, { version: 0 });
    await clinic.desk.put(`/api/doctors/${doctorId}/availability`, { rules: [] }, { version: 1 });
    const typeId = await clinic.aType({ duration_minutes: 30, buffer_before_minutes: 5 });
    const specialty = await waits({ ...wish(on), specialty: 'neurology' });
    const kind = await waits({ ...wish(on), typeId });
    const hours = { kind: 'extra_hours', fromDate: dayAt(on), toDate: dayAt(on), startTime: '10:00', endTime: '11:00', slotMinutes: 30 };
    await clinic.desk.post(`/api/doctors/${doctorId}/exceptions`, hours);
    await run();
    expect((await now(specialty)).offer).toMatchObject(timesAt(on, 0, 15));
    expect((await now(kind)).offer).toMatchObject(timesAt(on, 30, 30));
    const busy = await aBusyDoctor();
    const leave = { kind: 'leave', fromDate: dayAt(busy.on), toDate: dayAt(busy.on) };
    const away = await clinic.desk.post<{ id: string }>(`/api/doctors/${busy.doctorId}/exceptions`, leave);
    const entry = await waits({ ...wish(busy.on), doctorId: busy.doctorId });
    await clinic.desk.delete(`/api/availability-exceptions/${away.body.id}`);
    await run();
    expect((await now(entry)).offer).toMatchObject(timesAt(busy.on));
  });

  it('by a move or by who did not come is offered too; by a visit that is over it is not', async () => {
    const { doctorId, on } = await aBusyDoctor();
    const [moved, missed] = [await clinic.booked({ ...timesAt(on), doctorId }), await clinic.booked({ ...timesAt(on, 15), doctorId })];
    const [one, other] = [await waits({ ...wish(on), doctorId }), await waits({ ...wish(on), doctorId })];
    const { startsAt, endsAt } = timesAt(on + 1);
    await clinic.desk.put(`/api/appointments/${moved.id}`, { doctorId, startsAt, endsAt }, { version: 1 });
    await run();
    expect((await now(one)).offer).toMatchObject(timesAt(on));
    await clinic.desk.post(`/api/appointments/${missed.id}/no-show`);
    await run();
    expect((await now(other)).offer).toMatchObject(timesAt(on, 15));
    const asked = () =>
      clinic.rows(`SELECT id FROM public.job_requests WHERE kind = $1 UNION SELECT id FROM public.planned_jobs WHERE kind = $1`, [
        'waitlist.offer',
      ]);
    const before = (await asked()).length;
    await clinic.rows(
      `UPDATE {schema}.appointments SET starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days',
         blocked = tstzrange(starts_at - interval '30 days', ends_at - interval '30 days') WHERE id = $1`,
      [moved.id],
    );
    await cancel(moved);
    expect(await asked()).toHaveLength(before);
  });
});

describe('a hold', () => {
  it('keeps everybody out on every path, is no appointment, and is told as taken', async () => {
    const { entry, doctorId, on } = await offered();
    const times = timesAt(on);
    const refused = await clinic.book({ ...times, doctorId });
    expect(refused.problem).toMatchObject({ status: 409, code: 'appointment.conflict', conflicts: [{ with: 'doctor', ...times }] });
    const elsewhere = await clinic.booked({ ...timesAt(on, 30), doctorId });
    const { startsAt, endsAt } = times;
    const move = await clinic.desk.put(`/api/appointments/${elsewhere.id}`, { doctorId, startsAt, endsAt }, { version: 1 });
    expect(move.problem.code).toBe('appointment.conflict');
    const [{ id }] = await clinic.rows<{ id: string }>(`SELECT appointment_id AS id FROM {schema}.waitlist_offers WHERE id = $1`, [
      entry.offer!.id,
    ]);
    const twice = clinic.rows(
      `INSERT INTO {schema}.appointments (patient_id, doctor_id, starts_at, ends_at, blocked, lanes, updated_by_name)
       SELECT $2, doctor_id, starts_at, ends_at, blocked, lanes, 'x' FROM {schema}.appointments WHERE id = $1`,
      [id, await clinic.aPatient()],
    );
    await expect(twice).rejects.toMatchObject({ code: '23P01' });
    const { body } = await clinic.desk.get<{ data: { free: boolean }[] }>(`/api/doctors/${doctorId}/slots?date=${dayAt(on)}`);
    expect(body.data.slice(0, 3).map(({ free }) => free)).toEqual([false, true, false]);
    expect((await clinic.desk.get(`/api/appointments/${id}`)).status).toBe(404);
    for (const [step, body] of [['check-in'], ['cancel', { reason: 'pat' }]] as const)
      expect((await clinic.desk.post(`/api/appointments/${id}/${step}`, body)).status).toBe(404);
    const list = await clinic.desk.get<{ data: { id: string }[] }>(`/api/appointments?doctorId=${doctorId}`);
    expect(list.body.data.map((row) => row.id)).not.toContain(id);
  });

  it('is booked by who accepts it: one of two at once, who reads what became of it', async () => {
    const { entry, doctorId, on } = await offered();
    const both = await Promise.all([answer(entry, 'accept'), answer(entry, 'accept')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { status, appointmentId, offer } = await now(entry);
    expect([status, offer]).toEqual(['booked', null]);
    const { body } = await clinic.desk.get<Appointment>(`/api/appointments/${appointmentId}`);
    expect(body).toMatchObject({ ...timesAt(on), doctorId, patientId: entry.patientId, status: 'scheduled' });
    expect(body.history.map(({ toStatus, by }) => [toStatus, by])).toEqual([['scheduled', 'Test Receptionist']]);
    expect((await answer(entry, 'accept')).problem.code).toBe('waitlist.illegal_state');
    const events = await clinic.rows<{ action: string; actor: string }>(
      `SELECT action, actor_name AS actor FROM {schema}.audit_events WHERE patient_id = $1 AND action LIKE 'waitlist.%' AND action <> 'waitlist.read'
       ORDER BY occurred_at, action`,
      [entry.patientId],
    );
    expect(events.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'waitlist.joined Test Receptionist',
      'waitlist.offered System',
      'waitlist.accepted Test Receptionist',
    ]);
    const told = await clinic.rows(`SELECT seq FROM {schema}.outbox WHERE kind = 'waitlist.changed' AND ids->>'entryId' = $1`, [entry.id]);
    expect(told).toHaveLength(3);
  });

  it('goes to the next when it is declined or its patient no longer waits, and never twice to the same', async () => {
    const { entry, doctorId, on } = await offered();
    const [second, third] = [await waits({ ...wish(on), doctorId }), await waits({ ...wish(on), doctorId })];
    expect((await answer(entry, 'decline', NOBODY)).problem).toMatchObject({ status: 409, code: 'waitlist.lapsed' });
    expect((await answer(entry, 'decline')).body).toMatchObject({ status: 'waiting', offer: null });
    await run();
    const next = await now(second);
    expect([next.offer?.startsAt, (await now(entry)).status]).toEqual([timesAt(on).startsAt, 'waiting']);
    expect((await clinic.desk.delete(`${WAITLIST}/${second.id}`, { version: next.version - 1 })).status).toBe(412);
    expect((await clinic.desk.delete(`${WAITLIST}/${second.id}`, { version: next.version })).status).toBe(204);
    await run();
    expect((await now(third)).offer?.startsAt).toBe(timesAt(on).startsAt);
    await answer(await now(third), 'decline');
    await run();
    expect([(await now(entry)).status, (await now(third)).status]).toEqual(['waiting', 'waiting']);
    expect((await clinic.book({ ...timesAt(on), doctorId })).status).toBe(201);
  });

  it('that is over blocks nobody, before the queue has looked and after, and is accepted no more', async () => {
    const { entry, doctorId, on } = await offered();
    await lapse(entry);
    expect(await now(entry)).toMatchObject({ status: 'waiting', offer: null });
    expect((await answer(entry, 'accept')).problem).toMatchObject({ status: 409, code: 'waitlist.lapsed' });
    const slots = await clinic.desk.get<{ data: { free: boolean }[] }>(`/api/doctors/${doctorId}/slots?date=${dayAt(on)}`);
    expect(slots.body.data[0].free).toBe(true);
    expect((await clinic.book({ ...timesAt(on), doctorId })).status).toBe(201);
    const moving = await offered();
    await lapse(moving.entry);
    const appointment = await clinic.booked({ ...timesAt(moving.on, 60), doctorId: moving.doctorId });
    const { startsAt, endsAt } = timesAt(moving.on);
    const moved = await clinic.desk.put(
      `/api/appointments/${appointment.id}`,
      { doctorId: moving.doctorId, startsAt, endsAt },
      { version: 1 },
    );
    expect(moved.status).toBe(200);
  });

  it('that is over goes to the next by the queue', async () => {
    const { entry, doctorId, on } = await offered();
    const second = await waits({ ...wish(on), doctorId });
    await lapse(entry);
    await clinic.rows('UPDATE public.planned_jobs SET due_at = now() WHERE subject_id = $1', [entry.id]);
    await run();
    expect([(await now(entry)).offer, (await now(second)).offer?.startsAt]).toEqual([null, timesAt(on).startsAt]);
    const actions = await clinic.rows(`SELECT action FROM {schema}.audit_events WHERE action = 'waitlist.lapsed' AND entity_id = $1`, [
      entry.id,
    ]);
    expect(actions).toHaveLength(1);
  });

  it('when it lapses while it is accepted and somebody books: one of them has the time', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { entry, doctorId, on } = await offered();
      const others = await Promise.all([clinic.aPatient(), clinic.aPatient()]);
      const answers = await Promise.all([
        answer(entry, 'accept'),
        lapse(entry).then(() => null),
        ...others.map((patientId) => clinic.book({ ...timesAt(on), doctorId, patientId })),
      ]);
      const won = answers.filter((each) => each && each.status < 300);
      expect(won.length).toBeLessThanOrEqual(1);
      const rows = await clinic.rows<{ status: string }>(
        `SELECT status FROM {schema}.appointments WHERE doctor_id = $1 AND status NOT IN ('cancelled', 'held')`,
        [doctorId],
      );
      expect(rows).toHaveLength(won.length);
    }
  });

  it('of a patient who is archived is not accepted; of one who is merged it is the survivor’s', async () => {
    const [archived, merged] = [await offered(), await offered()];
    const admin = await clinic.hospital.as('Admin');
    await admin.delete(`/api/patients/${archived.entry.patientId}`);
    expect((await answer(archived.entry, 'accept')).problem).toMatchObject({ status: 409, code: 'patient.illegal_state' });
    const survivorId = await clinic.aPatient();
    const body = { mergedId: merged.entry.patientId, version: 1, mergedVersion: 1, take: [] };
    expect((await admin.post(`/api/patients/${survivorId}/merges`, body)).status).toBe(201);
    const accepted = await answer(merged.entry, 'accept');
    expect([accepted.status, accepted.body.patientId]).toEqual([200, survivorId]);
    const { body: appointment } = await clinic.desk.get<Appointment>(`/api/appointments/${accepted.body.appointmentId}`);
    expect(appointment.patientId).toBe(survivorId);
  });

  it('is not booked on a billing hold, nor is a series; waiting goes on', async () => {
    const { entry, doctorId, on } = await offered();
    const hold = (kind: string | null) =>
      api.database.query(
        `UPDATE public.tenants SET status = $3, suspension_kind = $2::text, suspension_reason = $2::text, suspended_at = CASE WHEN $2::text IS NOT NULL THEN now() END
         WHERE id = $1`,
        [clinic.hospital.id, kind, kind ? 'suspended' : 'active'],
      );
    await hold('billing_hold');
    try {
      expect((await answer(entry, 'accept')).problem).toMatchObject({ status: 403, code: 'tenant.on_hold' });
      const series = { ...timesAt(on, 60), doctorId, patientId: entry.patientId, repeat: { frequency: 'weekly', count: 2 } };
      expect((await clinic.desk.post('/api/appointment-series', series)).problem.code).toBe('tenant.on_hold');
      expect((await join({ ...wish(on), doctorId, patientId: entry.patientId })).status).toBe(201);
    } finally {
      await hold(null);
    }
  });

  it('is refused when the doctor is away by now, and alone can be deleted by the hospital’s role', async () => {
    const { entry, doctorId, on } = await offered();
    await clinic.desk.post(`/api/doctors/${doctorId}/exceptions`, { kind: 'leave', fromDate: dayAt(on), toDate: dayAt(on) });
    expect((await answer(entry, 'accept')).problem).toMatchObject({ status: 422, code: 'appointment.outside_hours', reason: 'leave' });
    await clinic.booked({ ...timesAt(freeDay()), doctorId });
    const [{ all, held }] = await clinic.rows<{ all: number; held: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE status = 'held')::int AS held FROM {schema}.appointments`,
    );
    const login = apiPool();
    const role = { role: clinic.hospital.id, path: clinic.hospital.id };
    expect(await sqlAs(login, role, 'UPDATE appointments SET notes = notes')).toBe(all);
    expect(await sqlAs(login, role, 'DELETE FROM appointments')).toBe(held);
    for (const table of ['waitlist_entries', 'waitlist_offers', 'appointment_series'])
      expect(await sqlAs(login, role, `DELETE FROM ${table}`)).toBe(REFUSED);
    await login.end();
  });
});

isolationContract({
  api: () => api,
  name: 'the waitlist',
  role: 'Doctor',
  list: WAITLIST,
  create: async (client) => {
    const person = { lastName: 'Rao', dateOfBirth: '1978-03-02', gender: 'male', allowDuplicate: true };
    const patient = await client.post<{ id: string }>('/api/patients', person);
    return (await client.post<WaitlistEntry>(WAITLIST, { ...wish(5), patientId: patient.body.id, doctorId: client.user.id })).body;
  },
  requests: [
    { method: 'GET', path: (id) => `${WAITLIST}/${id}` },
    { method: 'DELETE', path: (id) => `${WAITLIST}/${id}` },
    ...['accept', 'decline'].map((name) => ({
      method: 'POST' as const,
      path: (id: string) => `${WAITLIST}/${id}/${name}`,
      body: { offerId: NOBODY },
    })),
  ],
});
