import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  GetTokensFromRefreshTokenCommand,
  RevokeTokenCommand,
  type AuthenticationResultType,
} from '@aws-sdk/client-cognito-identity-provider';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { toRefusal } from './identity-refusals.js';

const TIMEOUT_MS = 3000;
const MAX_ATTEMPTS = 2;
const NEW_PASSWORD = 'NEW_PASSWORD_REQUIRED';

/** Tokens of one sign-in at the provider. */
export interface ProviderTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** A right password: tokens, or the demand to choose a new password in this provider session. */
export type PasswordAnswer = { readonly tokens: ProviderTokens } | { readonly newPasswordSession: string };

/**
 * The identity provider (Amazon Cognito or the embedded service of the same protocol); the only file that speaks to it. Its user name is our user id.
 * Never call it inside a unit of work. Refusals come as `IdentityRefusal`, anything that a retry may help against as 503.
 */
@Injectable()
export class IdentityProvider implements OnApplicationShutdown {
  private readonly logger = new Logger(IdentityProvider.name);
  private readonly client: CognitoIdentityProviderClient;
  private readonly pool: { readonly UserPoolId: string };
  private readonly ClientId: string;

  constructor(@Inject(APP_CONFIG) { identity }: AppConfig) {
    this.pool = { UserPoolId: identity.userPoolId };
    this.ClientId = identity.clientId;
    this.client = new CognitoIdentityProviderClient({
      region: identity.region,
      ...(identity.endpoint ? { endpoint: identity.endpoint } : {}),
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
    });
  }

  /** @throws IdentityRefusal `credentials` for a wrong password, an unknown or a disabled user alike. */
  async signIn(userId: string, password: string): Promise<PasswordAnswer> {
    const AuthParameters = { USERNAME: userId, PASSWORD: password };
    const command = new AdminInitiateAuthCommand({
      ...this.pool,
      ClientId: this.ClientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters,
    });
    const { AuthenticationResult, ChallengeName, Session } = await this.ask(() => this.client.send(command));
    if (ChallengeName === NEW_PASSWORD && Session) return { newPasswordSession: Session };
    return { tokens: tokensOf(AuthenticationResult) };
  }

  /** Answers the demand for a new password. @throws IdentityRefusal `password` or `credentials` (the provider's session is over). */
  async chooseNewPassword(userId: string, session: string, password: string): Promise<ProviderTokens> {
    const ChallengeResponses = { USERNAME: userId, NEW_PASSWORD: password };
    const request = { ...this.pool, ClientId: this.ClientId, ChallengeName: NEW_PASSWORD, Session: session, ChallengeResponses } as const;
    const { AuthenticationResult } = await this.ask(() => this.client.send(new AdminRespondToAuthChallengeCommand(request)));
    return tokensOf(AuthenticationResult);
  }

  /** New tokens of the same sign-in. @throws IdentityRefusal `credentials` when the provider has ended it. */
  async refresh(refreshToken: string): Promise<ProviderTokens> {
    const command = new GetTokensFromRefreshTokenCommand({ ClientId: this.ClientId, RefreshToken: refreshToken });
    const { AuthenticationResult } = await this.ask(() => this.client.send(command));
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
      ...this.pool,
      Username: userId,
      MessageAction: 'SUPPRESS',
      TemporaryPassword,
      UserAttributes,
    });
    const created = await this.ask(() => this.client.send(command), { existing: null });
    if (created === null) return this.subjectOf(userId);
    return subjectIn(created.User?.Attributes);
  }

  /** Sets a password for good, whatever it was before. @throws IdentityRefusal `password`. */
  async setPassword(userId: string, password: string): Promise<void> {
    const command = new AdminSetUserPasswordCommand({ ...this.pool, Username: userId, Password: password, Permanent: true });
    await this.ask(() => this.client.send(command));
  }

  /** Takes an account away; one that is not there is no error. */
  async deleteUser(userId: string): Promise<void> {
    await this.ask(() => this.client.send(new AdminDeleteUserCommand({ ...this.pool, Username: userId })), { missing: null });
  }

  /** Ends every sign-in of a person at the provider. Our sessions decide, so a failure is logged and no more. */
  async signOutEverywhere(userId: string): Promise<void> {
    await this.bestEffort('global sign-out', () => this.client.send(new AdminUserGlobalSignOutCommand({ ...this.pool, Username: userId })));
  }

  /** Ends one sign-in at the provider. Our sessions decide, so a failure is logged and no more. */
  async revoke(refreshToken: string): Promise<void> {
    await this.bestEffort('revocation', () => this.client.send(new RevokeTokenCommand({ ClientId: this.ClientId, Token: refreshToken })));
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }

  private async subjectOf(userId: string): Promise<string> {
    const { UserAttributes } = await this.ask(() => this.client.send(new AdminGetUserCommand({ ...this.pool, Username: userId })));
    return subjectIn(UserAttributes);
  }

  private ask<T>(send: () => Promise<T>): Promise<T>;
  private ask<T>(send: () => Promise<T>, accept: { existing?: null; missing?: null }): Promise<T | null>;
  private async ask<T>(send: () => Promise<T>, accept: { existing?: null; missing?: null } = {}): Promise<T | null> {
    try {
      return await send();
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'UsernameExistsException' && 'existing' in accept) return null;
      if (name === 'UserNotFoundException' && 'missing' in accept) return null;
      throw toRefusal(error);
    }
  }

  private async bestEffort(what: string, send: () => Promise<unknown>): Promise<void> {
    try {
      await send();
    } catch (error) {
      this.logger.warn({ err: error }, `${what} at the identity provider failed`);
    }
  }
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
