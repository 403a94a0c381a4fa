import { APP_IDS, type AppId } from '@hms/shared-dto';
import type { AppConfig } from '../config/config.js';

export const isKnownApp = (id: string | undefined): id is AppId => APP_IDS.some((known) => known === id);

/** Hosts of an app, ports and scheme apart: the admin dashboard has one, the portal one per hospital. */
function isHostOf(appId: AppId, host: string, config: AppConfig): boolean {
  const suffix = config.portalHostSuffix;
  if (appId === 'admin-dashboard') return host === (config.production ? `admin.${suffix}` : 'localhost');
  return (!config.production && host === suffix) || new RegExp(`^[a-z0-9-]{1,63}\\.${suffix.replaceAll('.', '\\.')}$`).test(host);
}

/** Whether a browser's `Origin` is one of the app's. In production HTTPS without a port; in development HTTP and the app's own port. */
export function isOriginOf(appId: AppId, origin: string, config: AppConfig): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin) return false;
  const port = appId === 'admin-dashboard' ? config.adminPort : config.portalPort;
  const transport = config.production
    ? url.protocol === 'https:' && url.port === ''
    : url.protocol === 'http:' && url.port === String(port);
  return transport && isHostOf(appId, url.hostname, config);
}

/** Whether any first-party app is served from this origin: what CORS allows. */
export const isAppOrigin = (origin: string, config: AppConfig): boolean => APP_IDS.some((appId) => isOriginOf(appId, origin, config));
