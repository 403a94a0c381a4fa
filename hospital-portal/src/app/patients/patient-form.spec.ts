import { createPatientForm } from './patient-form';
import { toFormValue } from './patient-form-value';
import { conflictFields, mergeChoice } from './patient-conflict';
import { toDetails } from './patient-request';
import { aPatient } from './testing';

describe('the patient form', () => {
  it('asks for name, birth and sex, but not of a person who is not identified', () => {
    const form = createPatientForm();
    expect(form.controls.lastName.errors).toEqual({ required: true });
    expect(form.controls.born.controls.year.errors).toEqual({ required: true });
    form.controls.unidentified.setValue(true);
    expect(form.controls.lastName.valid && form.controls.born.valid).toBe(true);
    expect(form.controls.gender.errors).toEqual({ required: true });
  });

  it('takes an age instead of the birth date', () => {
    const form = createPatientForm();
    form.controls.born.patchValue({ by: 'age' });
    expect(form.controls.born.controls.ageYears.errors).toEqual({ required: true });
    form.patchValue({ lastName: 'Rao', gender: 'male', born: { ageYears: '48' } });
    expect(form.valid).toBe(true);
    expect(toDetails(form.getRawValue(), true)).toEqual({ lastName: 'Rao', gender: 'male', ageYears: 48 });
  });

  it('checks a date when any of its parts changes', () => {
    const { born } = createPatientForm().controls;
    born.patchValue({ day: '31', month: '2', year: '1990' });
    expect(born.controls.year.errors).toHaveProperty('birthDate');
    born.controls.day.setValue('3');
    expect(born.controls.year.errors).toBeNull();
  });

  it('takes ten digits for an Indian number and leaves empty fields and a country alone out', () => {
    const form = createPatientForm();
    form.patchValue({ lastName: ' Rao ', gender: 'male', phone: '098220 41763', address: { country: 'in' }, medicalHistory: 'x' });
    expect(form.controls.phone.valid).toBe(true);
    expect(toDetails(form.getRawValue(), false)).toEqual({ lastName: 'Rao', gender: 'male', phone: '+919822041763' });
    form.patchValue({ phone: '12', address: { city: 'Pune' } });
    expect(form.controls.phone.invalid).toBe(true);
    expect(toDetails(form.getRawValue(), true)).toMatchObject({ address: { city: 'Pune', country: 'IN' }, medicalHistory: 'x' });
  });

  it('gives back what it was filled with', () => {
    const patient = aPatient({ birthDateEstimated: true, bloodGroup: 'B+' });
    expect(toDetails(toFormValue(patient), false)).toEqual({
      lastName: 'Sharma',
      firstName: 'Meena',
      dateOfBirth: '1978-03-02',
      birthDateEstimated: true,
      gender: 'female',
      phone: '+919822041763',
      address: { city: 'Pune', country: 'IN' },
      bloodGroup: 'B+',
    });
  });
});

describe('two versions of a patient', () => {
  const yours = { ...toFormValue(aPatient()), firstName: 'Meena Devi', phone: '98220 41763' };
  const theirs = aPatient({ address: { city: 'Nashik', country: 'IN' }, dateOfBirth: '1978-03-03' });

  it('shows the fields that differ, as people read them', () => {
    expect(conflictFields(yours, theirs)).toEqual([
      { path: 'firstName', label: 'First name', yours: 'Meena Devi', theirs: 'Meena' },
      { path: 'born', label: 'Date of birth', yours: '02-Mar-1978', theirs: '03-Mar-1978' },
      { path: 'address.city', label: 'City', yours: 'Pune', theirs: 'Nashik' },
    ]);
  });

  it('keeps yours where nothing else was picked', () => {
    const merged = mergeChoice(yours, theirs, { firstName: 'yours', born: 'theirs', 'address.city': 'theirs' });
    expect(merged.firstName).toBe('Meena Devi');
    expect(merged.born.day).toBe('3');
    expect(merged.address.city).toBe('Nashik');
  });
});
