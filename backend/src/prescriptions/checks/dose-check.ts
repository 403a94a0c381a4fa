import { formatAmount, FREQUENCIES, ingredientMilligrams, type PrescriptionIssue } from '@hms/shared-dto';
import { WEEKLY_ONLY, WEEKLY_SOURCE } from '../rules/dose.rules.js';
import type { DoseRule, SafetyRuleSet } from '../rules/rule.types.js';
import { issue, upperFirst, type CheckInput, type Findings } from './check.types.js';
import { isLocal } from './together-check.js';

/** Doses are for each kg below this age, in full years. */
const ADULT_FROM_YEARS = 12;

interface Bound {
  readonly most: number;
  readonly words: string;
}

/** The lower one of two bounds. */
const lower = (one: Bound | null, other: Bound | null): Bound | null =>
  one && other ? (one.most <= other.most ? one : other) : (one ?? other);

/** What counts for this patient: the adult's bound for everybody, for children also that for each kg. */
function boundOf(adult: number | null, perKg: number | null, { ageYears, weightKg }: CheckInput): Bound | null {
  const forAdults = adult === null ? null : { most: adult, words: `${formatAmount(adult)} mg` };
  if (ageYears === null || ageYears >= ADULT_FROM_YEARS || perKg === null || weightKg === null) return forAdults;
  const most = perKg * weightKg;
  return lower(forAdults, {
    most,
    words: `${formatAmount(most)} mg (${formatAmount(perKg)} mg for each kg of ${formatAmount(weightKg)} kg)`,
  });
}

/** Rounding of what was multiplied is no overdose. */
const exceeds = (value: number, { most }: Bound): boolean => value > most * (1 + 1e-9);

function tooMuch(rule: DoseRule, milligrams: number, input: CheckInput): PrescriptionIssue[] {
  const { perDay } = FREQUENCIES[input.frequency];
  const single = boundOf(rule.adultSingle, rule.childSinglePerKg, input);
  const daily = boundOf(rule.adultDaily, rule.childDailyPerKg, input);
  const inADay = milligrams * Math.max(perDay ?? 1, 1);
  const found = (what: string, value: number, bound: Bound): PrescriptionIssue => {
    const text = `${upperFirst(rule.substance)}: ${formatAmount(value)} mg ${what} is more than the most, ${bound.words}.`;
    return issue({ ruleId: rule.id, kind: 'dose', severity: 'high', text, source: rule.source }, what);
  };
  return [
    ...(single && exceeds(milligrams, single) ? [found('at a time', milligrams, single)] : []),
    ...(daily && exceeds(inADay, daily) ? [found('in a day', inADay, daily)] : []),
  ];
}

function weekly({ medication, frequency, route }: CheckInput): PrescriptionIssue[] {
  const substance = medication.ingredients.find((each) => WEEKLY_ONLY.includes(each.substance))?.substance;
  if (!substance || route !== 'PO' || frequency === 'weekly' || frequency === 'once') return [];
  const text = `${upperFirst(substance)} by mouth is taken once a week; taken every day it kills.`;
  return [issue({ ruleId: 'dose.weekly-only', kind: 'dose', severity: 'high', text, source: WEEKLY_SOURCE }, substance)];
}

/** Why a rule of this substance says less than it could about this patient. */
function ruleGap(rule: DoseRule, { ageYears, ageEstimated, weightKg }: CheckInput): string[] {
  if (ageYears === null) return [`Dose of ${rule.substance}: the age is not known. Only the most for adults was looked at.`];
  const estimated = ageEstimated ? [`Dose of ${rule.substance}: the age is an estimate.`] : [];
  if (ageYears >= ADULT_FROM_YEARS) return estimated;
  if (rule.childSinglePerKg === null && rule.childDailyPerKg === null)
    return [...estimated, `Dose of ${rule.substance}: there is no rule for children. Only the most for adults was looked at.`];
  return weightKg === null
    ? [...estimated, `Dose of ${rule.substance}: no weight is given. Only the most for adults was looked at.`]
    : estimated;
}

/** How much of each ingredient at a time and in a day. Nothing is said of what only works where it is put. */
export function checkDose(rules: SafetyRuleSet, input: CheckInput): Findings {
  if (isLocal(input.medication)) return { issues: [], gaps: [] };
  const found = ingredientMilligrams(input.dose, input.medication).map(({ substance, milligrams }): Findings => {
    const rule = rules.doses.find((each) => each.substance === substance);
    if (!rule) return { issues: [], gaps: [`Dose of ${substance}: there is no rule.`] };
    if (milligrams === null) return { issues: [], gaps: [`Dose of ${substance}: it is not told in mg.`] };
    return { issues: tooMuch(rule, milligrams, input), gaps: ruleGap(rule, input) };
  });
  return { issues: [...weekly(input), ...found.flatMap(({ issues }) => issues)], gaps: found.flatMap(({ gaps }) => gaps) };
}
