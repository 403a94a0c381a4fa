import type { Condition, ConditionChange } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField, formatDate, formatInstant } from '@hms/shared-ui';
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

/** What can be chosen by itself: which request fields it is made of, and its words. */
const PARTS: Readonly<
  Record<
    string,
    { readonly label: string; readonly keys: readonly (keyof ConditionChange)[]; readonly words: (change: ConditionChange) => string }
  >
> = {
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
export function diagnosisConflict(yours: ConditionChange, theirs: Condition): ConflictField[] {
  const now = asChange(theirs);
  return Object.entries(PARTS)
    .map(([path, { label, words }]) => ({ path, label, yours: words(yours), theirs: words(now) }))
    .filter((field) => field.yours !== field.theirs);
}

/** One's own change, with theirs where that was chosen. */
export function settledDiagnosis(yours: ConditionChange, theirs: Condition, choice: ConflictChoice): ConditionChange {
  const now = asChange(theirs);
  const taken = Object.entries(PARTS).flatMap(([path, { keys }]) => (choice[path] === 'theirs' ? keys : []));
  const kept = Object.entries(yours).filter(([key]) => !taken.includes(key as keyof ConditionChange));
  return Object.fromEntries([...kept, ...Object.entries(now).filter(([key]) => taken.includes(key as keyof ConditionChange))]);
}

export const diagnosisConflictText = ({ updatedBy, updatedAt }: Condition, zone: string): string =>
  `${updatedBy} changed this at ${formatInstant(updatedAt, zone)}.`;
