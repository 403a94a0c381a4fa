import 'reflect-metadata';
import type pg from 'pg';
import { UnitsOfWork } from '../src/tenancy/units-of-work.js';
import { startApi, type TestApi, type TestHospital } from './api.js';
import { checksums } from './checksums.js';
import { apiPool } from './database.js';
import { everyStatementOn, NOT_FOUND, REFUSED, sqlAs, tablesOf, type Outcome, type TableName } from './role-sql.js';

/** What the database refuses by itself, whatever the code above it does. */
let api: TestApi;
let login: pg.Pool;
let a: TestHospital;
let b: TestHospital;

const aPatient = { firstName: 'Asha', lastName: 'Kulkarni', dateOfBirth: '1978-03-02', gender: 'female' };

beforeAll(async () => {
  api = await startApi();
  login = apiPool();
  [a, b] = await Promise.all([api.aHospital({ roles: ['Admin'] }), api.aHospital({ roles: ['Admin', 'Nurse'] })]);
  for (const hospital of [a, b]) {
    const admin = await hospital.as('Admin');
    expect((await admin.post('/api/patients', aPatient)).status).toBe(201);
    const invited = await admin.post('/api/staff', { name: 'Ravi Menon', email: `ravi@${hospital.subdomain}.example`, roles: ['Doctor'] });
    expect(invited.status).toBe(201);
    await asHospital(hospital, `INSERT INTO public.job_requests (kind) VALUES ('nothing.at_all')`, { keep: true });
  }
});
afterAll(async () => {
  await login.end();
  await api.close();
});

const boundTo = ({ id }: TestHospital) => ({ role: id, path: id });
const qualified = ({ schema, name }: TableName): string => `"${schema}"."${name}"`;

/** As one hospital's role, taken back unless it is to be kept. */
async function asHospital(hospital: TestHospital, sql: string, { keep = false } = {}): Promise<Outcome> {
  if (!keep) return sqlAs(login, boundTo(hospital), sql);
  return api.app.get(UnitsOfWork).tenant(hospital.id, (unit) => unit.execute(sql));
}

/** Every statement on every table, and what came of it, as one comparable object. */
async function outcomes(
  tables: readonly TableName[],
  run: (sql: string) => Promise<Outcome>,
  naming = qualified,
): Promise<Record<string, Outcome>> {
  const found: Record<string, Outcome> = {};
  for (const table of tables) {
    for (const [verb, sql] of Object.entries(everyStatementOn(naming(table), table.column)))
      found[`${verb} ${table.name}`] = await run(sql);
  }
  return found;
}

const allOf = (found: Record<string, Outcome>, outcome: Outcome): Record<string, Outcome> =>
  Object.fromEntries(Object.keys(found).map((key) => [key, outcome]));

describe("a hospital's tables", () => {
  it("refuse another hospital's role every statement", async () => {
    for (const [mine, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const tables = await tablesOf(api.database, other.id);
      expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['patients', 'audit_events', 'number_series']));
      const found = await outcomes(tables, (sql) => asHospital(mine, sql));
      expect(found).toEqual(allOf(found, REFUSED));
    }
  });

  it("are not found by another hospital's role on their own search path", async () => {
    const found = await outcomes(
      await tablesOf(api.database, b.id),
      (sql) => sqlAs(login, { role: a.id, path: b.id }, sql),
      ({ name }) => name,
    );
    expect(found).toEqual(allOf(found, NOT_FOUND));
  });

  it.each(['hms_platform', 'hms_auth', 'hms_tenant'])('refuse %s every statement', async (role) => {
    const run = (sql: string) => sqlAs(login, { role, path: 'pg_catalog' }, sql);
    const tables = await tablesOf(api.database, b.id);
    const found = await outcomes(tables, run);
    // hms_tenant is not even to be taken: the API's login is no member of it.
    expect(found).toEqual(allOf(found, REFUSED));
  });

  it('are read by their own hospital, so that the refusals above say something', async () => {
    expect(await asHospital(b, 'SELECT * FROM patients')).toBe(1);
    expect(await asHospital(b, `UPDATE patients SET status = 'active'`)).toBe(1);
  });
});

