import {
  type AbstractControl,
  FormArray,
  FormControl,
  FormGroup,
  FormRecord,
  type ValidationErrors,
  type ValidatorFn,
  Validators,
} from '@angular/forms';
import type { CustomField, IdentifierType, PatientIdentifier, PatientPhone, PhoneUse } from '@hms/shared-dto';
import { dayOf, toE164 } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { type TypedField, setOwnFields } from '../shared/own-fields/own-field-controls';
import { birthDateFault, isBlank } from './birth-date';

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

/** A number that somebody else gave: a row of the form. */
export const identifierRow = (given: Partial<PatientIdentifier> = {}) => {
  const limits = limitsOf('PatientIdentifier');
  return new FormGroup({
    type: new FormControl<IdentifierType>(given.type ?? 'abha', { nonNullable: true }),
    value: new FormControl(given.value ?? '', {
      nonNullable: true,
      validators: validatorsFor(limits, 'value').filter((rule) => !rule(BLANK)),
    }),
    issuer: new FormControl(given.issuer ?? '', { nonNullable: true }),
  });
};

/** A further phone: a row of the form. */
export const phoneRow = (given: Partial<PatientPhone> = {}) =>
  new FormGroup({
    number: new FormControl(given.number ?? '', {
      nonNullable: true,
      validators: [
        onSent(
          toE164,
          validatorsFor(limitsOf('PatientPhone'), 'number').filter((rule) => !rule(BLANK)),
        ),
      ],
    }),
    use: new FormControl<PhoneUse>(given.use ?? 'mobile', { nonNullable: true }),
  });

/** A row that nobody filled in is no mistake: it is left out. */
const BLANK = new FormControl('');

const createEmergencyContact = () => {
  const limits = limitsOf('EmergencyContact');
  const contact = new FormGroup({
    name: text(validatorsFor(limits, 'name').filter((rule) => !rule(BLANK))),
    relation: text(),
    phone: text([onSent(toE164, validatorsFor(limits, 'phone'))]),
  });
  const { name, relation, phone } = contact.controls;
  name.addValidators((control: AbstractControl<string>) =>
    !control.value.trim() && (relation.value || phone.value.trim()) ? { required: true } : null,
  );
  for (const cause of [relation, phone]) cause.valueChanges.subscribe(() => name.updateValueAndValidity());
  return contact;
};

/** All fields of a patient; the server's limits, read from its contract, are the rules. */
export function createPatientForm() {
  const limits = limitsOf('RegisterPatientRequest');
  const places = limitsOf('Address');
  const form = new FormGroup({
    unidentified: new FormControl(false, { nonNullable: true }),
    lastName: text(validatorsFor(limits, 'lastName')),
    firstName: text(validatorsFor(limits, 'firstName')),
    middleName: text(validatorsFor(limits, 'middleName')),
    title: text(validatorsFor(limits, 'title')),
    localName: text(validatorsFor(limits, 'localName')),
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
    identifiers: new FormArray<ReturnType<typeof identifierRow>>([]),
    phones: new FormArray<ReturnType<typeof phoneRow>>([]),
    emergencyContact: createEmergencyContact(),
    language: text(),
    occupation: text(validatorsFor(limits, 'occupation')),
    maritalStatus: text(),
    deceasedDate: text(),
    motherId: text(),
    multipleBirthOrder: text([Validators.pattern(/^[1-9]$/)]),
    medicalHistory: text(validatorsFor(limits, 'medicalHistory')),
    /** The hospital's own fields by key, see {@link setFormFields}. */
    customFields: new FormRecord<FormControl<TypedField>>({}),
  });
  addIdentityRules(form);
  return form;
}

export type PatientForm = ReturnType<typeof createPatientForm>;
export type PatientFormValue = ReturnType<PatientForm['getRawValue']>;

/** Gives the form the hospital's own fields; what is required waits until the person is known. */
export function setFormFields(form: PatientForm, fields: readonly CustomField[]): void {
  setOwnFields(form.controls.customFields, fields, () => form.controls.unidentified.value);
}

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
  const recheck = () =>
    [lastName, born.controls.year, born.controls.ageYears, ...Object.values(form.controls.customFields.controls)].forEach((control) =>
      control.updateValueAndValidity(),
    );
  const causes: AbstractControl[] = [unidentified, born.controls.by, born.controls.day, born.controls.month];
  for (const control of causes) control.valueChanges.subscribe(recheck);
  recheck();
}

/** Puts a value into the form, with as many rows as it has. */
export function fillPatientForm(form: PatientForm, value: PatientFormValue): void {
  const { identifiers, phones } = form.controls;
  identifiers.clear({ emitEvent: false });
  phones.clear({ emitEvent: false });
  for (const one of value.identifiers) identifiers.push(identifierRow(one), { emitEvent: false });
  for (const one of value.phones) phones.push(phoneRow(one), { emitEvent: false });
  form.reset(value);
}
