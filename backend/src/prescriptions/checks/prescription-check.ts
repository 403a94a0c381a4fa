import { ISSUE_SEVERITIES, type PrescriptionIssue } from '@hms/shared-dto';
import type { PregnancyRule, SafetyRuleSet } from '../rules/rule.types.js';
import { checkAllergies } from './allergy-check.js';
import { issue, upperFirst, type CheckInput, type Findings } from './check.types.js';
import { checkDose } from './dose-check.js';
import { membersOf, nameOf, unknownTo } from './substance-classes.js';
import { checkDuplicates, checkInteractions, isLocal } from './together-check.js';

/** Where nobody said whether she is pregnant, what harms most is asked about. */
function harms(rule: PregnancyRule, substance: string, { pregnancy }: CheckInput): PrescriptionIssue[] {
  const found = { ruleId: rule.id, kind: 'pregnancy', source: rule.source } as const;
  if (pregnancy === 'pregnant')
    return [issue({ ...found, severity: rule.severity, text: `In pregnancy, ${substance}: ${rule.text}` }, substance)];
  if (rule.severity !== 'high') return [];
  return [
    issue({ ...found, severity: 'moderate', text: `${upperFirst(substance)}: ${rule.text} Ask whether she is pregnant.` }, substance),
  ];
}

function checkPregnancy(rules: SafetyRuleSet, input: CheckInput): Findings {
  const { medication, pregnancy, mayBePregnant } = input;
  if (isLocal(medication) || pregnancy === 'not-pregnant' || (pregnancy === 'unknown' && !mayBePregnant)) return { issues: [], gaps: [] };
  const byId = Object.fromEntries(rules.pregnancy.map((rule) => [rule.id, rule]));
  const issues = membersOf(rules, byId, medication).flatMap((member) =>
    member.classes.flatMap((id) => harms(byId[id], nameOf(member), input)),
  );
  return { issues, gaps: pregnancy === 'unknown' ? ['Pregnancy: nobody said whether she is pregnant.'] : [] };
}

/** Medicines that no rule of allergies or interactions knows are told: nothing was said of them because nothing was looked at. */
function unknownMedicines(rules: SafetyRuleSet, { medication, current }: CheckInput): string[] {
  const theirs = new Set(current.flatMap((other) => unknownTo(rules, other.medication)));
  return [
    ...unknownTo(rules, medication).map(
      (substance) => `Allergies and interactions of ${substance}: the rules do not know this substance. Compare it yourself.`,
    ),
    ...(theirs.size > 0 ? [`Interactions with ${[...theirs].join(', ')}, which the patient takes: the rules do not know it.`] : []),
  ];
}

const gravity = ({ severity }: PrescriptionIssue): number => ISSUE_SEVERITIES.indexOf(severity);

/** What the rules see in a prescription, the gravest first, and what they could not look at. Pure: the same input, the same answer. */
export function checkPrescription(rules: SafetyRuleSet, input: CheckInput): Findings {
  const parts = [
    checkAllergies(rules, input),
    checkInteractions(rules, input),
    checkDuplicates(input),
    checkDose(rules, input),
    checkPregnancy(rules, input),
  ];
  const byKey = new Map(parts.flatMap(({ issues }) => issues).map((each) => [each.key, each]));
  const issues = [...byKey.values()].sort((one, other) => gravity(one) - gravity(other));
  return { issues, gaps: [...new Set([...unknownMedicines(rules, input), ...parts.flatMap(({ gaps }) => gaps)])] };
}

/** Issues of high severity to which nobody gave a reason. */
export const unanswered = (issues: readonly PrescriptionIssue[], keys: readonly string[]): PrescriptionIssue[] =>
  issues.filter(({ severity, key }) => severity === 'high' && !keys.includes(key));
