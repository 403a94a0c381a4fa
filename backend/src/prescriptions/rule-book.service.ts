import { Injectable } from '@nestjs/common';
import { SAFETY_RULES, missingParts } from './rules/rule-set.js';
import type { SafetyRuleSet } from './rules/rule.types.js';

/** The safety rules of this release, in one place, so that nothing is checked, shown or confirmed against others. */
@Injectable()
export class RuleBook {
  get rules(): SafetyRuleSet {
    return SAFETY_RULES;
  }

  /** Whether every part of the rules is there. */
  get complete(): boolean {
    return missingParts(this.rules).length === 0;
  }
}
