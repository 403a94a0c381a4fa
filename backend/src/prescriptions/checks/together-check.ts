import type { PrescriptionIssue } from '@hms/shared-dto';
import type { InteractionRule, SafetyRuleSet } from '../rules/rule.types.js';
import {
  holdWords,
  issue,
  upperFirst,
  type CheckInput,
  type CurrentPrescription,
  type Findings,
  type MedicationSnapshot,
} from './check.types.js';
import { membersOf, nameOf, type Member } from './substance-classes.js';

/** ATC, fourth level: chemical subgroup. */
const SUBGROUP_LENGTH = 5;
const DUPLICATES = 'FHIR MedicationRequest reason sdupther; ATC classification (WHO), fourth level';

const substancesOf = ({ ingredients }: MedicationSnapshot): string[] => ingredients.map(({ substance }) => substance);

/** Both substances of a rule, whichever way round, unless they are the same one: that is a duplicate. */
function metBy({ one, other }: InteractionRule, [mine, theirs]: [readonly Member[], readonly Member[]]): [string, string] | null {
  for (const [first, second] of [
    [one, other],
    [other, one],
  ]) {
    const [a, b] = [mine.find(({ classes }) => classes.includes(first)), theirs.find(({ classes }) => classes.includes(second))];
    if (a && b && nameOf(a) !== nameOf(b)) return [nameOf(a), nameOf(b)];
  }
  return null;
}

export function checkInteractions(rules: SafetyRuleSet, { medication, current }: CheckInput): Findings {
  const inClasses = (each: MedicationSnapshot): Member[] => membersOf(rules, rules.interactionClasses, each);
  const mine = inClasses(medication);
  const issues = current.flatMap((other) => {
    const theirs = inClasses(other.medication);
    return rules.interactions.flatMap((rule): PrescriptionIssue[] => {
      const met = metBy(rule, [mine, theirs]);
      if (!met) return [];
      const text = `${upperFirst(met[0])} and ${met[1]}, which the patient takes${holdWords(other)}: ${rule.text}`;
      return [issue({ ruleId: rule.id, kind: 'interaction', severity: rule.severity, text, source: rule.source }, other.id)];
    });
  });
  return { issues, gaps: [] };
}

function duplicateOf(medication: MedicationSnapshot, other: CurrentPrescription): PrescriptionIssue | null {
  const { id, medication: theirs } = other;
  const same = substancesOf(medication).find((substance) => substancesOf(theirs).includes(substance));
  if (same) {
    const text = `The patient takes ${same} already${holdWords(other)}, as ${theirs.name}.`;
    return issue({ ruleId: 'duplicate.substance', kind: 'duplicate', severity: 'high', text, source: DUPLICATES }, id);
  }
  const subgroups = medication.classes.map((code) => code.slice(0, SUBGROUP_LENGTH)).filter((code) => code.length === SUBGROUP_LENGTH);
  if (!theirs.classes.some((code) => subgroups.includes(code.slice(0, SUBGROUP_LENGTH)))) return null;
  const text = `The patient takes ${theirs.name} already${holdWords(other)}, which is of the same group.`;
  return issue({ ruleId: 'duplicate.subgroup', kind: 'duplicate', severity: 'moderate', text, source: DUPLICATES }, id);
}

/** The same substance again, or another of its chemical subgroup. What is put on is no duplicate of what is taken. */
export function checkDuplicates({ medication, current }: CheckInput): Findings {
  const local = isLocal(medication);
  const alike = current.filter((other) => isLocal(other.medication) === local);
  return { issues: alike.map((other) => duplicateOf(medication, other)).filter((found) => found !== null), gaps: [] };
}

const LOCAL_FORMS: readonly string[] = ['cream', 'ointment', 'gel', 'lotion', 'eye-drops', 'ear-drops', 'nasal-spray', 'pessary'];

/** Works where it is put, hardly anywhere else. */
export const isLocal = ({ form }: MedicationSnapshot): boolean => LOCAL_FORMS.includes(form);
