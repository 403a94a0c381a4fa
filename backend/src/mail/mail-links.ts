import { appUrl } from '../common/app-urls.js';
import type { AppConfig } from '../config/config.js';

export const invitationLink = (config: AppConfig, { subdomain, token }: { subdomain: string; token: string }): string =>
  `${appUrl(config, subdomain)}/auth/invitation?${new URLSearchParams({ token }).toString()}`;

export const staffLink = (config: AppConfig, subdomain: string): string => `${appUrl(config, subdomain)}/staff`;

export const passwordLink = (
  config: AppConfig,
  { subdomain, email, code }: { subdomain: string | null; email: string; code: string },
): string => `${appUrl(config, subdomain)}/auth/reset-password?${new URLSearchParams({ email, code }).toString()}`;

export const signUpLink = (config: AppConfig, { subdomain, email, code }: { subdomain: string; email: string; code: string }): string =>
  `${appUrl(config, subdomain)}/auth/signup/confirm?${new URLSearchParams({ email, code }).toString()}`;

export const signInLink = (config: AppConfig, subdomain: string | null): string => `${appUrl(config, subdomain)}/auth/signin`;

export const waitingLink = (config: AppConfig, subdomain: string): string => `${appUrl(config, subdomain)}/staff?status=pending`;

export const notificationsLink = (config: AppConfig, subdomain: string): string => `${appUrl(config, subdomain)}/notifications`;

export const forgotLink = (config: AppConfig, subdomain: string | null): string => `${appUrl(config, subdomain)}/auth/forgot-password`;
