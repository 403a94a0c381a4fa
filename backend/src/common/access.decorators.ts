import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@hms/shared-dto';

/** What a route asks of the caller. Without one of these on a handler the API does not start. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  /** Any one of the permissions is enough. */
  | { readonly kind: 'permission'; readonly anyOf: readonly Permission[] };

export const ACCESS = 'hms:access';

/** Open to everyone with a known app. Say why in the handler's docstring. */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Open to everyone with a session, for one's own things. */
export const SignedIn = () => SetMetadata(ACCESS, { kind: 'signed-in' } satisfies Access);

/** Open to sessions with one of the permissions. */
export const RequirePermission = (...anyOf: Permission[]) => SetMetadata(ACCESS, { kind: 'permission', anyOf } satisfies Access);

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

export const CONSUMES = 'hms:consumes';

/** The media type of a body that is not JSON; the handler reads the stream. */
export const Consumes = (mediaType: string) => SetMetadata(CONSUMES, mediaType);
