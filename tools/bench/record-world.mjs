import { importCodes } from '../diagnosis-codes/import.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ patients: number, visits: number, codes: number, orders: number, file?: string }} Size `file`: of diagnosis codes */
/** @typedef {{ id: string, token: string, patients: string[], size: Size }} Ward */

/** Words that diagnoses are made of, so that a search finds many and few. */
const PARTS = ['fracture', 'diabetes', 'carcinoma', 'burn', 'hypertension', 'pneumonia', 'arthritis', 'neuropathy', 'ulcer', 'anaemia'];
const PLACES = ['left', 'right', 'upper', 'lower', 'lateral', 'medial', 'initial', 'subsequent', 'chronic', 'acute'];

const CODES = `
  INSERT INTO public.diagnosis_codes (code, display, billable, source)
  SELECT chr(65 + (n / 5000) % 26) || lpad((n % 100)::text, 2, '0') || '.' || lpad((n / 100)::text, 4, '0'),
    initcap(($2::text[])[1 + n % ${PARTS.length}]) || ' of ' || ($3::text[])[1 + (n / 10) % ${PLACES.length}] || ' part ' || n || ', '
      || ($3::text[])[1 + (n / 100) % ${PLACES.length}] || ' encounter', true, 'bench'
  FROM generate_series(0, $1 - 1) n ON CONFLICT DO NOTHING`;

/** Three years back, a visit a day; each signed, measured, and with a diagnosis. */
const VISITS = (/** @type {string} */ id) => `
  WITH made AS (
    INSERT INTO "${id}".visits (patient_id, doctor_id, doctor_name, started_at, status, chief_complaint, history, plan, signed_version, signed_at, signed_by,
      signed_by_name)
    SELECT $1, $2, 'Dr Bench', at, 'draft', 'Complaint ' || n, repeat('What was told. ', 20), repeat('What is done. ', 10), NULL, NULL, NULL, NULL
    FROM generate_series(1, $3) n, LATERAL (SELECT now() - n * interval '1 day' AS at) t RETURNING *),
  kept AS (
    INSERT INTO "${id}".visit_versions (visit_id, number, chief_complaint, history, examination, assessment, plan, follow_up, follow_up_on, signed_at, signed_by,
      signed_by_name)
    SELECT id, 1, chief_complaint, history, examination, assessment, plan, follow_up, follow_up_on, started_at, doctor_id, doctor_name FROM made),
  measured AS (
    INSERT INTO "${id}".vital_signs (patient_id, visit_id, taken_at, taken_by_name, systolic, diastolic, heart_rate)
    SELECT patient_id, id, started_at, 'Bench', 120, 80, 70 FROM made)
  INSERT INTO "${id}".conditions (patient_id, visit_id, category, display, clinical_status, verification_status, recorder_name, updated_by_name, recorded_at)
  SELECT patient_id, id, 'encounter-diagnosis', 'Diagnosis of ' || chief_complaint, 'active', 'confirmed', 'Dr Bench', 'Dr Bench', started_at FROM made`;
const SIGNED = (/** @type {string} */ id) => `
  UPDATE "${id}".visits SET status = 'signed', signed_version = 1, signed_at = started_at, signed_by = doctor_id, signed_by_name = doctor_name
  WHERE status = 'draft'`;

/** A tube each, spread over the stages of work. */
const ORDERS = (/** @type {string} */ id) => `
  WITH tests AS (SELECT array_agg(id ORDER BY code) AS ids FROM "${id}".lab_tests WHERE definition ->> 'formula' IS NULL),
  people AS (SELECT array_agg(id ORDER BY patient_number) AS ids FROM "${id}".patients),
  made AS (
    INSERT INTO "${id}".lab_orders (order_number, patient_id, orderer_id, orderer_name, priority, ordered_at)
    SELECT 'BENCH-' || n, people.ids[1 + n % cardinality(people.ids)], $2, 'Dr Bench', (ARRAY['routine', 'urgent', 'asap', 'stat'])[1 + n % 4],
      now() - n * interval '1 minute' FROM generate_series(1, $1) n, people RETURNING id, order_number, ordered_at, substr(order_number, 7)::int AS n),
  tubes AS (
    INSERT INTO "${id}".lab_specimens (order_id, accession_number, kind, stage, urgency, collected_at, received_at, created_at)
    SELECT id, order_number || '-1', 'serum', (ARRAY['collect', 'receive', 'enter'])[1 + n % 3], n % 4,
      CASE WHEN n % 3 > 0 THEN ordered_at END, CASE WHEN n % 3 = 2 THEN ordered_at END, ordered_at FROM made RETURNING id, order_id)
  INSERT INTO "${id}".lab_order_items (order_id, specimen_id, test_id, position, status)
  SELECT t.order_id, t.id, tests.ids[1 + (m.n + at) % cardinality(tests.ids)], at, (ARRAY['ordered', 'collected', 'received'])[1 + m.n % 3]
  FROM tubes t JOIN made m ON m.id = t.order_id, tests, generate_series(0, 4) at`;

/** @param {import('pg').Pool} pool @param {string} file */
async function imported(pool, file) {
  const client = await pool.connect();
  await importCodes(client, { file }).finally(() => client.release());
}

/**
 * Patients with a long record, a whole classification of diagnoses, and open orders of every stage before the results.
 *
 * @param {World} world
 * @param {import('./hospitals.mjs').Hospital} hospital
 * @param {Size} size
 * @returns {Promise<Ward>}
 */
export async function furnishRecords({ pool }, { id, token }, size) {
  await (size.file === undefined ? pool.query(CODES, [size.codes, PARTS, PLACES]) : imported(pool, size.file));
  const { rows: doctors } = await pool.query(
    `SELECT user_id AS id FROM public.memberships WHERE tenant_id = $1 AND 'Doctor' = ANY (roles) LIMIT 1`,
    [id],
  );
  const { rows } = await pool.query(`SELECT id FROM "${id}".patients ORDER BY patient_number LIMIT $1`, [size.patients]);
  for (const patient of rows) await pool.query(VISITS(id), [patient.id, doctors[0].id, size.visits]);
  await pool.query(SIGNED(id));
  await pool.query(ORDERS(id), [size.orders, doctors[0].id]);
  const tables = ['visits', 'visit_versions', 'vital_signs', 'conditions', 'lab_orders', 'lab_specimens', 'lab_order_items'];
  await pool.query(`VACUUM (ANALYZE) public.diagnosis_codes, ${tables.map((table) => `"${id}".${table}`).join(', ')}`);
  return { id, token, patients: rows.map((patient) => patient.id), size };
}
