import 'reflect-metadata';
import type { Appointment, AppointmentMailSettings } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestMail } from '../../test/api.js';
import { aClinic, timesAt, type Clinic } from '../../test/clinic.js';
import { apiPool } from '../../test/database.js';
import { REFUSED, sqlAs } from '../../test/role-sql.js';
import { NOBODY } from '../../test/route-cases.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api, ['Admin', 'Doctor', 'Receptionist']);
});
afterAll(() => api?.close());

interface Person {
  readonly id: string;
  readonly email: string;
}

async function aPerson(more: object = {}): Promise<Person> {
  const email = `patient-${unique()}@home.example`;
  const person = { firstName: 'Asha', lastName: 'Rao', dateOfBirth: '1978-03-02', gender: 'female', email, allowDuplicate: true, ...more };
  return { id: (await clinic.desk.post<{ id: string }>('/api/patients', person)).body.id, email };
}
let day = 20;
/** On a day of its own, so that nothing is in the way. */
const times = (minutes = 0) => timesAt((day += 1), minutes);
const inHours = (hours: number) => {
  const from = Math.ceil((Date.now() + hours * 3_600_000) / 60_000) * 60_000;
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + 900_000).toISOString(), outsideHours: true };
};
const move = ({ id, version }: Appointment, more: object) =>
  clinic.desk.put<Appointment>(`/api/appointments/${id}`, { doctorId: clinic.doctorId, ...more }, { version });
const cancel = (id: string) => clinic.desk.post(`/api/appointments/${id}/cancel`, { reason: 'pat' });

interface Planned {
  readonly id: string;
  readonly before: number;
}
/** Hours before the start. */
const planned = async (id: string): Promise<Planned[]> =>
  clinic.rows<Planned>(
    `SELECT p.id, round(extract(epoch FROM a.starts_at - p.due_at) / 3600)::int AS before
       FROM public.planned_jobs p JOIN {schema}.appointments a ON a.id = p.subject_id WHERE p.subject_id = $1 ORDER BY due_at`,
    [id],
  );
/** As if the time had come. */
const comes = (id: string) => clinic.rows('UPDATE public.planned_jobs SET due_at = now() WHERE id = $1', [id]);
const jobs = (id: string) =>
  clinic.rows<{ mail: string; state: string }>(
    `SELECT payload->>'mail' AS mail, state FROM public.job_requests WHERE payload->>'appointmentId' = $1 ORDER BY created_at`,
    [id],
  );
/** What a calendar would read, long lines whole again. */
const calendarOf = ({ attachments }: TestMail): Map<string, string> => {
  const file = attachments.find(({ filename }) => filename === 'appointment.ics')?.text ?? '';
  const lines = file.replaceAll('\r\n ', '').split('\r\n');
  return new Map(lines.map((line) => [line.split(/[:;]/)[0], line.slice(line.indexOf(':') + 1)]));
};
/** Newest first, once all that waits has run. */
async function mailsTo({ email }: Person): Promise<TestMail[]> {
  await api.runJobs();
  return api.mailsTo(email);
}

