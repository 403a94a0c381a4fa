import {
  type AbstractControl,
  FormControl,
  FormGroup,
  FormRecord,
  type ValidationErrors,
  type ValidatorFn,
  Validators,
} from '@angular/forms';
import type { CustomField, Gender, RegisterPatientRequest } from '@hms/shared-dto';
import { dayOf, toE164 } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { type TypedField, toOwnValues } from '../shared/own-fields/own-field-controls';

const LIMITS = limitsOf('RegisterPatientRequest');
const text = (...validators: ValidatorFn[]) => new FormControl('', { nonNullable: true, validators });

/** The rules of a phone for what will be sent, not for how it was typed. */
const phoneRule: ValidatorFn = (control: AbstractControl<string>): ValidationErrors | null =>
  Validators.compose(validatorsFor(LIMITS, 'phone'))?.(new FormControl(toE164(control.value))) ?? null;

/** What booking needs to know of somebody who was never here; the rest is asked when the patient comes. */
export function createNewPatientForm() {
  const form = new FormGroup({
    lastName: text(Validators.required, ...validatorsFor(LIMITS, 'lastName')),
    firstName: text(...validatorsFor(LIMITS, 'firstName')),
    dateOfBirth: text(),
    ageYears: text(Validators.pattern(/^\d{1,3}$/), Validators.max(150)),
    gender: text(Validators.required),
    phone: text(phoneRule),
    /** The hospital's own fields by key: those without which nobody is registered. */
    customFields: new FormRecord<FormControl<TypedField>>({}),
  });
  const { dateOfBirth, ageYears } = form.controls;
  dateOfBirth.addValidators((control: AbstractControl<string>): ValidationErrors | null => {
    if (control.value > dayOf(new Date())) return { future: true };
    return control.value || ageYears.value ? null : { required: true };
  });
  ageYears.valueChanges.subscribe(() => dateOfBirth.updateValueAndValidity());
  dateOfBirth.updateValueAndValidity();
  return form;
}

export type NewPatientForm = ReturnType<typeof createNewPatientForm>;

/** Somebody typed a name and nobody was found: it need not be typed again. A number is no name. */
export function fillName(form: NewPatientForm, typed: string): void {
  if (/[\d@+]/.test(typed) || !typed.trim()) return;
  const words = typed.trim().split(/\s+/u);
  form.patchValue({ lastName: words.pop() ?? '', firstName: words.join(' ') });
}

/** What is sent; empty fields are left out, and the birth date says more than the age. `fields` are the hospital's own that were asked. */
export function toRegistration(form: NewPatientForm, fields: readonly CustomField[]): RegisterPatientRequest {
  const { lastName, firstName, dateOfBirth, ageYears, gender, phone, customFields: typed } = form.getRawValue();
  const customFields = toOwnValues(typed, fields);
  return {
    lastName: lastName.trim(),
    ...(firstName.trim() ? { firstName: firstName.trim() } : {}),
    ...(dateOfBirth ? { dateOfBirth } : { ageYears: Number(ageYears) }),
    gender: gender as Gender,
    ...(phone.trim() ? { phone: toE164(phone) } : {}),
    ...(customFields ? { customFields } : {}),
  };
}
