import { allergyRow, createFirstAllergies, toFirstAllergies } from './first-allergies';

const sent = (form: ReturnType<typeof createFirstAllergies>) => toFirstAllergies(form.getRawValue());

describe('allergies at registration', () => {
  it('say nothing while nobody asked', () => {
    const form = createFirstAllergies();
    expect([form.valid, sent(form)]).toEqual([true, {}]);
  });

  it('are none known only when that is chosen', () => {
    const form = createFirstAllergies();
    form.controls.answer.setValue('none_known');
    expect(sent(form)).toEqual({ noKnownAllergies: true });
  });

  it('ask for the substance of each that is to be recorded', () => {
    const form = createFirstAllergies();
    form.controls.answer.setValue('recorded');
    expect([form.valid, form.controls.allergies.length]).toEqual([false, 1]);
    form.controls.allergies.at(0).patchValue({ substance: ' Penicillin ', reactions: 'rash, , swelling', severity: 'severe' });
    form.controls.allergies.push(allergyRow());
    form.controls.allergies.at(1).patchValue({ substance: 'Latex', verificationStatus: 'confirmed' });
    expect([form.valid, sent(form)]).toEqual([
      true,
      {
        allergies: [
          { substance: 'Penicillin', verificationStatus: 'unconfirmed', severity: 'severe', reactions: ['rash', 'swelling'] },
          { substance: 'Latex', verificationStatus: 'confirmed' },
        ],
      },
    ]);
  });

  it('do not keep a form from being sent by rows that count no more', () => {
    const form = createFirstAllergies();
    form.controls.answer.setValue('recorded');
    form.controls.answer.setValue('none_known');
    expect([form.valid, sent(form)]).toEqual([true, { noKnownAllergies: true }]);
  });
});
