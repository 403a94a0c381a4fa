import path from 'node:path';
import { databaseFolder } from '../../local-cloud/postgres/data-folder.mjs';
import { bold, cyan, dim, green } from './progress.mjs';

/** @typedef {import('../../local-cloud/environment.mjs').Ports} Ports */

const FIRST_ROLES = ['admin', 'doctor', 'nurse', 'receptionist'];
const ALL_ROLES = [...FIRST_ROLES, 'labtechnician', 'radiologist', 'pharmacist'];
const HOSPITALS = [
  { name: 'City Hospital', subdomain: 'cityhospital', roles: ALL_ROLES },
  { name: 'Auto ID Hospital', subdomain: 'autoid', roles: FIRST_ROLES },
];

/**
 * @param {object} options
 * @param {Ports} options.ports
 * @param {Record<string, string | undefined>} options.env
 * @param {string[]} options.services the embedded ones
 * @param {number} options.tookMs
 */
export function summary({ ports, env, services, tookMs }) {
  const demo = env.HMS_DEMO !== 'none';
  const lines = [
    '',
    `${green('Ready')} ${dim(`in ${(tookMs / 1000).toFixed(1)} s`)}`,
    '',
    link('Admin dashboard', `http://localhost:${ports.admin}`),
    link('Hospital portal', `http://localhost:${ports.portal}`),
    ...(demo ? HOSPITALS.map(({ name, subdomain }) => link(`  ${name}`, portalUrl(subdomain, ports, env))) : []),
    link('API documentation', `http://localhost:${ports.api}/api/docs`),
    ...(services.includes('mail') ? [link('Mail catcher', `http://localhost:${ports.mail}`)] : []),
    ...(demo ? signIns() : []),
    '',
    ...dataFolders(String(env.HMS_DATA_DIR)),
    `Ctrl-C stops; ${bold('npm run demo:reset')} starts over.`,
    '',
  ];
  return lines.join('\n');
}

/** @param {string} dataDir */
function dataFolders(dataDir) {
  const database = databaseFolder(dataDir);
  const elsewhere = database.startsWith(dataDir) ? [] : [`Database files: ${database}`];
  return [`Data and logs: ${path.relative(process.cwd(), dataDir) || '.'}`, ...elsewhere];
}

function signIns() {
  const hospitals = HOSPITALS.flatMap(({ name, subdomain, roles }) => [
    `  ${name.padEnd(18)}${roles[0]}@${subdomain}.example`,
    ...roles.slice(1).map((role) => `  ${''.padEnd(18)}${role}@${subdomain}.example`),
  ]);
  return ['', bold('Sign in with password password123'), `  ${'Operator'.padEnd(18)}admin@example.com`, ...hospitals];
}

/**
 * @param {string} subdomain
 * @param {Ports} ports
 * @param {Record<string, string | undefined>} env
 */
function portalUrl(subdomain, ports, env) {
  return `http://${subdomain}.${env.PORTAL_HOST_SUFFIX}:${ports.portal}`;
}

/**
 * @param {string} name
 * @param {string} url
 */
function link(name, url) {
  return `  ${name.padEnd(20)}${cyan(url)}`;
}
