import { ALLERGY_CLASSES, CROSS_REACTIONS } from './allergy.rules.js';
import { DOSE_RULES } from './dose.rules.js';
import { INTERACTION_CLASSES, INTERACTIONS } from './interaction.rules.js';
import { PREGNANCY_RULES } from './pregnancy.rules.js';
import type { SafetyRuleSet } from './rule.types.js';

/** The rules of this release. Count the version up with any change of them: hospitals then confirm anew. */
export const SAFETY_RULES: SafetyRuleSet = {
  version: '2026-11-2',
  allergyClasses: ALLERGY_CLASSES,
  crossReactions: CROSS_REACTIONS,
  interactionClasses: INTERACTION_CLASSES,
  interactions: INTERACTIONS,
  doses: DOSE_RULES,
  pregnancy: PREGNANCY_RULES,
};

const PARTS = ['allergyClasses', 'crossReactions', 'interactionClasses', 'interactions', 'doses', 'pregnancy'] as const;

/** Parts that have no rule at all: with one of them missing, nothing counts as checked. */
export const missingParts = (rules: SafetyRuleSet): string[] => PARTS.filter((part) => Object.keys(rules[part]).length === 0);
