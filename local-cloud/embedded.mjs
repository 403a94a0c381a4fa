/** Which embedded services run, decided from the environment alone. */

/** The services by the name used in HMS_EMBEDDED, with the variable that turns each off. */
const TURNED_OFF_BY = { postgres: 'DB_HOST', cognito: 'COGNITO_USER_POOL_ID', mail: 'SMTP_URL' };

/** @typedef {'postgres' | 'cognito' | 'mail'} ServiceName */
/** @typedef {Record<string, string | undefined>} Settings */

export const EMBEDDED_SERVICES = /** @type {ServiceName[]} */ (Object.keys(TURNED_OFF_BY));

/**
 * All services in development, only the listed ones in production; a service whose real counterpart is configured is off.
 *
 * @param {Settings} settings
 * @returns {ServiceName[]}
 */
export function embeddedServices(settings) {
  const wanted = listed(settings) ?? (settings.NODE_ENV === 'production' ? [] : EMBEDDED_SERVICES);
  return EMBEDDED_SERVICES.filter((name) => wanted.includes(name) && !settings[TURNED_OFF_BY[name]]);
}

/**
 * @param {ServiceName} name
 * @param {Settings} settings
 * @throws in production, unless HMS_EMBEDDED asks for the service
 */
export function refuseInProduction(name, settings) {
  if (settings.NODE_ENV !== 'production' || listed(settings)?.includes(name)) return;
  throw new Error(`The embedded service "${name}" does not run in production unless HMS_EMBEDDED lists it.`);
}

/**
 * Loopback; in a container, whose network is the border, what HMS_EMBEDDED_HOST says.
 *
 * @param {Settings} settings
 */
export function listenAddress({ HMS_EMBEDDED_HOST }) {
  return HMS_EMBEDDED_HOST || '127.0.0.1';
}

/** @param {Settings} settings */
function listed(settings) {
  return settings.HMS_EMBEDDED?.split(',').map((name) => name.trim());
}