describe('rows of hospitals in public', () => {
  /** Column that names the hospital, of every table of `public` that has one. */
  const HOSPITAL_COLUMNS = `SELECT c.relname AS name, a.attname AS column FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND (a.attname IN ('tenant_id', 'subject_tenant') OR (c.relname = 'tenants' AND a.attname = 'id'))
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`;

  const tables = async () => (await api.database.query<{ name: string; column: string }>(HOSPITAL_COLUMNS)).rows;

  it("are invisible and immovable to another hospital's role", async () => {
    const wrong: string[] = [];
    const expectOne = async (sql: string, allowed: readonly Outcome[]): Promise<void> => {
      const outcome = await asHospital(a, sql);
      if (!allowed.includes(outcome)) wrong.push(`${sql} → ${outcome}`);
    };
    for (const { name, column } of await tables()) {
      const theirs = `FROM public.${name} WHERE ${column} = '${b.id}'`;
      await expectOne(`SELECT 1 ${theirs}`, [0, REFUSED]);
      await expectOne(`DELETE ${theirs}`, [0, REFUSED]);
      await expectOne(`UPDATE public.${name} SET ${column} = ${column} WHERE ${column} = '${b.id}'`, [0, REFUSED]);
      await expectOne(`UPDATE public.${name} SET ${column} = '${b.id}'`, [REFUSED]);
      await expectOne(`INSERT INTO public.${name} (${column}) VALUES ('${b.id}')`, [REFUSED]);
      await expectOne(`TRUNCATE public.${name} CASCADE`, [REFUSED]);
      await expectOne(`SELECT 1 FROM public.${name} WHERE ${column} IS NULL OR ${column} <> '${a.id}'`, [0, REFUSED]);
    }
    expect(wrong).toEqual([]);
  });

  it('exist for both hospitals, so that the counts above say something', async () => {
    for (const table of ['memberships', 'tenant_usage', 'tenant_subscriptions', 'job_requests']) {
      const { rows } = await api.database.query<{ tenants: string }>(
        `SELECT count(DISTINCT tenant_id) AS tenants FROM public.${table} WHERE tenant_id = ANY ($1)`,
        [[a.id, b.id]],
      );
      expect([table, Number(rows[0].tenants)]).toEqual([table, 2]);
      expect(await asHospital(b, `SELECT 1 FROM public.${table}`)).toBeGreaterThan(0);
    }
  });

  it('cannot be changed by columns that a hospital may write', async () => {
    const before = await checksums(api.database, b.id);
    expect(await asHospital(a, `UPDATE public.memberships SET roles = '{Admin}' WHERE tenant_id = '${b.id}'`)).toBe(0);
    expect(await asHospital(a, `UPDATE public.tenant_usage SET used = 0 WHERE tenant_id = '${b.id}'`)).toBe(0);
    expect(await asHospital(a, 'UPDATE public.tenant_usage SET max = NULL')).toBe(REFUSED);
    expect(await asHospital(a, `UPDATE public.memberships SET user_id = user_id`)).toBe(REFUSED);
    expect(await asHospital(a, `INSERT INTO public.job_requests (kind, tenant_id) VALUES ('x', '${b.id}')`)).toBe(REFUSED);
    expect(await asHospital(a, `INSERT INTO public.job_requests (kind, scope, tenant_id) VALUES ('x', 'platform', NULL)`)).toBe(REFUSED);
    expect(await asHospital(a, `UPDATE public.job_requests SET state = 'done'`)).toBe(REFUSED);
    expect(await checksums(api.database, b.id)).toEqual(before);
  });

  it.each([
    'users',
    'sessions',
    'refresh_tokens',
    'sign_in_challenges',
    'one_time_codes',
    'platform_audit_events',
    'platform_audit_seals',
    'platform_audit_chain',
    'audit_verifications',
    'platform_idempotency_keys',
  ])('public.%s is closed to hospitals altogether', async (name) => {
    const [table] = (await tablesOf(api.database, 'public')).filter((each) => each.name === name);
    const found = await outcomes([table], (sql) => asHospital(a, sql));
    expect(found).toEqual(allOf(found, REFUSED));
    const { rows } = await api.database.query<{ any: boolean }>(
      `SELECT bool_or(has_table_privilege(r, $1, p) OR has_any_column_privilege(r, $1, 'SELECT, INSERT, UPDATE, REFERENCES')) AS any
         FROM unnest(ARRAY['hms_tenant', $2]) r, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN']) p`,
      [`public.${name}`, a.id],
    );
    expect(rows[0].any).toBe(false);
  });
});

