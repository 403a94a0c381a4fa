import 'reflect-metadata';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { startCloud } from '../../local-cloud/cloud.mjs';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { migratePublic } from '../../migrations/runner/runner.mjs';
import { DEMO_HOSPITALS } from './hospitals.mjs';
import { seedHospital } from './seed-hospital.mjs';

const [CITY] = DEMO_HOSPITALS;

describe('the demo of a front desk, its clinics and their record', () => {
  /** @type {Awaited<ReturnType<typeof startCloud>>} */
  let cloud;
  /** @type {pg.Pool} */
  let pool;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hms-demo-test-'));
  const rows = async (/** @type {string} */ sql) => (await pool.query(sql.replaceAll('city.', `"${CITY.id}".`))).rows;
  const seed = () => seedHospital({ pool, openAccount: async () => undefined }, { ...CITY, patients: 60, seed: 1 });

  before(async () => {
    const [postgres] = await findFreePorts(1);
    const ports = { postgres, api: 13_100, portal: 13_101, admin: 13_102 };
    const settings = { NODE_ENV: 'test', DB_NAME: 'hms_test_demo', HMS_DEMO: 'none' };
    cloud = await startCloud({ dataDir, services: ['postgres'], ports, settings, fast: true, log: () => undefined });
    const { DB_HOST: host, DB_PORT, DB_NAME: database, MIGRATOR_DB_USER: user, MIGRATOR_DB_PASSWORD: password } = cloud.env;
    pool = new pg.Pool({ host, port: Number(DB_PORT), database, user, password, max: 2 });
    // The server may stop before the last connection has said good-bye.
    pool.on('error', () => undefined);
    const client = await pool.connect();
    await migratePublic(client);
    client.release();
    await seed();
  });
  after(async () => {
    await pool?.end();
    await cloud?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('has every doctor available on each day of the next ninety', async () => {
    const [{ doctors, weekdays }] = await rows(
      `SELECT count(DISTINCT doctor_id)::int AS doctors, min(days)::int AS weekdays FROM (
         SELECT doctor_id, count(DISTINCT weekday) AS days FROM city.availability_rules WHERE valid_to IS NULL OR valid_to >= current_date + 90
         GROUP BY doctor_id) d`,
    );
    assert.deepEqual([doctors, weekdays], [CITY.staff.filter(({ role }) => role === 'Doctor').length, 7]);
  });

  it('has a full day today, a queue of who waits, and a waitlist with a time that is held', async () => {
    const [today] = await rows(
      `SELECT count(*)::int AS booked FROM city.appointments
       WHERE (starts_at AT TIME ZONE 'Asia/Kolkata')::date = (now() AT TIME ZONE 'Asia/Kolkata')::date`,
    );
    assert.ok(today.booked > 60, `${today.booked} appointments today`);
    const [waiting] = await rows("SELECT count(*)::int AS people FROM city.queue_tokens WHERE status = 'waiting'");
    assert.ok(waiting.people > 0);
    const [list] = await rows(
      'SELECT count(*)::int AS entries, (SELECT count(*)::int FROM city.waitlist_offers) AS held FROM city.waitlist_entries',
    );
    assert.ok(list.entries > 0 && list.held > 0);
  });

  it('has a custom field of each type, in use', async () => {
    const [fields] = await rows('SELECT count(DISTINCT type)::int AS types FROM city.custom_fields');
    const [values] = await rows("SELECT count(*)::int AS patients FROM city.patients WHERE custom_fields <> '{}'");
    assert.ok(fields.types === 9 && values.patients > 20);
  });

  it('has departments, rooms, and people by what they are', async () => {
    const [counted] = await rows(
      `SELECT (SELECT count(*)::int FROM city.departments) AS departments, (SELECT count(*)::int FROM city.rooms WHERE department_id IS NOT NULL) AS rooms`,
    );
    assert.deepEqual(counted, { departments: 5, rooms: 5 });
    const doctors = await rows(
      `SELECT p.specialty, p.qualification, p.registration_number, p.department_id FROM public.memberships m
       LEFT JOIN city.staff_profiles p USING (user_id) WHERE m.tenant_id = '${CITY.id}' AND 'Doctor' = ANY (m.roles)`,
    );
    for (const doctor of doctors) for (const value of Object.values(doctor)) assert.ok(value, JSON.stringify(doctor));
    const specialties = doctors.map(({ specialty }) => specialty);
    assert.ok(new Set(specialties).size > 2 && new Set(specialties).size < specialties.length, 'one specialty has two doctors');
  });

  it('has kinds of appointments in five colours, used by colour, and a group with lanes', async () => {
    const types = await rows(
      'SELECT colour, capacity, duration_minutes AS minutes, buffer_after_minutes AS after FROM city.appointment_types',
    );
    assert.deepEqual(types.map(({ colour }) => colour).sort(), [1, 2, 3, 4, 5]);
    assert.ok(types.some(({ after: buffer }) => buffer > 0) && new Set(types.map(({ minutes }) => minutes)).size > 2);
    const used = await rows(
      `SELECT t.name, t.capacity, count(*)::int AS times FROM city.appointments a JOIN city.appointment_types t ON t.id = a.type_id GROUP BY t.id`,
    );
    assert.ok(used.filter(({ capacity }) => capacity === 1).length > 1);
    assert.deepEqual(
      used.filter(({ capacity }) => capacity > 1).map(({ times }) => times),
      [5],
    );
  });

  it('has visits of two years in every state, with what was measured at them', async () => {
    const states = await rows('SELECT status, count(*)::int AS visits FROM city.visits GROUP BY status ORDER BY status');
    assert.deepEqual(
      states.map(({ status }) => status),
      ['amended', 'draft', 'signed'],
    );
    const [measured] = await rows(
      `SELECT count(*)::int AS times, count(DISTINCT visit_id)::int AS visits, bool_and(s.patient_id = v.patient_id) AS own
       FROM city.vital_signs s JOIN city.visits v ON v.id = s.visit_id`,
    );
    assert.ok(measured.visits > 10, `${measured.visits} visits with vital signs`);
    assert.equal(measured.own, true);
  });

  it('adds nothing when it is made again on the same day', async () => {
    const count = () =>
      rows(`SELECT (SELECT count(*) FROM city.appointments) AS a, (SELECT count(*) FROM city.departments) AS d, (SELECT count(*) FROM city.rooms) AS r,
        (SELECT count(*) FROM city.appointment_types) AS t, (SELECT count(*) FROM city.patients) AS p`);
    const once = await count();
    await seed();
    assert.deepEqual(await count(), once);
  });
});
