import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { Injectable } from '@nestjs/common';
import { IdentityClient } from './identity-client.service.js';

/** The second factor at the identity provider: TOTP, whose secret is the provider's alone. Never call it inside a unit of work. */
@Injectable()
export class SecondFactors {
  constructor(private readonly client: IdentityClient) {}

  /** A new secret for the owner of the token, in base 32. Changes nothing before it is verified. @throws IdentityRefusal `credentials` */
  async associate(accessToken: string): Promise<string> {
    const { SecretCode } = await this.client.ask(() =>
      this.client.sdk.send(new AssociateSoftwareTokenCommand({ AccessToken: accessToken })),
    );
    if (!SecretCode) throw new Error('the identity provider gave no secret');
    return SecretCode;
  }

  /** Proves a code of the secret that was given last, or else of the one in use. @throws IdentityRefusal `code`, `credentials` */
  async verify(accessToken: string, code: string): Promise<void> {
    const command = new VerifySoftwareTokenCommand({ AccessToken: accessToken, UserCode: code });
    await this.client.ask(() => this.client.sdk.send(command));
  }

  /** Whether sign-in asks for a code. A verified secret stays known while it is off. */
  async prefer(userId: string, enabled: boolean): Promise<void> {
    const SoftwareTokenMfaSettings = { Enabled: enabled, PreferredMfa: enabled };
    const command = new AdminSetUserMFAPreferenceCommand({ ...this.client.pool, Username: userId, SoftwareTokenMfaSettings });
    await this.client.ask(() => this.client.sdk.send(command));
  }
}
