import type { AppConfig } from '../config/config.js';

/** The page of an app: the portal at a hospital's own host, the admin dashboard without one. */
export function appUrl({ production, portalHostSuffix, portalPort, adminPort }: AppConfig, subdomain: string | null): string {
  if (production) return `https://${subdomain ?? 'admin'}.${portalHostSuffix}`;
  return subdomain === null ? `http://localhost:${adminPort}` : `http://${subdomain}.${portalHostSuffix}:${portalPort}`;
}
