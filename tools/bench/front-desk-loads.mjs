import { daysAfter, slotMinute, SLOT_MINUTES, SLOTS_A_DAY, SPECIALTIES } from './front-desk-world.mjs';

/** @typedef {import('./loads.mjs').Request} Request */
/** @typedef {import('./front-desk-world.mjs').Desk} Desk */
/** @typedef {{ key: string, name: string, api: Request[], limit: Request[] | null, expects: number }} DeskLoad */

const INDIA_MINUTES = 330;
const MINUTE_MS = 60_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const JSON_BODY = { 'content-type': 'application/json' };

/** @param {string} day `YYYY-MM-DD` @param {number} minute after midnight in India */
const instant = (day, minute) => new Date(Date.parse(`${day}T00:00:00Z`) + (minute - INDIA_MINUTES) * MINUTE_MS).toISOString();
const dayText = (/** @type {string} */ date) => `${date.slice(8)}-${MONTHS[Number(date.slice(5, 7)) - 1]}-${date.slice(0, 4)}`;
/** The second and third letter changed over. */
const slip = (/** @type {string} */ word) => word[0] + word[2] + word[1] + word.slice(3);

/**
 * What is typed into the search box for one patient, by kind. Null where the patient has no such thing.
 *
 * @type {Record<string, { name: string, of: (row: any) => string | null, bare?: boolean }>}
 */
const TYPED = {
  name: { name: 'names', of: ({ first_name, last_name }) => `${first_name.split(' ')[0]} ${last_name}`.toLowerCase(), bare: true },
  prefix: { name: 'three letters', of: ({ last_name }) => last_name.slice(0, 3).toLowerCase(), bare: true },
  typo: { name: 'typos', of: ({ first_name, last_name }) => `${first_name.split(' ')[0]} ${slip(last_name.toLowerCase())}`.toLowerCase() },
  devanagari: { name: 'Devanagari', of: ({ first_name, last_name }) => `${first_name} ${last_name}`, bare: true },
  devanagariTypo: { name: 'typos in Devanagari', of: ({ first_name, last_name }) => `${first_name} ${slip(last_name)}` },
  number: { name: 'patient numbers', of: ({ patient_number }) => patient_number },
  phone: { name: 'phones', of: ({ phone }) => phone?.slice(3) ?? null },
  phoneEnd: { name: 'last five digits', of: ({ phone }) => phone?.slice(-5) ?? null },
  birthDate: { name: 'birth dates', of: ({ date_of_birth }) => dayText(date_of_birth) },
};

const headersOf = (/** @type {Desk} */ { id, token }) => ({
  authorization: `Bearer ${token}`,
  'x-tenant-id': id,
  'x-app-id': 'hospital-portal',
});
const getOf = (/** @type {Desk} */ desk) => (/** @type {string} */ path) => ({ method: 'GET', path, headers: headersOf(desk) });
const limitOf =
  (/** @type {Desk} */ { id }) =>
  (/** @type {string} */ path) => ({ method: 'GET', path: `/${id}${path}`, headers: {} });

/**
 * Requests by what they ask, on one hospital. Bookings take free slots that no earlier round has taken.
 *
 * @param {import('./world.mjs').World} world
 * @param {Desk} desk
 * @param {{ each: number, round: number }} options
 * @returns {Promise<DeskLoad[]>}
 */
export async function deskLoads({ pool }, desk, options) {
  const booked = await bookings(pool, desk, options);
  return [...(await searches(pool, desk, options)), ...days(desk, options), { key: 'book', name: 'booking', ...booked, expects: 201 }];
}

/** @param {import('pg').Pool} pool @param {Desk} desk @param {{ each: number, round: number }} options @returns {Promise<DeskLoad[]>} */
const searches = (pool, desk, options) =>
  Promise.all(
    Object.entries(TYPED).map(async ([key, { name, of, bare }]) => {
      const texts = await typed(pool, desk.id, { script: key.startsWith('devanagari'), of, ...options });
      const query = (/** @type {string} */ q) => `q=${encodeURIComponent(q)}`;
      return {
        key: `search.${key}`,
        name: `search: ${name}`,
        api: texts.map((q) => getOf(desk)(`/api/patients?limit=20&${query(q)}`)),
        limit: bare ? texts.map((q) => limitOf(desk)(`/patients?${query(q)}`)) : null,
        expects: 200,
      };
    }),
  );

