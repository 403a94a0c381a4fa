import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@hms/shared-dto';

/** What a route asks of the caller. Without one of these on a handler the API does not start. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in'; readonly programs: boolean }
  /** Any one of the permissions is enough. */
  | { readonly kind: 'permission'; readonly anyOf: readonly Permission[] };

export const ACCESS = 'hms:access';

/** Open to everyone with a known app. Say why in the handler's docstring. */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Open to everyone with a session, for one's own things. Programs have none, but where it is said. */
export const SignedIn = ({ programs = false } = {}) => SetMetadata(ACCESS, { kind: 'signed-in', programs } satisfies Access);

/** Open to sessions with one of the permissions. */
export const RequirePermission = (...anyOf: Permission[]) => SetMetadata(ACCESS, { kind: 'permission', anyOf } satisfies Access);

export const STEP_UP = 'hms:step-up';

/** Asks for a proof, at most five minutes old, that the person is still there: sign-in or `POST /auth/reauthenticate`. Else 401 `reauth_required`. */
export const StepUp = () => SetMetadata(STEP_UP, true);

export const WITHOUT_SECOND_FACTOR = 'hms:without-second-factor';

/** Open also to a session that lacks the second factor its hospital requires: what sets one up, who one is, and the way out. */
export const WithoutSecondFactor = () => SetMetadata(WITHOUT_SECOND_FACTOR, true);

/**
 * Which unit of work a route's handler runs in:
 * `tenant`: the session's hospital · `platform`: the operator's role · `session`: whichever of both the session belongs to ·
 * `none`: the handler opens its own (sign-in, streams) or needs none.
 */
export type WorkScope = 'tenant' | 'platform' | 'session' | 'none';

export const WORK_SCOPE = 'hms:work-scope';

export const WorksIn = (scope: WorkScope) => SetMetadata(WORK_SCOPE, scope);

/** Marks hospital routes, which need `X-Tenant-ID` whatever unit of work they run in. */
export const TENANT_ROUTE = 'hms:tenant-route';

/** Marks routes that are open to callers without a known app. */
export const NO_APP = 'hms:no-app';

export const CONSUMES = 'hms:consumes';

/** The media type of a body that is not JSON; the handler reads the stream. */
export const Consumes = (mediaType: string) => SetMetadata(CONSUMES, mediaType);
