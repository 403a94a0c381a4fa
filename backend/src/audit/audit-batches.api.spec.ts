import 'reflect-metadata';
import type { PatientList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import { eventually } from '../../test/eventually.js';

/** A list is written down within a second; the rest is for a busy machine. */
const WITHIN_MS = 5000;

let api: TestApi;
let hospital: TestHospital;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Nurse'] });
});
afterAll(() => api.close());

interface Written {
  readonly occurred_at: Date;
  readonly actor_id: string;
  readonly request_id: string;
  readonly details: object;
}

const lists = async ({ id }: TestHospital): Promise<Written[]> => {
  const sql = `SELECT occurred_at, actor_id, request_id, details FROM "${id}".audit_events WHERE action = 'patient.listed' ORDER BY occurred_at`;
  return (await api.database.query<Written>(sql)).rows;
};

it('lists are written together within seconds, each with its own time, person and request', async () => {
  const nurse = await hospital.as('Nurse');
  const before = Date.now();
  for (let again = 0; again < 5; again += 1) expect((await nurse.get<PatientList>('/api/patients')).status).toBe(200);
  const after = Date.now();
  const rows = await eventually(async () => ((await lists(hospital)).length === 5 ? lists(hospital) : null), WITHIN_MS);
  expect(new Set(rows.map(({ request_id }) => request_id)).size).toBe(5);
  for (const { occurred_at, actor_id, details } of rows) {
    expect(occurred_at.getTime()).toBeGreaterThanOrEqual(before);
    expect(occurred_at.getTime()).toBeLessThanOrEqual(after);
    expect(actor_id).toBe(hospital.users.Nurse?.id);
    expect(details).toEqual({ filters: [], searchedBy: null, shown: 0, nextPage: false, approximate: false });
  }
});

it('what waits is written before the process ends', async () => {
  const other = await startApi();
  const theirs = await other.aHospital({ roles: ['Nurse'] });
  expect((await (await theirs.as('Nurse')).get('/api/patients')).status).toBe(200);
  await other.close();
  expect(await lists(theirs)).toHaveLength(1);
});

it('a list that was refused leaves none', async () => {
  const third = await api.aHospital({ roles: ['Nurse'] });
  const nurse = await third.as('Nurse');
  expect((await nurse.get('/api/patients?limit=0')).status).toBe(400);
  expect((await nurse.get('/api/patients')).status).toBe(200);
  await eventually(async () => ((await lists(third)).length > 0 ? true : null), WITHIN_MS);
  expect(await lists(third)).toHaveLength(1);
});
