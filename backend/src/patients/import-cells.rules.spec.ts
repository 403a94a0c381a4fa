import { readAge, readBloodGroup, readCountry, readDate, readGender, readPhone, splitName } from './import-cells.rules.js';

const codeOf = (read: () => unknown): unknown => {
  try {
    return { read: read() };
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('readDate', () => {
  it.each([
    ['03/04/78', 'dmy', 'date.short_year'],
    ['3-Mar-78', 'dmy', 'date.short_year'],
    ['28551', 'dmy', 'date.invalid'],
    ['yesterday', 'dmy', 'date.invalid'],
    ['1978', 'dmy', 'date.invalid'],
    ['3 Foo 1978', 'dmy', { read: '1978-00-03' }],
    ['1978-03-02', 'dmy', { read: '1978-03-02' }],
    ['1978/3/2', 'mdy', { read: '1978-03-02' }],
    ['19780302', 'dmy', { read: '1978-03-02' }],
    ['1978-03-02T00:00:00Z', 'dmy', { read: '1978-03-02' }],
    ['1978-03-02 10:20:30', 'dmy', { read: '1978-03-02' }],
    ['02/03/1978', 'dmy', { read: '1978-03-02' }],
    ['02/03/1978', 'mdy', { read: '1978-02-03' }],
    ['2.3.1978', 'ymd', { read: '1978-03-02' }],
    ['2-Mar-1978', 'mdy', { read: '1978-03-02' }],
    ['2nd March 1978', 'dmy', { read: '1978-03-02' }],
    ['Mar 2, 1978', 'dmy', { read: '1978-03-02' }],
    ['०२/०३/१९७८', 'dmy', { read: '1978-03-02' }],
  ] as const)('%s read as %s', (text, order, expected) => {
    expect(codeOf(() => readDate(text, order))).toEqual(expected);
  });
});

describe('readGender', () => {
  it.each([
    ['M', 'male'],
    ['Female', 'female'],
    ['पुरुष', 'male'],
    ['महिला', 'female'],
    ['Trans-gender', 'gender.unknown'],
    ['Non-binary', 'other'],
    ['', 'unknown'],
    ['N/A', 'unknown'],
    ['yes', 'gender.unknown'],
  ])('%s', (text, expected) => {
    const found = codeOf(() => readGender(text));
    expect(found).toEqual(expected === 'gender.unknown' ? expected : { read: expected });
  });
});

describe('readPhone', () => {
  it.each([
    ['98220 41763', '+919822041763'],
    ['098220-41763', '+919822041763'],
    ['+91 (98220) 41763', '+919822041763'],
    ['0044 20 7946 0958', '+442079460958'],
    ['९८२२०४१७६३', '+919822041763'],
  ])('%s', (text, expected) => {
    expect(readPhone(text)).toBe(expected);
  });
  it.each(['9.82204E+11', '12', '98220 41763 / 98220 41764', 'none'])('%s is no phone', (text) => {
    expect(codeOf(() => readPhone(text))).toBe('phone.invalid');
  });
});

describe('small cells', () => {
  it('reads ages with and without a unit', () => {
    expect(['48', '48 y', '48 Years', '0', '48.0', '४८ वर्ष'].map(readAge)).toEqual([48, 48, 48, 0, 48, 48]);
    expect(codeOf(() => readAge('6 months'))).toBe('number.invalid');
  });
  it('reads blood groups as people write them', () => {
    expect(['b+', 'B positive', 'AB -ve', 'O Neg', 'A +ve', 'O (POS)', 'o−'].map(readBloodGroup)).toEqual([
      'B+',
      'B+',
      'AB-',
      'O-',
      'A+',
      'O+',
      'O-',
    ]);
  });
  it('reads countries by name and code', () => {
    expect(['India', 'in', 'Nepal', 'USA', 'भारत'].map(readCountry)).toEqual(['IN', 'IN', 'NP', 'US', 'IN']);
  });
  it('splits a whole name at its last space', () => {
    expect(splitName(' Meena  Kumari Sharma ')).toEqual({ firstName: 'Meena Kumari', lastName: 'Sharma' });
    expect(splitName('Suresh')).toEqual({ lastName: 'Suresh' });
  });
});
