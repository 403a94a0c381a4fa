import { toNameSearch } from '../../backend/dist/patients/patient-name.rules.js';
import { addMember, provisionNow } from '../../backend/dist/tenants/provisioning/provision-now.js';
import { numberPrefixFrom } from '../../backend/dist/tenants/subdomain.rules.js';
import { demoPatients } from './patients.mjs';

/** @typedef {{ pool: import('pg').Pool, openAccount: (userId: string, email: string) => Promise<void> }} Door */
/** @typedef {(typeof import('./hospitals.mjs').DEMO_HOSPITALS)[number] & { patients: number, seed: number }} DemoHospital */

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
  await seedPatients(pool, hospital);
}

/**
 * @param {import('pg').Pool} pool
 * @param {DemoHospital} hospital
 */
async function seedPatients(pool, { id, name, patients, seed }) {
  const prefix = numberPrefixFrom(name);
  const rows = demoPatients(seed, patients).map((patient, index) => ({
    ...patient,
    patientNumber: `${prefix}-${String(index + 1).padStart(7, '0')}`,
    nameSearch: toNameSearch(patient.firstName, patient.lastName),
  }));
  const client = await pool.connect();
  try {
    await client.query(`START TRANSACTION; SET LOCAL search_path = "${id}"`);
    const { rows: counted } = await client.query(INSERT_PATIENTS, [JSON.stringify(rows)]);
    await client.query("UPDATE number_series SET last_value = greatest(last_value, $1) WHERE name = 'patient'", [patients]);
    await client.query("UPDATE public.tenant_usage SET used = used + $2 WHERE tenant_id = $1 AND metric = 'patients'", [
      id,
      Number(counted[0].added),
    ]);
    await client.query('COMMIT');
    await client.query(`ANALYZE "${id}".patients`);
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
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
