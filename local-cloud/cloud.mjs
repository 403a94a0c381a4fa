/** The embedded services as one thing that can be started and stopped: by `npm start`, and by test suites. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EMBEDDED_SERVICES, refuseInProduction } from './embedded.mjs';
import { buildEnvironment, portVariable, readPorts } from './environment.mjs';
import { bootstrapDatabases } from './postgres/bootstrap.mjs';
import { databaseFolder } from './postgres/data-folder.mjs';
import { loadSecrets } from './secrets.mjs';
import { claimDataFolder } from './data-folder.mjs';
import { lockDataFolder } from './supervisor/lock.mjs';
import { becomesFree } from './supervisor/ports.mjs';
import { createSupervisor } from './supervisor/supervisor.mjs';

/** @typedef {import('./embedded.mjs').ServiceName} ServiceName */
/**
 * @typedef {object} CloudOptions
 * @property {string} dataDir made if it is not there
 * @property {Partial<import('./environment.mjs').Ports>} [ports]
 * @property {ServiceName[]} [services] all by default
 * @property {import('./embedded.mjs').Settings} [settings] the user's environment; none by default, so that tests are their own
 * @property {boolean} [fast] no durability, cheap password hashes: for tests only
 * @property {(line: string) => void} [log] problems and notices
 * @property {(reason: string) => void} [onFailure] a service died for good
 */
/**
 * @typedef {object} Cloud
 * @property {Record<string, string>} env the product's environment (all of it: give the API `withoutPrivileges(env)`)
 * @property {import('./environment.mjs').Ports} ports
 * @property {{ host: string, port: number, user: string, password: string }} superuser of the embedded PostgreSQL
 * @property {import('./supervisor/supervisor.mjs').Supervisor} supervisor
 * @property {() => Promise<void>} stop
 */

const POSTGRES_GRACE_MS = 30_000;
/** How often a service may die in a row and is started again. */
const RESTARTS = 5;

/**
 * Starts the embedded services as child processes that end with this one, and prepares the databases and login roles.
 *
 * @param {CloudOptions} options
 * @returns {Promise<Cloud>}
 * @throws one clear line when a service cannot start; whatever had started is stopped
 */
export async function startCloud(options) {
  const { services = EMBEDDED_SERVICES, settings = {}, log = console.error } = options;
  for (const name of services) refuseInProduction(name, settings);
  const dataDir = claimDataFolder(options.dataDir);
  const unlock = lockDataFolder(dataDir);
  const onFailure = options.onFailure ?? log;
  const supervisor = createSupervisor({ logsDir: path.join(dataDir, 'logs'), log, onFailure });
  const stop = () => supervisor.stop().finally(unlock);
  try {
    const ports = readPorts(settings, options.ports);
    const secrets = loadSecrets(dataDir);
    const env = {
      ...buildEnvironment({ dataDir, settings, ports, services, secrets }),
      ...(options.fast ? { IDENTITY_FAST: 'true' } : {}),
    };
    const superuser = { host: '127.0.0.1', port: ports.postgres, user: 'hms_super', password: secrets.database.superuser };
    await startServices({ dataDir, services, settings, ports, secrets, env, superuser, supervisor, fast: options.fast === true });
    return { env, ports, superuser, supervisor, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @typedef {Omit<Cloud, 'stop'> & {
 *   dataDir: string, services: ServiceName[], settings: import('./embedded.mjs').Settings,
 *   secrets: import('./secrets.mjs').Secrets, fast: boolean,
 * }} Plan
 */

/** @param {Plan} plan */
async function startServices(plan) {
  const { services } = plan;
  await checkPorts(plan);
  const mail = services.includes('mail') ? startMail(plan) : Promise.resolve();
  const others = async () => {
    if (services.includes('postgres')) await startPostgres(plan);
    if (services.includes('cognito')) await startIdentity(plan);
  };
  const results = await Promise.allSettled([mail, others()]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * A database server that outlived its guard holds our own port; the new guard ends it, so that port is not checked then.
 *
 * @param {Plan} plan
 */
async function checkPorts({ services, ports, dataDir }) {
  const needed = /** @type {(keyof typeof ports)[]} */ (services.flatMap((name) => (name === 'mail' ? ['smtp', 'mail'] : [name])));
  for (const name of needed) {
    if (name === 'postgres' && leftServerRunning(dataDir)) continue;
    if (!(await becomesFree(ports[name]))) throw new Error(portTaken(name, ports[name]));
  }
}

/**
 * @param {keyof import('./environment.mjs').Ports} name
 * @param {number} port
 * @returns {string} the one line for a port that is in use
 */
export function portTaken(name, port) {
  return `Port ${port} is in use by another program. Stop it or set ${portVariable(name)}.`;
}

/** @param {string} dataDir */
function leftServerRunning(dataDir) {
  return fs.existsSync(path.join(databaseFolder(dataDir), 'postmaster.pid'));
}

/** @param {Plan} plan */
async function startPostgres({ supervisor, dataDir, settings, ports, secrets, superuser, env, fast }) {
  await supervisor.start({
    name: 'postgres',
    file: fileOf('./postgres/guard.mjs'),
    env: {
      ...production(settings),
      DATA_DIR: dataDir,
      PG_PORT: String(ports.postgres),
      PG_FAST: String(fast),
      ...(settings.PG_SHARED_BUFFERS ? { PG_SHARED_BUFFERS: settings.PG_SHARED_BUFFERS } : {}),
      SUPERUSER_PASSWORD: superuser.password,
    },
    graceMs: POSTGRES_GRACE_MS,
    restarts: RESTARTS,
  });
  await bootstrapDatabases({ superuser, passwords: secrets.database, database: env.DB_NAME });
}

/** @param {Plan} plan */
async function startIdentity({ supervisor, dataDir, settings, env }) {
  const url = env.IDENTITY_DATABASE_URL ?? settings.IDENTITY_DATABASE_URL;
  if (!url) throw new Error('The embedded identity service needs IDENTITY_DATABASE_URL when DB_HOST is set. Or set COGNITO_USER_POOL_ID.');
  const file = fileOf('./identity/main.mjs');
  const keyFolder = path.join(dataDir, 'identity');
  await supervisor.start({
    name: 'identity',
    file,
    env: { ...production(settings), ...env, IDENTITY_DATABASE_URL: url, KEY_FOLDER: keyFolder },
    restarts: RESTARTS,
  });
}

/** @param {Plan} plan */
async function startMail({ supervisor, dataDir, settings, ports }) {
  const folder = path.join(dataDir, 'mail');
  const env = { ...production(settings), MAIL_FOLDER: folder, SMTP_PORT: String(ports.smtp), MAIL_PORT: String(ports.mail) };
  await supervisor.start({ name: 'mail', file: fileOf('./mail/main.mjs'), env, restarts: RESTARTS });
}

/** @param {import('./embedded.mjs').Settings} settings */
function production({ NODE_ENV, HMS_EMBEDDED }) {
  return { NODE_ENV, HMS_EMBEDDED };
}

/** @param {string} relative */
function fileOf(relative) {
  return fileURLToPath(new URL(relative, import.meta.url));
}
