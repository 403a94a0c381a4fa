import 'reflect-metadata';
import type pg from 'pg';
import { loadConfig } from '../src/config/config.js';
import { baseDataSource } from '../src/tenancy/base-data-source.js';
import { UnitsOfWork } from '../src/tenancy/units-of-work.js';
import type { UnitOfWork } from '../src/tenancy/unit-of-work.js';
import { addMember, provisionNow } from '../src/tenants/provisioning/provision-now.js';
import { aTenantId, unique } from './api.js';
import { apiPool, migratorPool } from './database.js';

const REFUSED = '42501';

let owner: pg.Pool;
let login: pg.Pool;
let a: string;
let b: string;

async function aHospital(): Promise<string> {
  const id = aTenantId();
  const name = `Isolated ${unique()}`;
  await provisionNow(owner, { id, name, subdomain: `i${unique()}`, plan: 'premium', email: 'x@y.example', phone: '+912025536617', address: 'Pune' });
  await addMember(owner, { tenantId: id, email: `m-${unique()}@y.example`, name: 'Meera Iyer', roles: ['Doctor'] });
  await owner.query(`INSERT INTO public.job_requests (kind, scope, tenant_id) VALUES ('patients.import', 'tenant', $1)`, [id]);
  return id;
}

beforeAll(async () => {
  [owner, login] = [migratorPool(), apiPool()];
  [a, b] = [await aHospital(), await aHospital()];
});
afterAll(async () => {
  await owner?.end();
  await login?.end();
});

