import { changedFields, detailErrors, estimatedBirthDate, toValues } from './patient-details.rules.js';

const TODAY = '2026-11-22';
const meena = { firstName: 'Meena', lastName: 'Sharma', dateOfBirth: '1978-03-02', gender: 'female' as const };

describe('detailErrors', () => {
  it('wants a name and a birth date or age', () => {
    expect(detailErrors({ gender: 'male' }).map(({ path, code }) => [path, code])).toEqual([
      ['lastName', 'name.required'],
      ['dateOfBirth', 'date.required'],
    ]);
    expect(detailErrors({ lastName: 'Suresh', ageYears: 0, gender: 'male' })).toEqual([]);
  });
  it('waives both for an unidentified person', () => {
    expect(detailErrors({ unidentified: true, gender: 'unknown' })).toEqual([]);
  });
});

describe('toValues', () => {
  it('names an unidentified person Unknown', () => {
    expect(toValues({ unidentified: true, gender: 'unknown' }, TODAY)).toMatchObject({
      firstName: null,
      lastName: 'Unknown',
      dateOfBirth: null,
      birthDateEstimated: false,
    });
  });
  it('estimates the birth date from the age, and never in the future', () => {
    expect(toValues({ lastName: 'Rao', ageYears: 48, gender: 'male' }, TODAY)).toMatchObject({
      dateOfBirth: '1978-07-01',
      birthDateEstimated: true,
    });
    expect(estimatedBirthDate(0, '2026-03-04')).toBe('2026-03-04');
  });
  it('prefers a birth date to an age', () => {
    expect(toValues({ ...meena, ageYears: 3 }, TODAY)).toMatchObject({ dateOfBirth: '1978-03-02', birthDateEstimated: false });
  });
  it('keeps of an address what says something', () => {
    expect(toValues({ ...meena, address: { line: '', city: 'Pune' } }, TODAY).address).toEqual({ city: 'Pune' });
    expect(toValues({ ...meena, address: {} }, TODAY).address).toBeNull();
  });
});

describe('changedFields', () => {
  it('names what differs, whatever the order of an address', () => {
    const before = toValues({ ...meena, address: { city: 'Pune', state: 'Maharashtra' } }, TODAY);
    const after = { ...toValues({ ...meena, lastName: 'Rao' }, TODAY), address: { state: 'Maharashtra', city: 'Pune' } };
    expect(changedFields(before, after)).toEqual(['lastName']);
  });
});
