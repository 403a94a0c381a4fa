import 'reflect-metadata';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openIdentityImport } from '../../local-cloud/identity/import-user.mjs';
import { runningEnvironment } from '../start/running.mjs';
import { DEMO_PASSWORD, madeHospital } from './hospitals.mjs';
import { seedHospital, seedPatients } from './seed-hospital.mjs';

const HELP = `Usage: npm run make -- hospitals <n> [--patients <n>] [--plan basic|advanced|premium]
       npm run make -- patients <n> --hospital <id>

Into the system that "npm start" runs (HMS_DATA_DIR, .data by default). Hospitals get one person of each role, as admin@<subdomain>.example;
every password is ${DEMO_PASSWORD}. Plan limits are not asked.`;

const MOST = { hospitals: 2000, patients: 500_000 };
const BATCH = 5000;

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function make(args) {
  try {
    const options = {
      patients: { type: 'string', default: '20' },
      plan: { type: 'string', default: 'premium' },
      hospital: { type: 'string' },
    };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [what, count] = positionals;
    if (what === 'hospitals')
      await makeHospitals(whole(count, MOST.hospitals), { ...values, patients: whole(values.patients, MOST.patients) });
    else if (what === 'patients' && values.hospital) await makePatients(whole(count, MOST.patients), values.hospital);
    else return say(HELP, 1);
    return 0;
  } catch (error) {
    return say(error instanceof Error ? error.message : String(error), 1);
  }
}

function say(text, code) {
  console.log(text);
  return code;
}

/** @param {string | undefined} text @param {number} most */
function whole(text, most) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > most) throw new Error(`Give a number from 0 to ${most}.`);
  return number;
}

/** @param {(pool: pg.Pool, env: Record<string, string | undefined>) => Promise<void>} work */
async function withDatabase(work) {
  if (process.env.NODE_ENV === 'production') throw new Error('Made-up people are refused in production.');
  const env = runningEnvironment();
  const { DB_HOST: host, DB_PORT: port, DB_NAME: database, MIGRATOR_DB_USER: user, MIGRATOR_DB_PASSWORD: password } = env;
  const pool = new pg.Pool({ host, port: Number(port), database, user, password, max: 2 });
  try {
    await work(pool, env);
  } finally {
    await pool.end();
  }
}

/** @param {number} count @param {{ patients: number, plan: string }} options */
function makeHospitals(count, { patients, plan }) {
  return withDatabase(async (pool, env) => {
    const identities = await openIdentityImport(env);
    const openAccount = async (userId, email) => {
      const subject = await identities.importUser({ username: userId, email, password: DEMO_PASSWORD });
      await pool.query('UPDATE public.users SET provider_subject = $2 WHERE id = $1', [userId, subject]);
    };
    try {
      const { rows } = await pool.query('SELECT count(*)::int AS count FROM public.tenants');
      for (let index = 0; index < count; index += 1) {
        const hospital = madeHospital(rows[0].count + index, { plan, patients });
        await seedHospital({ pool, openAccount }, hospital);
        console.log(`${hospital.name}: http://${hospital.subdomain}.localhost:${env.PORTAL_PORT}, admin@${hospital.subdomain}.example`);
      }
    } finally {
      await identities.close();
    }
  });
}

/** @param {number} count @param {string} hospitalId */
function makePatients(count, hospitalId) {
  return withDatabase(async (pool) => {
    const { rows } = await pool.query('SELECT id, name, number_prefix FROM public.tenants WHERE id = $1', [hospitalId]);
    if (rows.length === 0) throw new Error(`There is no hospital ${hospitalId}.`);
    const series = await pool.query(
      `SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS last FROM "${rows[0].id}".patient_numbers`,
    );
    for (let done = 0; done < count; done += BATCH) {
      const patients = Math.min(BATCH, count - done);
      const first = series.rows[0].last + done;
      await seedPatients(pool, { id: rows[0].id, prefix: rows[0].number_prefix, patients, first, seed: first + 1 });
      console.log(`${rows[0].name}: ${done + patients} of ${count} patients`);
    }
  });
}
