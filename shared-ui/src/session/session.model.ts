import type { Challenge, MfaSetup, SessionUser, SignInAnswer, TenantChoice } from '@hms/shared-dto';

export type { SessionUser, TenantChoice };

/** What sign-in still asks for. `session` works once, for three minutes (ten for MFA_SETUP). */
export interface SignInChallenge {
  readonly kind: Challenge;
  readonly session: string;
  readonly email: string;
  readonly tenants: readonly TenantChoice[];
  /** For MFA_SETUP: what the authenticator app needs. */
  readonly mfaSetup: MfaSetup | null;
}

export type SessionStatus = 'starting' | 'signedOut' | 'challenge' | 'signedIn';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly tenantId?: string;
  readonly subdomain?: string;
}

/** The answer to a challenge: the one field that it asks for. */
export type ChallengeAnswer = { readonly newPassword: string } | { readonly tenantId: string } | { readonly code: string };

/** Whose session it is, and the life of its access token in seconds. */
export interface Entry {
  readonly user: SessionUser;
  readonly expiresIn: number;
}

/** A sign-in answer told apart; the token itself stays in `SessionTokens`, and so do recovery codes, which are shown before one enters. */
export type SignInOutcome =
  ({ readonly kind: 'signedIn' | 'codesToKeep' } & Entry) | { readonly kind: 'challenge'; readonly challenge: SignInChallenge };

/** Tells a session from a challenge. Throws when the answer is neither. */
export function outcomeOf(answer: SignInAnswer, email: string): SignInOutcome {
  const { user, accessToken, challenge, session } = answer;
  if (user && accessToken) {
    return { kind: answer.recoveryCodes?.length ? 'codesToKeep' : 'signedIn', user, expiresIn: answer.expiresIn ?? 3600 };
  }
  if (challenge && session) return { kind: 'challenge', challenge: challengeOf(answer, { kind: challenge, session, email }) };
  throw new Error('The sign-in answer has neither a session nor a challenge.');
}

const challengeOf = ({ tenants, mfaSetup }: SignInAnswer, asked: Pick<SignInChallenge, 'kind' | 'session' | 'email'>): SignInChallenge => ({
  ...asked,
  tenants: tenants ?? [],
  mfaSetup: mfaSetup ?? null,
});
