import { seeded } from './random.mjs';
import { AMENDMENTS, NOTES, TEMPLATES } from './visit-notes.mjs';

const DAY_MS = 86_400_000;
/** Visits go back this far. */
const DAYS = 730;
/** Patients who have come, and how often at most. */
const PATIENTS = 60;
const MOST_VISITS = 6;
/** Notes of the last days that wait for a signature, for each doctor. */
const DRAFTS = 3;
const SECTIONS = ['chiefComplaint', 'history', 'examination', 'assessment', 'plan', 'followUp'];

const DOCTORS = `SELECT user_id AS id, name FROM public.memberships WHERE tenant_id = $1 AND 'Doctor' = ANY (roles) ORDER BY user_id`;
const COLUMNS = 'chief_complaint, history, examination, assessment, plan, follow_up, follow_up_on';
const RECORD = `AS r (id uuid, "patientId" uuid, "doctorId" uuid, "doctorName" text, "startedAt" timestamptz, "chiefComplaint" text, history text,
  examination text, assessment text, plan text, "followUp" text, "followUpOn" date, number int, reason text, "signedAt" timestamptz)`;
const NOTE = '"chiefComplaint", history, examination, assessment, plan, "followUp", "followUpOn"';

/** As drafts first: a signed text is held to a version that is there. */
const START = `INSERT INTO visits (id, patient_id, doctor_id, doctor_name, started_at, ${COLUMNS}, created_at, updated_at)
  SELECT id, "patientId", "doctorId", "doctorName", "startedAt", ${NOTE}, "startedAt", "startedAt" FROM jsonb_to_recordset($1::jsonb) ${RECORD}`;
const SIGN = `INSERT INTO visit_versions (visit_id, number, ${COLUMNS}, reason, signed_at, signed_by, signed_by_name)
  SELECT id, number, ${NOTE}, reason, "signedAt", "doctorId", "doctorName" FROM jsonb_to_recordset($1::jsonb) ${RECORD}`;
/** Each visit reads as its last version does. */
const READ = `UPDATE visits v SET (${COLUMNS}) = (s.chief_complaint, s.history, s.examination, s.assessment, s.plan, s.follow_up, s.follow_up_on),
    status = CASE s.number WHEN 1 THEN 'signed' ELSE 'amended' END, signed_version = s.number, signed_at = s.signed_at, signed_by = s.signed_by,
    signed_by_name = s.signed_by_name, version = v.version + s.number, updated_at = s.signed_at
  FROM (SELECT DISTINCT ON (visit_id) * FROM visit_versions ORDER BY visit_id, number DESC) s WHERE s.visit_id = v.id AND v.status = 'draft'`;
const TEMPLATE = `INSERT INTO visit_templates (name, chief_complaint, history, examination, assessment, plan, follow_up)
  SELECT name, coalesce("chiefComplaint", ''), coalesce(history, ''), coalesce(examination, ''), '', coalesce(plan, ''), coalesce("followUp", '')
  FROM jsonb_to_recordset($1::jsonb) AS t (name text, "chiefComplaint" text, history text, examination text, plan text, "followUp" text)
  ON CONFLICT DO NOTHING`;

/**
 * A visit as it was written at first, with its versions.
 * @param {ReturnType<typeof seeded>} random
 * @param {{ id: string, patientId: string, doctor: { id: string, name: string }, at: number }} about
 */
function visitOf(random, { id, patientId, doctor, at }) {
  const { followUpDays, ...texts } = random.pick(NOTES);
  const followUpOn = followUpDays === null ? null : new Date(at + followUpDays * DAY_MS).toISOString().slice(0, 10);
  const startedAt = new Date(at).toISOString();
  const note = { ...texts, followUpOn };
  const whose = { id, patientId, doctorId: doctor.id, doctorName: doctor.name, startedAt };
  const versions = [{ ...whose, ...note, number: 1, reason: null, signedAt: new Date(at + 18 * 60_000).toISOString() }];
  if (random.chance(0.12)) {
    const { reason, section, more } = random.pick(AMENDMENTS);
    const amended = { ...note, [section]: note[section] + more };
    versions.push({ ...whose, ...amended, number: 2, reason, signedAt: new Date(at + DAY_MS).toISOString() });
  }
  return { draft: { ...whose, ...note }, versions };
}

/** The first sections alone: somebody was called away. @param {Record<string, unknown>} draft @param {number} sections */
const begun = (draft, sections) => ({
  ...draft,
  ...Object.fromEntries(SECTIONS.slice(sections).map((section) => [section, ''])),
  followUpOn: null,
});

/**
 * Visits of the last two years: signed, some amended, and of the last days some that wait for a signature. A hospital that has visits keeps its own.
 * @param {import('pg').PoolClient} client in the hospital's schema
 * @param {{ id: string, seed: number }} hospital
 */
export async function seedVisits(client, { id, seed }) {
  const { rowCount } = await client.query('SELECT FROM visits LIMIT 1');
  const { rows: doctors } = await client.query(DOCTORS, [id]);
  const { rows: patients } = await client.query(
    `SELECT id FROM patients WHERE status = 'active' ORDER BY patient_number LIMIT ${PATIENTS}`,
  );
  if (rowCount !== 0 || doctors.length === 0 || patients.length === 0) return;
  const random = seeded(seed * 6101);
  const now = Date.now();
  const { rows: ids } = await client.query('SELECT uuidv7() AS id FROM generate_series(1, $1)', [
    PATIENTS * MOST_VISITS + doctors.length * DRAFTS,
  ]);
  const visit = (patientId, doctor, daysAgo) =>
    visitOf(random, { id: ids.pop().id, patientId, doctor, at: now - daysAgo * DAY_MS - random.below(8 * 60) * 60_000 });
  const past = patients.flatMap(({ id: patientId }) =>
    Array.from({ length: 1 + random.below(MOST_VISITS) }, () => visit(patientId, random.pick(doctors), 5 + random.below(DAYS))),
  );
  const open = doctors.flatMap((doctor) =>
    Array.from({ length: DRAFTS }, (_, index) => begun(visit(random.pick(patients).id, doctor, index).draft, 1 + index)),
  );
  await client.query(START, [JSON.stringify([...past.map(({ draft }) => draft), ...open])]);
  await client.query(SIGN, [JSON.stringify(past.flatMap(({ versions }) => versions))]);
  await client.query(READ);
  await client.query(TEMPLATE, [JSON.stringify(TEMPLATES)]);
}