describe("the API's login role", () => {
  it('may do nothing at all while nothing is bound', async () => {
    const schemas = ['public', a.id, b.id, 'pgboss', 'ext'];
    for (const schema of schemas) {
      const found = await outcomes(await tablesOf(api.database, schema), (sql) => sqlAs(login, null, sql));
      expect(found).toEqual(allOf(found, REFUSED));
    }
    expect(await sqlAs(login, null, 'SELECT * FROM patients')).toBe(NOT_FOUND);
    for (const schema of ['public', a.id, 'pg_catalog', 'ext'])
      expect(await sqlAs(login, null, `CREATE TABLE "${schema}".mine (x int)`)).toBe(REFUSED);
    expect(await sqlAs(login, null, 'CREATE SCHEMA mine')).toBe(REFUSED);
    expect(await sqlAs(login, null, 'CREATE ROLE mine')).toBe(REFUSED);
    expect(await sqlAs(login, null, 'CREATE TEMP TABLE mine (x int)')).toBe(REFUSED);
  });

  it('holds its memberships without inheriting them, and may not pass them on', async () => {
    const { rows } = await api.database.query<{ role: string; options: string }>(
      `SELECT r.rolname AS role, concat_ws(' ', m.inherit_option, m.set_option, m.admin_option) AS options FROM pg_auth_members m
       JOIN pg_roles r ON r.oid = m.roleid WHERE m.member = 'hms_api'::regrole ORDER BY 1`,
    );
    expect(rows.map(({ role }) => role)).toEqual(expect.arrayContaining([a.id, b.id, 'hms_auth', 'hms_platform']));
    expect(rows.filter(({ options }) => options !== 'f t f')).toEqual([]);
    expect(rows.filter(({ role }) => !/^(tenant_\d+|demo_\w+|hms_platform|hms_auth)$/.test(role))).toEqual([]);
    const { rows: logins } = await api.database.query(
      `SELECT rolinherit, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = 'hms_api'`,
    );
    expect(logins).toEqual([
      { rolinherit: false, rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, rolreplication: false },
    ]);
  });

  it('meets hospital roles that cannot log in, inherit hms_tenant alone and cannot become it', async () => {
    const { rows } = await api.database.query<{ role: string; what: string }>(
      `SELECT r.rolname AS role, g.rolname || ' ' || concat_ws(' ', m.inherit_option, m.set_option, m.admin_option, r.rolcanlogin, r.rolsuper, r.rolcreaterole, r.rolbypassrls) AS what
       FROM pg_roles r JOIN pg_auth_members m ON m.member = r.oid JOIN pg_roles g ON g.oid = m.roleid
       WHERE r.rolname ~ '^(tenant_[0-9]{13,20}|demo_)'`,
    );
    expect(rows.map(({ role }) => role)).toEqual(expect.arrayContaining([a.id, b.id]));
    expect(rows.filter(({ what }) => what !== 'hms_tenant t f f f f f f')).toEqual([]);
  });

  it('the platform and sign-in roles belong to nobody and cannot log in', async () => {
    const { rows } = await api.database.query(
      `SELECT rolname, rolcanlogin, rolsuper, rolbypassrls, (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname IN ('hms_platform', 'hms_auth', 'hms_tenant') ORDER BY 1`,
    );
    const expected = { rolcanlogin: false, rolsuper: false, rolbypassrls: false, memberships: 0 };
    expect(rows).toEqual(['hms_auth', 'hms_platform', 'hms_tenant'].map((rolname) => ({ rolname, ...expected })));
  });
});