/** @param {Desk} desk @param {{ each: number, round: number }} options @returns {DeskLoad[]} */
function days(desk, { each, round }) {
  const [get, bare] = [getOf(desk), limitOf(desk)];
  const times = Array.from({ length: each }, (_, index) => ({
    doctor: desk.doctors[index % desk.doctors.length],
    day: daysAfter(desk.firstDay, (index * 7 + round) % desk.size.days),
    specialty: encodeURIComponent(SPECIALTIES[index % SPECIALTIES.length]),
  }));
  const span = (/** @type {string} */ day) => `from=${instant(day, 0)}&to=${instant(day, 24 * 60)}`;
  return [
    {
      key: 'slots',
      name: "a doctor's slots of a day",
      api: times.map(({ doctor, day }) => get(`/api/doctors/${doctor}/slots?date=${day}`)),
      limit: times.map(({ doctor, day }) => bare(`/taken?doctor=${doctor}&${span(day)}`)),
      expects: 200,
    },
    {
      key: 'next',
      name: 'next free of a specialty',
      api: times.map(({ specialty }) => get(`/api/slots?specialty=${specialty}`)),
      limit: null,
      expects: 200,
    },
    {
      key: 'calendar',
      name: `a day's calendar of ${desk.doctors.length} doctors`,
      api: times.map(({ day }) => get(`/api/appointments/calendar?${span(day)}`)),
      limit: times.map(({ day }) => bare(`/calendar?${span(day)}`)),
      expects: 200,
    },
  ];
}

/** @param {import('pg').Pool} pool @param {string} id @param {{ script: boolean, of: (row: any) => string | null, each: number, round: number }} wanted */
async function typed(pool, id, { script, of, each, round }) {
  const { rows } = await pool.query(
    `SELECT first_name, last_name, patient_number, phone, date_of_birth::text FROM "${id}".patients
     WHERE first_name IS NOT NULL AND date_of_birth IS NOT NULL AND length(last_name) > 3 AND (last_name ~ '^[A-Za-z]+$') <> $1
       AND ($1 = false OR last_name ~ '^[\u0900-\u097F]+$') ORDER BY md5(id::text || $2) LIMIT $3`,
    [script, String(round), each * 2],
  );
  return rows
    .map(of)
    .filter((text) => text !== null)
    .slice(0, each);
}

/** Half of them ours, half of them the limit's: no slot is taken twice. */
async function bookings(pool, desk, { each, round }) {
  const { rows } = await pool.query(`SELECT id FROM "${desk.id}".patients ORDER BY patient_number DESC LIMIT $1`, [
    Math.floor(desk.size.patients / 3),
  ]);
  const at = (/** @type {number} */ index) => {
    const number = (round - 1) * each * 2 + index;
    const slots = Math.floor(number / desk.doctors.length);
    const day = daysAfter(desk.firstDay, Math.floor(slots / (SLOTS_A_DAY / 2)) % desk.size.days);
    const minute = slotMinute((slots % (SLOTS_A_DAY / 2)) * 2 + 1);
    const times = { startsAt: instant(day, minute), endsAt: instant(day, minute + SLOT_MINUTES) };
    return JSON.stringify({ patientId: rows[number % rows.length].id, doctorId: desk.doctors[number % desk.doctors.length], ...times });
  };
  const all = Array.from({ length: each * 2 }, (_, index) => at(index));
  return {
    api: all
      .slice(0, each)
      .map((body) => ({ method: 'POST', path: '/api/appointments', headers: { ...headersOf(desk), ...JSON_BODY }, body })),
    limit: all.slice(each).map((body) => ({ method: 'POST', path: `/${desk.id}/appointments`, headers: JSON_BODY, body })),
  };
}
