import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
  type AuthenticationResultType,
} from '@aws-sdk/client-cognito-identity-provider';
import { Injectable } from '@nestjs/common';
import { IdentityClient } from './identity-client.service.js';

const NEW_PASSWORD = 'NEW_PASSWORD_REQUIRED';
const SECOND_FACTOR = 'SOFTWARE_TOKEN_MFA';

/** Tokens of one sign-in at the provider. */
export interface ProviderTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A right password: tokens, or the demand to choose a new password, or for a code, in this provider session. */
export type PasswordAnswer =
  { readonly tokens: ProviderTokens } | { readonly newPasswordSession: string } | { readonly secondFactorSession: string };

/** What the provider says to a password or to the answer of a challenge. */
interface ProviderAnswer {
  readonly AuthenticationResult?: AuthenticationResultType;
  readonly ChallengeName?: string;
  readonly Session?: string;
}

/**
 * The identity provider (Amazon Cognito or the embedded service of the same protocol). Its user name is our user id; its second factor is beside, in
 * `SecondFactors`. Never call it inside a unit of work. Refusals come as `IdentityRefusal`, anything that a retry may help against as 503.
 */
@Injectable()
export class IdentityProvider {
  constructor(private readonly client: IdentityClient) {}

  /** @throws IdentityRefusal `credentials` for a wrong password, an unknown or a disabled user alike. */
  async signIn(userId: string, password: string): Promise<PasswordAnswer> {
    const AuthParameters = { USERNAME: userId, PASSWORD: password };
    const command = new AdminInitiateAuthCommand({
      ...this.client.pool,
      ClientId: this.client.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters,
    });
    return answerIn(await this.client.ask(() => this.client.sdk.send(command)));
  }

  /** Answers the demand for a new password. @throws IdentityRefusal `password` or `credentials` (the provider's session is over). */
  chooseNewPassword(userId: string, session: string, password: string): Promise<PasswordAnswer> {
    return this.respond(NEW_PASSWORD, session, { USERNAME: userId, NEW_PASSWORD: password });
  }

  /** Answers the demand for a code. @throws IdentityRefusal `code` (wrong or used), `credentials` (the provider's session is over) */
  giveCode(userId: string, session: string, code: string): Promise<PasswordAnswer> {
    return this.respond(SECOND_FACTOR, session, { USERNAME: userId, SOFTWARE_TOKEN_MFA_CODE: code });
  }

  /** New tokens of the same sign-in. @throws IdentityRefusal `credentials` when the provider has ended it. */
  async refresh(refreshToken: string): Promise<ProviderTokens> {
    const command = new GetTokensFromRefreshTokenCommand({ ClientId: this.client.clientId, RefreshToken: refreshToken });
    const { AuthenticationResult } = await this.client.ask(() => this.client.sdk.send(command));
    return tokensOf({ RefreshToken: refreshToken, ...AuthenticationResult });
  }

  /**
   * Makes the account of a person, with a temporary password (a random one if none is given). Repeatable: an account of this user is taken as it is.
   * @returns the provider's subject, for `users.provider_subject`
   */
  async createUser({ userId, email, temporaryPassword }: { userId: string; email: string; temporaryPassword?: string }): Promise<string> {
    const TemporaryPassword = temporaryPassword ?? `Aa1${randomBytes(24).toString('base64url')}`;
    const attributes = { email, email_verified: 'true' };
    const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    const command = new AdminCreateUserCommand({
      ...this.client.pool,
      Username: userId,
      MessageAction: 'SUPPRESS',
      TemporaryPassword,
      UserAttributes,
    });
    const created = await this.client.ask(() => this.client.sdk.send(command), { existing: null });
    if (created === null) return this.subjectOf(userId);
    return subjectIn(created.User?.Attributes);
  }

  /** Sets a password for good, whatever it was before. @throws IdentityRefusal `password`. */
  async setPassword(userId: string, password: string): Promise<void> {
    const command = new AdminSetUserPasswordCommand({ ...this.client.pool, Username: userId, Password: password, Permanent: true });
    await this.client.ask(() => this.client.sdk.send(command));
  }

  /** Takes an account away; one that is not there is no error. */
  async deleteUser(userId: string): Promise<void> {
    await this.client.ask(() => this.client.sdk.send(new AdminDeleteUserCommand({ ...this.client.pool, Username: userId })), {
      missing: null,
    });
  }

  /** Ends every sign-in of a person at the provider. Our sessions decide, so a failure is logged and no more. */
  async signOutEverywhere(userId: string): Promise<void> {
    await this.client.bestEffort('global sign-out', () =>
      this.client.sdk.send(new AdminUserGlobalSignOutCommand({ ...this.client.pool, Username: userId })),
    );
  }

  /** Ends one sign-in at the provider. Our sessions decide, so a failure is logged and no more. */
  async revoke(refreshToken: string): Promise<void> {
    await this.client.bestEffort('revocation', () =>
      this.client.sdk.send(new RevokeTokenCommand({ ClientId: this.client.clientId, Token: refreshToken })),
    );
  }

  private async respond(
    challenge: typeof NEW_PASSWORD | typeof SECOND_FACTOR,
    Session: string,
    ChallengeResponses: Record<string, string>,
  ): Promise<PasswordAnswer> {
    const request = { ...this.client.pool, ClientId: this.client.clientId, ChallengeName: challenge, Session, ChallengeResponses };
    return answerIn(await this.client.ask(() => this.client.sdk.send(new AdminRespondToAuthChallengeCommand(request))));
  }

  private async subjectOf(userId: string): Promise<string> {
    const { UserAttributes } = await this.client.ask(() =>
      this.client.sdk.send(new AdminGetUserCommand({ ...this.client.pool, Username: userId })),
    );
    return subjectIn(UserAttributes);
  }
}

function answerIn({ AuthenticationResult, ChallengeName, Session }: ProviderAnswer): PasswordAnswer {
  if (ChallengeName === NEW_PASSWORD && Session) return { newPasswordSession: Session };
  if (ChallengeName === SECOND_FACTOR && Session) return { secondFactorSession: Session };
  return { tokens: tokensOf(AuthenticationResult) };
}

function tokensOf(result: AuthenticationResultType | undefined): ProviderTokens {
  if (!result?.AccessToken || !result.RefreshToken) throw new Error('the identity provider gave no tokens');
  return { accessToken: result.AccessToken, refreshToken: result.RefreshToken };
}

function subjectIn(attributes: readonly { Name?: string; Value?: string }[] | undefined): string {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (!subject) throw new Error('the identity provider named no subject');
  return subject;
}
