import { seeded } from './random.mjs';

/** What the demo prescribes: the beginning of a medicine's name and form, and how it is taken. */
const COURSES = [
  { name: 'Amoxicillin', form: 'capsule', unit: '{capsule}', frequency: '1-1-1', days: 5, indication: 'Acute tonsillitis' },
  { name: 'Paracetamol', form: 'tablet', unit: '{tablet}', frequency: '1-1-1', days: 3, indication: 'Fever', needed: 'fever' },
  { name: 'AmLODIPine', form: 'tablet', unit: '{tablet}', frequency: '1-0-0', days: 30, indication: 'Hypertension', refills: 2 },
  { name: 'MetFORMIN', form: 'tablet', unit: '{tablet}', frequency: '1-0-1', days: 30, indication: 'Type 2 diabetes', refills: 2 },
  {
    name: 'Pantoprazole',
    form: 'tablet',
    unit: '{tablet}',
    frequency: '1-0-0',
    days: 14,
    indication: 'Reflux',
    instructions: 'Before breakfast',
  },
  { name: 'Atorvastatin', form: 'tablet', unit: '{tablet}', frequency: '0-0-1', days: 30, indication: 'Raised cholesterol' },
  { name: 'Cetirizine', form: 'tablet', unit: '{tablet}', frequency: '0-0-1', days: 7, indication: 'Allergic rhinitis' },
];
/** How each stands in turn. `dispensed`: handed out whole. */
const STATES = ['active', 'active', 'dispensed', 'active', 'completed', 'stopped', 'draft', 'declined', 'cancelled', 'entered-in-error'];
const PER_DAY = { '1-1-1': 3, '1-0-1': 2, '1-0-0': 1, '0-0-1': 1 };
const PRESCRIBED = 24;

