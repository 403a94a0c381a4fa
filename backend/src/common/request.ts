import type { Permission, SuspensionKind } from '@hms/shared-dto';
import type { FastifyRequest } from 'fastify';

/** Who asks, as the session says: a person in one hospital, or on the platform (`tenantId` null). */
export interface Principal {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
  readonly sessionId: string;
  readonly tenantId: string | null;
  readonly tenantName: string | null;
  /** IANA zone of the hospital; UTC for the platform. */
  readonly timeZone: string;
  readonly suspension: SuspensionKind | null;
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

/** A request as our guards leave it. */
export interface AppRequest extends FastifyRequest {
  /** Put by the token guard. */
  user?: AccessTokenClaims;
  /** Put by the session guard. */
  principal?: Principal;
}

/** One header as text; undefined when missing. Repeated ones arrive joined or, for ours, as a list, which is refused as a wrong value. */
export const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
};
