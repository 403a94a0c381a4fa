import { seeded } from './random.mjs';

const SERVED = 4;
const MINUTE_MS = 60_000;
/** Between two who come, and between two who are called. */
const EVERY_MS = 9 * MINUTE_MS;

/** Numbers that somebody has given today stay. */
const FILL = `WITH fresh AS (
    INSERT INTO queue_counters (doctor_id, day, last_number) VALUES ($1, $2, jsonb_array_length($3::jsonb)) ON CONFLICT DO NOTHING RETURNING doctor_id)
  INSERT INTO queue_tokens (doctor_id, day, number, patient_id, status, priority, created_at, called_at, ended_at, updated_by_name)
  SELECT doctor_id, $2, number, "patientId", status, priority, "createdAt", "calledAt", "endedAt", 'Demo data' FROM fresh,
    jsonb_to_recordset($3::jsonb) AS t (number int, "patientId" uuid, status text, priority int, "createdAt" timestamptz, "calledAt" timestamptz, "endedAt" timestamptz)`;

/** @param {number} index from 0 */
const statusOf = (index) => (index === 1 ? 'left' : index < SERVED ? 'served' : index === SERVED ? 'called' : 'waiting');

/**
 * A doctor's queue of today in the middle of its day: some were seen, one is called, the others wait.
 *
 * @param {import('pg').ClientBase} client in the hospital's schema
 * @param {{ doctorId: string, day: string, patients: string[], seed: number, now: number }} about
 */
export async function fillQueue(client, { doctorId, day, patients, seed, now }) {
  const random = seeded(seed);
  const length = 9 + random.below(5);
  const first = random.below(Math.max(1, patients.length - length));
  const people = patients.slice(first, first + length);
  const at = (/** @type {number} */ ms) => new Date(Math.min(now, ms)).toISOString();
  const tokens = people.map((patientId, index) => {
    const came = now - (people.length - index) * EVERY_MS;
    const status = statusOf(index);
    return {
      // One of who waits is worse than the others.
      ...{ number: index + 1, patientId, status, priority: index === people.length - 2 ? 1 : 2, createdAt: at(came) },
      calledAt: status === 'waiting' ? null : at(came + 2 * EVERY_MS),
      endedAt: status === 'served' || status === 'left' ? at(came + 3 * EVERY_MS) : null,
    };
  });
  await client.query(FILL, [doctorId, day, JSON.stringify(tokens)]);
}
