/**
 * The limit: the least that a server in this language does for the same rows. node:http and pg, one statement a request on one hospital's
 * schema, no sign-in, no hospital, no audit, no validation. Its login is the migrator's, which may read everything.
 */
import http from 'node:http';
import pg from 'pg';

const {
  DB_HOST: host,
  DB_PORT: port,
  DB_NAME: database,
  MIGRATOR_DB_USER: user,
  MIGRATOR_DB_PASSWORD: password,
  DB_POOL_SIZE,
} = process.env;
const pool = new pg.Pool({ host, port: Number(port), database, user, password, max: Number(DB_POOL_SIZE ?? 10) });

const COLUMNS = `id, patient_number, first_name, last_name, unidentified, date_of_birth::text, birth_date_estimated, gender, phone, status, created_at`;
const BY_NAME = `lower(last_name) COLLATE "C", lower(coalesce(first_name, '')) COLLATE "C", id`;

const LIST = (schema) => `SELECT ${COLUMNS} FROM ${schema}.patients WHERE status = 'active' ORDER BY ${BY_NAME} LIMIT 20`;
const SEARCH = (schema) =>
  `SELECT ${COLUMNS} FROM ${schema}.patients WHERE status = 'active' AND name_search LIKE $1 ORDER BY ${BY_NAME} LIMIT 20`;
const ONE = (schema) => `SELECT * FROM ${schema}.patients WHERE id = $1`;
const INSERT = (schema) => `INSERT INTO ${schema}.patients
  (patient_number, first_name, last_name, name_search, date_of_birth, gender, phone, updated_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, 'limit')
  RETURNING *`;

const TAKEN = (schema) => `SELECT starts_at, ends_at FROM ${schema}.appointments
  WHERE doctor_id = $1 AND starts_at >= $2 AND starts_at < $3 AND status NOT IN ('cancelled', 'no_show') ORDER BY starts_at`;
const CALENDAR = (
  schema,
) => `SELECT a.id, a.doctor_id, a.starts_at, a.ends_at, a.status, a.reason, a.version, p.id AS patient_id, p.patient_number, p.first_name,
  p.last_name, p.date_of_birth::text, p.gender, p.phone FROM ${schema}.appointments a JOIN ${schema}.patients p ON p.id = a.patient_id
  WHERE a.starts_at >= $1 AND a.starts_at < $2 ORDER BY a.starts_at, a.id`;
const BOOK = (schema) => `INSERT INTO ${schema}.appointments (patient_id, doctor_id, starts_at, ends_at, blocked, lanes, updated_by_name)
  VALUES ($1, $2, $3, $4, tstzrange($3, $4), int4range(0, 20), 'limit') RETURNING *`;

let inserted = Date.now() * 1000;

/** What the front desk asks: `/<schema>/taken`, `/calendar` and `/appointments`. */
const DESK = {
  taken: async (quoted, url) =>
    (
      await pool.query(
        TAKEN(quoted),
        ['doctor', 'from', 'to'].map((name) => url.searchParams.get(name)),
      )
    ).rows,
  calendar: async (quoted, url) =>
    (
      await pool.query(
        CALENDAR(quoted),
        ['from', 'to'].map((name) => url.searchParams.get(name)),
      )
    ).rows,
  appointments: async (quoted, _, request) => {
    const { patientId, doctorId, startsAt, endsAt } = JSON.parse(await text(request));
    return (await pool.query(BOOK(quoted), [patientId, doctorId, startsAt, endsAt])).rows[0];
  },
};

/** `/<schema>/patients`, with `?q=`, `/<id>` or a body. */
async function answer(request) {
  const url = new URL(request.url, 'http://limit');
  const [, schema, what, id] = url.pathname.split('/');
  const quoted = `"${schema}"`;
  if (what in DESK) return DESK[what](quoted, url, request);
  if (request.method === 'POST') return (await pool.query(INSERT(quoted), values(JSON.parse(await text(request))))).rows[0];
  if (id) return (await pool.query(ONE(quoted), [id])).rows[0];
  const q = url.searchParams.get('q');
  return (await (q ? pool.query(SEARCH(quoted), [`%${q}%`]) : pool.query(LIST(quoted)))).rows;
}

const values = ({ firstName, lastName, dateOfBirth, gender, phone }) => [
  `LIMIT-${(inserted += 1)}`,
  firstName,
  lastName,
  `${firstName} ${lastName}`.toLowerCase(),
  dateOfBirth,
  gender,
  phone,
];

async function text(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

const server = http.createServer((request, response) => {
  answer(request).then(
    (body) => response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    (error) => response.writeHead(500).end(error.message),
  );
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'));