describe('hostile SQL in a unit of work', () => {
  /** Statement, and the only outcomes that are no hole. */
  const HOSTILE: [string, (other: string) => string, Outcome[]][] = [
    ['unqualified: own rows', () => 'SELECT * FROM patients', [1]],
    ['another schema', (other) => `SELECT * FROM "${other}".patients`, [REFUSED]],
    ['another search path', (other) => `SET search_path = "${other}"; SELECT * FROM patients`, [NOT_FOUND]],
    [
      'another search path for this transaction',
      (other) => `SET LOCAL search_path = "${other}", public; SELECT * FROM patients`,
      [NOT_FOUND],
    ],
    ['set_config', (other) => `SELECT set_config('search_path', '${other}', false); SELECT * FROM patients`, [NOT_FOUND]],
    ['the bare login', () => 'RESET ROLE; SELECT * FROM patients', [REFUSED, NOT_FOUND]],
    ['no role', (other) => `SET ROLE NONE; SELECT * FROM "${other}".patients`, [REFUSED]],
    ['the migrator', () => 'SET ROLE hms_migrator', [REFUSED]],
    ['the group of hospitals', () => 'SET ROLE hms_tenant', [REFUSED]],
    ['the superuser', () => 'SET SESSION AUTHORIZATION hms_super', [REFUSED]],
    ['all settings: the role stays, so own rows', () => 'RESET ALL; SELECT * FROM patients', [1]],
    ['a temporary shadow', () => 'CREATE TEMP TABLE patients (id uuid)', [REFUSED]],
    ['a temporary view', () => 'CREATE TEMP VIEW patients AS SELECT 1', [REFUSED]],
    ['a table in public', () => 'CREATE TABLE public.patients (id uuid)', [REFUSED]],
    ['a table in ext', () => 'CREATE TABLE ext.patients (id uuid)', [REFUSED]],
    ['a table of its own', () => 'CREATE TABLE mine (id uuid)', [REFUSED]],
    ['a function of its own', () => 'CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql AS $$ SELECT $1 $$', [REFUSED]],
    ['a view over another schema', (other) => `CREATE VIEW mine AS SELECT * FROM "${other}".patients`, [REFUSED]],
    ['a change of its own tables', () => 'ALTER TABLE patients ADD COLUMN x int', [REFUSED]],
    ['dropping its own tables', () => 'DROP TABLE patients', [REFUSED]],
    ['dropping another schema', (other) => `DROP SCHEMA "${other}" CASCADE`, [REFUSED]],
    ['a policy off', () => 'ALTER TABLE public.memberships DISABLE ROW LEVEL SECURITY', [REFUSED]],
    ['row security off', () => `SET LOCAL row_security = off; SELECT * FROM public.memberships`, [REFUSED]],
    ['granting its rights', (other) => `GRANT SELECT ON patients TO "${other}"`, [0, REFUSED]],
    ['a server file', () => `COPY patients TO '/tmp/patients.csv'`, [REFUSED]],
    ['a server program', () => `COPY patients TO PROGRAM 'cat'`, [REFUSED]],
    ['reading a server file', () => `SELECT pg_read_file('/etc/passwd')`, [REFUSED]],
    ['password hashes', () => 'SELECT * FROM pg_catalog.pg_authid', [REFUSED]],
    ['changing its own audit', () => `UPDATE audit_events SET actor_name = 'nobody'`, [REFUSED]],
    ['deleting its own audit', () => 'DELETE FROM audit_events', [REFUSED]],
    ['sealing its own audit', () => `INSERT INTO audit_seals SELECT 1, uuidv7(), sha256('x'), now()`, [REFUSED]],
    ['moving the end of its audit', () => `UPDATE audit_chain SET seq = 0`, [REFUSED]],
    ['deleting patients', () => 'DELETE FROM patients', [REFUSED]],
  ];

  it.each(HOSTILE)('%s', async (_, sql, allowed) => {
    const before = await checksums(api.database, b.id);
    const text = sql(b.id);
    expect(allowed).toContain(await asHospital(a, text));
    expect(await checksums(api.database, b.id)).toEqual(before);
  });

  it('granting leads nowhere: rights on the table are no way into the schema', async () => {
    await asHospital(a, `GRANT SELECT ON patients TO "${b.id}"`, { keep: true });
    expect(await asHospital(b, `SELECT * FROM "${a.id}".patients`)).toBe(REFUSED);
  });

  it('through units of the platform and of sign-in: no hospital is reached', async () => {
    const units = api.app.get(UnitsOfWork);
    for (const open of ['platform', 'auth'] as const) {
      await expect(units[open]((unit) => unit.query(`SELECT * FROM "${b.id}".patients`))).rejects.toMatchObject({
        driverError: { code: REFUSED },
      });
      await expect(units[open]((unit) => unit.query('SELECT * FROM patients'))).rejects.toMatchObject({ driverError: { code: NOT_FOUND } });
    }
  });
});
