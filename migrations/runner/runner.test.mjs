import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migratePublic, MigrationFilesError, migrateTenants, applyTenantSql, tenantHeadVersion } from './runner.mjs';
import { aMigrationFolder, claimedAndReal, emptyDatabase, someTenants, startTestDatabase } from './runner.test-database.mjs';

const CLI = fileURLToPath(new URL('./cli.mjs', import.meta.url));
const step = (number, extra = '') => `CREATE TABLE step_${number} (id integer PRIMARY KEY, word text); ${extra}`;
const PUBLIC = { '0001-plans.sql': 'CREATE TABLE public.plans (id text PRIMARY KEY);' };

let database;
let pool;

/** A connection of its own; thrown away afterwards, whatever a failing test left on it. */
const onClient = async (work) => {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release(true);
  }
};
const onPublic = (dir) => onClient((client) => migratePublic(client, { dir }));
const cli = (...args) => spawnSync(process.execPath, [CLI, ...args], { env: { ...process.env, ...database.env }, encoding: 'utf8' });

before(async () => {
  database = await startTestDatabase();
  pool = database.pool;
});
after(() => database?.stop());
beforeEach(() => emptyDatabase(pool));

describe('the public schema', () => {
  it('applies each file once', async () => {
    const dir = aMigrationFolder({ public: PUBLIC });
    assert.deepEqual(await onPublic(dir), ['0001-plans.sql']);
    assert.deepEqual(await onPublic(dir), []);
  });

  it('refuses an edited file, and one that is gone', async () => {
    const dir = aMigrationFolder({ public: PUBLIC });
    await onPublic(dir);
    writeFileSync(path.join(dir, 'public/0001-plans.sql'), '-- edited');
    await assert.rejects(onPublic(dir), { name: 'MigrationFilesError', message: /0001-plans\.sql was edited/ });
    await assert.rejects(onPublic(aMigrationFolder({})), /its file is gone/);
  });

  it('leaves nothing of a file that fails', async () => {
    const dir = aMigrationFolder({ public: { '0001-plans.sql': 'CREATE TABLE public.plans (id text); SELECT 1/0;' } });
    await assert.rejects(onPublic(dir), /division by zero/);
    const { rows } = await pool.query(
      `SELECT to_regclass('public.plans') AS plans, (SELECT count(*) FROM public.schema_migrations) AS files`,
    );
    assert.deepEqual(rows, [{ plans: null, files: '0' }]);
  });

  it('lets two runners take turns', async () => {
    const dir = aMigrationFolder({ public: { '0001-plans.sql': `${PUBLIC['0001-plans.sql']} SELECT pg_sleep(0.3);` } });
    const applied = await Promise.all([onPublic(dir), onPublic(dir)]);
    assert.deepEqual(applied.flat(), ['0001-plans.sql']);
  });

  it('gives nobody else a right on its tables', async () => {
    await onPublic(aMigrationFolder({}));
    const { rows } = await pool.query(
      `SELECT has_table_privilege('hms_api', t, 'SELECT, INSERT, UPDATE, DELETE') AS any_right
       FROM unnest('{public.schema_migrations,public.tenant_schemas,public.tenant_migration_files}'::text[]) t`,
    );
    assert.deepEqual(rows, Array(3).fill({ any_right: false }));
  });
});

describe('file names', () => {
  it('refuses a gap in the numbers and a name without number', () => {
    assert.throws(() => tenantHeadVersion({ dir: aMigrationFolder({ tenant: { '0002-late.sql': '' } }) }), MigrationFilesError);
    assert.throws(() => tenantHeadVersion({ dir: aMigrationFolder({ tenant: { 'first.sql': '' } }) }), MigrationFilesError);
  });

  it('does not mistake other line ends for an edit', async () => {
    await onPublic(aMigrationFolder({ public: { '0001-plans.sql': 'CREATE TABLE public.plans (\nid text);' } }));
    assert.deepEqual(await onPublic(aMigrationFolder({ public: { '0001-plans.sql': 'CREATE TABLE public.plans (\r\nid text);' } })), []);
  });
});

