/**
 * What the first two dozen demo patients have besides their registration: allergies of several severities, none known, not asked; numbers of others; a
 * mother with her newborn; two records of one person. By the running number of each patient.
 */
const ALLERGIES = [
  {
    number: 13,
    substance: 'Penicillin',
    category: 'medication',
    severity: 'severe',
    verification: 'confirmed',
    reactions: ['Anaphylaxis'],
  },
  { number: 13, substance: 'Sulfonamides', category: 'medication', severity: 'moderate', verification: 'confirmed', reactions: ['Rash'] },
  { number: 16, substance: 'Latex', category: 'environment', severity: null, verification: 'unconfirmed', reactions: [] },
  {
    number: 17,
    substance: 'Peanut',
    category: 'food',
    severity: 'severe',
    verification: 'confirmed',
    reactions: ['Swelling of the lips', 'Wheeze'],
  },
  { number: 19, substance: 'Pollen', category: 'environment', severity: 'mild', verification: 'confirmed', reactions: ['Sneezing'] },
  {
    number: 20,
    substance: 'Egg',
    category: 'food',
    severity: 'mild',
    verification: 'confirmed',
    reactions: ['Hives'],
    clinical: 'resolved',
  },
];
const NONE_KNOWN = [14, 18];

const PARTICULARS = [
  {
    number: 13,
    ...{
      date_of_birth: '1994-03-02',
      gender: 'female',
      title: 'Mrs',
      local_name: 'मीना शर्मा',
      language: 'mr',
      occupation: 'Teacher',
      marital_status: 'married',
    },
    identifiers: [{ type: 'abha', value: '91234567890123' }],
    phones: [{ number: '+912025536611', use: 'work' }],
    emergency_contact: { name: 'Ramesh Sharma', relation: 'spouse', phone: '+919822041764' },
  },
  { number: 17, identifiers: [{ type: 'passport', value: 'Z1234567', issuer: 'India' }] },
  { number: 18, identifiers: [{ type: 'insurance', value: 'SH-2231-77', issuer: 'Star Health' }], language: 'hi' },
];

const NUMBERED = `numbered AS (
  SELECT id, substring(patient_number FROM '[0-9]+$')::int AS number FROM patients WHERE updated_by_name = 'Demo data' AND version = 1
)`;

const RECORDS = `WITH ${NUMBERED}, given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (number int, none_known boolean))
  INSERT INTO allergy_records (patient_id, none_known, updated_by_name) SELECT id, none_known, 'Demo data' FROM given JOIN numbered USING (number)`;

const INTOLERANCES = `WITH ${NUMBERED}, given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb)
      AS g (number int, substance text, category text, severity text, verification text, reactions text[], clinical text)
  )
  INSERT INTO allergy_intolerances (patient_id, substance, category, severity, verification_status, reactions, clinical_status, recorder_name, updated_by_name)
  SELECT id, substance, category, severity, verification, reactions, coalesce(clinical, 'active'), 'Demo data', 'Demo data' FROM given JOIN numbered USING (number)`;

const WRITE_PARTICULARS = `WITH ${NUMBERED}, given AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (number int, date_of_birth date, gender text, title text, local_name text, local_name_search text, language text, occupation text,
      marital_status text, identifiers jsonb, phones jsonb, phones_search text, emergency_contact jsonb)
  )
  UPDATE patients p SET date_of_birth = coalesce(g.date_of_birth, p.date_of_birth), gender = coalesce(g.gender, p.gender), title = g.title, local_name = g.local_name, local_name_search = g.local_name_search, language = g.language, occupation = g.occupation,
    marital_status = g.marital_status, identifiers = coalesce(g.identifiers, '[]'), phones = coalesce(g.phones, '[]'), phones_search = g.phones_search,
    emergency_contact = g.emergency_contact
  FROM given g JOIN numbered n USING (number) WHERE p.id = n.id`;

/** The 22nd is the 21st once more, with another phone. */
const TWICE = `WITH ${NUMBERED}
  UPDATE patients p SET first_name = o.first_name, last_name = o.last_name, name_search = o.name_search, gender = o.gender, date_of_birth = o.date_of_birth
  FROM patients o JOIN numbered one ON one.id = o.id AND one.number = 21, numbered two WHERE two.number = 22 AND p.id = two.id`;

const NEWBORN = `WITH ${NUMBERED}
  UPDATE patients p SET first_name = 'Baby of ' || m.first_name, last_name = m.last_name, name_search = 'baby of ' || m.name_search, gender = 'female',
    date_of_birth = '2026-10-20', birth_date_estimated = false, phone = m.phone, email = NULL, address = m.address, mother_id = m.id, blood_group = NULL
  FROM patients m JOIN numbered mother ON mother.id = m.id AND mother.number = 13, numbered child WHERE child.number = 23 AND p.id = child.id`;

/**
 * Once for each hospital, in a transaction whose search path is the hospital's.
 * @param {import('pg').ClientBase} client
 * @param {(name: string) => string} toNameSearch
 */
export async function writePatientDetails(client, toNameSearch) {
  const { rowCount } = await client.query('SELECT FROM allergy_records LIMIT 1');
  if (rowCount > 0) return;
  const asked = [...new Set(ALLERGIES.map(({ number }) => number))].map((number) => ({ number, none_known: false }));
  await client.query(RECORDS, [JSON.stringify([...asked, ...NONE_KNOWN.map((number) => ({ number, none_known: true }))])]);
  await client.query(INTOLERANCES, [JSON.stringify(ALLERGIES)]);
  const particulars = PARTICULARS.map((one) => ({
    ...one,
    local_name_search: one.local_name ? toNameSearch(one.local_name) : null,
    phones_search: one.phones ? one.phones.map(({ number }) => ` ${number}`).join('') : null,
  }));
  await client.query(WRITE_PARTICULARS, [JSON.stringify(particulars)]);
  await client.query(TWICE);
  await client.query(NEWBORN);
}
