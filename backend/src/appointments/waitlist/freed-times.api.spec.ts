import 'reflect-metadata';
import type { Appointment, WaitlistEntry } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { aClinic, dayAt, timesAt, weekly, type Clinic } from '../../../test/clinic.js';
import { JobsInProcess } from '../../../test/jobs-in-process.js';

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
const answer = (entry: WaitlistEntry, how: 'accept' | 'decline') =>
  clinic.desk.post<WaitlistEntry>(`${WAITLIST}/${entry.id}/${how}`, { offerId: entry.offer!.id });

describe('a time that becomes free', () => {
  it('is looked for when hours are widened and when a holiday is taken back', async () => {
    const busy = await aBusyDoctor();
    const [morning, evening] = [
      await waits({ ...wish(busy.on), doctorId: busy.doctorId }),
      await waits({ ...wish(busy.on), doctorId: busy.doctorId, parts: ['evening'] }),
    ];
    const availability = `/api/doctors/${busy.doctorId}/availability`;
    const { version } = (await clinic.desk.get<{ version: number }>(availability)).body;
    const narrower = await clinic.desk.put(availability, { rules: weekly('10:30', '11:00') }, { version });
    expect(narrower.status).toBe(200);
    await run();
    expect([(await now(morning)).status, (await now(evening)).status]).toEqual(['waiting', 'waiting']);
    await clinic.desk.put(availability, { rules: weekly('10:00', '18:00') }, { version: version + 1 });
    await run();
    expect((await now(morning)).offer).toMatchObject(timesAt(busy.on));
    expect((await now(evening)).offer).toMatchObject(timesAt(busy.on, 420));
    const closed = await aBusyDoctor();
    const admin = await clinic.hospital.as('Admin');
    const holiday = await admin.post<{ id: string }>('/api/holidays', {
      date: dayAt(closed.on),
      name: `Feast ${closed.on}`,
      acceptOrphans: true,
    });
    const entry = await waits({ ...wish(closed.on), doctorId: closed.doctorId });
    expect((await admin.delete(`/api/holidays/${holiday.body.id}`)).status).toBe(204);
    await run();
    expect((await now(entry)).offer).toMatchObject(timesAt(closed.on));
  });

  it('is what an appointment no longer needs: its end when it is shortened, all it had when a shorter one is elsewhere', async () => {
    const { doctorId, on } = await aBusyDoctor();
    const long = await clinic.booked({ ...timesAt(on, 0, 45), doctorId });
    const [end, whole] = [await waits({ ...wish(on), doctorId }), await waits({ ...wish(on), doctorId, minutes: 30 })];
    const put = async (times: object, version: number) =>
      expect((await clinic.desk.put(`/api/appointments/${long.id}`, { doctorId, ...times }, { version })).status).toBe(200);
    await put(timesAt(on, 0, 30), 1);
    await run();
    expect((await now(end)).offer).toMatchObject(timesAt(on, 30));
    expect((await now(whole)).status).toBe('waiting');
    await put(timesAt(on + 1, 0, 5), 2);
    await run();
    expect((await now(whole)).offer).toMatchObject(timesAt(on, 0, 30));
  });
});

describe('an offer', () => {
  it('of a kind that is given no more by now is refused with what to do', async () => {
    const { doctorId, on } = await aBusyDoctor();
    const typeId = await clinic.aType();
    const appointment = await clinic.booked({ ...timesAt(on), doctorId });
    const entry = await waits({ ...wish(on), doctorId, typeId });
    await cancel(appointment);
    await run();
    const held = await now(entry);
    expect(held.offer).toMatchObject(timesAt(on));
    await clinic.rows('UPDATE {schema}.appointment_types SET archived_at = now() WHERE id = $1', [typeId]);
    expect((await answer(held, 'accept')).problem).toMatchObject({ status: 409, code: 'waitlist.kind_archived' });
    expect((await answer(held, 'decline')).status).toBe(200);
  });
});
