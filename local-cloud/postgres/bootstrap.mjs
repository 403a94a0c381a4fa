import pg from 'pg';
import { scramMatches, scramVerifier } from './scram.mjs';

/**
 * @typedef {object} BootstrapOptions
 * @property {{ host: string, port: number, user: string, password: string }} superuser
 * @property {{ migrator: string, api: string, identity: string }} passwords
 * @property {string} [database] the product's database; more may be made, for tests
 */

const LOGIN = 'LOGIN NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS';

/** The login roles and what they may do beyond logging in. */
const ROLES = {
  hms_migrator: `${LOGIN} CREATEROLE INHERIT`,
  hms_api: `${LOGIN} NOCREATEROLE NOINHERIT`,
  hms_identity: `${LOGIN} NOCREATEROLE INHERIT`,
};

/**
 * Creates the product's and the identity service's databases and login roles, keeps passwords in step and shuts PUBLIC out.
 * Everything in the databases belongs to their owners' migrations. Does nothing where all is there.
 *
 * @param {BootstrapOptions} options
 */
export async function bootstrapDatabases({ superuser, passwords, database = 'multitenant_db' }) {
  const client = new pg.Client({ ...superuser, database: 'postgres', connectionTimeoutMillis: 10_000 });
  await connect(client);
  try {
    await ensureRole(client, 'hms_migrator', passwords.migrator);
    await ensureRole(client, 'hms_api', passwords.api);
    await ensureRole(client, 'hms_identity', passwords.identity);
    await ensureDatabase(client, database, 'hms_migrator');
    await ensureDatabase(client, 'hms_identity', 'hms_identity');
    await restrictConnections(client, database);
  } finally {
    await client.end();
  }
}

/** @param {pg.Client} client */
async function connect(client) {
  try {
    await client.connect();
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '28P01') throw error;
    const help = 'The database was made with other secrets. Put its secrets.json back, or start over with "npm run demo:reset".';
    throw new Error(help, { cause: error });
  }
}

/**
 * @param {pg.Client} client
 * @param {keyof typeof ROLES} role
 * @param {string} password
 */
async function ensureRole(client, role, password) {
  const { rows } = await client.query('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [role]);
  const name = client.escapeIdentifier(role);
  if (rows.length === 0) await client.query(`CREATE ROLE ${name} ${ROLES[role]}`);
  if (scramMatches(password, rows[0]?.rolpassword ?? null)) return;
  await client.query(`ALTER ROLE ${name} PASSWORD ${client.escapeLiteral(scramVerifier(password))}`);
}

/**
 * @param {pg.Client} client
 * @param {string} database
 * @param {string} owner
 */
async function ensureDatabase(client, database, owner) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${client.escapeIdentifier(owner)}`);
}

/**
 * The owners may connect by being owners; the API's role is the only guest, and only in the product's database.
 *
 * @param {pg.Client} client
 * @param {string} database
 */
async function restrictConnections(client, database) {
  const product = client.escapeIdentifier(database);
  await client.query(`
    REVOKE ALL ON DATABASE ${product}, hms_identity, postgres, template1 FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${product} TO hms_api`);
}
