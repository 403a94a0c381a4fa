import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { STAYING } from '../src/patients/merge.rules.js';
import { BASE_DATA_SOURCE } from '../src/tenancy/units-of-work.js';
import { startApi, type TestApi } from './api.js';
import { tablesOf } from './role-sql.js';

/** What every schema, table and right must look like, asked of the catalogue: a migration that forgets one of these fails here. */
let api: TestApi;
let hospitals: string[];

/** Hospitals whose tables are there; other specs may be in the middle of making one. */
const HOSPITALS = `SELECT name FROM public.tenant_schemas WHERE state = 'ready' AND name = ANY ($1)`;
/** Of everybody but the owner. */
const GRANTS = `SELECT n.nspname AS schema, c.relname AS table, coalesce(r.rolname, 'PUBLIC') AS role, acl.privilege_type AS privilege
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
  WHERE acl.grantee <> c.relowner AND n.nspname = ANY ($1)`;

const rowsOf = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await api.database.query<T>(sql, values)).rows;

beforeAll(async () => {
  api = await startApi();
  const made = await Promise.all((['basic', 'advanced', 'premium'] as const).map((plan) => api.aHospital({ plan, roles: [] })));
  const ids = made.map(({ id }) => id);
  hospitals = (await rowsOf<{ name: string }>(HOSPITALS, [ids])).map(({ name }) => name);
  expect(hospitals.sort()).toEqual(ids.sort());
});
afterAll(() => api.close());

