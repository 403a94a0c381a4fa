import type { PrescriptionIssue } from '@hms/shared-dto';
import { OWN_RECORD } from '../rules/allergy.rules.js';
import type { Classes, SafetyRuleSet } from '../rules/rule.types.js';
import { issue, upperFirst, type CheckedAllergy, type CheckInput, type Findings } from './check.types.js';
import { membersOf, nameOf, type Member } from './substance-classes.js';

/** Words of a text with a space around each, so that `ace` is not found in `pancreas`. */
const inWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;

const mentions = (text: string, name: string): boolean => inWords(text).includes(inWords(name));

/** Classes that an allergy in words is to, by the class's own names or by one of its substances. */
export const classesNamed = (classes: Classes, text: string): string[] =>
  Object.keys(classes).filter((name) => {
    const { words, substances } = classes[name];
    return [...words, ...substances].some((word) => mentions(text, word));
  });

/** Whether the rules know what this allergy is to. */
const isKnown = (rules: SafetyRuleSet, text: string): boolean => classesNamed(rules.allergyClasses, text).length > 0;

interface Met {
  readonly allergy: CheckedAllergy;
  readonly member: Member;
}

function sameSubstance({ allergy, member }: Met): PrescriptionIssue | null {
  const substance = member.substances.find((name) => mentions(allergy.substance, name));
  if (substance === undefined) return null;
  const text = `The patient is allergic to ${allergy.substance}. This medicine holds ${substance}.`;
  return issue({ ruleId: 'allergy.same-substance', kind: 'allergy', severity: 'high', text, source: OWN_RECORD }, allergy.id);
}

/** `The patient is allergic to Penicillin. Amoxycillin is a penicillin by its ATC code.` */
const wordsOf = (rules: SafetyRuleSet, { allergy, member }: Met, name: string): string =>
  `The patient is allergic to ${allergy.substance}. ${upperFirst(nameOf(member))} is ${rules.allergyClasses[name].label}${member.coded ? ' by its ATC code' : ''}.`;

function sameClass(rules: SafetyRuleSet, met: Met): PrescriptionIssue | null {
  const { allergy, member } = met;
  const shared = member.classes.find((name) => classesNamed(rules.allergyClasses, allergy.substance).includes(name));
  if (shared === undefined) return null;
  const { source } = rules.allergyClasses[shared];
  return issue({ ruleId: `allergy.${shared}`, kind: 'allergy', severity: 'high', text: wordsOf(rules, met, shared), source }, allergy.id);
}

function crossReaction(rules: SafetyRuleSet, met: Met): PrescriptionIssue | null {
  const { allergy, member } = met;
  const named = classesNamed(rules.allergyClasses, allergy.substance);
  const rule = rules.crossReactions.find(({ allergen, drug }) => named.includes(allergen) && member.classes.includes(drug));
  if (!rule) return null;
  const text = `${wordsOf(rules, met, rule.drug)} ${rule.text}`;
  return issue({ ruleId: rule.id, kind: 'allergy', severity: rule.severity, text, source: rule.source }, allergy.id);
}

/** Each allergy against each ingredient: the substance itself, then its class, then what is known to react alike. */
export function checkAllergies(rules: SafetyRuleSet, { medication, allergies }: CheckInput): Findings {
  const members = membersOf(rules, rules.allergyClasses, medication);
  const pairs = allergies.flatMap((allergy) => members.map((member): Met => ({ allergy, member })));
  const issues = pairs
    .map((met) => sameSubstance(met) ?? sameClass(rules, met) ?? crossReaction(rules, met))
    .filter((found) => found !== null);
  const met = new Set(issues.map(({ key }) => key.split(':')[1]));
  const unknown = allergies.filter(
    ({ id, substance, category }) => (category ?? 'medication') === 'medication' && !met.has(id) && !isKnown(rules, substance),
  );
  return {
    issues,
    gaps: unknown.map(({ substance }) => `Allergy to ${substance}: the rules do not know this substance. Compare it yourself.`),
  };
}
