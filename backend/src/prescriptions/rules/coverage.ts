import type { IssueKind, SafetyCoverage } from '@hms/shared-dto';
import { OWN_RECORD } from './allergy.rules.js';
import type { SafetyRuleSet } from './rule.types.js';

interface Part {
  readonly rules: readonly { readonly source: string }[];
  readonly covers: string;
  readonly doesNotCover: string;
  /** What classes are told by, besides the sources of the rules. */
  readonly classesBy?: string;
}

const ATC = 'ATC/DDD Index, WHO Collaborating Centre for Drug Statistics Methodology (medicines whose names the rules do not know)';

const partsOf = (rules: SafetyRuleSet): Readonly<Record<IssueKind, Part>> => ({
  allergy: {
    rules: [{ source: OWN_RECORD }, ...Object.values(rules.allergyClasses), ...rules.crossReactions],
    classesBy: ATC,
    covers: `The same substance, ${Object.keys(rules.allergyClasses).length} classes of substances, and ${rules.crossReactions.length} cross-reactions between classes`,
    doesNotCover:
      'Allergies to other ingredients of a tablet or syrup and to brand names that the rules do not know, and medicines of which they know neither the generic name nor the ATC code',
  },
  interaction: {
    rules: rules.interactions,
    classesBy: ATC,
    covers: `${rules.interactions.length} pairs of classes: the fifteen of the ONC high-priority list and a few more, against what the patient takes by prescriptions of this hospital`,
    doesNotCover:
      'All other interactions, whatever the patient takes that was not prescribed here, and medicines of which the rules know neither the generic name nor the ATC code',
  },
  duplicate: {
    rules: [{ source: 'ATC classification (WHO), fourth level' }, { source: 'ATC classification (WHO), fourth level' }],
    covers: 'The same substance again, and another medicine of the same chemical subgroup',
    doesNotCover: 'Medicines that do the same in another way',
  },
  dose: {
    rules: rules.doses,
    covers: `The most at a time and in a day of ${rules.doses.length} substances; for ${rules.doses.filter(({ childDailyPerKg }) => childDailyPerKg !== null).length} of them also for each kg of a child under 12`,
    doesNotCover: 'Doses that are too low, weak kidneys or livers, newborns, insulin and whatever has no rule for its generic name',
  },
  pregnancy: {
    rules: rules.pregnancy,
    classesBy: ATC,
    covers: `${rules.pregnancy.length} substances and classes that harm an unborn child`,
    doesNotCover: 'Breast-feeding, and medicines of which the rules know neither the generic name nor the ATC code',
  },
});

/** What the rules cover, and what they do not, in words and numbers. */
export const coverageOf = (rules: SafetyRuleSet): SafetyCoverage[] =>
  Object.entries(partsOf(rules)).map(([kind, { rules: those, covers, doesNotCover, classesBy }]) => ({
    kind: kind as IssueKind,
    rules: those.length,
    covers,
    doesNotCover,
    sources: [...new Set([...those.map(({ source }) => source), ...(classesBy ? [classesBy] : [])])].sort(),
  }));