const MADE = `SELECT 1 FROM prescriptions WHERE updated_by_name = 'Demo data' LIMIT 1`;
const STAFF = `SELECT user_id AS id, name, roles FROM public.memberships WHERE tenant_id = $1 AND status = 'active' AND roles && ARRAY['Doctor', 'Pharmacist'] ORDER BY user_id`;
/** Of patients whose allergies are known: no other prescription could have been signed. */
const PATIENTS = `SELECT p.id FROM patients p JOIN allergy_records r ON r.patient_id = p.id WHERE p.status = 'active' AND r.none_known ORDER BY p.patient_number LIMIT 40`;
const CONFIRM = `INSERT INTO prescription_safety_confirmations (rules_version, confirmed_by, confirmed_by_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
const PRESCRIBE = `INSERT INTO prescriptions (patient_id, medication_id, medication, status, dose_value, dose_unit, route, frequency, as_needed, as_needed_reason,
    duration_days, quantity, quantity_unit, refills, dispensed, declined, indication, instructions, checked_with, prescriber_id, prescriber_name, signed_at,
    ends_on, status_reason, status_note, ended_at, ended_by_name, created_at, updated_by_name)
  SELECT c."patientId", m.id, jsonb_build_object('name', m.name, 'ingredients', m.ingredients, 'classes', m.classes, 'form', m.form, 'perValue', m.per_value, 'perUnit', m.per_unit),
    c.status, 1, c.unit, m.route, c.frequency, c.needed IS NOT NULL, c.needed, c.days, c.quantity, c.unit, c.refills,
    CASE WHEN c.dispensed THEN c.quantity ELSE 0 END, c.declined, c.indication, c.instructions,
    CASE WHEN c.signed THEN $2 END, c."doctorId", c."doctorName", CASE WHEN c.signed THEN c.at END, CASE WHEN c.signed THEN c.at::date + c.days - 1 END,
    c.reason, CASE WHEN c.status = 'entered-in-error' THEN 'Meant for another patient' END,
    CASE WHEN c.status NOT IN ('draft', 'active') THEN c.at + interval '1 day' END,
    CASE WHEN c.status NOT IN ('draft', 'active') THEN c."doctorName" END, c.at, 'Demo data'
  FROM jsonb_to_recordset($1::jsonb) AS c ("patientId" uuid, name text, form text, status text, unit text, frequency text, needed text, days int,
      quantity numeric, refills int, dispensed boolean, declined boolean, indication text, instructions text, signed boolean, "doctorId" uuid,
      "doctorName" text, reason text, at timestamptz),
    LATERAL (SELECT * FROM medications WHERE name = c.name AND form = c.form AND archived_at IS NULL ORDER BY id LIMIT 1) m
  RETURNING id, quantity, dispensed, declined, signed_at`;
const DISPENSE = `INSERT INTO dispenses (prescription_id, status, quantity, reason, dispensed_by, dispensed_by_name, dispensed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const REASONS = { stopped: 'sintol', cancelled: 'altchoice' };
const DAY_MS = 86_400_000;

/** @param {string} state */
const statusOf = (state) => (state === 'dispensed' || state === 'declined' ? 'active' : state);

/**
 * Prescriptions in each state, one handed out and one declined; the hospital has confirmed the safety rules. Once.
 * @param {import('pg').PoolClient} client in the hospital's schema
 * @param {{ id: string, seed: number, rulesVersion: string }} hospital
 */
export async function seedPrescriptions(client, { id, seed, rulesVersion }) {
  const { rowCount } = await client.query(MADE);
  const { rows: staff } = await client.query(STAFF, [id]);
  const doctors = staff.filter(({ roles }) => roles.includes('Doctor'));
  const pharmacist = staff.find(({ roles }) => roles.includes('Pharmacist')) ?? doctors[0];
  if (rowCount !== 0 || doctors.length === 0) return;
  const { rows: patients } = await client.query(PATIENTS);
  if (patients.length === 0) return;
  await client.query(CONFIRM, [rulesVersion, pharmacist.id, pharmacist.name]);
  const rows = rowsFor(doctors, patients, seeded(seed * 6007));
  const { rows: made } = await client.query(PRESCRIBE, [JSON.stringify(rows), rulesVersion]);
  for (const prescription of made) await handOut(client, prescription, pharmacist);
}

/**
 * An hour after it was signed; nothing of one that was neither dispensed nor declined.
 * @param {import('pg').PoolClient} client in the hospital's schema
 * @param {any} prescription as `PRESCRIBE` gives it back
 * @param {{ id: string, name: string }} pharmacist
 */
async function handOut(client, { id, quantity, dispensed, declined, signed_at: at }, pharmacist) {
  if (Number(dispensed) === 0 && !declined) return;
  const outcome = declined ? ['declined', null, 'outofstock'] : ['completed', quantity, null];
  const then = new Date(Math.min(at.getTime() + DAY_MS / 24, Date.now()));
  await client.query(DISPENSE, [id, ...outcome, pharmacist.id, pharmacist.name, then]);
}

/**
 * @param {readonly { id: string, name: string }[]} doctors
 * @param {readonly { id: string }[]} patients
 * @param {ReturnType<typeof seeded>} random
 */
const rowsFor = (doctors, patients, random) =>
  Array.from({ length: PRESCRIBED }, (_, index) => {
    const [course, state] = [COURSES[index % COURSES.length], STATES[index % STATES.length]];
    const [doctor, status] = [random.pick(doctors), statusOf(state)];
    const hours = 2 + index * 3 + (['completed', 'stopped'].includes(state) ? 24 * 40 : 0);
    return {
      ...course,
      ...{
        patientId: patients[index % patients.length].id,
        status,
        quantity: PER_DAY[course.frequency] * course.days,
        refills: course.refills ?? 0,
      },
      ...{ dispensed: ['dispensed', 'completed', 'stopped'].includes(state), declined: state === 'declined' },
      ...{ signed: !['draft', 'cancelled'].includes(state), doctorId: doctor.id, doctorName: doctor.name, reason: REASONS[state] ?? null },
      at: new Date(Date.now() - hours * 3_600_000).toISOString(),
    };
  });
