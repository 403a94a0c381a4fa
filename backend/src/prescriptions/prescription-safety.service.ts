import { Injectable } from '@nestjs/common';
import type { ConfirmSafetyRequest, PrescriptionCheck, PrescriptionSafety } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { RuleBook } from './rule-book.service.js';
import { coverageOf } from './rules/coverage.js';
import type { SafetyRuleSet } from './rules/rule.types.js';
import { findConfirmation, insertConfirmation, type ConfirmationRow } from './signing.queries.js';

type State = Pick<PrescriptionCheck, 'checked' | 'notChecked' | 'rulesVersion'>;

/** Whether the hospital may rely on the safety rules, and who said so. */
@Injectable()
export class PrescriptionSafetyService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly book: RuleBook,
  ) {}

  get rules(): SafetyRuleSet {
    return this.book.rules;
  }

  /** Said with every check: whether anything was. */
  async state(): Promise<State> {
    return this.stateOf(await findConfirmation(this.units.current, this.rules.version));
  }

  async get(): Promise<PrescriptionSafety> {
    const confirmation = await findConfirmation(this.units.current, this.rules.version);
    return {
      ...this.stateOf(confirmation),
      coverage: coverageOf(this.rules),
      confirmedBy: confirmation?.confirmed_by_name ?? null,
      confirmedAt: confirmation?.confirmed_at.toISOString() ?? null,
    };
  }

  /** Once for each version; who was first stays. @throws DomainError `safety_rules.other_version`, `safety_rules.missing` */
  async confirm({ rulesVersion }: ConfirmSafetyRequest, caller: Principal): Promise<PrescriptionSafety> {
    const { version } = this.rules;
    if (!this.book.complete)
      throw new DomainError('safety_rules.missing', 'There are no rules to confirm. Tell the operator of this system.');
    if (rulesVersion !== version)
      throw new DomainError('safety_rules.other_version', 'These are not the rules of today. Read them again and confirm those.');
    if (await insertConfirmation(this.units.current, version, caller))
      await this.audit.record({ action: 'safety_rules.confirmed', entity: 'safety_rules', details: { version } });
    return this.get();
  }

  private stateOf(confirmation: ConfirmationRow | undefined): State {
    const { version: rulesVersion } = this.rules;
    if (!this.book.complete) return { checked: false, notChecked: 'no-rules', rulesVersion };
    return confirmation ? { checked: true, notChecked: null, rulesVersion } : { checked: false, notChecked: 'not-confirmed', rulesVersion };
  }
}
