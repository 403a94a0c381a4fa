import { InjectionToken, inject } from '@angular/core';

/** `/config.json` as the static server of an app writes it. */
export interface AppConfig {
  /** The API's origin; null or absent: the page's own host name at `apiPort`, since only then does the browser keep the refresh cookie. */
  readonly apiUrl?: string | null;
  readonly apiPort: number;
  readonly appId?: string;
  /** `production` shows no badge, anything else is shown as written. */
  readonly environment?: string;
  /** What follows a hospital's subdomain in the portal's host name. */
  readonly portalHostSuffix?: string;
  readonly portalPort?: number;
}

/** Which of the two apps this is; never changes at run time. */
export interface AppIdentity {
  readonly app: 'admin' | 'portal';
  readonly appId: 'admin-dashboard' | 'hospital-portal';
  /** The product's name in titles and on the sign-in page of the app. */
  readonly name: string;
}

export const APP_CONFIG = new InjectionToken<AppConfig>('AppConfig');
export const APP_IDENTITY = new InjectionToken<AppIdentity>('AppIdentity');

/** The browser's location, replaceable in tests. */
export const LOCATION = new InjectionToken<Pick<Location, 'protocol' | 'hostname' | 'origin'>>('Location', {
  providedIn: 'root',
  factory: () => globalThis.location,
});

/** The API's origin without a slash at the end. */
export const API_URL = new InjectionToken<string>('ApiUrl', {
  providedIn: 'root',
  factory: () => apiUrl(inject(APP_CONFIG), inject(LOCATION)),
});

/** Where the API is: as configured, or at the page's own host name. */
export const apiUrl = (config: AppConfig, location: Pick<Location, 'protocol' | 'hostname'>): string =>
  (config.apiUrl ?? `${location.protocol}//${location.hostname}:${config.apiPort}`).replace(/\/$/, '');

/** Fetches the configuration; call it before `bootstrapApplication`. Throws when the file is missing. */
export async function loadConfig(): Promise<AppConfig> {
  const answer = await fetch('/config.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`/config.json answered ${answer.status}`);
  return (await answer.json()) as AppConfig;
}

/** The hospital's subdomain in the page's host name (`cityhospital.localhost` → `cityhospital`), or null. */
export function subdomainOf(hostname: string, suffix = 'localhost'): string | null {
  if (!hostname.endsWith(`.${suffix}`)) return null;
  const label = hostname.slice(0, -suffix.length - 1);
  return /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/.test(label) ? label : null;
}
