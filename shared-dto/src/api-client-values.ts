import type { Permission } from './permissions.js';

/** `server`: a program with keys and rights of its own in one hospital. `browser`: somebody else's pages, in which people sign in. */
export const API_CLIENT_KINDS = ['server', 'browser'] as const;
export type ApiClientKind = (typeof API_CLIENT_KINDS)[number];

/**
 * Permissions that a program can be given. Not among them: `appointments:progress`, since care begins and ends with people in the room; `vitals:write`,
 * since a person answers for what was measured; whatever would let it give rights to others (staff, settings), and everything of the platform.
 */
export const PROGRAM_SCOPES = [
  'directory:read',
  'patients:read',
  'patients:write',
  'patients:manage',
  'appointments:read',
  'appointments:write',
  'records:read',
  'records:write',
  'labs:result',
  'audit:read',
] as const satisfies readonly Permission[];
export type ProgramScope = (typeof PROGRAM_SCOPES)[number];

/** `no_key`: registered, and no key that is valid now. */
export const API_CLIENT_STATES = ['active', 'no_key', 'revoked'] as const;
export type ApiClientState = (typeof API_CLIENT_STATES)[number];

/** Days that the keys before a new one may go on. */
export const LONGEST_OVERLAP_DAYS = 90;

/** `https://host` with a port if need be; `http` on the own machine alone. */
export const ORIGIN_PATTERN = /^(https:\/\/[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?)$/;

/** Origins that one app may be served from. */
export const MAX_ORIGINS = 20;
