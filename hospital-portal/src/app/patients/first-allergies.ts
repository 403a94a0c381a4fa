import { FormArray, FormControl, FormGroup, Validators } from '@angular/forms';
import type { AllergyRequest, AllergySeverity, AllergyStatus, AllergyVerificationStatus, RegisterPatientRequest } from '@hms/shared-dto';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';

/** An allergy that is told at registration: a row of the form. */
export const allergyRow = () =>
  new FormGroup({
    substance: new FormControl('', {
      nonNullable: true,
      validators: [Validators.required, ...validatorsFor(limitsOf('AllergyRequest'), 'substance')],
    }),
    reactions: new FormControl('', { nonNullable: true }),
    severity: new FormControl<AllergySeverity | ''>('', { nonNullable: true }),
    verificationStatus: new FormControl<AllergyVerificationStatus>('unconfirmed', { nonNullable: true }),
  });

/** What somebody asked about allergies, if anybody did. The rows count only under that answer. */
export const createFirstAllergies = () => {
  const form = new FormGroup({
    answer: new FormControl<AllergyStatus>('not_asked', { nonNullable: true }),
    allergies: new FormArray<ReturnType<typeof allergyRow>>([]),
  });
  const { answer, allergies } = form.controls;
  answer.valueChanges.subscribe((said) => {
    if (said !== 'recorded') return allergies.disable({ emitEvent: false });
    allergies.enable({ emitEvent: false });
    if (allergies.length === 0) allergies.push(allergyRow());
  });
  return form;
};

export type FirstAllergies = ReturnType<typeof createFirstAllergies>;
type Row = ReturnType<FirstAllergies['getRawValue']>['allergies'][number];

/** With commas between, as people write them. */
export const reactionsOf = (text: string): string[] =>
  text
    .split(',')
    .map((reaction) => reaction.trim())
    .filter(Boolean);

const toRequest = ({ substance, reactions, severity, verificationStatus }: Row): AllergyRequest => ({
  ...{ substance: substance.trim(), verificationStatus },
  ...(severity ? { severity } : {}),
  ...(reactionsOf(reactions).length ? { reactions: reactionsOf(reactions) } : {}),
});

/** The form as the API wants it; nothing while nobody asked. */
export function toFirstAllergies(
  typed: ReturnType<FirstAllergies['getRawValue']>,
): Pick<RegisterPatientRequest, 'allergies' | 'noKnownAllergies'> {
  if (typed.answer === 'none_known') return { noKnownAllergies: true };
  return typed.answer === 'recorded' && typed.allergies.length ? { allergies: typed.allergies.map(toRequest) } : {};
}
