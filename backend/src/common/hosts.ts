import type { AppConfig } from '../config/config.js';

/** Where a hospital's subdomain would stand, for the programs' own address in production. */
const API_LABEL = 'api';

/** Host without its port, in lower case; IPv6 addresses keep their brackets. */
export const hostOf = (header: string | undefined): string => (header ?? '').toLowerCase().replace(/:\d+$/, '');

/** The label before the hospitals' suffix; null for any other host, and for the address that programs of all hospitals share. */
export function subdomainOf(host: string, { portalHostSuffix }: AppConfig): string | null {
  if (!host.endsWith(`.${portalHostSuffix}`)) return null;
  const label = host.slice(0, -portalHostSuffix.length - 1);
  return label === API_LABEL ? null : label;
}

/** Names of this machine, which a proxy or supervisor beside the API uses. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the API answers to this host: hospitals' hosts, the apps', what `API_HOSTS` names, and this machine's in development. */
export function isOwnHost(host: string, config: AppConfig): boolean {
  if (!config.production && (LOOPBACK.has(host) || host.endsWith('.localhost'))) return true;
  return host === config.portalHostSuffix || host.endsWith(`.${config.portalHostSuffix}`) || config.apiHosts.includes(host);
}
