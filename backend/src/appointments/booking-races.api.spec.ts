import 'reflect-metadata';
import type { SlotList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import { aClinic, timesAt, weekly, dayAt, type Clinic, type Refusal } from '../../test/clinic.js';
import { inParallel } from '../../test/load.js';

let api: TestApi;
let clinic: Clinic;
beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api);
});
afterAll(() => api.close());

const WITHIN_MS = 120_000;

/** A few at a time: it is the bookings that race, not the registrations before them. */
async function manyPatients(count: number): Promise<string[]> {
  const ids: string[] = [];
  await inParallel(count, 8, async () => void ids.push(await clinic.aPatient()));
  return ids;
}

const tally = (answers: readonly { status: number }[], status: number) => answers.filter((answer) => answer.status === status).length;

it(
  '500 at once on 20 slots: one winner each, the others are offered three times that are free',
  async () => {
    const { desk, doctorId } = clinic;
    await desk.put(`/api/doctors/${doctorId}/availability`, { rules: weekly('10:00', '18:00') }, { version: 1 });
    const patients = await manyPatients(500);
    const answers = await Promise.all(patients.map((patientId, index) => clinic.book({ ...timesAt(3, (index % 20) * 15), patientId })));
    expect([tally(answers, 201), tally(answers, 409)]).toEqual([20, 480]);
    const won = answers.filter(({ status }) => status === 201).map(({ body }) => body.startsAt);
    expect(new Set(won).size).toBe(20);
    const { body } = await desk.get<SlotList>(`/api/doctors/${doctorId}/slots?date=${dayAt(3)}`);
    expect(body.data.map(({ free }) => free)).toEqual(Array.from({ length: 32 }, (_, index) => index >= 20));
    const slots = body.data.map(({ startsAt }) => startsAt);
    for (const [index, { status, problem }] of answers.entries()) {
      if (status !== 409) continue;
      const { code, alternatives } = problem as Refusal;
      const offered = alternatives.map(({ startsAt }) => slots.indexOf(startsAt));
      // Slots of the day that come after the one that was refused, each another one; whoever is faster has them.
      expect([code, new Set(offered).size]).toEqual(['appointment.conflict', 3]);
      expect(Math.min(...offered)).toBeGreaterThan(index % 20);
    }
    // Once nobody races, what is offered is free, and nothing earlier is.
    const free = body.data.filter((slot) => slot.free).map(({ startsAt, endsAt }) => ({ doctorId, startsAt, endsAt }));
    const { problem } = await clinic.book({ ...timesAt(3), patientId: patients[0] });
    expect((problem as Refusal).alternatives).toEqual(free.slice(0, 3));
    for (const time of free.slice(0, 3)) expect((await clinic.book(time)).status).toBe(201);
  },
  WITHIN_MS,
);

it(
  '100 at once on one slot: one',
  async () => {
    const patients = await manyPatients(100);
    const answers = await Promise.all(patients.map((patientId) => clinic.book({ ...timesAt(4), patientId })));
    expect([tally(answers, 201), tally(answers, 409)]).toEqual([1, 99]);
  },
  WITHIN_MS,
);

it(
  'one patient with a hundred requests to two doctors: one',
  async () => {
    const [patientId, other] = [await clinic.aPatient(), await clinic.aDoctor()];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        clinic.book({ ...timesAt(5, index % 10), patientId, doctorId: index % 2 ? other : clinic.doctorId }),
      ),
    );
    expect([tally(answers, 201), tally(answers, 409)]).toEqual([1, 99]);
  },
  WITHIN_MS,
);
