import { duplicateReasons, duplicateScore } from './patient-duplicates.rules.js';
import { toValues } from './patient-details.rules.js';

const meena = (more: object = {}) =>
  toValues(
    {
      firstName: 'Meena',
      lastName: 'Sharma',
      dateOfBirth: '1978-03-02',
      gender: 'female',
      phone: '+919822041763',
      email: 'm@x.example',
      ...more,
    },
    '2026-11-22',
  );
const registered = (more: object = {}) => ({
  ...{
    id: 'other',
    gender: 'female' as const,
    phones: [],
    identifiers: [],
    mother_id: null,
    multiple_birth_order: null,
    replaced_by: null,
  },
  name_search: 'meena sharma',
  name_similarity: 1,
  date_of_birth: '1978-03-02',
  birth_date_estimated: false,
  phone: '+919822041763',
  email: 'm@x.example',
  ...more,
});
const nothingElse = { phone: null, email: null };

describe('duplicateReasons', () => {
  it('leaves namesakes with another birth date and phone alone', () => {
    expect(duplicateReasons(meena(), registered({ date_of_birth: '1991-12-30', phone: '+919811111111', email: null }))).toEqual([]);
  });
  it('leaves a family with one phone alone', () => {
    expect(duplicateReasons(meena(), registered({ name_similarity: 0.44, date_of_birth: '2010-01-01', email: null }))).toEqual([]);
  });
  it('leaves strangers born on one day alone', () => {
    expect(duplicateReasons(meena(), registered({ name_similarity: 0.2, ...nothingElse }))).toEqual([]);
  });
  it('does not take two missing phones for one', () => {
    expect(
      duplicateReasons(meena({ phone: undefined, email: undefined }), registered({ date_of_birth: '1980-01-01', ...nothingElse })),
    ).toEqual([]);
  });
  it('takes name and birth date for one person', () => {
    expect(duplicateReasons(meena(), registered(nothingElse))).toEqual(['name', 'dateOfBirth']);
  });
  it('takes a slip in the name with the same birth date for one person', () => {
    expect(duplicateReasons(meena(), registered({ name_similarity: 0.5, ...nothingElse }))).toEqual(['name', 'dateOfBirth']);
  });
  it('takes name and phone for one person whose birth date was written wrongly', () => {
    expect(duplicateReasons(meena(), registered({ date_of_birth: '1987-03-02', email: null }))).toEqual(['name', 'phone']);
  });
  it('takes phone and birth date for one person who married', () => {
    expect(duplicateReasons(meena(), registered({ name_similarity: 0.3, email: null }))).toEqual(['dateOfBirth', 'phone']);
  });
  it('takes day and month in the other order for a slip', () => {
    expect(duplicateReasons(meena(), registered({ date_of_birth: '1978-02-03', ...nothingElse }))).toEqual(['name', 'dateOfBirth']);
  });
  it('takes estimates two years apart for one, three not', () => {
    const values = meena({ dateOfBirth: undefined, ageYears: 48, phone: undefined, email: undefined });
    expect(duplicateReasons(values, registered({ date_of_birth: '1980-07-01', ...nothingElse }))).toEqual(['name', 'dateOfBirth']);
    expect(duplicateReasons(values, registered({ date_of_birth: '1981-07-01', ...nothingElse }))).toEqual([]);
  });
});

describe('duplicateReasons of numbers and families', () => {
  const passport = { type: 'passport' as const, value: 'Z1234567' };

  it('takes an identifier alone for one person, whatever else is written', () => {
    const other = registered({ ...nothingElse, name_similarity: 0, date_of_birth: '2001-01-01', identifiers: [passport] });
    expect(duplicateReasons(meena({ identifiers: [{ ...passport, value: 'z 123 4567' }] }), other)).toEqual(['identifier']);
    expect(duplicateReasons(meena({ identifiers: [{ ...passport, type: 'other' }] }), other)).toEqual([]);
  });
  it('looks at every phone of both', () => {
    const phones = [{ number: '+919800000001', use: 'home' as const }];
    const other = registered({ phone: null, email: null, phones, date_of_birth: '1987-03-02' });
    expect(duplicateReasons(meena({ phone: '+919800000001' }), other)).toEqual(['name', 'phone']);
    expect(duplicateReasons(meena({ phones }), other)).toEqual(['name', 'phone']);
  });
  it('leaves mother and child, and twins, alone, in both directions', () => {
    expect(duplicateReasons(meena({ motherId: 'other' }), registered())).toEqual([]);
    expect(duplicateReasons(meena(), registered({ mother_id: 'self' }), 'self')).toEqual([]);
    const twin = registered({ mother_id: 'mother', multiple_birth_order: 2 });
    expect(duplicateReasons(meena({ motherId: 'mother', multipleBirthOrder: 1 }), twin)).toEqual([]);
    expect(duplicateReasons(meena({ motherId: 'mother', multipleBirthOrder: 2 }), twin)).toContain('name');
  });
});

describe('duplicateScore', () => {
  it('is certain of an identifier alone, and less of two sexes', () => {
    expect(duplicateScore(['identifier'], 'male', registered())).toBe(100);
    expect(duplicateScore(['name', 'dateOfBirth', 'phone', 'email'], 'female', registered())).toBe(99);
    expect(duplicateScore(['name', 'dateOfBirth'], 'unknown', registered())).toBe(75);
    expect(duplicateScore(['name', 'dateOfBirth'], 'male', registered())).toBe(50);
  });
});
