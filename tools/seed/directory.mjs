/** What City Hospital is made of. Beside the kinds of fifteen minutes there are a longer one, one with time around it, and one for a group. */
const DEPARTMENTS = ['General Medicine', 'Cardiology', 'Paediatrics', 'Radiology', 'Laboratory'];
const ROOMS = [
  { name: 'Consulting room 1', department: 'General Medicine' },
  { name: 'Consulting room 2', department: 'General Medicine' },
  { name: 'Heart clinic', department: 'Cardiology' },
  { name: 'Children’s clinic', department: 'Paediatrics' },
  { name: 'X-ray room', department: 'Radiology' },
  { name: 'Seminar room', department: null },
];
const TYPES = [
  { name: 'Consultation', minutes: 15, before: 0, after: 0, colour: 1, capacity: 1 },
  { name: 'Follow-up', minutes: 15, before: 0, after: 0, colour: 2, capacity: 1 },
  { name: 'First visit', minutes: 30, before: 0, after: 5, colour: 3, capacity: 1 },
  { name: 'Small procedure', minutes: 45, before: 10, after: 10, colour: 4, capacity: 1 },
  { name: 'Diabetes class', minutes: 60, before: 0, after: 0, colour: 5, capacity: 8 },
];
const PROFILES = [
  {
    ...{ name: 'Dr Meera Iyer', department: 'General Medicine', specialty: 'General medicine' },
    ...{ qualification: 'MBBS, MD (Medicine)', registration: 'MMC-2009-04-1187' },
  },
  {
    ...{ name: 'Dr Nikhil Patwardhan', department: 'General Medicine', specialty: 'General medicine' },
    ...{ qualification: 'MBBS, DNB (Family Medicine)', registration: 'MMC-2014-07-3320' },
  },
  {
    ...{ name: 'Dr Arjun Rao', department: 'Cardiology', specialty: 'Cardiology' },
    ...{ qualification: 'MBBS, MD, DM (Cardiology)', registration: 'MMC-2006-02-0458' },
  },
  {
    ...{ name: 'Dr Sana Shaikh', department: 'Paediatrics', specialty: 'Paediatrics' },
    ...{ qualification: 'MBBS, MD (Paediatrics)', registration: 'MMC-2012-09-2276' },
  },
  {
    ...{ name: 'Dr Farhan Khan', department: 'Radiology', specialty: 'Radiology' },
    ...{ qualification: 'MBBS, MD (Radiodiagnosis)', registration: 'MMC-2010-01-1904' },
  },
  { name: 'Sameer Kulkarni', department: 'Laboratory', specialty: null, qualification: 'BSc, DMLT', registration: null },
  { name: 'Asha Kulkarni', department: 'General Medicine', specialty: null, qualification: 'BSc Nursing', registration: null },
];

const ADD_DEPARTMENTS = 'INSERT INTO departments (name) SELECT unnest($1::text[])';
const ADD_ROOMS = `INSERT INTO rooms (name, department_id)
  SELECT r.name, d.id FROM jsonb_to_recordset($1::jsonb) AS r (name text, department text) LEFT JOIN departments d ON d.name = r.department`;
const ADD_TYPES = `INSERT INTO appointment_types (name, duration_minutes, buffer_before_minutes, buffer_after_minutes, colour, capacity)
  SELECT name, minutes, before, after, colour, capacity
  FROM jsonb_to_recordset($1::jsonb) AS t (name text, minutes int, before int, after int, colour int, capacity int)`;
const ADD_PROFILES = `INSERT INTO staff_profiles (user_id, department_id, specialty, qualification, registration_number)
  SELECT m.user_id, d.id, p.specialty, p.qualification, p.registration
  FROM jsonb_to_recordset($2::jsonb) AS p (name text, department text, specialty text, qualification text, registration text)
  JOIN public.memberships m ON m.tenant_id = $1 AND m.name = p.name LEFT JOIN departments d ON d.name = p.department
  ON CONFLICT DO NOTHING`;

/**
 * Once for each hospital: where somebody has written down a department or a kind of appointment, nothing is added.
 * @param {import('pg').ClientBase} client in the hospital's schema
 * @param {{ id: string }} hospital
 */
export async function writeDirectory(client, { id }) {
  const { rowCount } = await client.query('SELECT FROM departments UNION ALL SELECT FROM appointment_types LIMIT 1');
  if (rowCount !== 0) return;
  await client.query(ADD_DEPARTMENTS, [DEPARTMENTS]);
  await client.query(ADD_ROOMS, [JSON.stringify(ROOMS)]);
  await client.query(ADD_TYPES, [JSON.stringify(TYPES)]);
  await client.query(ADD_PROFILES, [id, JSON.stringify(PROFILES)]);
}
