import { addDays, dateOf } from '../../backend/dist/appointments/availability/local-day.rules.js';
import { seeded } from './random.mjs';

/** Those who wait, and those among them for whom a time is held when the demo is started. */
const WAITING = 9;
const HELD = 2;
const HOLD_MINUTES = 15;
const REASONS = ['Chest pain on exertion', 'Second opinion', 'Reports to discuss', 'Follow-up after surgery', null];
const PARTS = [[], ['morning'], ['afternoon'], ['morning', 'afternoon']];
const PRIORITIES = [0, 1, 2, 2, 2];

/** Each day the demo is started somebody waits; twice on one day nobody is added. */
const MADE_TODAY = `SELECT 1 FROM waitlist_entries WHERE created_at >= $1 AND updated_by_name = 'Demo data' LIMIT 1`;
const DOCTORS = `SELECT user_id AS id FROM public.memberships WHERE tenant_id = $1 AND status = 'active' AND 'Doctor' = ANY (roles) ORDER BY user_id`;
const JOIN = `INSERT INTO waitlist_entries (patient_id, doctor_id, minutes, from_date, to_date, parts, priority, reason, created_at, updated_by_name)
  SELECT "patientId", "doctorId", 15, "fromDate", "toDate", parts, priority, reason, now() - make_interval(hours => hours), 'Demo data'
  FROM jsonb_to_recordset($1::jsonb) AS w ("patientId" uuid, "doctorId" uuid, "fromDate" date, "toDate" date, parts text[], priority int, reason text,
    hours int)`;

/** A quarter of an hour of tomorrow or later that nobody has, for the first who wait: held as the worker would hold it. */
const HOLD = `WITH next AS (
    SELECT w.id, w.patient_id, w.doctor_id, w.reason FROM waitlist_entries w WHERE w.status = 'waiting' AND w.doctor_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM waitlist_offers o WHERE o.entry_id = w.id AND o.status = 'open') ORDER BY w.priority, w.created_at LIMIT 1),
  place AS (
    SELECT next.*, slot AS starts, slot + interval '15 minutes' AS ends FROM next, generate_series($1::timestamptz, $1::timestamptz + interval '3 hours',
      interval '15 minutes') slot WHERE NOT EXISTS (SELECT FROM appointments a WHERE (a.doctor_id = next.doctor_id OR a.patient_id = next.patient_id)
        AND a.status NOT IN ('cancelled', 'no_show') AND a.blocked && tstzrange(slot, slot + interval '15 minutes')) ORDER BY slot LIMIT 1),
  held AS (
    INSERT INTO appointments (patient_id, doctor_id, starts_at, ends_at, blocked, lanes, status, held_until, reason, updated_by_name)
    SELECT patient_id, doctor_id, starts, ends, tstzrange(starts, ends), int4range(0, 20), 'held', now() + make_interval(mins => ${HOLD_MINUTES}), reason,
      'Waitlist' FROM place ON CONFLICT DO NOTHING RETURNING id, doctor_id, starts_at, ends_at, held_until),
  offered AS (
    INSERT INTO waitlist_offers (entry_id, appointment_id, doctor_id, starts_at, ends_at, expires_at)
    SELECT place.id, held.id, held.doctor_id, held.starts_at, held.ends_at, held.held_until FROM held, place RETURNING entry_id, expires_at)
  INSERT INTO public.planned_jobs (tenant_id, kind, subject_id, due_at) SELECT $2, 'waitlist.lapse', entry_id, expires_at FROM offered`;

/**
 * Patients who wait for a time, some with one that is held for them.
 * @param {import('pg').PoolClient} client in the hospital's schema
 * @param {{ id: string, seed: number }} hospital
 */
export async function seedWaitlist(client, { id, seed }) {
  const { rows: tenants } = await client.query('SELECT time_zone FROM public.tenants WHERE id = $1', [id]);
  const today = dateOf(Date.now(), tenants[0].time_zone);
  const { rowCount } = await client.query(MADE_TODAY, [new Date(Date.now() - 20 * 3_600_000)]);
  const { rows: doctors } = await client.query(DOCTORS, [id]);
  const { rows: patients } = await client.query("SELECT id FROM patients WHERE status = 'active' ORDER BY patient_number DESC LIMIT 60");
  if (rowCount !== 0 || doctors.length === 0 || patients.length === 0) return;
  const random = seeded(seed * 7919);
  const entries = Array.from({ length: WAITING }, (_, index) => ({
    patientId: random.pick(patients).id,
    doctorId: random.pick(doctors).id,
    fromDate: today,
    toDate: addDays(today, 5 + index),
    parts: random.pick(PARTS),
    priority: random.pick(PRIORITIES),
    reason: random.pick(REASONS),
    hours: 2 + index * 7,
  }));
  await client.query(JOIN, [JSON.stringify(entries)]);
  // Tomorrow at nine, by a clock that is near enough: nobody's hours are looked at.
  const tomorrow = new Date(`${addDays(today, 1)}T03:30:00Z`);
  for (let held = 0; held < HELD; held += 1) await client.query(HOLD, [tomorrow, id]);
}
