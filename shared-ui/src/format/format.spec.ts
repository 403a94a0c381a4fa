import { ageFrom, formatAge } from './age';
import { dayOf, formatDate, formatInstant, timeOf } from './dates';
import { formatMoney, formatNumber, formatTotal } from './numbers';
import { formatName, initialsOf } from './person-name';
import { formatPhone, toE164 } from './phone';

describe('dates', () => {
  it.each([
    ['2026-11-22', '22-Nov-2026'],
    ['1961-07-04', '04-Jul-1961'],
    ['2026-02-30', 'Not recorded'],
    ['', 'Not recorded'],
    [null, 'Not recorded'],
  ])('shows %p as %s', (date, shown) => expect(formatDate(date)).toBe(shown));

  it('shows an instant in the hospital’s zone, across midnight', () => {
    expect(formatInstant('2026-11-22T20:15:00Z', 'Asia/Kolkata')).toBe('23-Nov-2026 01:45');
    expect(formatInstant('2026-11-21T18:30:00Z', 'Asia/Kolkata')).toBe('22-Nov-2026 00:00');
    expect(formatInstant('nonsense')).toBe('Not recorded');
  });

  it('knows the day of an instant in a zone', () => expect(dayOf(new Date('2026-11-22T20:15:00Z'), 'Asia/Kolkata')).toBe('2026-11-23'));
  it('tells day and time in one zone as in the next', () => {
    const midnight = new Date('2026-11-22T18:30:00Z');
    expect([dayOf(midnight, 'Asia/Kolkata'), timeOf(midnight, 'Asia/Kolkata')]).toEqual(['2026-11-23', '00:00']);
    expect([dayOf(midnight, 'America/New_York'), timeOf(midnight, 'America/New_York')]).toEqual(['2026-11-22', '13:30']);
  });
  it('takes the own zone of the browser where none is named', () => {
    const own = new Date(2026, 0, 5, 9, 7);
    expect([dayOf(own), timeOf(own)]).toEqual(['2026-01-05', '09:07']);
  });
});

describe('ages', () => {
  const today = '2026-11-22';
  it.each([
    ['2026-11-22', '0 d'],
    ['2026-10-25', '28 d'],
    ['2026-09-23', '60 d'],
    ['2026-09-22', '2 m'],
    ['2025-09-22', '14 m'],
    ['2024-11-23', '23 m'],
    ['2024-11-22', '2 y'],
    ['1961-11-23', '64 y'],
    ['1961-11-22', '65 y'],
    ['2000-02-29', '26 y'],
    ['2026-11-23', 'Not recorded'],
    [null, 'Not recorded'],
  ])('of one born %p is %s', (born, shown) => expect(formatAge(ageFrom(born, today))).toBe(shown));

  it('turns a leap-day child a year older on the first of March', () => {
    expect(ageFrom('2020-02-29', '2026-02-28')).toEqual({ value: 5, unit: 'y' });
    expect(ageFrom('2020-02-29', '2026-03-01')).toEqual({ value: 6, unit: 'y' });
  });
});

describe('numbers and money', () => {
  it.each([
    [184302, '1,84,302'],
    [1000, '1,000'],
    [999, '999'],
    [-5, '-5'],
    [12.5, '12.5'],
  ])('groups %d by lakh and crore: %s', (value, shown) => expect(formatNumber(value)).toBe(shown));
  it.each([
    [499900, '₹4,999'],
    [12345650, '₹1,23,456.50'],
    [0, '₹0'],
    [5, '₹0.05'],
  ])('%i paise are %s', (amount, shown) => expect(formatMoney({ amount, currency: 'INR' })).toBe(shown));
});

it('totals say when nobody counted further', () => {
  expect([formatTotal(1001, true), formatTotal(1001, false)]).toEqual(['1,000+', '1,001']);
});

describe('phones', () => {
  it.each([
    ['+919822041763', '+91 98220 41763'],
    ['+14155550132', '+1 415 555 0132'],
    ['+447911123456', '+44 791 112 3456'],
    ['12345', '12345'],
    [null, 'Not recorded'],
  ])('%p is shown as %s', (phone, shown) => expect(formatPhone(phone)).toBe(shown));

  it.each([
    ['98220 41763', '+919822041763'],
    ['098220-41763', '+919822041763'],
    ['020 2553 1234', '+912025531234'],
    [' +91 (98220) 41763', '+919822041763'],
    ['001 202 555 0123', '+12025550123'],
    ['12345', '12345'],
  ])('%p is sent as %s', (typed, sent) => expect(toE164(typed)).toBe(sent));
});

describe('names', () => {
  it('puts the family name first, in capitals', () => {
    expect(formatName({ firstName: 'Meena', lastName: 'Sharma', title: 'Mrs' })).toBe('SHARMA, Meena (Mrs)');
    expect(formatName({ lastName: 'Madonna' })).toBe('MADONNA');
    expect(formatName({ firstName: 'मीना', lastName: 'शर्मा' })).toBe('शर्मा, मीना');
  });
  it('makes initials without the title', () => {
    expect(initialsOf('Dr Meera Iyer')).toBe('MI');
    expect(initialsOf('Sanjeevani')).toBe('S');
    expect(initialsOf('City General Hospital')).toBe('CH');
  });
});