describe('the hospitals', () => {
  beforeEach(() => onPublic(aMigrationFolder({})));

  it('brings all to the head version, then does nothing', async () => {
    const dir = aMigrationFolder({ tenant: { '0001-a.sql': step(1), '0002-b.sql': step(2) } });
    await someTenants(pool, 5);
    const first = await migrateTenants(pool, { dir });
    assert.equal(first.migrated.length, 5);
    assert.deepEqual(await migrateTenants(pool, { dir }), { head: 2, migrated: [], failed: [], behind: [] });
    assert.ok((await claimedAndReal(pool)).every(({ claimed, real }) => claimed === 2 && real === 2));
  });

  it('skips and reports the one that fails; it passes after the cause is gone', async () => {
    const dir = aMigrationFolder({ tenant: { '0001-a.sql': step(1), '0002-b.sql': step(2) } });
    const [, , unlucky] = await someTenants(pool, 20);
    await pool.query(`CREATE TABLE "${unlucky}".step_2 (other text)`);
    const report = await migrateTenants(pool, { dir });
    assert.deepEqual(report.failed, [{ name: unlucky, version: 1, error: '0002-b.sql: 42P07: relation "step_2" already exists' }]);
    const { rows } = await pool.query('SELECT state, version, count(*)::int FROM public.tenant_schemas GROUP BY 1, 2 ORDER BY 1');
    assert.deepEqual(rows, [
      { state: 'failed', version: 1, count: 1 },
      { state: 'ready', version: 2, count: 19 },
    ]);
    await pool.query(`DROP TABLE "${unlucky}".step_2`);
    assert.deepEqual((await migrateTenants(pool, { dir })).migrated, [{ name: unlucky, from: 1, to: 2 }]);
  });

  it('does not repeat a row of the hospital in the error', async () => {
    const dir = aMigrationFolder({
      tenant: {
        '0001-a.sql': step(1),
        '0002-b.sql': 'ALTER TABLE step_1 ALTER word TYPE integer USING word::integer; CREATE TABLE step_2 ();',
      },
    });
    const [name] = await someTenants(pool, 1);
    await migrateTenants(pool, { dir: aMigrationFolder({ tenant: { '0001-a.sql': step(1) } }) });
    await pool.query(`INSERT INTO "${name}".step_1 VALUES (1, 'Asha Rao')`);
    const { failed } = await migrateTenants(pool, { dir });
    assert.match(failed[0].error, /22P02/);
    assert.doesNotMatch(failed[0].error, /Asha/);
  });

  it('refuses an edited file before touching anybody', async () => {
    const dir = aMigrationFolder({ tenant: { '0001-a.sql': step(1) } });
    await someTenants(pool, 2);
    await migrateTenants(pool, { dir });
    writeFileSync(path.join(dir, 'tenant/0001-a.sql'), `${step(1)} -- edited`);
    await assert.rejects(migrateTenants(pool, { dir }), /0001-a\.sql was edited/);
  });

  it('waits for a busy table without holding up the others', async () => {
    const dir = aMigrationFolder({
      tenant: { '0001-a.sql': step(1), '0002-b.sql': 'ALTER TABLE step_1 ADD more text; CREATE TABLE step_2 ();' },
    });
    const [busy] = await someTenants(pool, 3);
    await migrateTenants(pool, { dir: aMigrationFolder({ tenant: { '0001-a.sql': step(1) } }) });
    const reader = await pool.connect();
    await reader.query(`BEGIN; LOCK TABLE "${busy}".step_1 IN ACCESS SHARE MODE`);
    const released = sleep(1_500)
      .then(() => reader.query('COMMIT'))
      .finally(() => reader.release());
    const report = await migrateTenants(pool, { dir });
    await released;
    assert.deepEqual(report.failed, []);
    assert.equal(report.migrated.at(-1).name, busy);
  });

  it('builds an index outside any transaction, also after a broken try', async () => {
    const files = { '0001-a.sql': step(1) };
    const [name] = await someTenants(pool, 2);
    await migrateTenants(pool, { dir: aMigrationFolder({ tenant: files }) });
    await pool.query(`INSERT INTO "${name}".step_1 VALUES (1, 'x'), (2, 'x')`);
    const broken = `CREATE UNIQUE INDEX CONCURRENTLY word_idx ON "${name}".step_1 (word)`;
    await assert.rejects(pool.query(broken), { code: '23505' });
    const index = '-- migrate:no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS word_idx ON step_1 (word);';
    const report = await migrateTenants(pool, { dir: aMigrationFolder({ tenant: { ...files, '0002-index.sql': index } }) });
    assert.deepEqual(report.failed, []);
    const { rows } = await pool.query(
      `SELECT bool_and(indisvalid) AS valid, count(*)::int FROM pg_index WHERE indexrelid::regclass::text ~ 'word_idx'`,
    );
    assert.deepEqual(rows, [{ valid: true, count: 2 }]);
  });

  it('lets two runners share the work', async () => {
    const dir = aMigrationFolder({ tenant: { '0001-a.sql': step(1, 'SELECT pg_sleep(0.02);'), '0002-b.sql': step(2) } });
    await someTenants(pool, 12);
    const reports = await Promise.all([migrateTenants(pool, { dir }), migrateTenants(pool, { dir })]);
    assert.deepEqual(
      reports.flatMap((report) => [...report.failed, ...report.behind]),
      [],
    );
    assert.ok((await claimedAndReal(pool)).every(({ claimed, real }) => claimed === 2 && real === 2));
  });
});

