import fs from 'node:fs';
import pg from 'pg';
import { isOurs } from '../../local-cloud/data-folder.mjs';
import { portVariable, readPorts } from '../../local-cloud/environment.mjs';
import { lockHolder } from '../../local-cloud/supervisor/lock.mjs';
import { isPortFree } from '../../local-cloud/supervisor/ports.mjs';
import { tenantHeadVersion } from '../../migrations/runner/runner.mjs';
import { inRepository } from '../start/paths.mjs';
import { answers } from '../start/programs.mjs';
import { dataFolder, runningEnvironment } from '../start/running.mjs';
import { chromiumPath } from '../test/chromium.mjs';

/** @typedef {import('./examine.mjs').Finding} Finding */

const NEEDED_GB = 2;
const runs = () => lockHolder(dataFolder()) !== null;

/** @returns {Finding} */
function packages() {
  const lock = JSON.parse(fs.readFileSync(inRepository('package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(fs.readFileSync(inRepository('node_modules/.package-lock.json'), 'utf8')).packages;
  const other = Object.keys(installed).filter((name) => lock[name] && lock[name].version !== installed[name].version);
  if (other.length === 0) return { ok: true, says: 'Packages are those of the lock file.' };
  return { ok: false, says: `${other.length} packages differ from the lock file, such as ${other[0]}.`, todo: 'npm ci' };
}

/** @returns {Finding} */
function disk() {
  const { bavail, bsize } = fs.statfsSync(inRepository('.'));
  const free = (bavail * bsize) / 1024 ** 3;
  return {
    ok: free >= NEEDED_GB,
    says: `${free.toFixed(1)} GB of disk are free.`,
    todo: `Make room: at least ${NEEDED_GB} GB are needed.`,
  };
}

/** @returns {Finding} */
function dataDir() {
  const folder = dataFolder();
  if (!fs.existsSync(folder)) return { ok: true, says: `${folder} will be made by the first start.` };
  if (isOurs(folder)) return { ok: true, says: `${folder} holds this system's data.` };
  return { ok: false, says: `${folder} holds somebody else's files.`, todo: 'Set HMS_DATA_DIR to an empty folder.' };
}

/** @returns {Promise<Finding>} */
async function ports() {
  if (runs()) return { ok: true, says: `It runs (process ${lockHolder(dataFolder())}).` };
  const taken = [];
  for (const [name, port] of Object.entries(readPorts(process.env))) {
    if (!(await isPortFree(port))) taken.push(`${port} (${portVariable(/** @type {'api'} */ (name))})`);
  }
  if (taken.length === 0) return { ok: true, says: 'It does not run; its ports are free.' };
  const todo = 'End the program that has the port, or set the variable to another one.';
  return { ok: false, says: `Another program has port ${taken.join(', ')}.`, todo };
}

/** @returns {Promise<Finding>} */
async function api() {
  if (!runs()) return { ok: true, says: 'The API is not looked at, since nothing runs.' };
  const ready = await answers(`http://127.0.0.1:${readPorts(process.env).api}/health/ready`);
  return {
    ok: ready,
    says: ready ? 'The API is ready.' : 'The API does not answer, or its database does not.',
    todo: `Its log: ${dataFolder()}/logs/api.log`,
  };
}

/** @returns {Promise<Finding>} */
async function migrations() {
  if (!runs()) return { ok: true, says: 'The database is not looked at, since nothing runs.' };
  const env = runningEnvironment();
  const [host, port, database] = [env.DB_HOST, Number(env.DB_PORT), env.DB_NAME];
  const client = new pg.Client({ host, port, database, user: env.MIGRATOR_DB_USER, password: env.MIGRATOR_DB_PASSWORD });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS hospitals, count(*) FILTER (WHERE version < $1)::int AS behind, count(*) FILTER (WHERE error IS NOT NULL)::int AS failed
         FROM public.tenant_schemas`,
      [tenantHeadVersion()],
    );
    const [{ hospitals, behind, failed }] = rows;
    const says = `${hospitals} hospitals in the database, ${behind} behind the newest migration, ${failed} with a failed one.`;
    return { ok: behind === 0 && failed === 0, says, todo: 'npm run migrate says why; npm start runs it.' };
  } finally {
    await client.end();
  }
}

/** @returns {Promise<Finding>} */
async function browser() {
  return { ok: true, says: `Browser journeys use ${await chromiumPath()}.` };
}

/** In the order of a start. */
export const CHECKS = [packages, disk, dataDir, ports, api, migrations, browser];
