import { Injectable } from '@nestjs/common';
import type { MfaSetup, MfaStatus, RecoveryCodes } from '@hms/shared-dto';
import type { Principal } from '../../common/request.js';
import { MailRequests, type SecurityNotice } from '../../mail/mail-requests.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { codeWrongAt, mfaIllegalState, mfaRequired } from '../auth.errors.js';
import { isRefusal } from '../identity-refusals.js';
import { credentialsChanged, getPerson } from '../people.queries.js';
import { SecondFactors } from '../second-factors.service.js';
import { securityOf } from '../sessions.queries.js';
import { SessionsService } from '../sessions.service.js';
import { requiresMfa } from '../sign-in.rules.js';
import { mfaOf, replaceRecoveryCodes, writeMfa } from './mfa.queries.js';
import { otpauthUri } from './mfa.rules.js';
import { Recovery } from './recovery.service.js';

const ISSUER = 'Hospital Management System';

/** The second factor of a signed-in person. The provider keeps the secret and checks codes; recovery codes are ours. */
@Injectable()
export class MfaService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly recovery: Recovery,
    private readonly mail: MailRequests,
  ) {}

  async status({ userId, tenantId }: Principal): Promise<MfaStatus> {
    return this.units.auth(async (unit) => {
      const { mfa_enabled: enabled, mfa_required: required } = await securityOf(unit, userId, tenantId);
      const { enabled_at, codes_left } = await mfaOf(unit, userId);
      return { enabled, required, enabledAt: enabled_at?.toISOString() ?? null, recoveryCodesLeft: codes_left };
    });
  }

  /** A secret for an app; nothing changes before `confirm`. @throws DomainError `mfa.illegal_state` when it is on already */
  async setUp(caller: Principal, accessToken: string): Promise<MfaSetup> {
    await this.refuseUnless(caller, false);
    const secret = await this.secondFactors.associate(accessToken);
    return { secret, otpauthUri: otpauthUri({ secret, issuer: caller.tenantName ?? ISSUER, account: caller.email }) };
  }

  /** Switches it on. @throws InvalidRequestError for a wrong code, DomainError `mfa.illegal_state` */
  async confirm(caller: Principal, accessToken: string, code: string): Promise<RecoveryCodes> {
    await this.refuseUnless(caller, false);
    try {
      await this.secondFactors.verify(accessToken, code);
    } catch (error) {
      throw isRefusal(error, 'code') ? codeWrongAt('code') : error;
    }
    await this.secondFactors.prefer(caller.userId, true);
    return this.units.auth(async (unit) => {
      await writeMfa(unit, caller.userId, true);
      await credentialsChanged(unit, caller.userId);
      const recoveryCodes = await this.recovery.renew(caller.userId);
      await this.tell(caller, 'mfa_enabled');
      return { recoveryCodes };
    });
  }

  /** A new set; the old codes are worth nothing from now on. @throws DomainError `mfa.illegal_state` when it is off */
  async renewCodes(caller: Principal): Promise<RecoveryCodes> {
    await this.refuseUnless(caller, true);
    return this.units.auth(async () => {
      const recoveryCodes = await this.recovery.renew(caller.userId);
      await this.tell(caller, 'recovery_codes_renewed');
      return { recoveryCodes };
    });
  }

  /** Off at the provider first: killed in between, it is on again with the next sign-in. @throws DomainError `mfa.illegal_state`, `mfa.required` */
  async turnOff(caller: Principal): Promise<void> {
    await this.refuseUnless(caller, true);
    const person = await this.units.auth((unit) => getPerson(unit, caller.userId));
    const demanding = person.memberships.find((membership) => membership.status === 'active' && requiresMfa(membership));
    if (demanding) throw mfaRequired(demanding.tenantName);
    await this.secondFactors.prefer(caller.userId, false);
    await this.units.auth(async (unit) => {
      await writeMfa(unit, caller.userId, false);
      await credentialsChanged(unit, caller.userId);
      await replaceRecoveryCodes(unit, caller.userId, []);
      await this.tell(caller, 'mfa_disabled');
    });
  }

  private async refuseUnless({ userId }: Principal, enabled: boolean): Promise<void> {
    const { enabled_at } = await this.units.auth((unit) => mfaOf(unit, userId));
    if ((enabled_at !== null) !== enabled) throw mfaIllegalState(!enabled);
  }

  /** In the audit of where the session is, and by mail to the owner. */
  private async tell({ userId, tenantId }: Principal, notice: SecurityNotice): Promise<void> {
    await this.sessions.recordFor(tenantId, { action: ACTIONS[notice], entity: 'user', entityId: userId });
    await this.mail.securityNotice({ userId, notice, ...(tenantId === null ? {} : { tenantId }) });
  }
}

const ACTIONS: Readonly<Record<SecurityNotice, string>> = {
  mfa_enabled: 'mfa.enabled',
  mfa_disabled: 'mfa.disabled',
  mfa_reset: 'mfa.reset',
  recovery_codes_renewed: 'mfa.recovery_codes_renewed',
  recovery_code_used: 'mfa.recovery_code_used',
  sign_in_locked: 'sign_in.locked',
};