describe('a booking', () => {
  it('is confirmed in the hospital’s name and zone, with a calendar file, and nothing of what it is for', async () => {
    const [typeId, roomId] = [await clinic.aType({ name: 'Chemotherapy' }), await clinic.aRoom()];
    await clinic.rows(`UPDATE public.tenants SET brand_colour = '#7a2e5a', address = 'Line 1; Pune, 411001' WHERE id = $1`, [
      clinic.hospital.id,
    ]);
    const person = await aPerson();
    const at = timesAt((day += 1));
    const booked = await clinic.booked({ patientId: person.id, ...at, typeId, roomId, reason: 'Lump in breast', notes: 'Needs an MRI' });
    const [mail, ...more] = await mailsTo(person);
    expect(more).toEqual([]);
    expect(mail.subject).toBe(`Your appointment (${clinic.hospital.name})`);
    expect(mail.from).toContain(clinic.hospital.name);
    expect(mail.html).toContain('border-top:4px solid #7a2e5a');
    expect(mail.text).toMatch(/^Hello Asha Rao,\s+You have an appointment with Test Doctor on \d+ \w+ \d{4} at 10:00 \(Asia\/Kolkata\)\./);
    expect(mail.text).toContain('Line 1; Pune, 411001. Telephone +912025536617.');
    const calendar = calendarOf(mail);
    expect(Object.fromEntries(calendar)).toMatchObject({
      ...{ METHOD: 'REQUEST', UID: booked.id, SEQUENCE: '0', STATUS: 'CONFIRMED', SUMMARY: 'Appointment with Test Doctor' },
      ...{
        LOCATION: clinic.hospital.name,
        ATTENDEE: `mailto:${person.email}`,
        ORGANIZER: expect.stringMatching(/^mailto:.+@.+/) as string,
      },
      DTSTART: at.startsAt.replace(/[-:]|\.\d{3}/g, ''),
    });
    const whole = JSON.stringify(mail) + [...calendar.values()].join();
    expect(whole).not.toMatch(/chemotherapy|lump|breast|mri|Room \d/i);
  });

  it('is told of to nobody without an address, and to nobody who walks in', async () => {
    const [silent, walker] = [await aPerson({ email: undefined }), await aPerson()];
    const quiet = await clinic.booked({ patientId: silent.id, ...times() });
    const now = new Date(Date.now() - 60_000);
    const atOnce = { startsAt: now.toISOString(), endsAt: new Date(now.getTime() + 600_000).toISOString(), outsideHours: true };
    const walkIn = await clinic.booked({ patientId: walker.id, ...atOnce });
    expect(await mailsTo(walker)).toEqual([]);
    expect([await jobs(quiet.id), await jobs(walkIn.id), await planned(walkIn.id)]).toEqual([[], [], []]);
  });

  it('that is taken back leaves nothing to send', async () => {
    const person = await aPerson();
    const at = times();
    await clinic.booked({ patientId: person.id, ...at });
    const before = await clinic.rows('SELECT count(*) FROM public.planned_jobs WHERE tenant_id = $1', [clinic.hospital.id]);
    expect((await clinic.book({ patientId: (await aPerson()).id, ...at })).status).toBe(409);
    expect(await clinic.rows('SELECT count(*) FROM public.planned_jobs WHERE tenant_id = $1', [clinic.hospital.id])).toEqual(before);
  });

  it('is in the audit as told, without the address', async () => {
    const person = await aPerson();
    const { id } = await clinic.booked({ patientId: person.id, ...times() });
    await mailsTo(person);
    const sql = `SELECT patient_id, details, actor_name FROM {schema}.audit_events WHERE action = 'appointment.mailed' AND entity_id = $1`;
    expect(await clinic.rows(sql, [id])).toEqual([{ patient_id: person.id, details: { mail: 'booked' }, actor_name: 'System' }]);
  });
});

describe('a change', () => {
  it('of time or doctor is mailed as the same event with a greater sequence; of words it is not', async () => {
    const person = await aPerson();
    const at = times();
    const booked = await clinic.booked({ patientId: person.id, ...at });
    await mailsTo(person);
    const worded = await move(booked, { ...at, notes: 'Comes with her son' });
    expect(await mailsTo(person)).toHaveLength(1);
    const later = timesAt(day, 30);
    const moved = await move(worded.body, later);
    const other = await clinic.aDoctor('Dr Zubin Mehta');
    const [mail] = await mailsTo(person);
    expect(mail.subject).toContain('Your appointment has changed');
    expect(mail.text).toContain('is now on');
    expect(Object.fromEntries(calendarOf(mail))).toMatchObject({ METHOD: 'REQUEST', UID: booked.id, SEQUENCE: '2' });
    expect((await move(moved.body, { ...later, doctorId: other })).status).toBe(200);
    const [again] = await mailsTo(person);
    expect(again.text).toContain('with Dr Zubin Mehta is now on');
    expect(calendarOf(again).get('SEQUENCE')).toBe('3');
  });

  it('before the confirmation has left makes one mail, of the new time', async () => {
    const person = await aPerson();
    const booked = await clinic.booked({ patientId: person.id, ...times() });
    await move(booked, timesAt(day, 30));
    const mails = await mailsTo(person);
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('has changed')]);
  });

  it('that cancels is mailed as a cancellation, and takes the reminders back', async () => {
    const person = await aPerson();
    const { id } = await clinic.booked({ patientId: person.id, ...times() });
    await mailsTo(person);
    expect((await planned(id)).map(({ before }) => before)).toEqual([24, 2]);
    await cancel(id);
    expect(await planned(id)).toEqual([]);
    const [mail, ...more] = await mailsTo(person);
    expect(more).toHaveLength(1);
    expect(mail.subject).toContain('Your appointment is cancelled');
    expect(Object.fromEntries(calendarOf(mail))).toMatchObject({ METHOD: 'CANCEL', UID: id, SEQUENCE: '1', STATUS: 'CANCELLED' });
  });
});

