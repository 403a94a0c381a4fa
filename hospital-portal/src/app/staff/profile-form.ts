import { FormControl, FormGroup } from '@angular/forms';
import type { StaffProfile, StaffProfileRequest } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';

const TEXTS = ['departmentId', 'specialty', 'qualification', 'registrationNumber'] as const;
const FIELDS = [...TEXTS, 'labVerifier'] as const;
type Text = (typeof TEXTS)[number];
type Field = (typeof FIELDS)[number];

const LABELS: Readonly<Record<Field, string>> = {
  departmentId: 'Department',
  specialty: 'Specialty',
  qualification: 'Qualification',
  registrationNumber: 'Registration number',
  labVerifier: 'Verifies laboratory results',
};

/** The server's limits, read from its contract, are the rules. */
export function createProfileForm() {
  const limits = limitsOf('StaffProfileRequest');
  const text = (field: Exclude<Text, 'departmentId'>) =>
    new FormControl('', { nonNullable: true, validators: validatorsFor(limits, field) });
  return new FormGroup({
    departmentId: new FormControl('', { nonNullable: true }),
    specialty: text('specialty'),
    qualification: text('qualification'),
    registrationNumber: text('registrationNumber'),
    labVerifier: new FormControl(false, { nonNullable: true }),
  });
}

export type ProfileForm = ReturnType<typeof createProfileForm>;
export type ProfileFormValue = ReturnType<ProfileForm['getRawValue']>;

export const toFormValue = (profile: StaffProfile): ProfileFormValue => ({
  ...(Object.fromEntries(TEXTS.map((field) => [field, profile[field] ?? ''])) as Record<Text, string>),
  labVerifier: profile.labVerifier,
});

/** What is empty is left out, which empties it. */
export const toRequest = (typed: ProfileFormValue): StaffProfileRequest => ({
  ...Object.fromEntries(TEXTS.map((field): [Text, string] => [field, typed[field].trim()]).filter(([, value]) => value)),
  ...(typed.labVerifier ? { labVerifier: true } : {}),
});

/** Where one's own text and what somebody else saved meanwhile differ; `nameOf` gives a department's name. */
export const conflictFields = (yours: ProfileFormValue, profile: StaffProfile, nameOf: (id: string) => string): ConflictField[] => {
  const theirs = toFormValue(profile);
  const words = (field: Field, value: string | boolean) => {
    if (typeof value === 'boolean') return value ? 'Yes' : 'No';
    return (field === 'departmentId' && value ? nameOf(value) : value.trim()) || 'None';
  };
  return FIELDS.map((field) => ({
    path: field,
    label: LABELS[field],
    yours: words(field, yours[field]),
    theirs: words(field, theirs[field]),
  })).filter((field) => field.yours !== field.theirs);
};

/** One's own, with theirs where that was picked. */
export const mergeChoice = (yours: ProfileFormValue, profile: StaffProfile, choice: ConflictChoice): ProfileFormValue => {
  const theirs = toFormValue(profile);
  return Object.fromEntries(FIELDS.map((field) => [field, choice[field] === 'theirs' ? theirs[field] : yours[field]])) as ProfileFormValue;
};
