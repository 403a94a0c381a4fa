import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRepository } from '../start/paths.mjs';

/** What a release might bring: a table, a column, an index. */
const NEXT = `CREATE TABLE bench_notes (id uuid PRIMARY KEY DEFAULT uuidv7(), text text NOT NULL);
ALTER TABLE patients ADD COLUMN bench_note text;
CREATE INDEX bench_notes_text_idx ON bench_notes (text);
`;
const STATE = `SELECT count(*) FILTER (WHERE version = $1)::int AS there, count(*)::int AS hospitals FROM public.tenant_schemas`;
/** Hospitals whose recorded version and whose tables tell different things. */
const DISAGREE = `SELECT count(*)::int AS disagree FROM public.tenant_schemas s
  WHERE (s.version = $1) <> EXISTS (SELECT FROM pg_tables t WHERE t.schemaname = s.name AND t.tablename = 'bench_notes')`;

/**
 * One more migration over every hospital, by the command that a release runs: killed in the middle, then run again.
 *
 * @param {import('./world.mjs').World} world
 * @returns {Promise<{ hospitals: number, killedAt: number, disagreeing: number, ms: number }>} `ms`: both runs together
 */
export async function migrating({ env, pool, dataDir }) {
  const { dir, version } = nextRelease(dataDir);
  const began = performance.now();
  const first = migrate(dir, env);
  const killedAt = await killHalfWay(first, pool, version);
  const beforeSecond = performance.now();
  const { rows } = await pool.query(DISAGREE, [version]);
  const looked = performance.now() - beforeSecond;
  const second = migrate(dir, env);
  const [code] = await once(second, 'exit');
  if (code !== 0) throw new Error(`the second migration run ended with ${code}`);
  const ms = performance.now() - began - looked;
  const { rows: after } = await pool.query(STATE, [version]);
  if (after[0].there !== after[0].hospitals) throw new Error('a hospital was left behind');
  const { rows: last } = await pool.query(DISAGREE, [version]);
  return { hospitals: after[0].hospitals, killedAt, disagreeing: rows[0].disagree + last[0].disagree, ms };
}

/** The shipped migrations and one more. */
function nextRelease(dataDir) {
  const dir = path.join(dataDir, 'migrations');
  for (const kind of ['public', 'tenant']) fs.cpSync(inRepository(`migrations/${kind}`), path.join(dir, kind), { recursive: true });
  const version = fs.readdirSync(path.join(dir, 'tenant')).length + 1;
  fs.writeFileSync(path.join(dir, 'tenant', `${String(version).padStart(4, '0')}-bench.sql`), NEXT);
  return { dir, version };
}

const migrate = (dir, env) =>
  fork(inRepository('migrations/runner/cli.mjs'), ['--dir', dir], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });

/** @returns how many hospitals were done when it was killed */
async function killHalfWay(child, pool, version) {
  for (;;) {
    const { rows } = await pool.query(STATE, [version]);
    const [{ there, hospitals }] = rows;
    if (child.exitCode !== null) throw new Error('the migration was over before it could be killed');
    if (there >= hospitals / 2) {
      child.kill('SIGKILL');
      await once(child, 'exit');
      return there;
    }
    await sleep(20);
  }
}
