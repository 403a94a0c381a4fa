import type { SessionUser, SignInAnswer } from '@hms/shared-dto';
import { decodeJwt } from 'jose';
import type { Principal } from '../common/request.js';
import type { SessionSecurity } from './sessions.queries.js';

/** What both apps know of the person who is signed in. */
export const toSessionUser = (principal: Principal, security: SessionSecurity): SessionUser => ({
  id: principal.userId,
  name: principal.name,
  email: principal.email,
  roles: [...principal.roles],
  permissions: [...principal.permissions],
  tenantId: principal.tenantId,
  tenantName: principal.tenantName,
  timeZone: principal.timeZone,
  billingHold: principal.suspension === 'billing_hold',
  idleMinutes: security.idle_minutes,
  mfa: { enabled: security.mfa_enabled, required: security.mfa_required },
});

/** A session as sign-in and refresh answer it. */
export const toSignInAnswer = (accessToken: string, principal: Principal, security: SessionSecurity): SignInAnswer => ({
  accessToken,
  expiresIn: Math.max(0, Math.floor((decodeJwt(accessToken).exp ?? 0) - Date.now() / 1000)),
  tenantId: principal.tenantId,
  user: toSessionUser(principal, security),
});
