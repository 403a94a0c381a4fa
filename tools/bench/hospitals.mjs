import 'reflect-metadata';
import { openIdentityImport } from '../../local-cloud/identity/import-user.mjs';
import { addMember, provisionNow } from '../../backend/dist/tenants/provisioning/provision-now.js';
import { seedPatients } from '../seed/seed-hospital.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ id: string, patients: string[], names: string[], token: string }} Hospital as the load needs it */

const PASSWORD = 'Bench-Only-Password-1';
const STAFF = 'bench@bench.example';
const OPERATOR = 'operator@bench.example';
const PATIENTS = 300;
/** Fewer than what throttles one person's sign-ins as guessing. */
const SIGN_INS_AT_ONCE = 4;
/** Who sign in as a load: more than there are connections, so that nobody does so twice at a time. */
const PEOPLE = 32;
const SEARCHED = 50;

const personOf = (/** @type {number} */ index) => `person${index}@bench.example`;
const idOf = (/** @type {number} */ index) => `tenant_${1_600_000_000_000 + index}`;

/** @param {World} world */
export async function openAccounts({ env, pool }) {
  const identities = await openIdentityImport(env);
  const sql = `INSERT INTO public.users (email, name, platform_roles) VALUES ($1, $2, $3) RETURNING id`;
  const people = Array.from({ length: PEOPLE }, (_, index) => [personOf(index), 'Bench', []]);
  for (const [email, name, roles] of [[STAFF, 'Bench', []], [OPERATOR, 'Bench operator', ['SuperAdmin']], ...people]) {
    const { rows } = await pool.query(sql, [email, name, roles]);
    const subject = await identities.importUser({ username: rows[0].id, email: String(email), password: PASSWORD });
    await pool.query('UPDATE public.users SET provider_subject = $2 WHERE id = $1', [rows[0].id, subject]);
  }
  await identities.close();
}

/**
 * Builds hospitals `from` … `to` - 1, each with the same number of patients and the same one Admin, signed in.
 *
 * @param {World} world
 * @param {number} from
 * @param {number} to
 * @returns {Promise<Hospital[]>}
 */
export async function addHospitals(world, from, to) {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  for (const number of numbers) await buildHospital(world, number);
  await world.pool.query('ANALYZE public.tenants, public.memberships, public.sessions, public.tenant_usage');
  return inTurns(numbers, (number) => open(world, number));
}

/** One with its Admin, who is not signed in. @param {World} world @param {number} number @param {{ patients?: number }} [options] */
export async function buildHospital({ pool }, number, { patients = PATIENTS } = {}) {
  const id = idOf(number);
  const hospital = {
    id,
    name: `Bench ${number}`,
    subdomain: `bench${number}`,
    email: 'b@b.example',
    phone: '+912025536617',
    address: 'Pune',
  };
  await provisionNow(pool, { ...hospital, plan: 'premium' });
  await addMember(pool, { tenantId: id, email: STAFF, name: 'Bench', roles: ['Admin', 'Doctor'] });
  if (number === 0) {
    for (let index = 0; index < PEOPLE; index += 1) {
      await addMember(pool, { tenantId: id, email: personOf(index), name: 'Bench', roles: ['Nurse'] });
    }
  }
  await seedPatients(pool, { id, prefix: 'B', patients, first: 0, seed: number + 1 });
}

/** @param {World} world @param {number} number @returns {Promise<Hospital>} */
async function open(world, number) {
  const id = idOf(number);
  const { rows } = await world.pool.query(
    `SELECT id, last_name FROM "${id}".patients WHERE last_name ~ '^[A-Z][a-z]{3,}$' LIMIT ${SEARCHED}`,
  );
  const token = await signIn(world, { email: STAFF, password: PASSWORD, tenantId: id }, 'hospital-portal');
  return { id, patients: rows.map((row) => row.id), names: rows.map((row) => row.last_name.toLowerCase()), token };
}

/** @param {World} world */
export const signInOperator = (world) => signIn(world, { email: OPERATOR, password: PASSWORD }, 'admin-dashboard');

/** What the load of sign-ins sends: people of the first hospital. */
export const signInBodies = () =>
  Array.from({ length: PEOPLE }, (_, index) => ({ email: personOf(index), password: PASSWORD, tenantId: idOf(0) }));

/** @param {World} world @param {object} body @param {string} appId */
async function signIn({ urls }, body, appId) {
  const headers = { 'content-type': 'application/json', 'x-app-id': appId };
  const response = await fetch(`${urls.api}/auth/signin`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!answer.accessToken) throw new Error(`sign-in answered ${response.status} ${answer.detail ?? answer.challenge}`);
  return answer.accessToken;
}

/** @template T, R @param {T[]} items @param {(item: T) => Promise<R>} work @returns {Promise<R[]>} */
async function inTurns(items, work) {
  const results = [];
  for (let index = 0; index < items.length; index += SIGN_INS_AT_ONCE) {
    results.push(...(await Promise.all(items.slice(index, index + SIGN_INS_AT_ONCE).map(work))));
  }
  return results;
}
