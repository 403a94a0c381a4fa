/** The product's whole environment, from the user's settings and this installation's secrets. */
import path from 'node:path';

/** @typedef {import('./embedded.mjs').ServiceName} ServiceName */
/** @typedef {import('./embedded.mjs').Settings} Settings */
/** @typedef {{ api: number, portal: number, admin: number, postgres: number, cognito: number, smtp: number, mail: number }} Ports */

/** @type {Record<keyof Ports, { variable: string, port: number }>} */
const PORTS = {
  api: { variable: 'API_PORT', port: 3000 },
  portal: { variable: 'PORTAL_PORT', port: 3001 },
  admin: { variable: 'ADMIN_PORT', port: 3002 },
  postgres: { variable: 'PG_PORT', port: 15432 },
  cognito: { variable: 'COGNITO_PORT', port: 19229 },
  smtp: { variable: 'SMTP_PORT', port: 11025 },
  mail: { variable: 'MAIL_PORT', port: 11080 },
};

const DEFAULTS = {
  NODE_ENV: 'development',
  PORTAL_HOST_SUFFIX: 'localhost',
  DB_POOL_SIZE: '10',
  AWS_REGION: 'ap-south-1',
  MAIL_FROM: 'Hospital Management System <no-reply@hms.example>',
};

/** Settings of the API that are handed on as they are. */
const HANDED_ON = ['API_HOSTS', 'METRICS_PORT', 'WORKER_METRICS_PORT', 'TRUSTED_PROXIES'];

/** For the worker, the migrations and the demo data alone: the migrator's login and the identity service's own database. */
const PRIVILEGED = ['MIGRATOR_DB_USER', 'MIGRATOR_DB_PASSWORD', 'IDENTITY_DATABASE_URL'];

/**
 * @param {keyof Ports} name
 * @returns {string} the variable that sets this port
 */
export function portVariable(name) {
  return PORTS[name].variable;
}

/**
 * @param {Settings} settings
 * @param {Partial<Ports>} [chosen] win over the settings
 * @returns {Ports}
 * @throws naming the variable that is not a port
 */
export function readPorts(settings, chosen = {}) {
  const entries = Object.entries(PORTS).map(([name, { variable, port }]) => {
    const value = Number(chosen[/** @type {keyof Ports} */ (name)] ?? settings[variable] ?? port);
    if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new Error(`${variable} must be a port from 1 to 65535.`);
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/**
 * @param {object} options
 * @param {string} options.dataDir
 * @param {Settings} options.settings the user's environment; what it names wins over what is made here
 * @param {Ports} options.ports
 * @param {ServiceName[]} options.services the embedded services that run
 * @param {import('./secrets.mjs').Secrets} options.secrets
 * @returns {Record<string, string>} variables of the product, none of the machine's
 */
export function buildEnvironment({ dataDir, settings, ports, services, secrets }) {
  const environment = {
    ...common({ dataDir, settings, ports, services, secrets }),
    ...(services.includes('postgres') ? database(settings, ports, secrets) : {}),
    ...(services.includes('cognito') ? identity(settings, ports, secrets) : {}),
    ...(services.includes('mail') ? { SMTP_URL: `smtp://127.0.0.1:${ports.smtp}` } : {}),
  };
  return withoutUndefined(environment);
}

/**
 * The environment of a process that answers requests: without the migrator's and the identity database's passwords.
 *
 * @param {Settings} environment
 * @returns {Settings}
 */
export function withoutPrivileges(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !PRIVILEGED.includes(name)));
}

/** @param {Parameters<typeof buildEnvironment>[0]} options */
function common({ dataDir, settings, ports, services, secrets }) {
  const portNumbers = Object.entries(ports).map(([name, port]) => [portVariable(/** @type {keyof Ports} */ (name)), String(port)]);
  const defaults = {
    ...DEFAULTS,
    API_PUBLIC_URL: undefined,
    HMS_DEMO: settings.NODE_ENV === 'production' || !services.includes('cognito') ? 'none' : 'full',
    SESSION_KEY: secrets.sessionKey,
    AUDIT_ANCHOR_FILE: path.resolve(dataDir, 'audit-anchors.jsonl'),
  };
  return {
    ...Object.fromEntries(portNumbers),
    ...Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, settings[name] ?? value])),
    ...Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('RATE_') || HANDED_ON.includes(name))),
    HMS_DATA_DIR: path.resolve(dataDir),
    HMS_EMBEDDED: services.join(','),
  };
}

/**
 * @param {Settings} settings
 * @param {Ports} ports
 * @param {import('./secrets.mjs').Secrets} secrets
 */
function database(settings, ports, secrets) {
  return {
    DB_HOST: '127.0.0.1',
    DB_PORT: String(ports.postgres),
    DB_NAME: settings.DB_NAME ?? 'multitenant_db',
    DB_USER: 'hms_api',
    DB_PASSWORD: secrets.database.api,
    MIGRATOR_DB_USER: 'hms_migrator',
    MIGRATOR_DB_PASSWORD: secrets.database.migrator,
    IDENTITY_DATABASE_URL: `postgres://hms_identity:${secrets.database.identity}@127.0.0.1:${ports.postgres}/hms_identity`,
  };
}

/**
 * @param {Settings} settings
 * @param {Ports} ports
 * @param {import('./secrets.mjs').Secrets} secrets
 */
function identity(settings, ports, secrets) {
  const poolId = `${settings.AWS_REGION ?? DEFAULTS.AWS_REGION}_${secrets.poolSuffix}`;
  const endpoint = `http://127.0.0.1:${ports.cognito}`;
  return {
    COGNITO_USER_POOL_ID: poolId,
    COGNITO_CLIENT_ID: secrets.clientId,
    COGNITO_ENDPOINT: endpoint,
    COGNITO_ISSUER: `${endpoint}/${poolId}`,
    AWS_ACCESS_KEY_ID: secrets.accessKeyId,
    AWS_SECRET_ACCESS_KEY: secrets.secretAccessKey,
  };
}

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {Record<string, string>}
 */
function withoutUndefined(environment) {
  const entries = Object.entries(environment).filter(([, value]) => value !== undefined);
  return Object.fromEntries(/** @type {[string, string][]} */ (entries));
}
