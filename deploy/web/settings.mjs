/** What the web server is told by its environment. Everything goes into nginx's configuration, so each value must look exactly as expected. */

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const UPSTREAM = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?:[1-9]\d{0,4}$/;
const NETWORK = /^[0-9a-f.:]+(\/\d{1,3})?$/i;
const FILE = /^\/[\w./-]+$/;
const PORT = /^[1-9]\d{0,4}$/;

/** Each variable: what it must look like, its default (none: it must be set), and whether it is a list with commas. */
const VARIABLES = {
  PORTAL_HOST_SUFFIX: { looks: HOST },
  API_UPSTREAMS: { looks: UPSTREAM, list: true },
  FRONT_PROXIES: { looks: NETWORK, list: true, fallback: '' },
  WEB_TLS: { looks: /^(on|off)$/, fallback: 'on' },
  TLS_CERTIFICATE: { looks: FILE, fallback: '/run/secrets/tls/fullchain.pem' },
  TLS_CERTIFICATE_KEY: { looks: FILE, fallback: '/run/secrets/tls/privkey.pem' },
  WEB_HTTP_PORT: { looks: PORT, fallback: '8080' },
  WEB_HTTPS_PORT: { looks: PORT, fallback: '8443' },
  WEB_HEALTH_PORT: { looks: PORT, fallback: '8081' },
  WEB_WORKERS: { looks: /^(auto|[1-9]\d?)$/, fallback: 'auto' },
  WEB_ROOT: { looks: FILE, fallback: '/app/web' },
  WEB_ACCESS_LOG: { looks: FILE, fallback: '/dev/stdout' },
};

/** @typedef {keyof typeof VARIABLES} Name */
/** @typedef {Record<string, string | undefined>} Environment */

export const WEB_VARIABLES = /** @type {Name[]} */ (Object.keys(VARIABLES));

/**
 * @param {Environment} env
 * @returns {Record<Name, string[]>} each variable's values: one, unless it is a list
 * @throws {Error} naming every bad variable, never its value
 */
export function readSettings(env) {
  const entries = WEB_VARIABLES.map((name) => [name, valuesOf(name, env)]);
  const bad = entries.filter(([, values]) => values === null).map(([name]) => name);
  if (bad.length > 0) throw new Error(`The web server's configuration is not usable. Set or correct: ${bad.join(', ')}. See .env.example.`);
  return Object.fromEntries(entries);
}

/**
 * @param {Name} name
 * @param {Environment} env
 * @returns {string[] | null} null when the variable is missing or wrong
 */
function valuesOf(name, env) {
  const { looks, fallback, list } = /** @type {{ looks: RegExp, fallback?: string, list?: boolean }} */ (VARIABLES[name]);
  const text = env[name] || fallback;
  if (text === undefined) return null;
  if (text === '') return [];
  const values = list ? text.split(',').map((part) => part.trim()) : [text];
  return values.every((value) => looks.test(value)) ? values : null;
}
