import { toNameSearch } from '../../backend/dist/patients/patient-name.rules.js';
import { SAFETY_RULES } from '../../backend/dist/prescriptions/rules/rule-set.js';
import { addMember, provisionNow } from '../../backend/dist/tenants/provisioning/provision-now.js';
import { numberPrefixFrom } from '../../backend/dist/tenants/subdomain.rules.js';
import { seedAppointments } from './appointments.mjs';
import { seedCarePlans } from './care-plans.mjs';
import { writeCustomFields } from './custom-fields.mjs';
import { writeDirectory } from './directory.mjs';
import { seedLabMessages } from './lab-messages.mjs';
import { seedLabs } from './labs.mjs';
import { writePatientDetails } from './patient-details.mjs';
import { demoPatients } from './patients.mjs';
import { seedVisits } from './visits.mjs';
import { seedRecords } from './records.mjs';
import { seedPrescriptions } from './prescriptions.mjs';
import { seedWaitlist } from './waitlist.mjs';

/** @typedef {{ pool: import('pg').Pool, openAccount: (userId: string, email: string) => Promise<void> }} Door */
/** @typedef {(typeof import('./hospitals.mjs').DEMO_HOSPITALS)[number] & { patients: number, seed: number, booked?: boolean }} DemoHospital */

const OPENED = new Date('2025-11-02T09:00:00Z');

/**
 * One hospital with its staff and patients; what is there already stays.
 * @param {Door} door
 * @param {DemoHospital} hospital
 */
export async function seedHospital({ pool, openAccount }, hospital) {
  const { rowCount } = await pool.query('SELECT 1 FROM public.tenants WHERE id = $1', [hospital.id]);
  if (rowCount === 0) await provisionNow(pool, { ...hospital, createdAt: OPENED });
  await Promise.all(
    hospital.staff.map(async ({ role, email, name }) => {
      const userId = await addMember(pool, { tenantId: hospital.id, email, name, roles: [role] });
      await openAccount(userId, email);
    }),
  );
  const { id, name, patients, seed } = hospital;
  await seedPatients(pool, { id, prefix: numberPrefixFrom(name), patients, first: 0, seed });
  if (hospital.booked) await inHospital(pool, id, (client) => writeDirectory(client, { id }));
  await seedAppointments(pool, { id, seed, booked: hospital.booked ?? false });
  await inHospital(pool, id, (client) => writePatientDetails(client, toNameSearch));
  await inHospital(pool, id, writeCustomFields);
  await inHospital(pool, id, (client) => seedVisits(client, { id, seed }));
  await inHospital(pool, id, (client) => seedRecords(client, { seed }));
  await inHospital(pool, id, (client) => seedPrescriptions(client, { id, seed, rulesVersion: SAFETY_RULES.version }));
  if (hospital.booked) await inHospital(pool, id, (client) => seedWaitlist(client, { id, seed }));
  if (hospital.booked) await inHospital(pool, id, (client) => seedLabs(client, { id, seed }));
  if (hospital.booked) await inHospital(pool, id, seedLabMessages);
  if (hospital.booked) await inHospital(pool, id, (client) => seedCarePlans(client, { id }));
}

/**
 * Runs `work` in one transaction in the hospital's schema.
 * @param {import('pg').Pool} pool
 * @param {string} id
 * @param {(client: import('pg').PoolClient) => Promise<void>} work
 */
async function inHospital(pool, id, work) {
  const client = await pool.connect();
  try {
    await client.query(`START TRANSACTION; SET LOCAL search_path = "${id}"`);
    await work(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Patients with the numbers after `first`; a number that is there already stays whose it is.
 *
 * @param {import('pg').Pool} pool
 * @param {{ id: string, prefix: string, patients: number, first: number, seed: number }} request
 */
export async function seedPatients(pool, { id, prefix, patients, first, seed }) {
  const rows = demoPatients(seed, patients).map((patient, index) => ({
    ...patient,
    patientNumber: `${prefix}-${String(first + index + 1).padStart(7, '0')}`,
    nameSearch: toNameSearch(patient.firstName, patient.lastName),
  }));
  await inHospital(pool, id, async (client) => {
    const { rows: counted } = await client.query(INSERT_PATIENTS, [JSON.stringify(rows)]);
    await client.query("SELECT setval('patient_numbers', greatest(last_value, $1)) FROM patient_numbers", [first + patients]);
    await client.query("UPDATE public.tenant_usage SET used = used + $2 WHERE tenant_id = $1 AND metric = 'patients'", [
      id,
      Number(counted[0].added),
    ]);
  });
  await pool.query(`ANALYZE "${id}".patients`);
}

const INSERT_PATIENTS = `
  WITH added AS (
    INSERT INTO patients (patient_number, first_name, last_name, name_search, date_of_birth, birth_date_estimated, gender, email, phone, address,
                          blood_group, created_at, updated_at, updated_by_name)
    SELECT r->>'patientNumber', r->>'firstName', r->>'lastName', r->>'nameSearch', (r->>'dateOfBirth')::date, (r->>'birthDateEstimated')::boolean,
           r->>'gender', r->>'email', r->>'phone', CASE WHEN r->'address' = 'null' THEN NULL ELSE r->'address' END, r->>'bloodGroup',
           (r->>'createdAt')::timestamptz, (r->>'createdAt')::timestamptz, 'Demo data'
    FROM jsonb_array_elements($1::jsonb) AS r
    ON CONFLICT (patient_number) DO NOTHING
    RETURNING 1
  )
  SELECT count(*) AS added FROM added`;
