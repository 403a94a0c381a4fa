import type { AppConfig } from '../config/config.js';

/** The page of an app: the portal at a hospital's own host, the admin dashboard without one. */
function appUrl({ production, portalHostSuffix, portalPort, adminPort }: AppConfig, subdomain: string | null): string {
  if (production) return `https://${subdomain ?? 'admin'}.${portalHostSuffix}`;
  return subdomain === null ? `http://localhost:${adminPort}` : `http://${subdomain}.${portalHostSuffix}:${portalPort}`;
}

export const invitationLink = (config: AppConfig, { subdomain, token }: { subdomain: string; token: string }): string =>
  `${appUrl(config, subdomain)}/auth/invitation?${new URLSearchParams({ token }).toString()}`;

export const staffLink = (config: AppConfig, subdomain: string): string => `${appUrl(config, subdomain)}/staff`;

export const passwordLink = (
  config: AppConfig,
  { subdomain, email, code }: { subdomain: string | null; email: string; code: string },
): string => `${appUrl(config, subdomain)}/auth/reset-password?${new URLSearchParams({ email, code }).toString()}`;