/** Runs one statement as a role, rolls back, and says the SQLSTATE of the refusal, or how many rows it touched. */
async function attempt(role: string | null, sql: string): Promise<string | number> {
  const client = await login.connect();
  try {
    await client.query('BEGIN');
    if (role) await client.query(`SET LOCAL ROLE "${role}"`);
    return (await client.query(sql)).rowCount ?? 0;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function tablesOf(schema: string): Promise<{ name: string; column: string }[]> {
  const { rows } = await owner.query<{ name: string; column: string }>(
    `SELECT c.relname AS name, (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum LIMIT 1) AS column
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') ORDER BY 1`,
    [schema],
  );
  return rows;
}

const everyStatement = (schema: string, { name, column }: { name: string; column: string }): [string, string][] => {
  const table = `"${schema}"."${name}"`;
  return [
    ['SELECT', `SELECT * FROM ${table}`],
    ['INSERT', `INSERT INTO ${table} DEFAULT VALUES`],
    ['UPDATE', `UPDATE ${table} SET "${column}" = "${column}"`],
    ['DELETE', `DELETE FROM ${table}`],
    ['TRUNCATE', `TRUNCATE ${table} CASCADE`],
    ['COPY TO', `COPY ${table} TO STDOUT`],
    ['COPY FROM', `COPY ${table} FROM STDIN`],
  ];
};

describe("another hospital's schema", () => {
  it('refuses every statement on every table with 42501', async () => {
    const tables = await tablesOf(a);
    expect(tables.length).toBeGreaterThanOrEqual(6);
    for (const table of tables) {
      for (const [kind, sql] of everyStatement(a, table)) expect([table.name, kind, await attempt(b, sql)]).toEqual([table.name, kind, REFUSED]);
    }
  });

  it('refuses the platform and the sign-in role alike', async () => {
    for (const role of ['hms_platform', 'hms_auth']) {
      for (const table of await tablesOf(a)) expect([role, table.name, await attempt(role, `SELECT * FROM "${a}"."${table.name}"`)]).toEqual([role, table.name, REFUSED]);
    }
  });

  it('has no door for a role to make or give away anything', async () => {
    for (const sql of [`CREATE TABLE "${a}".x (id int)`, 'CREATE TABLE public.x (id int)', 'CREATE SCHEMA x', 'CREATE TEMP TABLE x (id int)', `GRANT "${a}" TO "${b}"`]) {
      expect([sql, await attempt(a, sql)]).toEqual([sql, REFUSED]);
    }
  });
});

describe("another hospital's rows in public", () => {
  it.each([
    ['tenants', 'id'],
    ['tenant_subscriptions', 'tenant_id'],
    ['tenant_usage', 'tenant_id'],
    ['memberships', 'tenant_id'],
    ['job_requests', 'tenant_id'],
  ])('are invisible in %s, while its own are not', async (table, column) => {
    expect(await attempt(a, `SELECT * FROM public.${table} WHERE ${column} = '${a}'`)).toBeGreaterThan(0);
    expect(await attempt(a, `SELECT * FROM public.${table} WHERE ${column} <> '${a}'`)).toBe(0);
  });

  it('cannot be changed, moved or made', async () => {
    expect(await attempt(a, `UPDATE public.memberships SET status = 'suspended' WHERE tenant_id = '${b}'`)).toBe(0);
    expect(await attempt(a, `UPDATE public.tenant_usage SET used = 0 WHERE tenant_id = '${b}'`)).toBe(0);
    expect(await attempt(a, `UPDATE public.memberships SET tenant_id = '${b}'`)).toBe(REFUSED);
    expect(await attempt(a, `UPDATE public.memberships SET user_id = uuidv7()`)).toBe(REFUSED);
    expect(await attempt(a, `UPDATE public.tenant_usage SET max = 1000000`)).toBe(REFUSED);
    expect(await attempt(a, `INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ('${a}', uuidv7(), 'x', 'x', '{Admin}', 'active')`)).toBe(REFUSED);
    expect(await attempt(a, `INSERT INTO public.job_requests (kind, tenant_id) VALUES ('x', '${b}')`)).toBe(REFUSED);
    expect(await attempt(a, `INSERT INTO public.job_requests (kind, scope, tenant_id) VALUES ('tenant.provision', 'platform', NULL)`)).toBe(REFUSED);
    expect(await attempt(a, `UPDATE public.job_requests SET state = 'done'`)).toBe(REFUSED);
    expect(await attempt(a, `DELETE FROM public.tenants`)).toBe(REFUSED);
  });

  it.each(['users', 'sessions', 'refresh_tokens', 'sign_in_challenges', 'one_time_codes', 'tenant_placements', 'platform_audit_events', 'platform_idempotency_keys', 'schema_migrations', 'tenant_schemas'])(
    'keeps %s from every hospital',
    async (table) => {
      expect(await attempt(a, `SELECT * FROM public.${table}`)).toBe(REFUSED);
    },
  );
});

describe("the API's login role", () => {
  it('has no right on anything until a transaction binds it', async () => {
    for (const schema of ['public', a]) {
      for (const table of await tablesOf(schema)) {
        for (const [kind, sql] of everyStatement(schema, table)) expect([table.name, kind, await attempt(null, sql)]).toEqual([table.name, kind, REFUSED]);
      }
    }
  });

  it('holds every role with SET alone, and no attribute', async () => {
    const { rows } = await owner.query(
      `SELECT r.rolname AS role, m.inherit_option AS inherits, m.set_option AS sets, m.admin_option AS administers
       FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid WHERE m.member = 'hms_api'::regrole AND (m.inherit_option OR NOT m.set_option OR m.admin_option)`,
    );
    expect(rows).toEqual([]);
    const { rows: attributes } = await owner.query(
      `SELECT rolinherit, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = 'hms_api'`,
    );
    expect(Object.values(attributes[0] as object)).toEqual([false, false, false, false, false, false]);
  });

  it('cannot become the migrator', async () => {
    expect(await attempt('hms_migrator', 'SELECT 1')).toBe(REFUSED);
  });
});

describe('the catalogue', () => {
  it('keeps tenant roles without login, without possessions, and in the group that they cannot become', async () => {
    const { rows } = await owner.query(
      `SELECT r.rolname FROM pg_roles r JOIN pg_namespace n ON n.nspname = r.rolname
       WHERE r.rolcanlogin OR r.rolsuper OR r.rolbypassrls OR r.rolcreaterole
         OR EXISTS (SELECT 1 FROM pg_shdepend d WHERE d.refobjid = r.oid AND d.deptype = 'o')
         OR NOT EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid AND m.roleid = 'hms_tenant'::regrole AND m.inherit_option AND NOT m.set_option)`,
    );
    expect(rows).toEqual([]);
  });

  it('has row-level security on every public table that a role may touch, but the price list', async () => {
    const { rows } = await owner.query<{ relname: string }>(
      `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity
         AND EXISTS (SELECT 1 FROM aclexplode(c.relacl) g WHERE g.grantee <> c.relowner) ORDER BY 1`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual(['subscription_tiers']);
  });

  it('has, on every public table with tenant_id, the byte-wise collation and the policy that the index can use', async () => {
    const { rows } = await owner.query<{ table: string; collation: string; granted: boolean; policy: string | null }>(
      `SELECT c.relname AS table, l.collname AS collation,
         EXISTS (SELECT 1 FROM aclexplode(c.relacl) g WHERE g.grantee = 'hms_tenant'::regrole) AS granted,
         (SELECT pg_get_expr(p.polqual, p.polrelid) FROM pg_policy p WHERE p.polrelid = c.oid AND 'hms_tenant'::regrole = ANY (p.polroles)) AS policy
       FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'tenant_id' JOIN pg_collation l ON l.oid = t.attcollation
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(8);
    for (const row of rows) {
      expect(row).toMatchObject({ table: row.table, collation: 'C' });
      if (row.granted) expect([row.table, row.policy]).toEqual([row.table, '(tenant_id = CURRENT_USER)']);
    }
  });

  it('lets nobody change an audit event', async () => {
    for (const [role, table] of [[a, `"${a}".audit_events`], ['hms_platform', 'public.platform_audit_events'], ['hms_auth', 'public.platform_audit_events']] as const) {
      for (const sql of [`UPDATE ${table} SET action = 'x'`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) expect([sql, await attempt(role, sql)]).toEqual([sql, REFUSED]);
    }
  });
});

describe('the binding dies with the transaction', () => {
  const HOSPITALS = 50;
  const REQUESTS = 10_000;
  const POOL = 4;
  const AT_ONCE = 40;

  interface Seen {
    readonly role: string;
    readonly schema: string;
    readonly marks: string[];
  }

  const LOOK = `SELECT current_user AS role, current_schema() AS schema, array(SELECT name FROM import_mappings ORDER BY name) AS marks`;

  /** What a request does wrong, by turns: nothing, an SQL error, a timeout, an error of ours, a lost connection. */
  async function misbehave(unit: UnitOfWork, turn: number): Promise<void> {
    if (turn % 10 === 3) await unit.query('SELECT 1 / 0');
    if (turn % 50 === 7) {
      await unit.query('SET LOCAL statement_timeout = 2');
      await unit.query('SELECT pg_sleep(1)');
    }
    if (turn % 10 === 5) throw new Error('the client went away');
    if (turn % 1000 === 9) await unit.query('SELECT pg_terminate_backend(pg_backend_pid())');
  }

  it(`shows no foreign row in ${REQUESTS} requests of ${HOSPITALS} hospitals on ${POOL} connections`, async () => {
    const ids = [a, b, ...(await Promise.all(Array.from({ length: HOSPITALS - 2 }, aHospital)))];
    for (const id of ids) await owner.query(`INSERT INTO "${id}".import_mappings (name, columns, date_order) VALUES ($1, '{}', 'ymd')`, [id]);
    const config = loadConfig();
    const base = await baseDataSource({ ...config, database: { ...config.database, poolSize: POOL } }).initialize();
    const units = new UnitsOfWork(base);
    const wrong: unknown[] = [];
    let answered = 0;
    let next = 0;
    const request = async (turn: number): Promise<void> => {
      const id = ids[(turn * 7919) % ids.length]!;
      await units.tenant(id, async (unit) => {
        const [seen] = await unit.query<Seen>(LOOK);
        answered += 1;
        if (seen!.role !== id || seen!.schema !== id || seen!.marks.join() !== id) wrong.push({ id, seen });
        await misbehave(unit, turn);
      });
    };
    const lane = async (): Promise<void> => {
      while (next < REQUESTS) await request((next += 1)).catch((error: unknown) => error);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    expect(wrong).toEqual([]);
    expect(answered).toBeGreaterThan(REQUESTS * 0.95);
    const runners = Array.from({ length: POOL }, () => base.createQueryRunner());
    const idle = await Promise.all(runners.map((runner) => runner.query(`SELECT current_user AS role, current_setting('search_path') AS path`)));
    for (const [state] of idle as { role: string; path: string }[][]) expect(state).toEqual({ role: 'hms_api', path: '"$user", public' });
    await Promise.all(runners.map((runner) => runner.release()));
    await base.destroy();
  }, 120_000);
});
