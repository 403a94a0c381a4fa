import 'reflect-metadata';
import { addMember } from '../../backend/dist/tenants/provisioning/provision-now.js';
import { seedPatients } from '../seed/seed-hospital.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ patients: number, doctors: number, days: number }} Size */
/** @typedef {{ id: string, token: string, doctors: string[], firstDay: string, size: Size }} Desk */

/** Patients that are made in one statement. */
const AT_ONCE = 20_000;
export const SPECIALTIES = ['Cardiology', 'Paediatrics', 'Orthopaedics', 'General medicine', 'Dermatology'];
/** 9:00 to 13:00 and 14:00 to 18:00. */
export const SLOTS_A_DAY = 32;
export const SLOT_MINUTES = 15;
const ZONE = 'Asia/Kolkata';
const DAY_MS = 86_400_000;

/** Minutes after midnight at which a slot begins. */
export const slotMinute = (/** @type {number} */ slot) => 9 * 60 + slot * SLOT_MINUTES + (slot < SLOTS_A_DAY / 2 ? 0 : 60);

/** @param {string} day @param {number} count */
export const daysAfter = (day, count) => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** Every third who is registered in Latin letters has a name in Devanagari besides: one of those who are registered in it. */
const LOCAL_NAMES = (/** @type {string} */ id) => `
  WITH names AS (SELECT array_agg(first_name || ' ' || last_name ORDER BY id) AS all FROM "${id}".patients WHERE last_name ~ '^[\u0900-\u097F]+$'),
  latin AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "${id}".patients WHERE last_name ~ '^[A-Za-z]+$')
  UPDATE "${id}".patients p SET local_name = given.name, local_name_search = lower(given.name)
  FROM latin, names, LATERAL (SELECT names.all[1 + latin.n % cardinality(names.all)] AS name) given
  WHERE p.id = latin.id AND latin.n % 3 = 0 AND given.name IS NOT NULL`;

/**
 * One large hospital: its patients, its doctors with their hours, and bookings in every other slot of theirs from tomorrow on.
 *
 * @param {World} world
 * @param {import('./hospitals.mjs').Hospital} hospital
 * @param {Size} size
 * @returns {Promise<Desk>}
 */
export async function furnish({ pool }, { id, token }, size) {
  for (let first = 0; first < size.patients; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, size.patients - first);
    await seedPatients(pool, { id, prefix: 'B', patients: count, first: 1000 + first, seed: first + 1 });
  }
  await pool.query(LOCAL_NAMES(id));
  const { rows } = await pool.query(
    `SELECT (now() AT TIME ZONE $1)::date + 1 AS day, to_char((now() AT TIME ZONE $1)::date + 1, 'YYYY-MM-DD') AS text`,
    [ZONE],
  );
  const firstDay = rows[0].text;
  const doctors = [];
  for (let index = 0; index < size.doctors; index += 1) doctors.push(await addDoctor(pool, id, index, firstDay));
  for (const [index, doctor] of doctors.entries()) await book(pool, { id, doctor, index, firstDay, size });
  await pool.query(`VACUUM (ANALYZE) "${id}".patients, "${id}".appointments, "${id}".availability_rules, "${id}".staff_profiles`);
  return { id, token, doctors, firstDay, size };
}

/** @param {import('pg').Pool} pool @param {string} id @param {number} index @param {string} firstDay */
async function addDoctor(pool, id, index, firstDay) {
  const doctor = await addMember(pool, {
    tenantId: id,
    email: `doctor${index}@bench.example`,
    name: `Dr Bench ${index}`,
    roles: ['Doctor'],
  });
  await pool.query(`INSERT INTO "${id}".staff_profiles (user_id, specialty) VALUES ($1, $2)`, [
    doctor,
    SPECIALTIES[index % SPECIALTIES.length],
  ]);
  await pool.query(`INSERT INTO "${id}".availability_schedules (doctor_id, updated_by_name) VALUES ($1, 'Bench')`, [doctor]);
  await pool.query(
    `INSERT INTO "${id}".availability_rules (doctor_id, weekday, start_minute, end_minute, slot_minutes, valid_from)
     SELECT $1, weekday, minute, minute + 240, ${SLOT_MINUTES}, $2::date - 1 FROM generate_series(1, 7) weekday, unnest(ARRAY[540, 840]) minute`,
    [doctor, firstDay],
  );
  return doctor;
}

/** Patients of one moment are different ones: they follow each other by doctor. The later half of them has no bookings. */
const BOOK = (/** @type {string} */ id) => `
  INSERT INTO "${id}".appointments (patient_id, doctor_id, starts_at, ends_at, blocked, lanes, updated_by_name)
  SELECT p.ids[1 + ((d * ${SLOTS_A_DAY} + s) * $4 + $3) % (cardinality(p.ids) / 2)], $1, t.at, t.at + interval '${SLOT_MINUTES} minutes',
    tstzrange(t.at, t.at + interval '${SLOT_MINUTES} minutes'), int4range(0, 20), 'Bench'
  FROM (SELECT array_agg(id ORDER BY patient_number) AS ids FROM "${id}".patients) p,
    generate_series(0, $5 - 1) d, generate_series(0, ${SLOTS_A_DAY - 1}, 2) s,
    LATERAL (SELECT ($2::date + d + make_interval(mins => ${9 * 60} + s * ${SLOT_MINUTES} + CASE WHEN s < ${SLOTS_A_DAY / 2} THEN 0 ELSE 60 END))
      AT TIME ZONE '${ZONE}' AS at) t
  ON CONFLICT DO NOTHING`;

/** @param {import('pg').Pool} pool @param {{ id: string, doctor: string, index: number, firstDay: string, size: Size }} booking */
const book = (pool, { id, doctor, index, firstDay, size }) => pool.query(BOOK(id), [doctor, firstDay, index, size.doctors, size.days]);
