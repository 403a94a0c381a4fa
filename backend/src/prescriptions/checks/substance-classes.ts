import type { Members, SafetyRuleSet } from '../rules/rule.types.js';
import type { MedicationSnapshot } from './check.types.js';

/** What of a medicine is in classes of the rules. */
export interface Member {
  /** Generic name, or those of all ingredients that no class knows. */
  readonly substances: readonly string[];
  readonly classes: readonly string[];
  /** Whether the ATC codes of the medicine say so, not the name. */
  readonly coded: boolean;
}

export const nameOf = ({ substances }: Member): string => substances.join(' + ');

const allClasses = ({ allergyClasses, interactionClasses }: SafetyRuleSet): Members[] => [
  ...Object.values(allergyClasses),
  ...Object.values(interactionClasses),
];

const isCoded = ({ atc }: Members, { classes: codes }: MedicationSnapshot): boolean =>
  atc.some((beginning) => codes.some((code) => code.startsWith(beginning)));

/** Ingredients whose name is in none of these, such as one that is spelt in another way. */
const unnamed = (known: readonly Members[], { ingredients }: MedicationSnapshot): string[] => {
  const names = new Set(known.flatMap(({ substances }) => substances));
  return ingredients.map(({ substance }) => substance).filter((substance) => !names.has(substance));
};

/**
 * The ingredients of a medicine with the classes that they are in, by their generic names; those that no class knows together, by the medicine's codes.
 * A code is of the whole medicine: what a known name accounts for says nothing of the other ingredients.
 */
export function membersOf(rules: SafetyRuleSet, classes: Readonly<Record<string, Members>>, medication: MedicationSnapshot): Member[] {
  const [names, others] = [Object.keys(classes), unnamed([...allClasses(rules), ...Object.values(classes)], medication)];
  const named = medication.ingredients
    .filter(({ substance }) => !others.includes(substance))
    .map(({ substance }) => ({
      ...{ substances: [substance], coded: false },
      classes: names.filter((name) => classes[name].substances.includes(substance)),
    }));
  if (others.length === 0) return named;
  const met = named.flatMap((member) => member.classes);
  const coded = names.filter((name) => !met.includes(name) && isCoded(classes[name], medication));
  return [...named, { substances: others, classes: coded, coded: true }];
}

/** Ingredients that neither the rules of allergies nor those of interactions know, by name or by the medicine's codes. */
export const unknownTo = (rules: SafetyRuleSet, medication: MedicationSnapshot): string[] =>
  allClasses(rules).some((each) => isCoded(each, medication)) ? [] : unnamed(allClasses(rules), medication);
