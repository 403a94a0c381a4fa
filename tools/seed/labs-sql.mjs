/** Who has measured everything in the demo. */
const TECHNICIAN = 'Sunil Kulkarni';

export const MADE = 'SELECT 1 FROM lab_orders LIMIT 1';
export const PEOPLE = `SELECT user_id AS id, name FROM public.memberships WHERE tenant_id = $1 AND status = 'active' AND $2 = ANY (roles) ORDER BY user_id LIMIT 5`;
/** Adults of a known sex: what is calculated has a value for them. */
export const PATIENTS = `SELECT id, gender, date_of_birth::text AS born FROM patients WHERE status = 'active' AND gender IN ('male', 'female')
  AND date_of_birth < now() - interval '20 years'
  ORDER BY patient_number LIMIT $1`;
export const ORDER = `INSERT INTO lab_orders (order_number, patient_id, orderer_id, orderer_name, priority, ordered_at)
  VALUES ('LAB-' || lpad(nextval('lab_order_numbers')::text, 7, '0'), $1, $2, $3, $4, $5) RETURNING id, order_number`;
export const TUBE = `INSERT INTO lab_specimens (order_id, accession_number, kind, stage, pending, urgency, collected_at, collector_name, received_at, receiver_name,
    rejected_at, rejector_name, rejection_reason, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $7::timestamptz IS NOT NULL THEN 'Ward nurse' END, $8, CASE WHEN $8::timestamptz IS NOT NULL THEN '${TECHNICIAN}' END,
    $9, CASE WHEN $9::timestamptz IS NOT NULL THEN '${TECHNICIAN}' END, CASE WHEN $9::timestamptz IS NOT NULL THEN 'haemolysed' END, $10, $10) RETURNING id`;
export const ITEM = `INSERT INTO lab_order_items (order_id, specimen_id, test_id, position, cancel_reason, cancelled_at, cancelled_by_name, status)
  VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN 'Ordered twice' END, CASE WHEN $5 THEN now() END, CASE WHEN $5 THEN 'Demo data' END,
    CASE WHEN $5 THEN 'cancelled' ELSE 'ordered' END) RETURNING id`;
const written = (/** @type {string} */ columns, /** @type {string} */ values) => `WITH written AS (
    INSERT INTO lab_results (item_id, test_id, test_version, value_number, unit, flag, critical, reference_range, delta, entered_by_name, entered_at,
      verified_at, verified_by, verified_by_name${columns})
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '${TECHNICIAN}', $10, $11, $12, $13${values}) RETURNING id)
  UPDATE lab_order_items SET result_id = written.id, status = $14 FROM written WHERE lab_order_items.id = $1 RETURNING written.id AS id`;
export const RESULT = written('', '');
/** In the place of another one, which stays. */
export const CORRECTION = written(', corrects_id, correction_reason', ", $15, 'Read off the wrong line'");
export const CRITICAL = `WITH opened AS (
    INSERT INTO critical_results (result_id, order_id, orderer_id, escalates_at) VALUES ($1, $2, $3, now() + interval '15 minutes') RETURNING id, escalates_at),
  told AS (INSERT INTO critical_result_notices (critical_id, step, user_id) SELECT id, 0, $3 FROM opened)
  INSERT INTO public.planned_jobs (tenant_id, kind, payload, subject_id, due_at)
  SELECT $4, 'labs.escalate', jsonb_build_object('criticalId', id), id, escalates_at FROM opened`;
