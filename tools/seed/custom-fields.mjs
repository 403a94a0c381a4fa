/** What demo hospitals ask besides what every hospital does: one field of each type, in the order of the form. */
const FIELDS = [
  { key: 'native_place', type: 'text', label: 'Native place' },
  { key: 'diet', type: 'select', label: 'Diet', options: ['Vegetarian', 'Eggs', 'Meat and fish', 'Jain'] },
  { key: 'speaks', type: 'multi_select', label: 'Speaks', options: ['Marathi', 'Hindi', 'English', 'Kannada', 'Urdu'] },
  { key: 'distance', type: 'number', label: 'Distance', unit: 'km', minimum: 0, maximum: 3000 },
  { key: 'insured_until', type: 'date', label: 'Insured until' },
  { key: 'organ_donor', type: 'boolean', label: 'Organ donor' },
  { key: 'health_worker', type: 'phone', label: 'Health worker (ASHA)' },
  { key: 'referring_clinic', type: 'email', label: 'Referring clinic' },
  { key: 'directions', type: 'long_text', label: 'Directions' },
];
const PLACES = ['Wai', 'Baramati', 'Karad', 'Sangamner', 'Junnar', 'Phaltan', 'Indapur'];

const ADD_FIELDS = `INSERT INTO custom_fields (key, type, label, options, unit, minimum, maximum, visible_to, position)
  SELECT key, type, label, coalesce(options, '{}'), unit, minimum, maximum,
    ARRAY['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist'], position - 1
  FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (key text, type text, label text, options text[], unit text, minimum numeric, maximum numeric))
    WITH ORDINALITY AS f (key, type, label, options, unit, minimum, maximum, position)`;

const ADD_CHANGES = `INSERT INTO custom_field_changes (field_id, action, after, changed_by_name)
  SELECT id, 'added', jsonb_strip_nulls(jsonb_build_object('key', key, 'type', type, 'label', label, 'options', options, 'unit', unit, 'minimum', minimum,
    'maximum', maximum, 'visibleTo', visible_to)), 'Demo data' FROM custom_fields`;

/** Two of three patients have said where they come from, one of two what they eat, and fewer the rest. */
const ADD_VALUES = `UPDATE patients SET custom_fields = jsonb_strip_nulls(jsonb_build_object(
    'native_place', CASE WHEN number % 3 > 0 THEN ($1::text[])[1 + number % cardinality($1::text[])] END,
    'diet', CASE WHEN number % 2 = 0 THEN ($2::text[])[1 + (number / 2) % cardinality($2::text[])] END,
    'speaks', CASE WHEN number % 4 = 0 THEN to_jsonb(($3::text[])[1 + number % 3 : 2 + number % 3]) END,
    'distance', CASE WHEN number % 5 = 0 THEN (number % 97) * 2.5 END,
    'insured_until', CASE WHEN number % 6 = 0 THEN (current_date + number % 700)::text END,
    'organ_donor', CASE WHEN number % 7 = 0 THEN number % 2 = 0 END,
    'health_worker', CASE WHEN number % 8 = 0 THEN '+9198230' || lpad((number % 100000)::text, 5, '0') END,
    'referring_clinic', CASE WHEN number % 9 = 0 THEN 'clinic' || number % 12 || '@phc.example' END,
    'directions', CASE WHEN number % 10 = 0 THEN 'Behind the school, second lane.' || chr(10) || 'Ask at the tea stall.' END))
  FROM (SELECT id, substring(patient_number FROM '[0-9]+$')::int AS number FROM patients WHERE updated_by_name = 'Demo data' AND version = 1) numbered
  WHERE numbered.id = patients.id`;

/**
 * Once for each hospital, in a transaction whose search path is the hospital's.
 * @param {import('pg').ClientBase} client
 */
export async function writeCustomFields(client) {
  const { rowCount } = await client.query('SELECT FROM custom_fields LIMIT 1');
  if (rowCount > 0) return;
  await client.query(ADD_FIELDS, [JSON.stringify(FIELDS)]);
  await client.query(ADD_CHANGES);
  await client.query(ADD_VALUES, [PLACES, ...FIELDS.flatMap(({ options }) => (options ? [options] : []))]);
}
