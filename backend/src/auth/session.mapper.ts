import type { SessionUser, SignInAnswer } from '@hms/shared-dto';
import { decodeJwt } from 'jose';
import type { Principal } from '../common/request.js';

/** What both apps know of the person who is signed in. */
export const toSessionUser = (principal: Principal): SessionUser => ({
  id: principal.userId,
  name: principal.name,
  email: principal.email,
  roles: [...principal.roles],
  permissions: [...principal.permissions],
  tenantId: principal.tenantId,
  tenantName: principal.tenantName,
  billingHold: principal.suspension === 'billing_hold',
});

/** A session as sign-in and refresh answer it. */
export const toSignInAnswer = (accessToken: string, principal: Principal): SignInAnswer => ({
  accessToken,
  expiresIn: Math.max(0, Math.floor((decodeJwt(accessToken).exp ?? 0) - Date.now() / 1000)),
  tenantId: principal.tenantId,
  user: toSessionUser(principal),
});
