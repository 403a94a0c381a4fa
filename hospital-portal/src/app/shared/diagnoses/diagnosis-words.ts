import {
  type Condition,
  type ConditionCertainty,
  type ConditionClinicalStatus,
  type ConditionVerificationStatus,
  isCurrentCondition,
} from '@hms/shared-dto';
import { formatDate, formatInstant } from '@hms/shared-ui';

export const CLINICAL_WORDS: Readonly<Record<ConditionClinicalStatus, string>> = {
  active: 'Active',
  recurrence: 'Recurrence',
  relapse: 'Relapse',
  inactive: 'Inactive',
  remission: 'In remission',
  resolved: 'Resolved',
};

export const CERTAINTY_WORDS: Readonly<Record<ConditionCertainty, string>> = {
  provisional: 'Provisional',
  confirmed: 'Confirmed',
  differential: 'Differential',
  unconfirmed: 'Not confirmed',
  refuted: 'Refuted',
};

const VERIFICATION_WORDS: Readonly<Record<ConditionVerificationStatus, string>> = {
  ...CERTAINTY_WORDS,
  'entered-in-error': 'Entered in error',
};

/** What is not as usual: an active, confirmed diagnosis with a code says nothing more. */
const chipsOf = ({ clinicalStatus, verificationStatus, freeText }: Condition): string[] => [
  ...(freeText ? ['Free text'] : []),
  ...(clinicalStatus === 'active' ? [] : [CLINICAL_WORDS[clinicalStatus]]),
  ...(verificationStatus === 'confirmed' ? [] : [VERIFICATION_WORDS[verificationStatus]]),
];

/** `Since 01-May-2019`, `01-May-2019 to 02-Jun-2020`. */
function spanOf({ onsetOn, abatedOn }: Condition): string {
  if (abatedOn) return `${onsetOn ? `${formatDate(onsetOn)} to ` : 'Until '}${formatDate(abatedOn)}`;
  return onsetOn ? `Since ${formatDate(onsetOn)}` : '';
}

/** A line of the list. */
export const diagnosisLine = (condition: Condition, zone: string) => ({
  ...{ id: condition.id, code: condition.code, display: condition.display, primary: condition.primary, note: condition.note, condition },
  current: isCurrentCondition(condition),
  wrong: condition.verificationStatus === 'entered-in-error',
  reason: condition.errorReason,
  chips: chipsOf(condition),
  written: [spanOf(condition), `${condition.recorder}, ${formatInstant(condition.recordedAt, zone)}`].filter(Boolean).join(' · '),
});

/** Primary first, then what counts today, then the rest; within each the newest first. */
export const inOrder = (conditions: readonly Condition[]): Condition[] => {
  const rank = (one: Condition): number => (isCurrentCondition(one) ? (one.primary ? 0 : 1) : 2);
  return [...conditions].sort((one, other) => rank(one) - rank(other));
};
