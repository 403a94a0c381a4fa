import type { Condition, ConditionChange } from '@hms/shared-dto';
import {
  type ConflictChoice,
  type ConflictField,
  type ConflictParts,
  formatDate,
  formatInstant,
  partsInConflict,
  settledParts,
} from '@hms/shared-ui';
import { CERTAINTY_WORDS, CLINICAL_WORDS } from './diagnosis-words';

/** A diagnosis as a change would write it. */
const asChange = ({ code, display, verificationStatus, clinicalStatus, onsetOn, abatedOn, primary, note }: Condition): ConditionChange => ({
  ...(code === null ? { text: display } : { code }),
  ...(verificationStatus === 'entered-in-error' ? {} : { verificationStatus }),
  ...{ clinicalStatus, primary },
  ...(onsetOn ? { onsetOn } : {}),
  ...(abatedOn ? { abatedOn } : {}),
  ...(note ? { note } : {}),
});

const PARTS: ConflictParts<ConditionChange> = {
  diagnosis: { label: 'Diagnosis', keys: ['code', 'text'], words: ({ code, text }) => code ?? text ?? '' },
  verificationStatus: {
    label: 'Certainty',
    keys: ['verificationStatus'],
    words: ({ verificationStatus }) => CERTAINTY_WORDS[verificationStatus ?? 'provisional'],
  },
  clinicalStatus: { label: 'Status', keys: ['clinicalStatus'], words: ({ clinicalStatus }) => CLINICAL_WORDS[clinicalStatus ?? 'active'] },
  onsetOn: { label: 'Since', keys: ['onsetOn'], words: ({ onsetOn }) => (onsetOn ? formatDate(onsetOn) : '') },
  abatedOn: { label: 'Until', keys: ['abatedOn'], words: ({ abatedOn }) => (abatedOn ? formatDate(abatedOn) : '') },
  primary: { label: 'Primary', keys: ['primary'], words: ({ primary }) => (primary ? 'Yes' : 'No') },
  note: { label: 'Note', keys: ['note'], words: ({ note }) => note?.trim() ?? '' },
};

/** Where one's own change and the diagnosis as it is now differ, in words. */
export const diagnosisConflict = (yours: ConditionChange, theirs: Condition): ConflictField[] =>
  partsInConflict(PARTS, yours, asChange(theirs));

/** One's own change, with theirs where that was chosen. */
export const settledDiagnosis = (yours: ConditionChange, theirs: Condition, choice: ConflictChoice): ConditionChange =>
  settledParts(PARTS, choice, { yours, theirs: asChange(theirs) });

export const diagnosisConflictText = ({ updatedBy, updatedAt }: Condition, zone: string): string =>
  `${updatedBy} changed this at ${formatInstant(updatedAt, zone)}.`;
