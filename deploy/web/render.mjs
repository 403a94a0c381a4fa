/**
 * Writes nginx's configuration and both apps' `/config.json`: `node deploy/web/render.mjs <folder>`. Then: `nginx -c <folder>/nginx.conf`.
 * The security headers are those of `npm start`, from one source.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { securityHeaders, spaConfiguration } from '../../tools/start/spa-delivery.mjs';
import { readSettings } from './settings.mjs';

const TEMPLATES = fileURLToPath(new URL('./nginx/', import.meta.url));
const FILES = ['nginx.conf', 'servers.conf', 'tls.conf', 'proxy.conf', 'api.conf', 'app.conf'];
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const MIME_TYPES = '/etc/nginx/mime.types';
const HSTS = 'max-age=31536000; includeSubDomains';

/** @typedef {import('./settings.mjs').Environment} Environment */

/**
 * @param {string} folder made if it is not there; nginx writes its pid and temporary files there too
 * @param {Environment} env
 * @throws {Error} naming the variables that are missing or wrong
 */
export function render(folder, env) {
  const run = path.resolve(folder);
  const values = placeholders(run, readSettings(env));
  fs.mkdirSync(run, { recursive: true });
  for (const file of FILES) fs.writeFileSync(path.join(run, file), fill(fs.readFileSync(path.join(TEMPLATES, file), 'utf8'), values));
  for (const app of ['admin-dashboard', 'hospital-portal']) {
    // In production an app and its API have one origin, and neither a port.
    const configuration = spaConfiguration(app, { ...env, NODE_ENV: 'production' }, '');
    fs.mkdirSync(path.join(run, 'config', app), { recursive: true });
    fs.writeFileSync(path.join(run, 'config', app, 'config.json'), JSON.stringify(configuration));
  }
}

/**
 * @param {string} run
 * @param {ReturnType<typeof readSettings>} settings
 * @returns {Record<string, string>}
 */
function placeholders(run, settings) {
  const brotli = fs.existsSync(BROTLI);
  const proxies = settings.FRONT_PROXIES.map((network) => `set_real_ip_from ${network};`);
  return {
    ...transport(settings),
    RUN: run,
    MODULES: brotli ? `load_module ${BROTLI};` : '',
    BROTLI: brotli ? 'brotli_static on;' : '',
    MIME_TYPES,
    HSTS,
    WORKERS: settings.WEB_WORKERS[0],
    ACCESS_LOG: settings.WEB_ACCESS_LOG[0],
    HEALTH_PORT: settings.WEB_HEALTH_PORT[0],
    ROOT: settings.WEB_ROOT[0],
    SUFFIX: settings.PORTAL_HOST_SUFFIX[0],
    REAL_ADDRESS: proxies.length > 0 ? [...proxies, 'real_ip_header X-Forwarded-For;', 'real_ip_recursive on;'].join('\n  ') : '',
    UPSTREAM_SERVERS: settings.API_UPSTREAMS.map((address) => `    server ${address} max_fails=2 fail_timeout=1s;`).join('\n'),
    SECURITY_HEADERS: Object.entries(securityHeaders([]))
      .map(([name, value]) => `add_header ${name} "${value}" always;`)
      .join('\n'),
  };
}

/**
 * TLS here, and HTTP only to lead there; or plain HTTP behind a proxy of ours that ends TLS.
 *
 * @param {ReturnType<typeof readSettings>} settings
 * @returns {Record<string, string>}
 */
function transport({ WEB_TLS, WEB_HTTP_PORT, WEB_HTTPS_PORT, TLS_CERTIFICATE, TLS_CERTIFICATE_KEY, PORTAL_HOST_SUFFIX }) {
  if (WEB_TLS[0] === 'off')
    return { LISTEN: WEB_HTTP_PORT[0], TLS: '', REDIRECT: '', REFUSE_HANDSHAKE: '', CERTIFICATE: '', CERTIFICATE_KEY: '' };
  return {
    LISTEN: `${WEB_HTTPS_PORT[0]} ssl http2`,
    TLS: 'include tls.conf;',
    REFUSE_HANDSHAKE: 'ssl_reject_handshake on;',
    CERTIFICATE: TLS_CERTIFICATE[0],
    CERTIFICATE_KEY: TLS_CERTIFICATE_KEY[0],
    REDIRECT: [
      `server { listen ${WEB_HTTP_PORT[0]} default_server; return 421; }`,
      `server { listen ${WEB_HTTP_PORT[0]}; server_name *.${PORTAL_HOST_SUFFIX[0]}; return 308 https://$host$request_uri; }`,
    ].join('\n'),
  };
}

/**
 * @param {string} template
 * @param {Record<string, string>} values
 */
function fill(template, values) {
  return template.replace(/\{\{([A-Z_]+|…)\}\}/g, (whole, name) => (name === '…' ? whole : (values[name] ?? unknown(name))));
}

/**
 * @param {string} name
 * @returns {never}
 */
function unknown(name) {
  throw new Error(`A template has {{${name}}}, which nothing fills in.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    render(process.argv[2] ?? '', process.env);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
