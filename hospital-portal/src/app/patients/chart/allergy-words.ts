import type { Allergy, AllergyCategory, AllergyNotice, AllergyRequest, AllergySeverity, AllergySummary } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField, type Tone } from '@hms/shared-ui';

export const SEVERITY_LABELS: Readonly<Record<AllergySeverity, string>> = { severe: 'Severe', moderate: 'Moderate', mild: 'Mild' };
export const CATEGORY_LABELS: Readonly<Record<AllergyCategory, string>> = {
  medication: 'Medicine',
  food: 'Food',
  environment: 'Environment',
  biologic: 'Biologic',
};
export const CLINICAL_LABELS: Readonly<Record<Allergy['clinicalStatus'], string>> = {
  active: 'Active',
  inactive: 'Inactive',
  resolved: 'Resolved',
};
export const CERTAINTY_LABELS: Readonly<Record<Allergy['verificationStatus'], string>> = {
  confirmed: 'Confirmed',
  unconfirmed: 'Not confirmed',
  refuted: 'Refuted',
  'entered-in-error': 'Entered in error',
};

/** `severe, anaphylaxis, not confirmed`: what a banner says after the substance. */
export const allergyDetail = ({ severity, reactions, verificationStatus }: AllergyNotice): string =>
  [
    severity ?? 'severity not known',
    ...reactions.map((reaction) => reaction.charAt(0).toLocaleLowerCase('en-IN') + reaction.slice(1)),
    verificationStatus === 'unconfirmed' ? 'not confirmed' : null,
  ]
    .filter(Boolean)
    .join(', ');

/** How loudly a banner says it: nobody asked is as much to look at as an allergy that is not severe. */
export function allergyTone({ status, data }: AllergySummary): Tone {
  if (status === 'none_known') return 'neutral';
  return data.some(({ severity }) => severity === 'severe') ? 'critical' : 'caution';
}

/** The allergies in one sentence, for prints and readers. */
export function allergySentence({ status, data }: AllergySummary): string {
  if (status === 'none_known') return 'No known allergies';
  if (status === 'not_asked') return 'Allergies not recorded';
  return `Allergies: ${data.map((one) => `${one.substance} (${allergyDetail(one)})`).join('; ')}`;
}

/** Whether an allergy counts today. */
export const isCurrent = ({ clinicalStatus, verificationStatus }: Allergy): boolean =>
  clinicalStatus === 'active' && (verificationStatus === 'confirmed' || verificationStatus === 'unconfirmed');

/** An allergy as a request that changes nothing. */
export const toAllergyRequest = ({
  substance,
  category,
  clinicalStatus,
  verificationStatus,
  severity,
  reactions,
  note,
}: Allergy): AllergyRequest => ({
  ...{ substance, clinicalStatus, verificationStatus, reactions: [...reactions] },
  ...(category ? { category } : {}),
  ...(severity ? { severity } : {}),
  ...(note ? { note } : {}),
});

const FIELDS: readonly (readonly [keyof AllergyRequest, string, (request: AllergyRequest) => string])[] = [
  ['substance', 'Substance', ({ substance }) => substance],
  ['severity', 'Severity', ({ severity }) => (severity ? SEVERITY_LABELS[severity] : 'Not known')],
  ['reactions', 'Reactions', ({ reactions }) => (reactions ?? []).join(', ')],
  ['verificationStatus', 'Certainty', ({ verificationStatus }) => CERTAINTY_LABELS[verificationStatus ?? 'unconfirmed']],
  ['clinicalStatus', 'Status', ({ clinicalStatus }) => CLINICAL_LABELS[clinicalStatus ?? 'active']],
  ['category', 'Kind', ({ category }) => (category ? CATEGORY_LABELS[category] : '')],
  ['note', 'Note', ({ note }) => note ?? ''],
];

/** The fields in which one's own entry and the one saved meanwhile differ, in words. */
export const allergyConflict = (yours: AllergyRequest, theirs: Allergy): ConflictField[] => {
  const other = toAllergyRequest(theirs);
  return FIELDS.map(([path, label, read]) => ({ path, label, yours: read(yours), theirs: read(other) })).filter(
    (field) => field.yours !== field.theirs,
  );
};

export function mergeAllergy(yours: AllergyRequest, theirs: Allergy, choice: ConflictChoice): AllergyRequest {
  const other = toAllergyRequest(theirs);
  const taken = FIELDS.filter(([path]) => choice[path] === 'theirs').map(([path]) => [path, other[path]]);
  return { ...yours, ...Object.fromEntries(taken) } as AllergyRequest;
}
