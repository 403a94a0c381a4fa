import { APP_CONFIG, type AppConfig } from '@hms/shared-ui';
import { inject } from '@angular/core';

/** The address at which a hospital signs in: `http://cityhospital.localhost:3001` in development, https without a port elsewhere. */
export function signInUrl(
  subdomain: string,
  { portalHostSuffix = 'localhost', portalPort }: AppConfig,
  protocol = globalThis.location.protocol,
): string {
  return `${protocol}//${subdomain}.${portalHostSuffix}${portalPort ? `:${portalPort}` : ''}`;
}

/** The function with this app's configuration. Call in an injection context. */
export function injectSignInUrl(): (subdomain: string) => string {
  const config = inject(APP_CONFIG);
  return (subdomain) => signInUrl(subdomain, config);
}
