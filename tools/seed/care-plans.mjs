const MADE = 'SELECT FROM care_plans LIMIT 1';
const DOCTOR = `SELECT user_id AS id, name FROM public.memberships WHERE tenant_id = $1 AND status = 'active' AND 'Doctor' = ANY (roles) ORDER BY user_id LIMIT 1`;
/** Who has what a plan may be about: two with laboratory orders, and one with a prescription that is active. */
const PATIENTS = `SELECT * FROM (SELECT p.id, p.patient_number,
      (SELECT o.id FROM lab_orders o WHERE o.patient_id = p.id ORDER BY o.ordered_at DESC LIMIT 1) AS "orderId",
      (SELECT r.id FROM prescriptions r WHERE r.patient_id = p.id AND r.status = 'active' ORDER BY r.created_at LIMIT 1) AS "prescriptionId",
      (SELECT a.id FROM appointments a WHERE a.patient_id = p.id AND a.status = 'scheduled' ORDER BY a.starts_at LIMIT 1) AS "appointmentId"
    FROM patients p WHERE p.status = 'active' AND EXISTS (SELECT FROM lab_orders o WHERE o.patient_id = p.id)) of_patients
  ORDER BY "prescriptionId" IS NULL, "appointmentId" IS NULL, patient_number LIMIT 3`;
const PLAN = `INSERT INTO care_plans (patient_id, title, description, status, status_reason, status_at, status_by_name, period_start, period_end, created_at, created_by,
    created_by_name, updated_by_name)
  SELECT $1, $2, $3, $4, $5, at, $8, at::date, at::date + 90, at, $7, $8, $8 FROM (SELECT $6::timestamptz AS at) made RETURNING id`;
const GOAL = `INSERT INTO care_plan_goals (plan_id, description, target_measure, target_comparator, target_value, target_unit, due_on, achievement_status, updated_by_name)
  VALUES ($1, $2, $3, $4, $5, $6, current_date + $7::int, $8, $9)`;
const ACTIVITY = `INSERT INTO care_plan_activities (plan_id, kind, description, due_on, performer_role, status, status_reason, done_at, done_by, done_by_name, lab_order_id,
    prescription_id, appointment_id, updated_by_name)
  VALUES ($1, $2, $3, current_date + $4::int, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'Demo data')`;

/** One that is under way, one that pauses, one that is done. */
const PLANS = [
  {
    title: 'Type 2 diabetes, back to target',
    description: 'Tablets with meals, fewer late dinners, feet looked at every day. Seen again with the results.',
    status: 'active',
    goals: [
      { description: 'HbA1c under control', target: ['HbA1c', '<=', 7, '%'], due: 80, achievement: 'improving' },
      { description: 'Blood pressure at rest', target: ['Systolic', '<', 130, 'mm[Hg]'], due: 80, achievement: 'in-progress' },
      { description: 'Walks half an hour on five days a week', due: 40, achievement: 'achieved' },
    ],
    activities: [
      { kind: 'MedicationRequest', description: 'Tablets with breakfast and dinner', due: 0 },
      { kind: 'ServiceRequest', description: 'HbA1c and kidney function', due: -3 },
      { kind: 'Appointment', description: 'See again with the results', due: 14 },
      { kind: 'Task', description: 'Look at both feet, monofilament', due: -7, role: 'Nurse', done: true },
      { kind: 'Task', description: 'Show how to measure sugar at home', due: 4, role: 'Nurse' },
      { kind: 'Task', description: 'Dietitian outside the hospital', due: 4, cancelled: 'Sees one already.' },
    ],
  },
  {
    title: 'Blood pressure, not yet at target',
    description: null,
    status: 'on-hold',
    reason: 'Away until the end of the month.',
    goals: [{ description: 'Home readings in range', target: ['Systolic', '<', 140, 'mm[Hg]'], due: 60, achievement: 'no-change' }],
    activities: [
      { kind: 'ServiceRequest', description: 'Electrolytes and creatinine', due: 20 },
      { kind: 'Task', description: 'Bring the home readings', due: 20 },
    ],
  },
  {
    title: 'After pneumonia',
    description: 'Back to daily life in six weeks.',
    status: 'completed',
    goals: [{ description: 'Climbs two floors without a pause', due: -10, achievement: 'achieved' }],
    activities: [
      { kind: 'Task', description: 'Breathing exercises shown', due: -30, role: 'Nurse', done: true },
      { kind: 'Task', description: 'Influenza vaccine talked about', due: -20, role: 'Doctor', done: true },
    ],
  },
];

/**
 * Treatment plans of three patients, linked to what they are prescribed and what was ordered for them. Once.
 * @param {import('pg').ClientBase} client in the hospital's schema
 * @param {{ id: string }} hospital
 */
export async function seedCarePlans(client, { id: tenantId }) {
  const { rowCount } = await client.query(MADE);
  const { rows: doctors } = await client.query(DOCTOR, [tenantId]);
  const { rows: patients } = await client.query(PATIENTS);
  if (rowCount || doctors.length === 0 || patients.length < PLANS.length) return;
  for (const [index, plan] of PLANS.entries())
    await makePlan(client, plan, { patient: patients[index], doctor: doctors[0], weeks: 3 + index });
}

/**
 * @param {import('pg').ClientBase} client
 * @param {any} plan
 * @param {{ patient: any, doctor: { id: string, name: string }, weeks: number }} about
 */
async function makePlan(client, plan, { patient, doctor, weeks }) {
  const at = new Date(Date.now() - weeks * 7 * 86_400_000);
  const { title, description, status, reason = null } = plan;
  const { rows } = await client.query(PLAN, [patient.id, title, description, status, reason, at, doctor.id, doctor.name]);
  for (const goal of plan.goals)
    await client.query(GOAL, [
      rows[0].id,
      goal.description,
      ...(goal.target ?? [null, null, null, null]),
      goal.due,
      goal.achievement,
      doctor.name,
    ]);
  for (const activity of plan.activities)
    await client.query(ACTIVITY, [rows[0].id, ...valuesOf(activity, { patient, doctor, linked: status === 'active' })]);
}

/** @param {any} activity @param {{ patient: any, doctor: { id: string, name: string }, linked: boolean }} about */
function valuesOf({ kind, description, due, role = null, done = false, cancelled = null }, { patient, doctor, linked }) {
  const status = done ? 'completed' : cancelled ? 'cancelled' : 'not-started';
  const by = done ? [new Date(Date.now() - 86_400_000), doctor.id, doctor.name] : [null, null, null];
  const link = (/** @type {string} */ of, /** @type {string | null} */ id) => (linked && kind === of ? id : null);
  return [
    ...[kind, description, due, role, status, cancelled, ...by],
    ...[
      link('ServiceRequest', patient.orderId),
      link('MedicationRequest', patient.prescriptionId),
      link('Appointment', patient.appointmentId),
    ],
  ];
}