describe('tables of public', () => {
  const TABLES = `SELECT c.relname AS name, c.relrowsecurity AS secured, pg_get_userbyid(c.relowner) AS owner,
      (SELECT coll.collname || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_attribute a JOIN pg_collation coll ON coll.oid = a.attcollation
       WHERE a.attrelid = c.oid AND a.attname = 'tenant_id') AS tenant_column,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) AS of_hospital,
      has_table_privilege('hms_tenant', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
        OR has_any_column_privilege('hms_tenant', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') AS open_to_hospitals,
      EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p') AS has_key
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`;
  interface Table {
    readonly name: string;
    readonly secured: boolean;
    readonly owner: string;
    readonly tenant_column: string | null;
    readonly of_hospital: boolean;
    readonly open_to_hospitals: boolean;
    readonly has_key: boolean;
  }
  /** Rows of no hospital: what everybody may see, and the migration runner's own, on which nobody has a right. */
  const WITHOUT_ROW_SECURITY = ['diagnosis_codes', 'schema_migrations', 'subscription_tiers', 'tenant_migration_files', 'tenant_schemas'];

  it('name the hospital by text COLLATE "C", so that the policy uses the index', async () => {
    const tables = (await rowsOf<Table>(TABLES)).filter(({ of_hospital }) => of_hospital);
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['job_requests', 'memberships', 'tenant_usage']));
    expect(tables.filter(({ tenant_column }) => tenant_column !== 'C text')).toEqual([]);
  });

  it('are secured by row, have a key and belong to the migrator', async () => {
    const tables = await rowsOf<Table>(TABLES);
    expect(tables.filter(({ secured }) => !secured).map(({ name }) => name)).toEqual(WITHOUT_ROW_SECURITY);
    expect(tables.filter(({ has_key }) => !has_key)).toEqual([]);
    expect(tables.filter(({ owner }) => owner !== 'hms_migrator')).toEqual([]);
  });

  it('are open to hospitals by one policy alone: the row is theirs', async () => {
    const open = (await rowsOf<Table>(TABLES)).filter(
      ({ open_to_hospitals, name }) => open_to_hospitals && !WITHOUT_ROW_SECURITY.includes(name),
    );
    const policies = await rowsOf<{ name: string; roles: string[]; command: string; rows: string; writes: string | null; kind: string }>(
      `SELECT tablename AS name, roles::text[], cmd AS command, qual AS rows, with_check AS writes, permissive AS kind FROM pg_policies
       WHERE schemaname = 'public' AND roles && ARRAY['hms_tenant', 'public']::name[]`,
    );
    for (const { name, of_hospital } of open) {
      const own = `(${of_hospital ? 'tenant_id' : 'id'} = CURRENT_USER)`;
      const ofTable = policies.filter((policy) => policy.name === name);
      expect(ofTable).toEqual([{ name, roles: ['hms_tenant'], command: 'ALL', rows: own, writes: ofTable[0].writes, kind: 'PERMISSIVE' }]);
      const { writes } = ofTable[0];
      expect([name, writes === null || writes.includes(own)]).toEqual([name, true]);
      expect(writes ?? '').not.toMatch(/ OR /);
    }
    expect(open.map(({ name }) => name)).toEqual([
      ...[
        'calendar_feeds',
        'issued_documents',
        'job_requests',
        'memberships',
        'planned_jobs',
        'tenant_subscriptions',
        'tenant_usage',
        'tenants',
      ],
    ]);
  });

  it('give hospitals exactly these rights', async () => {
    const columns = await rowsOf<{ right: string }>(
      `SELECT DISTINCT c.relname || ' ' || acl.privilege_type || ' ' || a.attname AS right FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) acl
       WHERE c.relnamespace = 'public'::regnamespace AND acl.grantee = 'hms_tenant'::regrole ORDER BY 1`,
    );
    const tables = (await rowsOf<{ table: string; role: string; privilege: string }>(GRANTS, [['public']])).filter(
      ({ role }) => role === 'hms_tenant',
    );
    expect(tables.map(({ table, privilege }) => `${table} ${privilege}`).sort()).toEqual([
      ...[
        'calendar_feeds DELETE',
        'diagnosis_codes SELECT',
        'job_requests SELECT',
        'memberships SELECT',
        'planned_jobs DELETE',
        'planned_jobs SELECT',
      ],
      ...['subscription_tiers', 'tenant_subscriptions', 'tenant_usage', 'tenants'].map((table) => `${table} SELECT`),
    ]);
    expect(columns.map(({ right }) => right)).toEqual([
      ...['doctor_id', 'hash'].map((column) => `calendar_feeds INSERT ${column}`),
      ...['created_at', 'doctor_id', 'tenant_id'].map((column) => `calendar_feeds SELECT ${column}`),
      ...['created_at', 'hash'].map((column) => `calendar_feeds UPDATE ${column}`),
      ...['doctor_name', 'hash', 'kind'].map((column) => `issued_documents INSERT ${column}`),
      ...['id', 'kind', 'payload', 'requested_by', 'total'].map((column) => `job_requests INSERT ${column}`),
      ...['roles', 'status', 'updated_at', 'version'].map((column) => `memberships UPDATE ${column}`),
      ...['due_at', 'kind', 'payload', 'subject_id'].map((column) => `planned_jobs INSERT ${column}`),
      'tenant_usage UPDATE used',
      ...['general_version', 'idle_minutes', 'mfa_required_for_admins', 'number_check', 'number_digits', 'number_prefix'].map(
        (column) => `tenants UPDATE ${column}`,
      ),
      ...['security_version', 'sign_up_open', 'time_zone', 'version'].map((column) => `tenants UPDATE ${column}`),
    ]);
  });

  it('give nothing to PUBLIC, to the login role or to one hospital by name', async () => {
    const grants = await rowsOf<{ role: string }>(GRANTS, [['public', 'ext', 'pgboss']]);
    expect(grants.filter(({ role }) => !['hms_tenant', 'hms_platform', 'hms_auth'].includes(role))).toEqual([]);
  });
});

