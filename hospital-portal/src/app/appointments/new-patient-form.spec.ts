import { createNewPatientForm, fillName, toRegistration } from './new-patient-form';

describe('a new patient at booking', () => {
  it('needs a name, a sex, and a birth date or an age', () => {
    const form = createNewPatientForm();
    expect([form.controls.lastName.invalid, form.controls.dateOfBirth.errors, form.controls.gender.invalid]).toEqual([
      true,
      { required: true },
      true,
    ]);
    form.patchValue({ lastName: ' Rao ', gender: 'male', ageYears: '48' });
    expect([form.valid, toRegistration(form, [])]).toEqual([true, { lastName: 'Rao', gender: 'male', ageYears: 48 }]);
    form.patchValue({ dateOfBirth: '1978-03-02', firstName: 'Anil', phone: '98220 41763' });
    expect(toRegistration(form, [])).toEqual({
      ...{ lastName: 'Rao', firstName: 'Anil', gender: 'male', dateOfBirth: '1978-03-02', phone: '+919822041763' },
    });
    form.patchValue({ dateOfBirth: '2999-01-01' });
    expect(form.controls.dateOfBirth.errors).toEqual({ future: true });
    form.patchValue({ dateOfBirth: '', phone: '12' });
    expect(form.controls.phone.invalid).toBe(true);
  });

  it('takes the name that was looked for, and no number for one', () => {
    const form = createNewPatientForm();
    fillName(form, 'Anil Kumar rao');
    expect(form.getRawValue()).toMatchObject({ lastName: 'rao', firstName: 'Anil Kumar' });
    const other = createNewPatientForm();
    for (const typed of ['9822041763', 'CH-42', 'a@b.example', ' ']) fillName(other, typed);
    expect(other.controls.lastName.value).toBe('');
  });
});
