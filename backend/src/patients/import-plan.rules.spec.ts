import 'reflect-metadata';
import { guessImportColumns, guessImportDateOrder } from '@hms/shared-dto';
import { guessedPlan, mappedPlan } from './import-plan.rules.js';

const fieldsOf = (heads: string[]) => Object.fromEntries(guessedPlan(heads, []).columns.map(({ column, field }) => [column, field]));

describe('guessing columns', () => {
  it('says what is missing', () => {
    expect(() => guessedPlan(['colour', 'size'], [])).toThrow(/name, date of birth or age/);
    expect(() => guessedPlan(['Name', 'Mobile'], [])).toThrow(/date of birth or age/);
  });
  it('knows the heads of Synthea', () => {
    expect(fieldsOf('Id,BIRTHDATE,DEATHDATE,PREFIX,FIRST,LAST,MAIDEN,GENDER,BIRTHPLACE,ADDRESS,CITY,STATE,COUNTY,ZIP'.split(','))).toEqual({
      BIRTHDATE: 'dateOfBirth',
      DEATHDATE: 'deceasedDate',
      PREFIX: 'title',
      FIRST: 'firstName',
      LAST: 'lastName',
      GENDER: 'gender',
      ADDRESS: 'addressLine',
      CITY: 'city',
      STATE: 'state',
      COUNTY: 'district',
      ZIP: 'postalCode',
    });
  });
  it('knows heads in Hindi and of spreadsheets', () => {
    expect(guessImportColumns(['नाम', 'जन्म तिथि', 'लिंग', 'फ़ोन', 'पिन कोड'])).toEqual([
      'fullName',
      'dateOfBirth',
      'gender',
      'phone',
      'postalCode',
    ]);
    expect(guessImportColumns(['Patient Name*', 'D.O.B.', 'Mobile No.', 'E-mail', 'dateOfBirth', 'Blood_Group'])).toEqual([
      'fullName',
      'dateOfBirth',
      'phone',
      'email',
      null,
      'bloodGroup',
    ]);
  });
  it('does not use a whole name beside family names', () => {
    expect(guessImportColumns(['Name', 'First name', 'Surname'])).toEqual([null, 'firstName', 'lastName']);
  });
});

describe('columns of the hospital’s own fields', () => {
  const OWN = [
    { key: 'village', label: 'Native place' },
    { key: 'job', label: 'Insurance' },
    { key: 'bp', label: 'Blood pressure (mm Hg)' },
  ];
  const guess = (...heads: string[]) => guessImportColumns(heads, OWN);

  it('are known by full name, label and key, each once, the surest first', () => {
    expect(guess('NATIVE PLACE', 'Village', 'bp')).toEqual(['cf.village', 'city', 'cf.bp']);
    expect(guess('bp', 'Native place', 'cf.village', 'Blood pressure (mm Hg)')).toEqual([null, null, 'cf.village', 'cf.bp']);
    expect(guess('Blood pressure mm Hg', 'bp')).toEqual(['cf.bp', null]);
  });
  it('take no head of a usual field, but what one leaves and their full name', () => {
    expect(guess('Insurance', 'job', 'cf.job')).toEqual(['insurance', 'occupation', 'cf.job']);
    expect(guess('Insurance', 'Insurance')).toEqual(['insurance', 'cf.job']);
  });
  it('take nothing of heads without letters', () => {
    expect(guessImportColumns(['', '%'], [{ key: 'share', label: '%' }])).toEqual([null, null]);
  });
  it('are part of a plan, and a mapping may name those that there are', () => {
    expect(guessedPlan(['Name', 'DOB', 'Native place'], [], OWN).columns[2]).toEqual({
      index: 2,
      column: 'Native place',
      field: 'cf.village',
    });
    const mapping = (field: `cf.${string}`) => ({
      columns: [
        { column: 'Name', field: 'fullName' as const },
        { column: 'DOB', field: 'dateOfBirth' as const },
        { column: 'X', field },
      ],
      dateOrder: 'dmy' as const,
    });
    expect(mappedPlan(['Name', 'DOB', 'X'], mapping('cf.bp'), OWN).columns[2].field).toBe('cf.bp');
    expect(() => mappedPlan(['Name', 'DOB', 'X'], mapping('cf.gone'), OWN)).toThrow(/"gone", which the hospital does not have/);
  });
});

describe('the order of dates', () => {
  it('is day first unless the month is proved to come first', () => {
    expect(guessImportDateOrder(['03/04/1978', '12/25/1980'])).toBe('mdy');
    expect(guessImportDateOrder(['03/04/1978'])).toBe('dmy');
    expect(guessImportDateOrder(['25/12/1980', '12/25/1980'])).toBe('dmy');
    expect(guessImportDateOrder(['1980-12-25', ''])).toBe('dmy');
  });
});

describe('a saved mapping', () => {
  const mapping = {
    columns: [
      { column: 'Patient', field: 'fullName' as const },
      { column: 'Born', field: 'dateOfBirth' as const },
    ],
    dateOrder: 'mdy' as const,
  };
  it('finds its columns whatever their case', () => {
    expect(mappedPlan(['x', 'BORN', 'patient'], mapping)).toEqual({
      columns: [
        { index: 2, column: 'patient', field: 'fullName' },
        { index: 1, column: 'BORN', field: 'dateOfBirth' },
      ],
      dateOrder: 'mdy',
    });
  });
  it('names the column that the file lacks', () => {
    expect(() => mappedPlan(['Patient'], mapping)).toThrow(/no column "Born"/);
  });
});
