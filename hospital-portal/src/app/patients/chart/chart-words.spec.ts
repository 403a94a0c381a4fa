import type { Allergy, AllergyNotice, CustomField } from '@hms/shared-dto';
import { newbornOf } from '../newborn';
import { createPatientForm, fillPatientForm } from '../patient-form';
import { toFormValue } from '../patient-form-value';
import { toDetails, toDuplicateCheck } from '../patient-request';
import { aPatient } from '../testing';
import { allergyConflict, allergyDetail, allergySentence, allergyTone, mergeAllergy, toAllergyRequest } from './allergy-words';
import { mergeLines, suggestedFields, takenIn } from './merge-lines';

const notice = (more: Partial<AllergyNotice> = {}): AllergyNotice => ({
  ...{ id: 'x', substance: 'Penicillin', severity: 'severe', reactions: ['Anaphylaxis'], verificationStatus: 'confirmed' },
  ...more,
});
const allergy = (more: Partial<Allergy> = {}): Allergy => ({
  ...notice(),
  ...{ category: 'medication', clinicalStatus: 'active', note: null, recorder: 'Asha', recordedAt: '2026-11-22T05:11:00Z' },
  ...{ updatedBy: 'Asha', updatedAt: '2026-11-22T05:11:00Z', version: 1 },
  ...more,
});

describe('words about allergies', () => {
  it('say how bad and how certain, and never nothing', () => {
    expect(allergyDetail(notice())).toBe('severe, anaphylaxis');
    expect(allergyDetail(notice({ severity: null, verificationStatus: 'unconfirmed', reactions: [] }))).toBe(
      'severity not known, not confirmed',
    );
    expect(allergySentence({ status: 'not_asked', data: [] })).toBe('Allergies not recorded');
    expect(allergySentence({ status: 'none_known', data: [] })).toBe('No known allergies');
    expect(allergySentence({ status: 'recorded', data: [notice()] })).toBe('Allergies: Penicillin (severe, anaphylaxis)');
  });

  it('are loudest for a severe one, and louder for "not asked" than for "none known"', () => {
    expect(allergyTone({ status: 'recorded', data: [notice()] })).toBe('critical');
    expect(allergyTone({ status: 'recorded', data: [notice({ severity: 'mild' })] })).toBe('caution');
    expect(allergyTone({ status: 'not_asked', data: [] })).toBe('caution');
    expect(allergyTone({ status: 'none_known', data: [] })).toBe('neutral');
  });

  it('show both versions of a field and take the one that was picked', () => {
    const yours = toAllergyRequest(allergy({ severity: 'mild', note: 'Mine' }));
    const theirs = allergy({ note: 'Theirs' });
    expect(allergyConflict(yours, theirs).map(({ path }) => path)).toEqual(['severity', 'note']);
    expect(mergeAllergy(yours, theirs, { severity: 'theirs', note: 'yours' })).toMatchObject({ severity: 'severe', note: 'Mine' });
  });
});

describe('two records side by side', () => {
  it('differ where they say different things, and what one lacks comes from the other', () => {
    const left = aPatient({ email: null });
    const right = aPatient({ id: 'p2', email: 'm@x.example', phone: '+919800000002' });
    const lines = mergeLines(left, right);
    expect(lines.filter(({ differs }) => differs).map(({ field }) => field)).toEqual(['phone', 'email']);
    expect(suggestedFields(lines, 'left')).toEqual(['email']);
    expect(suggestedFields(lines, 'right')).toEqual([]);
    expect(takenIn(['email'], lines)).toEqual({ take: ['email'] });
  });

  it('show what the hospital itself asks too, each with the words of its type', () => {
    const field = { key: 'donor', label: 'Donor', type: 'boolean' } as CustomField;
    const lines = mergeLines(aPatient({ customFields: {} }), aPatient({ customFields: { donor: false } }), [field]);
    expect(lines.at(-1)).toEqual({ field: 'own.donor', label: 'Donor', left: '', right: 'No', differs: true });
    expect(suggestedFields(lines, 'left')).toEqual(['own.donor']);
    expect(takenIn(['phone', 'own.donor'], lines)).toEqual({ take: ['phone'], takeCustomFields: ['donor'] });
    expect(takenIn([], lines)).toEqual({ take: [], takeCustomFields: [] });
  });
});

describe('a patient’s form', () => {
  const whole = aPatient({
    ...{ middleName: 'Kumari', title: 'Mrs', localName: 'मीना', language: 'mr', maritalStatus: 'married', occupation: 'Teacher' },
    identifiers: [{ type: 'insurance', value: 'POL/1', issuer: 'Star' }],
    phones: [{ number: '+912025536617', use: 'work' }],
    emergencyContact: { name: 'Ramesh', relation: 'spouse', phone: '+919822041764' },
  });

  it('gives back what it was filled with, row by row', () => {
    const form = createPatientForm();
    fillPatientForm(form, toFormValue(whole));
    const { middleName, title, localName, language, maritalStatus, occupation, identifiers, phones, emergencyContact } = whole;
    expect(toDetails(form.getRawValue(), false)).toMatchObject({
      ...{ middleName, title, localName, language, maritalStatus, occupation, identifiers, phones, emergencyContact },
    });
    fillPatientForm(form, toFormValue(aPatient()));
    expect(toDetails(form.getRawValue(), false)).not.toHaveProperty('identifiers');
  });

  it('asks who may be registered already once two things are known', () => {
    const form = createPatientForm();
    form.patchValue({ lastName: 'Sharma' });
    expect(toDuplicateCheck(form.getRawValue())).toBeNull();
    form.patchValue({ phone: '98220 41763' });
    expect(toDuplicateCheck(form.getRawValue(), 'p1')).toEqual({ lastName: 'Sharma', phone: '+919822041763', patientId: 'p1' });
    form.patchValue({ unidentified: true });
    expect(toDuplicateCheck(form.getRawValue())).toBeNull();
  });

  it('begins for a newborn with the mother’s name, phone and address, and nothing else of hers', () => {
    const newborn = newbornOf({ ...whole, medicalHistory: 'Asthma', bloodGroup: 'O+' }, '2026-11-22');
    expect(newborn).toMatchObject({
      ...{ firstName: 'Baby of Meena', lastName: 'Sharma', phone: '+919822041763', motherId: 'p1', gender: '' },
      ...{ medicalHistory: '', bloodGroup: '', identifiers: [], localName: '', middleName: '' },
      emergencyContact: { name: 'Meena Sharma', relation: 'parent', phone: '+919822041763' },
    });
    expect(newborn.born).toMatchObject({ day: '22', month: '11', year: '2026' });
  });
});
