import { addDays, dateOf, localDay, LocalDays } from '../../backend/dist/appointments/availability/local-day.rules.js';
import { slotsIn } from '../../backend/dist/appointments/availability/slots.rules.js';
import { windowsOn } from '../../backend/dist/appointments/availability/working-time.rules.js';
import { fillQueue } from './queue.mjs';
import { seeded } from './random.mjs';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const MORNING = { startMinute: 9 * 60, endMinute: 13 * 60 };
const AFTERNOON = { startMinute: 14 * 60, endMinute: 18 * 60 };
const SLOT_MINUTES = 15;
/** Today and the days after it that have bookings. */
const BOOKED_DAYS = 8;
const REASONS = [
  'Follow-up',
  'Fever and cough',
  'Blood pressure check',
  'Back pain',
  'Diabetes review',
  'Reports to discuss',
  'Skin rash',
  null,
];

/** @param {string} validFrom */
const weeklyHours = (validFrom) =>
  WEEK.flatMap((weekday) =>
    [MORNING, AFTERNOON].map((hours) => ({ ...hours, weekday, slotMinutes: SLOT_MINUTES, validFrom, validTo: null })),
  );

/**
 * How an appointment stands, by how long ago it began.
 * @param {ReturnType<typeof seeded>} random
 * @param {{ from: number, to: number }} slot
 * @param {number} now
 */
function stepsOf(random, { from, to }, now) {
  if (random.chance(0.06)) return ['cancelled'];
  if (to <= now) return random.chance(0.1) ? ['no_show'] : ['checked_in', 'in_progress', 'completed'];
  if (from <= now) return ['checked_in', 'in_progress'];
  return from - now < 45 * 60_000 ? ['checked_in'] : [];
}

/**
 * Bookings of one doctor: today nearly full, later days less and less. Kinds are drawn on their own, so that who comes when depends on none.
 *
 * @param {{ random: ReturnType<typeof seeded>, kinds: ReturnType<typeof seeded> }} draws
 * @param {{ timeZone: string, patients: string[], types: string[], now: number }} about
 */
function bookingsOf({ random, kinds }, { timeZone, patients, types, now }) {
  const days = new LocalDays(timeZone);
  const today = dateOf(now, timeZone);
  const schedule = { defined: true, rules: weeklyHours(today), exceptions: [], holidays: [] };
  return days.from(today, BOOKED_DAYS).flatMap((day, index) =>
    slotsIn(windowsOn(schedule, day), { minutes: null })
      .filter(() => random.chance(index === 0 ? 0.9 : 0.5 - index * 0.05))
      .map((slot) => ({
        patientId: random.pick(patients),
        typeId: types.length > 0 ? kinds.pick(types) : null,
        startsAt: new Date(slot.from).toISOString(),
        endsAt: new Date(slot.to).toISOString(),
        reason: random.pick(REASONS),
        steps: index === 0 ? stepsOf(random, slot, now) : [],
      })),
  );
}

const DOCTORS = `SELECT user_id AS id FROM public.memberships WHERE tenant_id = $1 AND 'Doctor' = ANY (roles) ORDER BY user_id`;

/** Each day the demo is started, it gets a full day; twice on one day it does not. */
const MADE_TODAY = `SELECT 1 FROM appointments WHERE doctor_id = $1 AND created_at >= $2 AND updated_by_name = 'Demo data' LIMIT 1`;

/** A schedule that somebody has written stays. */
const HOURS = `WITH schedule AS (
    INSERT INTO availability_schedules (doctor_id, updated_by_name) VALUES ($1, 'Demo data') ON CONFLICT DO NOTHING RETURNING doctor_id)
  INSERT INTO availability_rules (doctor_id, weekday, start_minute, end_minute, slot_minutes, valid_from)
  SELECT doctor_id, weekday, "startMinute", "endMinute", "slotMinutes", "validFrom" FROM schedule,
    jsonb_to_recordset($2::jsonb) AS r (weekday int, "startMinute" int, "endMinute" int, "slotMinutes" int, "validFrom" date)`;

/** Each booking with the steps that it has gone; who is taken already is left out. */
const BOOKINGS = `WITH wanted AS (
    SELECT r.*, coalesce(r.steps->>-1, 'scheduled') AS status
    FROM jsonb_to_recordset($2::jsonb) AS r ("patientId" uuid, "typeId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, reason text, steps jsonb)),
  booked AS (
    INSERT INTO appointments (patient_id, doctor_id, type_id, starts_at, ends_at, blocked, lanes, status, cancellation_reason, reason, updated_by_name)
    SELECT "patientId", $1, "typeId", "startsAt", "endsAt", tstzrange("startsAt", "endsAt"), int4range(0, 20), status,
      CASE WHEN status = 'cancelled' THEN 'pat' END, reason, 'Demo data' FROM wanted
    ON CONFLICT DO NOTHING RETURNING id, starts_at)
  INSERT INTO appointment_changes (appointment_id, occurred_at, actor_name, from_status, to_status, to_starts_at, reason)
  SELECT b.id, least(now(), b.starts_at) - make_interval(mins => 60 - step.n::int), 'Demo data',
    CASE step.n WHEN 0 THEN NULL WHEN 1 THEN 'scheduled' ELSE w.steps->>(step.n::int - 2) END, step.status,
    CASE step.n WHEN 0 THEN b.starts_at END, CASE WHEN step.status = 'cancelled' THEN 'pat' END
  FROM booked b JOIN wanted w ON w."startsAt" = b.starts_at,
    (SELECT 'scheduled' AS first) s, LATERAL (
      SELECT 0 AS n, s.first AS status UNION ALL SELECT n, status FROM jsonb_array_elements_text(w.steps) WITH ORDINALITY AS e (status, n)) step
  ORDER BY b.id, step.n`;