describe('a series', () => {
  it('is told of in one mail when it is booked and when it is called off together; one of it alone by itself', async () => {
    const person = await aPerson();
    const booked: Appointment[] = [];
    for (let index = 0; index < 3; index += 1) booked.push(await clinic.booked({ patientId: person.id, ...times() }));
    const ids = booked.map(({ id }) => id);
    // As one transaction leaves them.
    const together = (column: string) =>
      clinic.rows(`UPDATE {schema}.appointments SET series_id = $2, ${column} = now() WHERE id = ANY ($1)`, [ids, NOBODY]);
    await together('created_at');
    const [mail, ...more] = await mailsTo(person);
    expect([mail.subject, more]).toEqual([`Your appointments (${clinic.hospital.name})`, []]);
    expect(ids.map((id) => mail.attachments.some(({ text }) => text?.includes(`UID:${id}`)))).toEqual([true, true, true]);
    const told = await clinic.rows(`SELECT 1 FROM {schema}.audit_events WHERE action = 'appointment.mailed' AND entity_id = ANY ($1)`, [
      ids,
    ]);
    expect(told).toHaveLength(3);

    await cancel(ids[1]);
    expect((await mailsTo(person))[0].text).toMatch(/^Hello Asha Rao,\s+Your appointment with Test Doctor on/);
    await cancel(ids[0]);
    await cancel(ids[2]);
    await clinic.rows('UPDATE {schema}.appointments SET updated_at = now() WHERE id = ANY ($1)', [[ids[0], ids[2]]]);
    const [last, ...earlier] = await mailsTo(person);
    expect([last.subject, earlier.length]).toEqual([`Your appointments are cancelled (${clinic.hospital.name})`, 2]);
    expect(last.text).toContain('2 of your appointments are cancelled.');
  });
});