describe('append-only tables', () => {
  it('can be changed by nobody but the owner', async () => {
    const audits = (
      await rowsOf<{ table: string; role: string; privilege: string; schema: string }>(GRANTS, [['public', ...hospitals]])
    ).filter(({ table }) => /audit_(events|seals|chain|verifications)$/.test(table));
    const rights = (schema: string) =>
      audits.filter((audit) => audit.schema === schema).map(({ table, privilege }) => `${table} ${privilege}`);
    // INSERT is given by column: id and transaction of an event are the database's own.
    for (const hospital of hospitals) expect(rights(hospital).sort()).toEqual(['audit_events SELECT', 'audit_seals SELECT']);
    expect(rights('public').sort()).toEqual(['platform_audit_events SELECT', 'platform_audit_seals SELECT']);
    const written = await rowsOf<{ right: string }>(
      `SELECT DISTINCT c.relname || ' ' || acl.privilege_type || ' ' || a.attname AS right FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) acl
       WHERE c.relname ~ 'audit_(events|seals|chain|verifications)$' AND c.relnamespace = ANY ($1::regnamespace[]) ORDER BY 1`,
      [['public', ...hospitals]],
    );
    const given = ['action', 'actor_id', 'actor_name', 'address', 'app_id', 'details', 'entity', 'entity_id', 'occurred_at'];
    expect(written.map(({ right }) => right)).toEqual([
      ...[...given, 'patient_id', 'request_id'].map((column) => `audit_events INSERT ${column}`),
      ...[...given, 'request_id', 'subject_tenant'].map((column) => `platform_audit_events INSERT ${column}`),
    ]);
  });
});

describe('owners, schemas and the database', () => {
  it('no role that the API takes owns anything', async () => {
    const owned = await rowsOf(
      `SELECT r.rolname, d.classid::regclass::text AS what, d.objid FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid AND d.refclassid = 'pg_authid'::regclass
       WHERE d.deptype = 'o' AND (r.rolname IN ('hms_api', 'hms_tenant', 'hms_platform', 'hms_auth') OR r.rolname ~ '^(tenant_[0-9]{13,20}|demo_)')`,
    );
    expect(owned).toEqual([]);
  });

  it('extensions are there to use and closed to new things', async () => {
    const grants = await rowsOf<{ right: string }>(
      `SELECT coalesce(r.rolname, 'PUBLIC') || ' ' || acl.privilege_type AS right FROM pg_namespace n, aclexplode(n.nspacl) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
       WHERE n.nspname = 'ext' AND acl.grantee <> n.nspowner`,
    );
    expect(grants).toEqual([{ right: 'PUBLIC USAGE' }]);
    const elsewhere = await rowsOf(
      `SELECT extname FROM pg_extension WHERE extnamespace NOT IN ('ext'::regnamespace, 'pg_catalog'::regnamespace)`,
    );
    expect(elsewhere).toEqual([]);
  });

  it('a hospital has USAGE of its schema and nobody else anything; nobody may create', async () => {
    const grants = await rowsOf<{ schema: string; right: string }>(
      `SELECT n.nspname AS schema, coalesce(r.rolname, 'PUBLIC') || ' ' || acl.privilege_type AS right FROM pg_namespace n, aclexplode(n.nspacl) acl
       LEFT JOIN pg_roles r ON r.oid = acl.grantee WHERE acl.grantee <> n.nspowner AND n.nspname = ANY ($1) ORDER BY 1`,
      [hospitals],
    );
    expect(grants).toEqual(hospitals.map((schema) => ({ schema, right: `${schema} USAGE` })));
    const [database] = await rowsOf(
      `SELECT bool_or(has_database_privilege(r, current_database(), 'CREATE, TEMPORARY')) AS opened, bool_or(has_schema_privilege(r, 'public', 'CREATE')) AS public
       FROM unnest(ARRAY['hms_api', 'hms_tenant', 'hms_platform', 'hms_auth', $1]) r`,
      [hospitals[0]],
    );
    expect(database).toEqual({ opened: false, public: false });
  });

  it('tables of a hospital give rights to its own role alone', async () => {
    const grants = await rowsOf<{ schema: string; role: string }>(GRANTS, [hospitals]);
    expect(grants.length).toBeGreaterThan(hospitals.length);
    expect(grants.filter(({ schema, role }) => schema !== role)).toEqual([]);
  });

  it('functions that run with their owner’s rights do not exist', async () => {
    expect(await rowsOf(`SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace NOT IN ('pg_catalog'::regnamespace)`)).toEqual([]);
  });
});

