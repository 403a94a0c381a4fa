/** Demo data: four hospitals with their staff and patients, and the operator. Deterministic, repeatable, refused in production. */
import 'reflect-metadata';
import pg from 'pg';
import { openIdentityImport } from '../../local-cloud/identity/import-user.mjs';
import { DEMO_HOSPITALS, DEMO_OPERATOR, DEMO_PASSWORD, SMALL_PATIENTS } from './hospitals.mjs';
import { seedHospital } from './seed-hospital.mjs';

if (process.env.NODE_ENV === 'production')
  throw new Error('Demo data, whose password everyone knows, is refused in production. Set HMS_DEMO=none.');

const pool = new pg.Pool({
  host: process.env.DB_HOST,
  port: Number(process.env.DB_PORT),
  database: process.env.DB_NAME,
  user: process.env.MIGRATOR_DB_USER,
  password: process.env.MIGRATOR_DB_PASSWORD,
  max: 2,
});
const identities = await openIdentityImport(process.env);

/**
 * Gives a person an account with the demo password.
 * @param {string} userId
 * @param {string} email
 */
async function openAccount(userId, email) {
  const subject = await identities.importUser({ username: userId, email, password: DEMO_PASSWORD });
  await pool.query('UPDATE public.users SET provider_subject = $2 WHERE id = $1', [userId, subject]);
}

async function seedOperator() {
  const sql = `INSERT INTO public.users (email, name, platform_roles) VALUES ($1, $2, '{SuperAdmin}')
    ON CONFLICT (email) DO UPDATE SET platform_roles = excluded.platform_roles RETURNING id`;
  const { rows } = await pool.query(sql, [DEMO_OPERATOR.email, DEMO_OPERATOR.name]);
  await openAccount(rows[0].id, DEMO_OPERATOR.email);
}

try {
  await seedOperator();
  for (const [index, hospital] of DEMO_HOSPITALS.entries()) {
    const patients = process.env.HMS_DEMO === 'small' ? SMALL_PATIENTS : hospital.patients;
    await seedHospital({ pool, openAccount }, { ...hospital, patients, seed: index + 1 });
    console.log(`${hospital.name}: ${hospital.staff.length} people, ${patients} patients`);
  }
} finally {
  await identities.close();
  await pool.end();
}
