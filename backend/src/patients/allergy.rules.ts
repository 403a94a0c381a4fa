import type { AllergyRequest, AllergySeverity, AllergyStatus, FieldError, RegisterPatientRequest } from '@hms/shared-dto';
import type { AllergyEntity } from './allergy.entity.js';

/** What a person writes of an allergy. */
export type AllergyValues = Pick<
  AllergyEntity,
  'substance' | 'category' | 'clinicalStatus' | 'verificationStatus' | 'severity' | 'reactions' | 'note'
>;

/** The row's values; certainty is never taken for granted. */
export const toAllergyValues = (request: AllergyRequest): AllergyValues => ({
  substance: request.substance.replace(/\s+/gu, ' ').trim(),
  category: request.category ?? null,
  clinicalStatus: request.clinicalStatus ?? 'active',
  verificationStatus: request.verificationStatus ?? 'unconfirmed',
  severity: request.severity ?? null,
  reactions: (request.reactions ?? []).map((reaction) => reaction.trim()).filter(Boolean),
  note: request.note || null,
});

/** Whether an allergy counts today: a banner shows it, and nobody can say that none are known. The database's generated column says the same. */
export const counts = ({ clinicalStatus, verificationStatus }: Pick<AllergyValues, 'clinicalStatus' | 'verificationStatus'>): boolean =>
  clinicalStatus === 'active' && (verificationStatus === 'confirmed' || verificationStatus === 'unconfirmed');

/** Whether two entries would be one line of a list. */
export const sameSubstance = (one: Pick<AllergyValues, 'substance'>, other: Pick<AllergyValues, 'substance'>): boolean =>
  one.substance.toLowerCase() === other.substance.toLowerCase();

/** What a registration says of allergies must be one answer: none known, or a list in which each counts once. */
export function firstAllergyErrors({ noKnownAllergies, allergies = [] }: RegisterPatientRequest): FieldError[] {
  if (noKnownAllergies && allergies.length > 0) {
    const message = 'There are allergies in the list. Take them out, or do not say that none are known.';
    return [{ path: 'noKnownAllergies', code: 'allergies.contradictory', message }];
  }
  const values = allergies.map(toAllergyValues);
  return values.flatMap((one, index) => {
    const again = counts(one) && values.slice(0, index).some((before) => counts(before) && sameSubstance(before, one));
    return again
      ? [{ path: `allergies.${index}.substance`, code: 'allergy.repeated', message: 'This allergy is in the list already.' }]
      : [];
  });
}

/** A severity that nobody knows stands before a mild one: it may be worse. */
const RANKS: Readonly<Record<AllergySeverity | 'unknown', number>> = { severe: 0, moderate: 1, unknown: 2, mild: 3 };

type Ranked = Pick<AllergyEntity, 'clinicalStatus' | 'verificationStatus' | 'severity' | 'substance'>;

/** Those that count today first, the worst on top. */
export function byGravity(one: Ranked, other: Ranked): number {
  if (counts(one) !== counts(other)) return counts(one) ? -1 : 1;
  const rank = RANKS[one.severity ?? 'unknown'] - RANKS[other.severity ?? 'unknown'];
  return rank || one.substance.localeCompare(other.substance, 'en');
}

/** A list in which nothing counts any more says nothing: ask again. */
export function allergyStatus(noneKnown: boolean | null, anyCounts: boolean): AllergyStatus {
  if (anyCounts) return 'recorded';
  return noneKnown ? 'none_known' : 'not_asked';
}

/** Names of the fields that differ: what the audit keeps of an edit. */
export const changedAllergyFields = (before: AllergyValues, after: AllergyValues): string[] =>
  (Object.keys(after) as (keyof AllergyValues)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
