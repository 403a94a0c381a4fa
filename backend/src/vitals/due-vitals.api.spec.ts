import 'reflect-metadata';
import type { HomeFigures, QueueToken, VitalsDueList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aClinic, type Clinic } from '../../test/clinic.js';

let api: TestApi;
let clinic: Clinic;
let nurse: ApiClient;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
  nurse = await clinic.hospital.as('Nurse');
});
afterAll(() => api.close());

const due = async (query = '') => (await nurse.get<VitalsDueList>(`/api/vitals/due${query}`)).body;
const ids = async () => (await due('?limit=100')).data.map(({ patientId }) => patientId);
const measure = (id: string, more: object = {}) => nurse.post(`/api/patients/${id}/vitals`, { heartRate: 72, ...more });
const queue = async (patientId: string): Promise<string> =>
  (await clinic.desk.post<QueueToken>('/api/queue-tokens', { patientId, doctorId: clinic.doctorId })).body.id;
let slot = 0;
/** An appointment of a day of the hospital's calendar, today being 0, whatever the time is. */
const appointmentOn = async (day: number, status: string): Promise<string> => {
  const id = await clinic.aPatient();
  await clinic.rows(
    `INSERT INTO {schema}.appointments (patient_id, doctor_id, starts_at, ends_at, blocked, lanes, status, updated_by_name)
     SELECT $1, $2, starts, starts + interval '5 minutes', tstzrange(starts, starts + interval '5 minutes'), int4range(0, 20), $3, 'Spec'
     FROM (SELECT ((now() AT TIME ZONE 'Asia/Kolkata')::date + $4::int)::timestamp AT TIME ZONE 'Asia/Kolkata' + $5 * interval '10 minutes' AS starts) s`,
    [id, clinic.doctorId, status, day, (slot += 1)],
  );
  return id;
};

describe('vital signs are due', () => {
  it('of who is checked in or waits today, and of nobody else', async () => {
    const here = await appointmentOn(0, 'checked_in');
    for (const status of ['scheduled', 'completed', 'no_show']) await appointmentOn(0, status);
    for (const day of [-1, 1]) await appointmentOn(day, 'checked_in');
    const waits = await clinic.aPatient();
    await queue(waits);
    const gone = await clinic.aPatient();
    await clinic.desk.post(`/api/queue-tokens/${await queue(gone)}/leave`);
    expect((await ids()).sort()).toEqual([here, waits].sort());
  });

  it('until they are taken today; those of yesterday and those that were a mistake do not count', async () => {
    const id = await clinic.aPatient();
    await queue(id);
    await measure(id, { takenAt: new Date(Date.now() - 86_400_000).toISOString() });
    expect(await ids()).toContain(id);
    const wrong = await nurse.post<{ id: string }>(`/api/patients/${id}/vitals`, { heartRate: 72 });
    expect(await ids()).not.toContain(id);
    await nurse.post(`/api/vitals/${wrong.body.id}/entered-in-error`, { reason: 'Another patient' });
    expect(await ids()).toContain(id);
    await measure(id);
    expect(await ids()).not.toContain(id);
  });

  it('once of who waits twice, in the order in which people came, page by page, and counted on the start page', async () => {
    const patients = [await clinic.aPatient(), await clinic.aPatient(), await clinic.aPatient()];
    for (const patientId of patients) await queue(patientId);
    const other = await clinic.aDoctor();
    await clinic.desk.post('/api/queue-tokens', { patientId: patients[0], doctorId: other });
    const all = await ids();
    expect(all.slice(-3)).toEqual(patients);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { data, page }: VitalsDueList = await due(`?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...data.map(({ patientId }) => patientId));
      expect(page.total).toBe(all.length);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    const home = async (client: ApiClient) => (await client.get<HomeFigures>('/api/home')).body.vitalsDue;
    expect([await home(nurse), await home(clinic.doctor), await home(clinic.desk)]).toEqual([all.length, all.length, null]);
  });

  it('in nobody else’s hospital', async () => {
    const empty = await aClinic(api);
    expect((await (await empty.hospital.as('Nurse')).get<VitalsDueList>('/api/vitals/due')).body).toMatchObject({
      data: [],
      page: { total: 0 },
    });
  });
});
