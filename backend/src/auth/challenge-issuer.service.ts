import { Injectable } from '@nestjs/common';
import type { AppId, Challenge } from '@hms/shared-dto';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { insertChallenge } from './challenges.queries.js';
import type { ProviderTokens } from './identity-provider.service.js';
import { newToken } from './opaque.js';
import type { Membership, Person } from './people.queries.js';
import { Sealing } from './sealing.service.js';
import type { SignedIn } from './sessions.service.js';

const CHALLENGE_LIFE_SECONDS = 180;

/** What is kept, sealed, while a person answers: the provider's session for a new password, or the tokens that wait for a hospital. */
export interface Withheld {
  readonly newPasswordSession?: string;
  readonly tokens?: ProviderTokens;
}

/** Asks for what stands between a right password and a session: the provider's session or tokens stay here, the caller gets an opaque text. */
@Injectable()
export class ChallengeIssuer {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly sealing: Sealing,
  ) {}

  async newPassword(to: { person: Person; appId: AppId; tenantId: string | null }, newPasswordSession: string): Promise<SignedIn> {
    const session = await this.issue('NEW_PASSWORD_REQUIRED', to, { newPasswordSession });
    return { answer: { challenge: 'NEW_PASSWORD_REQUIRED', session }, cookie: null };
  }

  async chooseTenant(to: { person: Person; appId: AppId; memberships: readonly Membership[] }, tokens: ProviderTokens): Promise<SignedIn> {
    const session = await this.issue('CHOOSE_TENANT', { ...to, tenantId: null }, { tokens });
    const tenants = to.memberships.map(({ tenantId, tenantName }) => ({ id: tenantId, name: tenantName }));
    return { answer: { challenge: 'CHOOSE_TENANT', session, tenants }, cookie: null };
  }

  private async issue(
    kind: Challenge,
    { person, appId, tenantId }: { person: Person; appId: AppId; tenantId: string | null },
    withheld: Withheld,
  ): Promise<string> {
    const session = newToken();
    const sealed = this.sealing.sealBytes(JSON.stringify(withheld));
    const challenge = { session, userId: person.id, kind, appId, tenantId, sealed, lifeSeconds: CHALLENGE_LIFE_SECONDS };
    await this.units.auth((unit) => insertChallenge(unit, challenge));
    return session;
  }
}