describe('a reminder', () => {
  it('goes out a day and two hours before, once each, without a file', async () => {
    const person = await aPerson();
    const { id } = await clinic.booked({ patientId: person.id, ...times() });
    await mailsTo(person);
    for (const [index, { id: jobId }] of (await planned(id)).entries()) {
      await comes(jobId);
      const [mail, ...before] = await mailsTo(person);
      expect(before).toHaveLength(index + 1);
      expect(mail.subject).toBe(`Reminder of your appointment (${clinic.hospital.name})`);
      expect(mail.attachments).toEqual([]);
      expect(await mailsTo(person)).toHaveLength(index + 2);
    }
    expect(await planned(id)).toEqual([]);
  });

  it('is not planned for a time that is over when it is booked', async () => {
    const [near, nearer] = [await aPerson(), await aPerson()];
    const [inFive, inOne] = [
      await clinic.booked({ patientId: near.id, ...inHours(5) }),
      await clinic.booked({ patientId: nearer.id, ...inHours(1) }),
    ];
    expect((await planned(inFive.id)).map(({ before }) => before)).toEqual([2]);
    expect(await planned(inOne.id)).toEqual([]);
    await Promise.all([cancel(inFive.id), cancel(inOne.id)]);
  });

  it('moves with the appointment', async () => {
    const booked = await clinic.booked({ patientId: (await aPerson()).id, ...times() });
    const first = await planned(booked.id);
    const moved = (await move(booked, timesAt((day += 1)))).body;
    const second = await planned(moved.id);
    expect(second.map(({ before }) => before)).toEqual([24, 2]);
    expect(second.map(({ id }) => id).filter((id) => first.some((each) => each.id === id))).toEqual([]);
  });

  it('that has become a job already says nothing once the appointment is another, called off or begun', async () => {
    const people = await Promise.all([aPerson(), aPerson(), aPerson()]);
    const booked: Appointment[] = [];
    for (const { id: patientId } of people) booked.push(await clinic.booked({ patientId, ...times() }));
    await Promise.all(people.map(mailsTo));
    const waiting = (await Promise.all(booked.map(({ id }) => planned(id)))).map(([{ id }]) => id);
    await clinic.rows(
      `WITH due AS (DELETE FROM public.planned_jobs WHERE id = ANY ($1) RETURNING id, tenant_id, kind, payload)
       INSERT INTO public.job_requests (id, tenant_id, kind, payload) SELECT * FROM due`,
      [waiting],
    );
    await move(booked[0], timesAt((day += 1)));
    await cancel(booked[1].id);
    await clinic.desk.post(`/api/appointments/${booked[2].id}/check-in`);
    const subjects = await Promise.all(people.map(async (person) => (await mailsTo(person)).map(({ subject }) => subject)));
    expect(subjects.flat().filter((subject) => subject.startsWith('Reminder'))).toEqual([]);
  });

  it('of the day before is left out when a worker that was away has only the one of two hours left to send', async () => {
    const person = await aPerson();
    const { id } = await clinic.booked({ patientId: person.id, ...times() });
    await mailsTo(person);
    const soon = new Date(Date.now() + 3_600_000);
    const [appointment] = await clinic.rows<{ at: string }>(
      `UPDATE {schema}.appointments SET starts_at = $2, ends_at = $3, blocked = tstzrange($2, $3) WHERE id = $1 RETURNING to_jsonb(starts_at)#>>'{}' AS at`,
      [id, soon, new Date(soon.getTime() + 900_000)],
    );
    await clinic.rows(
      `UPDATE public.planned_jobs SET due_at = now(), payload = payload || jsonb_build_object('startsAt', $2::timestamptz,
         'until', $2::timestamptz - CASE WHEN (payload->>'until')::timestamptz < (payload->>'startsAt')::timestamptz THEN interval '2 hours' ELSE interval '0' END)
       WHERE subject_id = $1`,
      [id, appointment.at],
    );
    const mails = await mailsTo(person);
    expect(mails.map(({ subject }) => subject.split(' (')[0])).toEqual(['Reminder of your appointment', 'Your appointment']);
    await cancel(id);
  });

  it('reaches an address that was written down after the booking, and none that is gone or of somebody who has died', async () => {
    const [late, gone, dead] = [await aPerson({ email: undefined }), await aPerson(), await aPerson()];
    const ids: string[] = [];
    for (const { id } of [late, gone, dead]) ids.push((await clinic.booked({ patientId: id, ...times() })).id);
    await Promise.all([gone, dead].map(mailsTo));
    const address = `late-${unique()}@home.example`;
    await clinic.rows('UPDATE {schema}.patients SET email = $2 WHERE id = $1', [late.id, address]);
    await clinic.rows('UPDATE {schema}.patients SET email = NULL WHERE id = $1', [gone.id]);
    await clinic.rows('UPDATE {schema}.patients SET deceased_date = current_date WHERE id = $1', [dead.id]);
    await clinic.rows('UPDATE public.planned_jobs SET due_at = now() WHERE subject_id = ANY ($1)', [ids]);
    await api.runJobs();
    const counts = await Promise.all([address, gone.email, dead.email].map(async (email) => (await api.mailsTo(email)).length));
    expect(counts).toEqual([2, 1, 1]);
  });

  it('whose worker died before it could note the server’s yes goes out again under the same Message-ID, and never after that note', async () => {
    const person = await aPerson();
    const { id } = await clinic.booked({ patientId: person.id, ...times() });
    await mailsTo(person);
    const [{ id: jobId }] = await planned(id);
    await comes(jobId);
    await mailsTo(person);
    const again = `UPDATE public.job_requests SET state = 'queued', steps = $2 WHERE id = $1`;
    await clinic.rows(again, [jobId, null]);
    const [second, first] = await mailsTo(person);
    expect(second.messageId).toContain(jobId);
    expect(second.messageId).toBe(first.messageId);
    await clinic.rows(again, [jobId, JSON.stringify([{ name: 'sent', state: 'done', durationMs: 1 }])]);
    expect(await mailsTo(person)).toHaveLength(3);
  });
});

