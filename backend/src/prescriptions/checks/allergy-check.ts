import type { PrescriptionIssue } from '@hms/shared-dto';
import type { Classes, SafetyRuleSet } from '../rules/rule.types.js';
import { issue, upperFirst, type CheckedAllergy, type CheckInput, type Findings } from './check.types.js';

/** Words of a text with a space around each, so that `ace` is not found in `pancreas`. */
const inWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `;

const mentions = (text: string, name: string): boolean => inWords(text).includes(inWords(name));

const classesOf = (classes: Classes, substance: string): string[] =>
  Object.keys(classes).filter((name) => classes[name].substances.includes(substance));

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
  readonly substance: string;
}

function sameSubstance({ allergy, substance }: Met): PrescriptionIssue | null {
  if (!mentions(allergy.substance, substance)) return null;
  const text = `The patient is allergic to ${allergy.substance}. This medicine holds ${substance}.`;
  return issue(
    { ruleId: 'allergy.same-substance', kind: 'allergy', severity: 'high', text, source: "The patient's own record" },
    allergy.id,
  );
}

function sameClass(rules: SafetyRuleSet, { allergy, substance }: Met): PrescriptionIssue | null {
  const shared = classesOf(rules.allergyClasses, substance).find((name) =>
    classesNamed(rules.allergyClasses, allergy.substance).includes(name),
  );
  if (shared === undefined) return null;
  const text = `The patient is allergic to ${allergy.substance}. ${upperFirst(substance)} is ${rules.allergyClasses[shared].label}.`;
  return issue(
    { ruleId: `allergy.${shared}`, kind: 'allergy', severity: 'high', text, source: 'Same class of substances (ATC, WHO)' },
    allergy.id,
  );
}

function crossReaction(rules: SafetyRuleSet, { allergy, substance }: Met): PrescriptionIssue | null {
  const [named, own] = [classesNamed(rules.allergyClasses, allergy.substance), classesOf(rules.allergyClasses, substance)];
  const rule = rules.crossReactions.find(({ allergen, drug }) => named.includes(allergen) && own.includes(drug));
  if (!rule) return null;
  const text = `The patient is allergic to ${allergy.substance}. ${upperFirst(substance)} is ${rules.allergyClasses[rule.drug].label}. ${rule.text}`;
  return issue({ ruleId: rule.id, kind: 'allergy', severity: rule.severity, text, source: rule.source }, allergy.id);
}

/** Each allergy against each ingredient: the substance itself, then its class, then what is known to react alike. */
export function checkAllergies(rules: SafetyRuleSet, { medication, allergies }: CheckInput): Findings {
  const pairs = allergies.flatMap((allergy) => medication.ingredients.map(({ substance }): Met => ({ allergy, substance })));
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
