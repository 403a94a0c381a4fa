import { KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { createRemoteJWKSet, decodeProtectedHeader, errors } from 'jose';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { DependencyDownError } from '../common/domain-error.js';
import type { AccessTokenClaims } from '../common/request.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';

const JWKS_TIMEOUT_MS = 3000;
/** An unknown key id makes us look for new keys, at most this often. */
const JWKS_COOLDOWN_MS = 10_000;
/** How far ahead the provider's clock may be. */
const CLOCK_TOLERANCE_S = 60;

interface RawClaims extends AccessTokenClaims {
  readonly iat: number;
}

type KeyCallback = (error: unknown, key?: string | Buffer) => void;
type KeySet = ReturnType<typeof createRemoteJWKSet>;

/** The keys cannot be had at the moment, as against: the token names none of them. */
const isOutage = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout || error.code === errors.JOSEError.code;

/** @throws DependencyDownError when the keys cannot be had; anything else is the token's fault. */
async function keyFor(keys: KeySet, token: string): Promise<KeyObject> {
  const header = decodeProtectedHeader(token);
  try {
    return KeyObject.from(await keys(header));
  } catch (error) {
    throw isOutage(error) ? new DependencyDownError('The sign-in service', { cause: error }) : error;
  }
}

/**
 * Verifies the provider's access tokens: RS256 by a key of its published set, issuer, expiry, client and use. Keys once read are kept for good, so that
 * people who are signed in go on while the provider is down.
 */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'jwt') {
  private readonly clientId: string;

  constructor(@Inject(APP_CONFIG) { identity }: AppConfig) {
    const keys = createRemoteJWKSet(new URL(`${identity.issuer}/.well-known/jwks.json`), {
      cacheMaxAge: Number.MAX_SAFE_INTEGER,
      cooldownDuration: JWKS_COOLDOWN_MS,
      timeoutDuration: JWKS_TIMEOUT_MS,
    });
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      algorithms: ['RS256'],
      issuer: identity.issuer,
      secretOrKeyProvider: (_request: unknown, token: string, done: KeyCallback) => {
        keyFor(keys, token).then(
          // The library's types know texts and bytes only; the verifier below it takes key objects.
          (key) => done(null, key as unknown as Buffer),
          (error: unknown) => done(error),
        );
      },
    });
    this.clientId = identity.clientId;
  }

  /** What no library checks: whose client, which use, and not from the future. */
  validate(claims: RawClaims): AccessTokenClaims | null {
    const ours = claims.client_id === this.clientId && claims.token_use === 'access';
    const complete = typeof claims.origin_jti === 'string' && typeof claims.username === 'string' && typeof claims.exp === 'number';
    const now = Date.now() / 1000;
    return ours && complete && typeof claims.iat === 'number' && claims.iat <= now + CLOCK_TOLERANCE_S ? claims : null;
  }
}
