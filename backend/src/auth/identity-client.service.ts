import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Circuit } from '../common/circuit.js';
import { DependencyDownError } from '../common/domain-error.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { toRefusal } from './identity-refusals.js';

const TIMEOUT_MS = 3000;
const MAX_ATTEMPTS = 2;

/** What a call takes as an answer although the provider says no: what is to be made is there, or what is to be taken away is not. */
interface Accepted {
  readonly existing?: null;
  readonly missing?: null;
}

/** The connection to the identity provider, with its errors turned into ours. */
@Injectable()
export class IdentityClient implements OnApplicationShutdown {
  readonly pool: { readonly UserPoolId: string };
  readonly clientId: string;
  readonly sdk: CognitoIdentityProviderClient;
  private readonly logger = new Logger('IdentityProvider');
  private readonly circuit = new Circuit();

  constructor(@Inject(APP_CONFIG) { identity }: AppConfig) {
    this.pool = { UserPoolId: identity.userPoolId };
    this.clientId = identity.clientId;
    this.sdk = new CognitoIdentityProviderClient({
      region: identity.region,
      ...(identity.endpoint ? { endpoint: identity.endpoint } : {}),
      maxAttempts: MAX_ATTEMPTS,
      requestHandler: { connectionTimeout: TIMEOUT_MS, requestTimeout: TIMEOUT_MS, throwOnRequestTimeout: true },
    });
  }

  /** @throws IdentityRefusal, DomainError 429 or 503, or the SDK's own error when the fault is ours */
  ask<T>(send: () => Promise<T>): Promise<T>;
  ask<T>(send: () => Promise<T>, accept: Accepted): Promise<T | null>;
  async ask<T>(send: () => Promise<T>, accept: Accepted = {}): Promise<T | null> {
    try {
      return await this.answered(send);
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'UsernameExistsException' && 'existing' in accept) return null;
      if (name === 'UserNotFoundException' && 'missing' in accept) return null;
      throw toRefusal(error);
    }
  }

  /** For what our own rows decide already: a failure is logged and no more. */
  async bestEffort(what: string, send: () => Promise<unknown>): Promise<void> {
    try {
      await this.answered(send);
    } catch (error) {
      this.logger.warn({ err: error }, `${what} at the identity provider failed`);
    }
  }

  /** Asks, unless the provider has not answered anybody lately. */
  private async answered<T>(send: () => Promise<T>): Promise<T> {
    if (!this.circuit.ask()) throw new DependencyDownError('The sign-in service');
    try {
      const answer = await send();
      this.circuit.answered();
      return answer;
    } catch (error) {
      if (toRefusal(error) instanceof DependencyDownError) this.circuit.silent();
      else this.circuit.answered();
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.sdk.destroy();
  }
}
