import type { Challenge, SessionUser, SignInAnswer, TenantChoice } from '@hms/shared-dto';

export type { SessionUser, TenantChoice };

/** What sign-in still asks for. `session` works once, for three minutes. */
export interface SignInChallenge {
  readonly kind: Challenge;
  readonly session: string;
  readonly email: string;
  readonly tenants: readonly TenantChoice[];
}

export type SessionStatus = 'starting' | 'signedOut' | 'challenge' | 'signedIn';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly tenantId?: string;
  readonly subdomain?: string;
}

/** The answer to a challenge: the one field that it asks for. */
export type ChallengeAnswer = { readonly newPassword: string } | { readonly tenantId: string };

/** A sign-in answer told apart; the token itself stays in `SessionTokens`. */
export type SignInOutcome =
  | { readonly kind: 'signedIn'; readonly user: SessionUser; readonly expiresIn: number }
  | { readonly kind: 'challenge'; readonly challenge: SignInChallenge };

/** Tells a session from a challenge. Throws when the answer is neither. */
export function outcomeOf(answer: SignInAnswer, email: string): SignInOutcome {
  if (answer.user && answer.accessToken) return { kind: 'signedIn', user: answer.user, expiresIn: answer.expiresIn ?? 3600 };
  if (answer.challenge && answer.session) {
    return { kind: 'challenge', challenge: { kind: answer.challenge, session: answer.session, email, tenants: answer.tenants ?? [] } };
  }
  throw new Error('The sign-in answer has neither a session nor a challenge.');
}
