import { Injectable } from '@nestjs/common';
import type { Challenge } from '@hms/shared-dto';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { insertChallenge } from './challenges.queries.js';
import type { ProviderTokens } from './identity-provider.service.js';
import { otpauthUri } from './mfa/mfa.rules.js';
import { newToken } from './opaque.js';
import type { Membership, Person } from './people.queries.js';
import { Sealing } from './sealing.service.js';
import { SecondFactors } from './second-factors.service.js';
import type { SignedIn } from './sessions.service.js';

const CHALLENGE_LIFE_SECONDS = 180;
/** Fetching a telephone and setting up an app takes longer than typing a code. */
const SETUP_LIFE_SECONDS = 600;

/** What is kept, sealed, while a person answers. */
export interface Withheld {
  /** As it was when the challenge was made: a change of password or second factor since then ends it. */
  readonly credentialsVersion: number;
  /** The provider's session that waits for a new password. */
  readonly newPasswordSession?: string;
  /** The provider's session that waits for a code, and the password that opened it: a recovery code opens another (ADR 0005). */
  readonly secondFactor?: { readonly session: string; readonly password: string };
  /** The tokens that wait for a hospital, or for a second factor to be set up. */
  readonly tokens?: ProviderTokens;
}

/** Who is asked, by which app, on the way to which hospital (null: the platform, or not chosen yet). */
interface Asked {
  readonly person: Person;
  readonly appId: string;
  readonly tenantId: string | null;
}

/** Asks for what stands between a right password and a session: the provider's session or tokens stay here, the caller gets an opaque text. */
@Injectable()
export class ChallengeIssuer {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly sealing: Sealing,
    private readonly secondFactors: SecondFactors,
  ) {}

  async newPassword(to: Asked, newPasswordSession: string): Promise<SignedIn> {
    const session = await this.issue('NEW_PASSWORD_REQUIRED', to, { newPasswordSession });
    return { answer: { challenge: 'NEW_PASSWORD_REQUIRED', session }, cookie: null };
  }

  async code(to: Asked, secondFactor: { session: string; password: string }): Promise<SignedIn> {
    const session = await this.issue('SOFTWARE_TOKEN_MFA', to, { secondFactor });
    return { answer: { challenge: 'SOFTWARE_TOKEN_MFA', session }, cookie: null };
  }

  async chooseTenant(to: { person: Person; appId: string; memberships: readonly Membership[] }, tokens: ProviderTokens): Promise<SignedIn> {
    const session = await this.issue('CHOOSE_TENANT', { ...to, tenantId: null }, { tokens });
    const tenants = to.memberships.map(({ tenantId, tenantName }) => ({ id: tenantId, name: tenantName }));
    return { answer: { challenge: 'CHOOSE_TENANT', session, tenants }, cookie: null };
  }

  /** The hospital requires a second factor and there is none: set up before there is a session. */
  async setUpMfa(to: { person: Person; appId: string; membership: Membership }, tokens: ProviderTokens): Promise<SignedIn> {
    const { tenantId, tenantName } = to.membership;
    const secret = await this.secondFactors.associate(tokens.accessToken);
    const session = await this.issue('MFA_SETUP', { ...to, tenantId }, { tokens });
    const mfaSetup = { secret, otpauthUri: otpauthUri({ secret, issuer: tenantName, account: to.person.email }) };
    return { answer: { challenge: 'MFA_SETUP', session, mfaSetup }, cookie: null };
  }

  private async issue(kind: Challenge, { person, appId, tenantId }: Asked, kept: Omit<Withheld, 'credentialsVersion'>): Promise<string> {
    const session = newToken();
    const withheld: Withheld = { ...kept, credentialsVersion: person.credentialsVersion };
    const sealed = this.sealing.sealBytes(JSON.stringify(withheld));
    const lifeSeconds = kind === 'MFA_SETUP' ? SETUP_LIFE_SECONDS : CHALLENGE_LIFE_SECONDS;
    await this.units.auth((unit) => insertChallenge(unit, { session, userId: person.id, kind, appId, tenantId, sealed, lifeSeconds }));
    return session;
  }
}
