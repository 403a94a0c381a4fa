import type { ApiClientKind, Permission, SuspensionKind } from '@hms/shared-dto';
import type { FastifyRequest } from 'fastify';

/** Who asks: a person in one hospital or on the platform (`tenantId` null), as the session says, or a program in one hospital, as its key says. */
export interface Principal {
  readonly kind: 'person' | 'program';
  /** Of a program: the app's own id. */
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  /** Empty for a program. */
  readonly sessionId: string;
  readonly tenantId: string | null;
  readonly tenantName: string | null;
  /** IANA zone of the hospital; UTC for the platform. */
  readonly timeZone: string;
  readonly suspension: SuspensionKind | null;
  /** The hospital requires a second factor of this person, who has none. */
  readonly lacksSecondFactor: boolean;
}

/** The hospital of a route that only a hospital's sessions reach. @throws Error for a platform session: a programming error */
export function tenantOf({ tenantId }: Principal): string {
  if (tenantId === null) throw new Error('a hospital route was reached by a platform session');
  return tenantId;
}

/** The claims of a verified access token that we use. */
export interface AccessTokenClaims {
  readonly sub: string;
  readonly username: string;
  readonly origin_jti: string;
  readonly client_id: string;
  readonly token_use: string;
  readonly exp: number;
}

/** The app that calls, once the app guard knows it. */
export interface CallingApp {
  readonly id: string;
  readonly kind: 'first-party' | ApiClientKind;
  /** Requests a second, if the app has a limit of its own. */
  readonly ratePerSecond: number | null;
  /** What a server app may do, and where. */
  readonly program: Principal | null;
}

/** A request as our guards leave it. */
export interface AppRequest extends FastifyRequest {
  /** Put by the app guard. */
  app?: CallingApp;
  /** Put by the token guard. */
  user?: AccessTokenClaims;
  /** Put by the session guard, or by the app guard for a program. */
  principal?: Principal;
}

/** One header as text; undefined when missing. Repeated ones arrive joined or, for ours, as a list, which is refused as a wrong value. */
export const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
};
