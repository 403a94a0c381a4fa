import type { IssueSeverity } from '@hms/shared-dto';

/** What a class, or a rule, is about. */
export interface Members {
  /** Generic names (INN) in lower case. */
  readonly substances: readonly string[];
  /** Beginnings of ATC codes (WHO), by which a medicine belongs to them whose generic name no rule knows. */
  readonly atc: readonly string[];
}

/** A set of substances that act, or are reacted to, alike. */
export interface SubstanceClass extends Members {
  /** In a sentence: `Amoxicillin is a penicillin.` */
  readonly label: string;
  /** What people write when they mean the class. */
  readonly words: readonly string[];
}

/** Substances of which who reacts to one is taken to react to the others. */
export interface AllergyClass extends SubstanceClass {
  readonly source: string;
}

export type Classes<T extends SubstanceClass = SubstanceClass> = Readonly<Record<string, T>>;

interface Rule {
  readonly id: string;
  readonly severity: IssueSeverity;
  readonly text: string;
  readonly source: string;
}

/** Who reacts to the first class may react to the second. */
export interface CrossReactionRule extends Rule {
  readonly allergen: string;
  readonly drug: string;
}

/** Two classes that are not given together. */
export interface InteractionRule extends Rule {
  readonly one: string;
  readonly other: string;
}

/** The most that is given of a substance by mouth, rectum or injection, in mg. */
export interface DoseRule {
  readonly id: string;
  readonly substance: string;
  readonly adultSingle: number | null;
  readonly adultDaily: number | null;
  /** Of children under 12, for each kg; null where only the adult's bound is known. */
  readonly childSinglePerKg: number | null;
  readonly childDailyPerKg: number | null;
  readonly source: string;
}

/** What harms an unborn child. */
export interface PregnancyRule extends Rule, Members {}

/** All that prescriptions are checked against. A change of any rule is a new version, which each hospital confirms anew. */
export interface SafetyRuleSet {
  readonly version: string;
  readonly allergyClasses: Classes<AllergyClass>;
  readonly crossReactions: readonly CrossReactionRule[];
  readonly interactionClasses: Classes;
  readonly interactions: readonly InteractionRule[];
  readonly doses: readonly DoseRule[];
  readonly pregnancy: readonly PregnancyRule[];
}
