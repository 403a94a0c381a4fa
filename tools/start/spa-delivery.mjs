/** What both web servers say with an SPA: the one of `npm start` (`tools/spa-server.mjs`) and nginx (`deploy/web`). */

const LOCAL_API = ['http://localhost:*', 'http://*.localhost:*', 'http://127.0.0.1:*'];

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * Headers of every answer.
 *
 * @param {string[]} apiOrigins where the SPA may call besides its own origin
 * @returns {Record<string, string>}
 */
export function securityHeaders(apiOrigins) {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    // Text becomes markup or script by Angular's own hand alone: nothing else in a page can, whoever wrote it.
    "require-trusted-types-for 'script'",
    'trusted-types angular angular#components angular#unsafe-bypass',
    // Angular puts the styles of components into the page as they are first shown.
    "style-src 'self' 'unsafe-inline'",
    ['connect-src', "'self'", ...apiOrigins].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/**
 * Where the SPA finds the API on this machine: at its own host name, another port.
 *
 * @param {Environment} env
 */
export const localApiOrigins = (env) => [...LOCAL_API, ...(env.API_PUBLIC_URL ? [env.API_PUBLIC_URL] : [])];

/**
 * `/config.json` of an app.
 *
 * @param {string} appId
 * @param {Environment} env
 * @param {string | null} apiUrl the API's origin: null for the page's own host at API_PORT, '' for the page's own origin
 */
export function spaConfiguration(appId, env, apiUrl) {
  return {
    apiUrl,
    apiPort: Number(env.API_PORT ?? 3000),
    appId,
    environment: env.NODE_ENV ?? 'development',
    portalPort: Number(env.PORTAL_PORT ?? 3001),
    portalHostSuffix: env.PORTAL_HOST_SUFFIX ?? 'localhost',
  };
}