describe('schemas of hospitals', () => {
  it('are all the same: columns, constraints, indexes, rights, triggers', async () => {
    const hashes = await rowsOf<{
      schema: string;
      columns: string;
      constraints: string;
      indexes: string;
      rights: string;
      triggers: string;
    }>(
      `WITH tables AS (SELECT c.*, n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1) AND c.relkind <> 'i')
       SELECT schema,
        (SELECT md5(string_agg(concat_ws(' ', t.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, coll.collname,
            replace(pg_get_expr(d.adbin, d.adrelid), schema, '')), '|' ORDER BY t.relname, a.attnum)) FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
          LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum LEFT JOIN pg_collation coll ON coll.oid = a.attcollation WHERE t.schema = s.schema) AS columns,
        (SELECT md5(string_agg(concat_ws(' ', t.relname, k.conname, k.convalidated, replace(pg_get_constraintdef(k.oid), schema, '')), '|' ORDER BY t.relname, k.conname))
          FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid WHERE t.schema = s.schema) AS constraints,
        (SELECT md5(string_agg(replace(pg_get_indexdef(i.indexrelid), schema, '') || i.indisvalid, '|' ORDER BY i.indexrelid::regclass::text))
          FROM tables t JOIN pg_index i ON i.indrelid = t.oid WHERE t.schema = s.schema) AS indexes,
        (SELECT md5(string_agg(t.relname || ' ' || replace(t.relacl::text, schema, ''), '|' ORDER BY t.relname)) FROM tables t WHERE t.schema = s.schema) AS rights,
        (SELECT count(*)::text FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal WHERE t.schema = s.schema) AS triggers
       FROM (SELECT DISTINCT schema FROM tables) s`,
      [hospitals],
    );
    expect(hashes).toHaveLength(hospitals.length);
    const { schema: _, ...first } = hashes[0];
    for (const hash of Object.values(first)) expect(hash).toEqual(expect.any(String));
    expect(hashes.map(({ schema, ...rest }) => [schema, rest])).toEqual(hashes.map(({ schema }) => [schema, first]));
    expect(first.triggers).toBe('0');
  });

  it('have a primary key on every table', async () => {
    const keyless = await rowsOf(
      `SELECT c.oid::regclass::text AS table FROM pg_class c WHERE c.relnamespace::regnamespace::text = ANY ($1) AND c.relkind IN ('r', 'p')
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')`,
      [hospitals],
    );
    expect(keyless).toEqual([]);
  });

  it('point at no other schema: neither defaults, nor foreign keys, nor checks, nor indexes', async () => {
    const foreign = await rowsOf(
      `WITH own AS (SELECT c.oid, n.nspname AS schema FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ANY ($1)),
        parts AS (
          SELECT 'pg_attrdef'::regclass AS class, d.oid, own.schema FROM pg_attrdef d JOIN own ON own.oid = d.adrelid
          UNION ALL SELECT 'pg_constraint'::regclass, k.oid, own.schema FROM pg_constraint k JOIN own ON own.oid = k.conrelid
          UNION ALL SELECT 'pg_class'::regclass, own.oid, own.schema FROM own),
        targets AS (SELECT p.*, dep.refclassid::regclass::text AS kind, coalesce(c.relnamespace, f.pronamespace, t.typnamespace) AS namespace
          FROM parts p JOIN pg_depend dep ON dep.classid = p.class AND dep.objid = p.oid
          LEFT JOIN pg_class c ON dep.refclassid = 'pg_class'::regclass AND c.oid = dep.refobjid
          LEFT JOIN pg_proc f ON dep.refclassid = 'pg_proc'::regclass AND f.oid = dep.refobjid
          LEFT JOIN pg_type t ON dep.refclassid = 'pg_type'::regclass AND t.oid = dep.refobjid)
       SELECT schema, kind, namespace::regnamespace::text AS target FROM targets WHERE namespace::regnamespace::text NOT IN (schema, 'ext', 'pg_catalog')`,
      [hospitals],
    );
    expect(foreign).toEqual([]);
    const [{ keys }] = (await rowsOf<{ keys: number }>(
      `SELECT count(*)::int AS keys FROM pg_constraint WHERE contype = 'f' AND connamespace::regnamespace::text = ANY ($1)`,
      [hospitals],
    )) as [{ keys: number }];
    expect(keys).toBeGreaterThan(0);
  });

  it('keep instants with their zone and no column that the name of a hospital could be cut in', async () => {
    const zoneless = await rowsOf(
      `SELECT attrelid::regclass::text AS table, attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND atttypid IN ('timestamp'::regtype, 'time'::regtype, 'money'::regtype)
       AND attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace::regnamespace::text = ANY ($1))`,
      [['public', ...hospitals]],
    );
    expect(zoneless).toEqual([]);
  });
});