/** Kinds that a slot holds without time around it. */
const TYPES = `SELECT id FROM appointment_types WHERE archived_at IS NULL AND capacity = 1 AND duration_minutes = ${SLOT_MINUTES}
  AND buffer_before_minutes + buffer_after_minutes = 0 ORDER BY name, id`;

/** Who come to the one kind for a group, after the hours: each has a lane of their own. */
const GROUP_SIZE = 5;
const GROUP = `WITH kind AS (
    SELECT t.*, $3::timestamptz AS starts, $3::timestamptz + make_interval(mins => t.duration_minutes) AS ends,
      (SELECT id FROM rooms WHERE name = 'Seminar room') AS room
    FROM appointment_types t WHERE t.archived_at IS NULL AND t.capacity >= ${GROUP_SIZE} ORDER BY t.name LIMIT 1),
  booked AS (
    INSERT INTO appointments (patient_id, doctor_id, type_id, room_id, starts_at, ends_at, blocked, lanes, status, reason, outside_hours, updated_by_name)
    SELECT p.id, $1, k.id, k.room, k.starts, k.ends, tstzrange(k.starts, k.ends), int4range(p.n::int - 1, p.n::int), 'scheduled', k.name, true, 'Demo data'
    FROM kind k, unnest($2::uuid[]) WITH ORDINALITY AS p (id, n) ON CONFLICT DO NOTHING RETURNING id, starts_at)
  INSERT INTO appointment_changes (appointment_id, occurred_at, actor_name, to_status, to_starts_at)
  SELECT id, now() - interval '1 hour', 'Demo data', 'scheduled', starts_at FROM booked`;

/** When who was here last, as completing an appointment writes it down. */
const VISITS = `UPDATE patients p SET last_visit_at = greatest(p.last_visit_at, v.at)
  FROM (SELECT patient_id, max(least(starts_at, now())) AS at FROM appointments WHERE status = 'completed' GROUP BY patient_id) v
  WHERE v.patient_id = p.id AND p.last_visit_at IS DISTINCT FROM greatest(p.last_visit_at, v.at)`;

/**
 * Weekly hours of every doctor; where there are bookings, also those of today and the week after it where the time is free, and today's queue.
 *
 * @param {import('pg').Pool} pool
 * @param {{ id: string, seed: number, booked: boolean }} hospital
 */
export async function seedAppointments(pool, { id, seed, booked }) {
  const { rows: doctors } = await pool.query(DOCTORS, [id]);
  const { rows: tenants } = await pool.query('SELECT time_zone FROM public.tenants WHERE id = $1', [id]);
  const now = Date.now();
  const timeZone = tenants[0].time_zone;
  const client = await pool.connect();
  try {
    await client.query(`START TRANSACTION; SET LOCAL search_path = "${id}"`);
    const patients = await idsOf(client, 'SELECT id FROM patients ORDER BY patient_number LIMIT 400');
    const types = await idsOf(client, TYPES);
    const today = dateOf(now, timeZone);
    for (const [index, doctor] of doctors.entries()) {
      await client.query(HOURS, [doctor.id, JSON.stringify(weeklyHours(today))]);
      const { rowCount } = await client.query(MADE_TODAY, [doctor.id, new Date(localDay(today, timeZone).from)]);
      if (!booked || patients.length === 0) continue;
      await fillQueue(client, { doctorId: doctor.id, day: today, patients, seed: seed * 100 + index, now });
      if (rowCount !== 0) continue;
      const draws = { random: seeded(seed * 1000 + index), kinds: seeded(seed * 5000 + index) };
      const bookings = bookingsOf(draws, { timeZone, patients, types, now });
      await client.query(BOOKINGS, [doctor.id, JSON.stringify(bookings)]);
      const evening = localDay(addDays(today, 1), timeZone).from + AFTERNOON.endMinute * 60_000;
      if (index === 0) await client.query(GROUP, [doctor.id, patients.slice(0, GROUP_SIZE), new Date(evening)]);
    }
    await client.query(VISITS);
    await client.query('COMMIT');
    await client.query(`ANALYZE "${id}".appointments`);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** @param {import('pg').ClientBase} client @param {string} sql */
const idsOf = async (client, sql) => (await client.query(sql)).rows.map((row) => row.id);
