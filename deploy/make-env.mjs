/**
 * Writes `.env` from `.env.example` with fresh secrets: `node deploy/make-env.mjs [--trial] [--suffix=hospitals.example]`. With `--trial` for the
 * embedded identity service and mail catcher. Never overwrites: the secrets of a running installation cannot be made again.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const EXAMPLE = new URL('../.env.example', import.meta.url);
const TARGET = new URL('../.env', import.meta.url);
const SECRETS = ['DB_PASSWORD', 'MIGRATOR_DB_PASSWORD', 'POSTGRES_PASSWORD', 'IDENTITY_DB_PASSWORD', 'SESSION_KEY'];

/**
 * @param {object} options
 * @param {boolean} [options.trial] with the embedded services
 * @param {string} [options.suffix] the platform's domain
 * @returns {string} the text of `.env`
 */
export function makeEnv({ trial = false, suffix }) {
  const values = {
    ...Object.fromEntries(SECRETS.map((name) => [name, random(32)])),
    ...(suffix ? { PORTAL_HOST_SUFFIX: suffix, MAIL_FROM: `Hospital platform <no-reply@${suffix}>` } : {}),
    ...(trial ? embedded() : {}),
  };
  const example = fs.readFileSync(EXAMPLE, 'utf8');
  return example.replace(/^([A-Z_]+)=(.*)$/gm, (_line, name, shown) => `${name}=${values[name] ?? shown}`);
}

function embedded() {
  const pool = `ap-south-1_${crypto.randomBytes(5).toString('hex').slice(0, 9)}`;
  const endpoint = 'http://identity:19229';
  return {
    COGNITO_USER_POOL_ID: pool,
    COGNITO_CLIENT_ID: crypto.randomBytes(13).toString('hex'),
    COGNITO_ENDPOINT: endpoint,
    COGNITO_ISSUER: `${endpoint}/${pool}`,
    AWS_ACCESS_KEY_ID: `HMS${crypto.randomBytes(9).toString('hex').slice(0, 17).toUpperCase()}`,
    AWS_SECRET_ACCESS_KEY: random(30),
    SMTP_URL: 'smtp://mail:11025',
  };
}

/** @param {number} bytes */
const random = (bytes) => crypto.randomBytes(bytes).toString('base64url');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { trial: { type: 'boolean' }, suffix: { type: 'string' } } });
  if (fs.existsSync(TARGET)) {
    console.error('.env is there already and keeps its secrets. Edit it, or move it away first.');
    process.exitCode = 1;
  } else {
    fs.writeFileSync(TARGET, makeEnv(values), { mode: 0o600 });
    console.log(values.trial ? '.env is written.' : '.env is written. Fill in the lines that end in "=".');
  }
}