describe('entities and migrations', () => {
  it('agree on every column, its type, whether it may be empty, and the key', async () => {
    const base = api.app.get<DataSource>(BASE_DATA_SOURCE);
    expect(base.entityMetadatas.length).toBeGreaterThan(0);
    for (const entity of base.entityMetadatas) {
      const schema = entity.schema ?? hospitals[0];
      const columns = await rowsOf<{ name: string; type: string; nullable: boolean; key: boolean }>(
        `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, NOT a.attnotnull AS nullable,
           EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)) AS key
         FROM pg_attribute a WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped`,
        [`"${schema}"."${entity.tableName}"`],
      );
      const declared = entity.columns.map((column) => ({
        name: column.databaseName,
        type: `${base.driver.normalizeType(column)}${column.isArray ? '[]' : ''}`,
        nullable: column.isNullable,
        key: column.isPrimary,
      }));
      const found = declared.map(({ name }) => columns.find((column) => column.name === name) ?? { name, type: 'missing' });
      expect([entity.tableName, found]).toEqual([entity.tableName, declared]);
    }
  });

  it('entities of hospitals name no schema, those of the platform name public', () => {
    const schemas = api.app.get<DataSource>(BASE_DATA_SOURCE).entityMetadatas.map(({ schema }) => schema ?? 'own');
    expect(schemas.filter((schema) => !['own', 'public'].includes(schema))).toEqual([]);
  });

  it('nothing but migrations makes tables', async () => {
    const { synchronize, installExtensions } = api.app.get<DataSource>(BASE_DATA_SOURCE).options as {
      synchronize?: boolean;
      installExtensions?: boolean;
    };
    expect([synchronize, installExtensions]).toEqual([false, false]);
    expect((await tablesOf(api.database, 'public')).map(({ name }) => name)).not.toContain('typeorm_metadata');
  });
});

describe('references to a patient', () => {
  const COLUMNS = `SELECT c.relname || '.' || a.attname AS name, c.relname AS table,
      EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = to_regclass($1) AND a.attnum = ANY (k.conkey)) AS kept,
      EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum) AS indexed,
      has_column_privilege($2, c.oid, a.attnum, 'UPDATE') AS movable
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = $2::regnamespace ORDER BY 1`;
  interface Column {
    readonly name: string;
    readonly table: string;
    readonly kept: boolean;
    readonly indexed: boolean;
    readonly movable: boolean;
  }
  const columns = () => rowsOf<Column>(COLUMNS, [`"${hospitals[0]}".patients`, hospitals[0]]);

  it('are foreign keys wherever a column says patient, but in the audit, so that a merge finds them', async () => {
    const named = (await columns()).filter(({ name }) => /[._]patient_id$/.test(name));
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter(({ kept }) => !kept).map(({ name }) => name)).toEqual(['audit_events.patient_id']);
  });

  it('can be moved by the hospital, fast, unless a merge has a reason to leave them', async () => {
    const moving = (await columns()).filter(({ name, kept }) => kept && !(name in STAYING));
    expect(moving.map(({ name }) => name)).toEqual(expect.arrayContaining(['allergy_intolerances.patient_id', 'patients.mother_id']));
    expect(moving.filter(({ indexed, movable }) => !indexed || !movable)).toEqual([]);
    const kept = (await columns()).filter((column) => column.kept).map(({ name }) => name);
    expect(Object.keys(STAYING).filter((name) => !kept.includes(name))).toEqual([]);
  });
});