describe('the hospital’s own choice', () => {
  const at = '/api/settings/appointment-mails';

  it('turns confirmations and reminders off, each alone, for what has not left yet as well', async () => {
    const admin = await clinic.hospital.as('Admin');
    const [person, other] = [await aPerson(), await aPerson()];
    const { id } = await clinic.booked({ patientId: person.id, ...times() });
    await clinic.rows('UPDATE public.planned_jobs SET due_at = now() WHERE subject_id = $1', [id]);
    expect((await admin.get<AppointmentMailSettings>(at)).body).toEqual({ confirmations: true, reminders: true, version: 1 });
    const { body } = await admin.put<AppointmentMailSettings>(at, { confirmations: true, reminders: false }, { version: 1 });
    expect(body).toEqual({ confirmations: true, reminders: false, version: 2 });
    expect((await mailsTo(person)).map(({ subject }) => subject.split(' (')[0])).toEqual(['Your appointment']);
    await admin.put(at, { confirmations: false, reminders: true }, { version: 2 });
    const later = await clinic.booked({ patientId: other.id, ...times() });
    expect(await mailsTo(other)).toEqual([]);
    await clinic.rows('UPDATE public.planned_jobs SET due_at = now() WHERE subject_id = $1', [later.id]);
    expect((await mailsTo(other)).map(({ subject }) => subject.split(' (')[0])).toContain('Reminder of your appointment');
    await admin.put(at, { confirmations: true, reminders: true }, { version: 3 });
  });

  it('is changed from the version that was read, with what was before and after in the audit', async () => {
    const admin = await clinic.hospital.as('Admin');
    const { version } = (await admin.get<AppointmentMailSettings>(at)).body;
    expect((await admin.put(at, { confirmations: false, reminders: true }, { version: version - 1 })).status).toBe(412);
    expect((await admin.put(at, { confirmations: 'no' }, { version })).problem.errors?.map(({ path }) => path)).toEqual([
      ...['confirmations', 'reminders'],
    ]);
    const [{ details }] = await clinic.rows<{ details: unknown }>(
      `SELECT details FROM {schema}.audit_events WHERE action = 'settings.appointment_mails_changed' ORDER BY id LIMIT 1`,
    );
    expect(details).toEqual({ before: { confirmations: true, reminders: true }, after: { confirmations: true, reminders: false } });
  });
});

describe('another hospital', () => {
  it('can neither plan, see nor take back what is not its own, and a locked one mails nothing', async () => {
    const other = await aClinic(api, ['Doctor', 'Receptionist']);
    const person = await aPerson();
    const { id } = await clinic.booked({ patientId: person.id, ...times() });
    const login = apiPool();
    const as = (sql: string) => sqlAs(login, { role: other.hospital.id, path: other.hospital.id }, sql);
    const forged = `INSERT INTO public.planned_jobs (tenant_id, kind, subject_id, due_at) VALUES ('${clinic.hospital.id}', 'mail.appointment', '${id}', now())`;
    expect(await as(`SELECT 1 FROM public.planned_jobs WHERE subject_id = '${id}'`)).toBe(0);
    expect(await as(`DELETE FROM public.planned_jobs WHERE subject_id = '${id}'`)).toBe(0);
    expect([await as(forged), await as('UPDATE public.planned_jobs SET due_at = now()')]).toEqual([REFUSED, REFUSED]);
    await login.end();
    expect(await planned(id)).toHaveLength(2);

    const locked = `UPDATE public.tenants SET status = 'suspended', suspension_kind = $2, suspension_reason = 'Test', suspended_at = now() WHERE id = $1`;
    await clinic.rows(locked, [clinic.hospital.id, 'lock']);
    expect(await mailsTo(person)).toEqual([]);
    await clinic.rows(locked, [clinic.hospital.id, 'billing_hold']);
    await clinic.rows('UPDATE public.planned_jobs SET due_at = now() WHERE subject_id = $1', [id]);
    expect(await mailsTo(person)).toHaveLength(2);
  });
});