describe('provisioning', () => {
  it('makes a new schema at the head version inside the transaction of the caller', async () => {
    const index = '-- migrate:no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS word_idx ON step_1 (word);';
    const dir = aMigrationFolder({ tenant: { '0001-a.sql': step(1), '0002-index.sql': index } });
    await onPublic(dir);
    await onClient(async (client) => {
      await client.query('BEGIN; CREATE SCHEMA demo_new; SET LOCAL search_path = pg_catalog');
      assert.equal(await applyTenantSql(client, 'demo_new', { dir }), 2);
      assert.equal((await client.query('SHOW search_path')).rows[0].search_path, 'pg_catalog');
      await client.query('COMMIT');
    });
    assert.deepEqual(await migrateTenants(pool, { dir }), { head: 2, migrated: [], failed: [], behind: [] });
  });

  it('refuses a schema that is not there, and a name that is not a tenant id', async () => {
    await onPublic(aMigrationFolder({}));
    await onClient(async (client) => {
      await client.query('BEGIN');
      await assert.rejects(applyTenantSql(client, 'demo_missing'), /schema does not exist/);
      await assert.rejects(applyTenantSql(client, 'public"; DROP TABLE x; --'), /Not a tenant id/);
      await client.query('ROLLBACK');
    });
  });
});

describe('npm run migrate', () => {
  const files = Object.fromEntries([1, 2, 3].map((number) => [`000${number}-a.sql`, step(number, 'SELECT pg_sleep(0.08);')]));

  it('says in a dry run what it would do, and changes nothing', async () => {
    const dir = aMigrationFolder({ public: PUBLIC, tenant: files });
    const { status, stdout } = cli('--dry-run', '--dir', dir);
    assert.equal(status, 0);
    assert.match(stdout, /would apply public\/0001-plans\.sql/);
    const { rows } = await pool.query(`SELECT to_regclass('public.plans') AS plans, to_regclass('public.tenant_schemas') AS schemas`);
    assert.deepEqual(rows, [{ plans: null, schemas: null }]);
  });

  it('ends with 1 and a table when a hospital fails; --tenant takes one alone', async () => {
    const dir = aMigrationFolder({ tenant: { '0001-a.sql': step(1) } });
    await onPublic(dir);
    const [first, second] = await someTenants(pool, 3);
    await pool.query(`CREATE TABLE "${first}".step_1 ()`);
    assert.equal(cli('--tenant', second, '--dir', dir).status, 0);
    const { status, stdout } = cli('--dir', dir);
    assert.equal(status, 1);
    assert.match(stdout, new RegExp(`hospital +version +error\\n${first} +0/1 +0001-a\\.sql: 42P07`));
    assert.match(stdout, /migrated: 1, failed: 1/);
  });

  it('killed in the middle leaves no schema whose version is wrong, and goes on next time', async () => {
    const dir = aMigrationFolder({ tenant: files });
    await onPublic(dir);
    await someTenants(pool, 20);
    for (const delayMs of [400, 500, 600]) {
      const child = spawn(process.execPath, [CLI, '--dir', dir], { env: { ...process.env, ...database.env }, stdio: 'ignore' });
      const exited = once(child, 'exit');
      await sleep(delayMs);
      child.kill('SIGKILL');
      await exited;
    }
    const halfway = await claimedAndReal(pool);
    assert.deepEqual(
      halfway.filter(({ claimed, real }) => claimed !== real),
      [],
    );
    assert.ok(
      halfway.some(({ claimed }) => claimed < 3),
      'the kill came too late to prove anything',
    );
    assert.equal(cli('--dir', dir).status, 0);
    assert.ok((await claimedAndReal(pool)).every(({ claimed, real }) => claimed === 3 && real === 3));
  });
});

describe('the shipped files', () => {
  it('make the platform and a hospital', async () => {
    await onPublic();
    await onClient(async (client) => {
      await client.query('BEGIN; CREATE ROLE demo_shipped NOLOGIN; CREATE SCHEMA demo_shipped');
      assert.equal(await applyTenantSql(client, 'demo_shipped'), tenantHeadVersion());
      await client.query('COMMIT');
    });
    assert.equal(cli().status, 0);
  });
});
