import { seeded } from './random.mjs';

/** The first patients have a record of two years; every third of them comes monthly, the others four times a year. */
const PATIENTS = 40;
const MONTHS = 24;
/** What is measured so near to a visit is measured there. */
const NEAR_DAYS = 9;
const TAKEN_BY = 'Demo data';

/** What goes on from visit to visit, by which patient: code, since how many years, how certain, how it stands. */
const PROBLEMS = [
  { number: 1, code: 'E11.9', years: 7, verification: 'confirmed', clinical: 'active' },
  { number: 1, code: 'I10', years: 5, verification: 'confirmed', clinical: 'active' },
  { number: 2, code: 'J45.9', years: 12, verification: 'confirmed', clinical: 'remission' },
  { number: 4, code: 'E03.9', years: 3, verification: 'confirmed', clinical: 'active' },
  { number: 5, code: 'M17.9', years: 4, verification: 'provisional', clinical: 'active' },
  { number: 7, code: 'I10', years: 9, verification: 'confirmed', clinical: 'active' },
  { number: 7, code: 'I25.9', years: 2, verification: 'confirmed', clinical: 'active' },
  { number: 8, code: 'G43.9', years: 6, verification: 'unconfirmed', clinical: 'active' },
  { number: 10, code: 'J18.9', years: 1, verification: 'confirmed', clinical: 'resolved' },
  { number: 13, code: 'D50.9', years: 1, verification: 'provisional', clinical: 'active' },
  { number: 16, code: null, text: 'Tired since the move', years: 1, verification: 'unconfirmed', clinical: 'active' },
];

const NUMBERED = `numbered AS (SELECT id, date_of_birth, row_number() OVER (ORDER BY patient_number) AS number FROM patients WHERE status = 'active'
  ORDER BY patient_number LIMIT ${PATIENTS})`;
const VITALS = `WITH ${NUMBERED}, given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (number int, days numeric, systolic int, diastolic int, heart_rate int, respiratory_rate int,
      temperature numeric, oxygen_saturation int, on_oxygen boolean, consciousness text, weight numeric, height numeric)
  )
  INSERT INTO vital_signs (patient_id, visit_id, taken_at, recorded_at, taken_by_name, systolic, diastolic, heart_rate, respiratory_rate, temperature,
    oxygen_saturation, on_oxygen, consciousness, weight, height)
  SELECT n.id, v.id, t.at, t.at, '${TAKEN_BY}', g.systolic, g.diastolic, g.heart_rate,
    g.respiratory_rate, g.temperature, g.oxygen_saturation, g.on_oxygen, g.consciousness, g.weight, g.height
  FROM given g JOIN numbered n USING (number)
    LEFT JOIN LATERAL (SELECT id, started_at FROM visits WHERE patient_id = n.id AND status <> 'draft'
      AND started_at BETWEEN now() - (g.days + ${NEAR_DAYS}) * interval '1 day' AND now() - (g.days - ${NEAR_DAYS}) * interval '1 day'
      ORDER BY started_at LIMIT 1) v ON true
    CROSS JOIN LATERAL (SELECT coalesce(v.started_at + interval '2 minutes', now() - g.days * interval '1 day') AS at) t
  WHERE n.date_of_birth < current_date - interval '18 years'`;
const CONDITIONS = `WITH ${NUMBERED}, given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (number int, code text, "text" text, years int, verification text, clinical text)
  )
  INSERT INTO conditions (patient_id, category, code, display, clinical_status, verification_status, onset_on, recorder_name, updated_by_name)
  SELECT n.id, 'problem-list-item', g.code, coalesce(d.display, g."text"), g.clinical, g.verification, current_date - make_interval(years => g.years),
    '${TAKEN_BY}', '${TAKEN_BY}'
  FROM given g JOIN numbered n USING (number) LEFT JOIN public.diagnosis_codes d ON d.code = g.code WHERE coalesce(d.display, g."text") IS NOT NULL`;

/** One patient's two years: pressure that comes down with treatment, weight that wanders, now and then a feverish day. @param {number} seed @param {number} number */
function course(seed, number) {
  const random = seeded(seed * 104_729 + number);
  const between = (/** @type {number} */ low, /** @type {number} */ high) => low + random.below(high - low + 1);
  const [high, weight, height] = [number % 3 === 1, between(480, 920) / 10, between(150, 182)];
  const every = number % 3 === 1 ? 1 : 3;
  return Array.from({ length: Math.floor(MONTHS / every) }, (_, index) => {
    const months = MONTHS - index * every;
    const ill = between(1, 12) === 1;
    const systolic = (high ? 126 + months : 116) + between(-7, 9);
    return {
      ...{ number, days: Math.max(1, months * 30 - between(0, 12)) + between(0, 9) / 24 },
      ...{ systolic, diastolic: systolic - between(38, 52), heart_rate: between(64, 88) + (ill ? 24 : 0) },
      ...{ respiratory_rate: between(13, 18) + (ill ? 6 : 0), temperature: (between(363, 371) + (ill ? 17 : 0)) / 10 },
      ...{ oxygen_saturation: between(96, 99) - (ill ? 3 : 0), on_oxygen: false, consciousness: 'alert' },
      ...{ weight: Math.round((weight + (index * (number % 5)) / 10) * 10) / 10, height: index === 0 ? height : null },
    };
  });
}

/**
 * Vital signs and problems, once for each hospital.
 * @param {import('pg').ClientBase} client in the hospital's schema
 * @param {{ seed: number }} hospital
 */
export async function seedRecords(client, { seed }) {
  const { rowCount } = await client.query('SELECT FROM vital_signs LIMIT 1');
  if (rowCount) return;
  const vitals = Array.from({ length: PATIENTS }, (_, index) => course(seed, index + 1)).flat();
  await client.query(VITALS, [JSON.stringify(vitals)]);
  await client.query(CONDITIONS, [JSON.stringify(PROBLEMS)]);
}
