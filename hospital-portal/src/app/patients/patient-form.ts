import { type AbstractControl, FormControl, FormGroup, type ValidationErrors, type ValidatorFn, Validators } from '@angular/forms';
import type { Patient } from '@hms/shared-dto';
import { dayOf, limitsOf, toE164, validatorsFor } from '@hms/shared-ui';
import { birthDateFault, isBlank, toTypedDate } from './birth-date';

const text = (validators: ValidatorFn[] = []) => new FormControl('', { nonNullable: true, validators });

/** The rules of a field for what will be sent, not for how it was typed. */
const onSent =
  (toSent: (typed: string) => string, validators: ValidatorFn[]): ValidatorFn =>
  (control: AbstractControl<string>) => {
    const sent = new FormControl(toSent(control.value));
    return Validators.compose(validators)?.(sent) ?? null;
  };

function createBorn() {
  const born = new FormGroup({
    /** Whether the date or the age is typed. */
    by: new FormControl<'date' | 'age'>('date', { nonNullable: true }),
    day: text(),
    month: text(),
    year: text(),
    estimated: new FormControl(false, { nonNullable: true }),
    ageYears: text([Validators.pattern(/^\d{1,3}$/), Validators.max(150)]),
  });
  return born;
}

/** All fields of a patient; the server's limits, read from its contract, are the rules. */
export function createPatientForm() {
  const limits = limitsOf('RegisterPatientRequest');
  const places = limitsOf('Address');
  const form = new FormGroup({
    unidentified: new FormControl(false, { nonNullable: true }),
    lastName: text(validatorsFor(limits, 'lastName')),
    firstName: text(validatorsFor(limits, 'firstName')),
    born: createBorn(),
    gender: text([Validators.required, ...validatorsFor(limits, 'gender')]),
    phone: text([onSent(toE164, validatorsFor(limits, 'phone'))]),
    email: text([Validators.email, ...validatorsFor(limits, 'email')]),
    address: new FormGroup({
      line: text(validatorsFor(places, 'line')),
      city: text(validatorsFor(places, 'city')),
      district: text(validatorsFor(places, 'district')),
      state: text(validatorsFor(places, 'state')),
      postalCode: text(validatorsFor(places, 'postalCode')),
      country: text([onSent((typed) => typed.toUpperCase(), validatorsFor(places, 'country'))]),
    }),
    bloodGroup: text(validatorsFor(limits, 'bloodGroup')),
    medicalHistory: text(validatorsFor(limits, 'medicalHistory')),
  });
  addIdentityRules(form);
  return form;
}

export type PatientForm = ReturnType<typeof createPatientForm>;
export type PatientFormValue = ReturnType<PatientForm['getRawValue']>;

/** Name and birth are needed unless the person is not identified; the birth date may be given as an age. */
function addIdentityRules(form: PatientForm): void {
  const { unidentified, lastName, born } = form.controls;
  lastName.addValidators((control: AbstractControl<string>) => (unidentified.value || control.value.trim() ? null : { required: true }));
  born.controls.year.addValidators((): ValidationErrors | null => {
    const typed = born.getRawValue();
    if (typed.by === 'age') return null;
    if (isBlank(typed)) return unidentified.value ? null : { required: true };
    const fault = birthDateFault(typed, dayOf(new Date()));
    return fault ? { birthDate: fault } : null;
  });
  born.controls.ageYears.addValidators((control: AbstractControl<string>) =>
    born.controls.by.value === 'age' && !unidentified.value && !control.value.trim() ? { required: true } : null,
  );
  const recheck = () => [lastName, born.controls.year, born.controls.ageYears].forEach((control) => control.updateValueAndValidity());
  const causes: AbstractControl[] = [unidentified, born.controls.by, born.controls.day, born.controls.month];
  for (const control of causes) control.valueChanges.subscribe(recheck);
  recheck();
}

const ADDRESS_PARTS = ['line', 'city', 'district', 'state', 'postalCode', 'country'] as const;

const addressValue = (address: Patient['address']): PatientFormValue['address'] =>
  Object.fromEntries(ADDRESS_PARTS.map((part) => [part, address?.[part] ?? ''])) as PatientFormValue['address'];

/** A registered patient as the form's value. */
export const toFormValue = (patient: Patient): PatientFormValue => ({
  unidentified: patient.unidentified,
  lastName: patient.unidentified && patient.lastName === UNKNOWN_NAME ? '' : patient.lastName,
  firstName: patient.firstName ?? '',
  born: { by: 'date', ...toTypedDate(patient.dateOfBirth), estimated: patient.birthDateEstimated, ageYears: '' },
  gender: patient.gender,
  phone: patient.phone ?? '',
  email: patient.email ?? '',
  address: addressValue(patient.address),
  bloodGroup: patient.bloodGroup ?? '',
  medicalHistory: patient.medicalHistory ?? '',
});

/** What the server calls a person without a name. */
const UNKNOWN_NAME = 'Unknown';
