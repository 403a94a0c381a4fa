import 'reflect-metadata';
import type { Appointment, Patient, PatientList, PatientMerge } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aClinic, timesAt, type Clinic } from '../../test/clinic.js';

let api: TestApi;
let clinic: Clinic;
let admin: ApiClient;

beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
  admin = await clinic.hospital.as('Admin');
});
afterAll(() => api.close());

let minutes = 0;
let day = 0;
/** A day in each of three months on which nobody was here, the earliest first. */
const longAgo = (): [first: string, second: string, third: string] => {
  day += 1;
  const at = (month: number): string => new Date(Date.UTC(2026, month, day, 5)).toISOString();
  return [at(0), at(1), at(2)];
};

const step = (id: string, name: string) => clinic.doctor.post<Appointment>(`/api/appointments/${id}/${name}`);

/** An appointment with the patient at the doctor. `startsAt` in the past, else it is one of a day to come. */
async function started(patientId: string, startsAt?: string): Promise<string> {
  const { id } = await clinic.booked({ patientId, ...timesAt(3, (minutes += 15)), outsideHours: true });
  for (const name of ['check-in', 'start']) expect((await step(id, name)).status).toBe(200);
  if (startsAt === undefined) return id;
  await clinic.rows(
    `UPDATE {schema}.appointments SET starts_at = $2, ends_at = $2::timestamptz + interval '15 minutes',
       blocked = tstzrange($2, $2::timestamptz + interval '15 minutes') WHERE id = $1`,
    [id, startsAt],
  );
  return id;
}
const visited = async (patientId: string, startsAt?: string): Promise<void> => {
  expect((await step(await started(patientId, startsAt), 'complete')).status).toBe(200);
};
const chart = async (id: string): Promise<Patient> => (await admin.get<Patient>(`/api/patients/${id}`)).body;
const lastVisit = async (id: string): Promise<string | null> => (await chart(id)).lastVisitAt;
/** Of two records that nobody has edited. */
const merge = (survivorId: string, mergedId: string) =>
  admin.post<PatientMerge>(`/api/patients/${survivorId}/merges`, { mergedId, version: 1, mergedVersion: 1, take: [] });

describe('the last visit', () => {
  it('is the start of the last appointment that was completed, and no edit', async () => {
    const [first, second, third] = longAgo();
    const id = await clinic.aPatient();
    const open = await started(id, third);
    expect(await lastVisit(id)).toBeNull();
    await visited(id, second);
    await visited(id, first);
    expect(await chart(id)).toMatchObject({ lastVisitAt: second, version: 1 });
    expect((await step(open, 'complete')).status).toBe(200);
    expect(await lastVisit(id)).toBe(third);
    const { data } = (await admin.get<PatientList>(`/api/patients?lastVisitFrom=${third.slice(0, 10)}&lastVisitTo=${third.slice(0, 10)}`))
      .body;
    expect(data.map((row) => [row.id, row.lastVisitAt])).toEqual([[id, third]]);
  });

  it('is never in the future: who is taken in days early was here today', async () => {
    const id = await clinic.aPatient();
    await visited(id);
    expect(Date.parse((await lastVisit(id)) ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('is not written by a step that is refused', async () => {
    const id = await clinic.aPatient();
    const { id: appointmentId } = await clinic.booked({ patientId: id, ...timesAt(4, (minutes += 15)), outsideHours: true });
    expect((await step(appointmentId, 'complete')).problem.code).toBe('appointment.illegal_state');
    expect(await lastVisit(id)).toBeNull();
  });
});

describe('of two records that are merged, the last visit', () => {
  it('is the later one, and an undo puts back what each had', async () => {
    const [first, , third] = longAgo();
    const [one, other] = [await clinic.aPatient(), await clinic.aPatient()];
    await visited(one, first);
    await visited(other, third);
    const { body: done } = await merge(one, other);
    expect(await lastVisit(one)).toBe(third);
    expect((await admin.post(`/api/patients/${one}/merges/${done.id}/undo`)).status).toBe(200);
    expect([await lastVisit(one), await lastVisit(other)]).toEqual([first, third]);
  });

  it('of the survivor after an undo is one of its own since the merge', async () => {
    const [first, second, third] = longAgo();
    const [one, other] = [await clinic.aPatient(), await clinic.aPatient()];
    await visited(one, first);
    await visited(other, third);
    const { body: done } = await merge(one, other);
    await visited(one, second);
    expect(await lastVisit(one)).toBe(third);
    expect((await admin.post(`/api/patients/${one}/merges/${done.id}/undo`)).status).toBe(200);
    expect(await lastVisit(one)).toBe(second);
  });

  it('of a child is no edit that keeps its mother’s merge from being undone', async () => {
    const [, second] = longAgo();
    const [one, other] = [await clinic.aPatient(), await clinic.aPatient()];
    const baby = { lastName: 'Baby', dateOfBirth: '2026-01-01', gender: 'female', motherId: other, allowDuplicate: true };
    const { body: child } = await admin.post<Patient>('/api/patients', baby);
    const { body: done } = await merge(one, other);
    await visited(child.id, second);
    expect((await admin.post(`/api/patients/${one}/merges/${done.id}/undo`)).status).toBe(200);
    expect(await chart(child.id)).toMatchObject({ lastVisitAt: second, mother: { id: other } });
  });

  it('is right when a merge and a completion come at the same moment', async () => {
    const [, second] = longAgo();
    const [one, other] = [await clinic.aPatient(), await clinic.aPatient()];
    const id = await started(other, second);
    const [merged, completed] = await Promise.all([merge(one, other), step(id, 'complete')]);
    expect([merged.status, completed.status]).toEqual([201, 200]);
    expect(await lastVisit(one)).toBe(second);
  });
});
