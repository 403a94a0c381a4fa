import type { CustomField } from '@hms/shared-dto';
import { conflictFields, mergeChoice } from '../patient-conflict';
import { createPatientForm, fillPatientForm, setFormFields } from '../patient-form';
import { toFormValue } from '../patient-form-value';
import { factGroups } from '../patient-fact-lists';
import { toDetails } from '../patient-request';
import { aPatient } from '../testing';
import { ownValueWords } from './own-field-words';

const aField = (more: Partial<CustomField>): CustomField => ({
  ...{ id: 'f', key: 'one', type: 'text', label: 'One', required: false, visibleTo: ['Admin', 'Nurse'], unit: null, minimum: null },
  ...{ maximum: null, options: [], retiredOptions: [], status: 'active', createdAt: '2026-11-01T05:00:00Z', version: 1 },
  ...more,
});
const FIELDS = [
  aField({ key: 'village', label: 'Village', required: true }),
  aField({ key: 'height', label: 'Height', type: 'number', unit: 'cm', minimum: 20, maximum: 250 }),
  aField({ key: 'donor', label: 'Donor', type: 'boolean' }),
  aField({ key: 'diet', label: 'Diet', type: 'multi_select', options: ['Veg', 'Jain'] }),
  aField({ key: 'other_phone', label: 'Other phone', type: 'phone' }),
];
const VALUES = { village: 'Wai', height: 171.5, donor: false, diet: ['Jain'], other_phone: '+919822041763' };
const filled = (values: Record<string, unknown> = VALUES) => {
  const form = createPatientForm();
  setFormFields(form, FIELDS);
  fillPatientForm(form, toFormValue(aPatient({ customFields: values })));
  return form;
};

describe('the hospital’s own fields in the form', () => {
  it('are sent as they came, in their types, and left out when empty', () => {
    expect(toDetails(filled().getRawValue(), false, FIELDS).customFields).toEqual(VALUES);
    expect(toDetails(filled({}).getRawValue(), false, FIELDS)).not.toHaveProperty('customFields');
  });

  it.each([
    ['height', '300', 'max'],
    ['height', '19', 'min'],
    ['height', 'tall', 'number'],
    ['village', '  ', 'required'],
    ['other_phone', '12', 'phone'],
  ])('%s refuses %p', (key, typed, error) => {
    const control = filled().controls.customFields.controls[key];
    control.setValue(typed);
    expect(Object.keys(control.errors ?? {})).toEqual([error]);
  });

  it('are not asked of an unknown patient', () => {
    const form = filled({});
    expect(form.controls.customFields.valid).toBe(false);
    form.controls.unidentified.setValue(true);
    expect(form.controls.customFields.valid).toBe(true);
  });

  it('show where two who edit at once differ, and keep what was chosen', () => {
    const yours = filled().getRawValue();
    const theirs = aPatient({ customFields: { ...VALUES, height: 172, diet: ['Veg', 'Jain'] } });
    expect(conflictFields(yours, theirs, FIELDS)).toEqual([
      { path: 'customFields.height', label: 'Height', yours: '171.5 cm', theirs: '172 cm' },
      { path: 'customFields.diet', label: 'Diet', yours: 'Jain', theirs: 'Veg, Jain' },
    ]);
    const merged = mergeChoice(yours, theirs, { 'customFields.height': 'theirs', 'customFields.diet': 'yours' });
    expect(toDetails(merged, false, FIELDS).customFields).toEqual({ ...VALUES, height: 172 });
  });
});

describe('the hospital’s own fields on the page', () => {
  it('are shown by name, and say when nobody wrote one down', () => {
    const { donor: _, ...rest } = VALUES;
    const group = factGroups(aPatient({ customFields: rest }), FIELDS).find(({ title }) => title === 'Asked by this hospital');
    expect(group?.facts.map(({ label, value }) => [label, value])).toEqual([
      ['Village', 'Wai'],
      ['Height', '171.5 cm'],
      ['Donor', null],
      ['Diet', 'Jain'],
      ['Other phone', '+91 98220 41763'],
    ]);
    expect(factGroups(aPatient()).some(({ title }) => title === 'Asked by this hospital')).toBe(false);
  });

  it('says a date with the month in letters', () => {
    expect(ownValueWords(aField({ type: 'date' }), '2026-03-04')).toBe('04-Mar-2026');
  });
});
