import 'reflect-metadata';
import fc from 'fast-check';
import { calculated, deltaExceeded, deltaPercent, readLabNumber, roundTo, verdictOf, type LabLimits, type LabRange } from '@hms/shared-dto';
import { completedAge, mayPrecede } from './ages.rules.js';
import { overlap, rangeErrors, rangeFor, type Subject } from './ranges.rules.js';
import { converted, isUnit, likelyUnit } from '../common/units.js';

const NONE: LabLimits = { low: null, high: null, criticalLow: null, criticalHigh: null };
const K: LabLimits = { low: 3.5, high: 5, criticalLow: 2.8, criticalHigh: 6.2 };
const ANY_SCALE = { absoluteLow: null, absoluteHigh: null };
const SCALE = { absoluteLow: 0.5, absoluteHigh: 15 };
const flag = (value: number, limits: LabLimits | null = K, scale = SCALE) => verdictOf({ value, comparator: null }, limits, scale);

describe('a number is held against its limits', () => {
  it.each([
    [15, '>', true],
    [14.99, 'HH', true],
    [6.2, 'HH', true],
    [6.19, 'H', false],
    [5, 'N', false],
    [5.01, 'H', false],
    [3.5, 'N', false],
    [3.49, 'L', false],
    [2.81, 'L', false],
    [2.8, 'LL', true],
    [0.5, '<', true],
  ])('%d is %s, critical: %s', (value, expected, critical) => expect(flag(value)).toEqual({ flag: expected, critical }));

  it('says nothing without a range, and finds what is critical all the same', () => {
    expect(flag(4, null)).toEqual({ flag: null, critical: false });
    expect(flag(4, { ...NONE, criticalHigh: 6 })).toEqual({ flag: null, critical: false });
    expect(flag(6, { ...NONE, criticalHigh: 6 })).toEqual({ flag: 'HH', critical: true });
    expect(verdictOf({ value: 7, comparator: '>' }, K, ANY_SCALE)).toEqual({ flag: '>', critical: true });
    expect(verdictOf({ value: 4, comparator: '<' }, K, ANY_SCALE)).toEqual({ flag: '<', critical: false });
  });

  it('refuses what is no number, and never says that it is normal', () => {
    for (const value of [NaN, Infinity, -Infinity]) expect(() => flag(value)).toThrow(RangeError);
    for (const text of ['', 'abc', '5..1', '1e3', 'NaN', 'Infinity', '5 mmol', '<', '--1', '0x10']) expect(readLabNumber(text)).toBeNull();
    expect(readLabNumber(' < 0,01 ')).toEqual({ value: 0.01, comparator: '<' });
  });

  const limits = fc.tuple(...[0, 1, 2, 3].map(() => fc.double({ min: -1000, max: 1000, noNaN: true }))).map((four) => {
    const [criticalLow, low, high, criticalHigh] = [...four].sort((a, b) => a - b);
    return { criticalLow, low, high, criticalHigh };
  });

  it('is normal if and only if it is within both ends, for any limits in order', () => {
    fc.assert(
      fc.property(limits, fc.double({ min: -2000, max: 2000, noNaN: true }), (given, value) => {
        const { flag: told, critical } = verdictOf({ value, comparator: null }, given, ANY_SCALE);
        const [inside, isCritical] = [value >= given.low && value <= given.high, value <= given.criticalLow || value >= given.criticalHigh];
        expect(critical).toBe(isCritical);
        expect(told === 'N').toBe(inside && !isCritical);
      }),
    );
  });

  it('is never less grave further out', () => {
    const gravity = (value: number, given: LabLimits) =>
      ['N', 'H', 'HH'].indexOf(verdictOf({ value, comparator: null }, given, ANY_SCALE).flag!);
    fc.assert(
      fc.property(
        limits,
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (given, more, most) => {
          const upper = { ...given, criticalLow: null, low: null };
          const [near, far] = [given.high + Math.min(more, most), given.high + Math.max(more, most)];
          expect(gravity(near, upper)).toBeLessThanOrEqual(gravity(far, upper));
        },
      ),
    );
  });
});

describe('a change against the value before', () => {
  it('is in per cent of it, and marked beyond the limit alone', () => {
    expect(deltaPercent(6.3, 4.6)).toBeCloseTo(36.957, 3);
    expect(deltaPercent(1, 0)).toBeNull();
    expect([deltaExceeded(25, 25), deltaExceeded(-25.1, 25), deltaExceeded(null, 25), deltaExceeded(99, null)]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

describe('ages at collection', () => {
  it.each([
    ['2024-02-29', '2025-02-28', 'years', 0],
    ['2024-02-29', '2025-03-01', 'years', 1],
    ['2024-02-29', '2028-02-29', 'years', 4],
    ['2026-01-31', '2026-02-28', 'months', 0],
    ['2026-01-31', '2026-03-01', 'months', 1],
    ['2026-11-01', '2026-11-29', 'days', 28],
    ['2024-02-28', '2024-03-01', 'days', 2],
    ['1961-07-14', '2026-07-13', 'years', 64],
  ] as const)('born %s, on %s: %s completed %d', (born, on, unit, expected) => expect(completedAge(born, on, unit)).toBe(expected));

  it('never grow less from one day to the next', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(Date.UTC(1970, 0, 1 + days)));
    const iso = (at: Date) => at.toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 9_000 }), fc.constantFrom('days', 'months', 'years' as const), (born, days, unit) => {
        const [on, next] = [days, days + 1].map((more) => iso(new Date(born.getTime() + more * 86_400_000)));
        const [before, after] = [completedAge(iso(born), on, unit), completedAge(iso(born), next, unit)];
        expect([0, 1]).toContain(after - before);
        expect(before).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('are compared across units as one may reach them', () => {
    expect(mayPrecede({ value: 12, unit: 'months' }, { value: 1, unit: 'years' })).toBe(false);
    expect(mayPrecede({ value: 27, unit: 'days' }, { value: 1, unit: 'months' })).toBe(true);
    expect(mayPrecede({ value: 1, unit: 'months' }, { value: 28, unit: 'days' })).toBe(true);
  });
});

const range = (more: Partial<LabRange>): LabRange => ({ low: 1, high: 2, source: 'A book', ...more });
const subject = (more: Partial<Subject>): Subject => ({
  ...{ gender: 'female', dateOfBirth: '1990-05-06', pregnant: false, collectedOn: '2026-11-29', ...more },
});
const years = (value: number) => ({ value, unit: 'years' as const });

describe('the range that fits', () => {
  const child = range({ ageTo: years(18), note: 'child' });
  const adult = range({ ageFrom: years(18), note: 'adult' });
  const woman = range({ ageFrom: years(18), gender: 'female', note: 'woman' });
  const mother = range({ ageFrom: years(12), gender: 'female', pregnant: true, note: 'mother' });
  const all = [child, adult, woman, mother];
  const fitting = (more: Partial<Subject>) => rangeFor(all, subject(more))?.note ?? null;

  it('is the most particular one on the day of collection', () => {
    expect([fitting({}), fitting({ gender: 'male' }), fitting({ pregnant: true }), fitting({ gender: 'unknown' })]).toEqual([
      'woman',
      'adult',
      'mother',
      'adult',
    ]);
    expect(fitting({ dateOfBirth: '2008-11-29' })).toBe('woman');
    expect(fitting({ dateOfBirth: '2008-11-30' })).toBe('child');
  });

  it('is none without a birth date where all are by age', () => expect(fitting({ dateOfBirth: null })).toBeNull());

  it('is one alone: of two that could both fit somebody, the second is refused', () => {
    expect(rangeErrors(all)).toEqual([]);
    expect(rangeErrors([child, range({ ageFrom: years(17) })]).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'ranges.1 range.overlap',
    ]);
    expect(
      overlap(
        range({ ageTo: { value: 28, unit: 'days' } }),
        range({ ageFrom: { value: 28, unit: 'days' }, ageTo: { value: 1, unit: 'years' } }),
      ),
    ).toBe(false);
    expect(overlap(range({ ageTo: { value: 30, unit: 'days' } }), range({ ageFrom: { value: 1, unit: 'months' } }))).toBe(true);
    expect(overlap(range({}), range({ gender: 'male' }))).toBe(false);
    expect(rangeErrors([range({ low: 3 })]).map(({ code }) => code)).toEqual(['number.out_of_order']);
    expect(rangeErrors([{ source: 'A book' }]).map(({ code }) => code)).toEqual(['range.empty']);
    expect(rangeErrors([range({ ageFrom: years(5), ageTo: years(5) })]).map(({ path }) => path)).toEqual(['ranges.0.ageTo']);
  });

  it('never is two, whoever is asked, once the list was accepted', () => {
    const age = fc.record({ value: fc.integer({ min: 0, max: 40 }), unit: fc.constantFrom('days', 'months', 'years' as const) });
    const one = fc
      .record({ ageFrom: fc.option(age, { nil: undefined }), ageTo: fc.option(age, { nil: undefined }) })
      .map((ages) => range(ages));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), fc.integer({ min: 0, max: 16_000 }), (ranges, days) => {
        fc.pre(rangeErrors(ranges).length === 0);
        const dateOfBirth = new Date(Date.UTC(2026, 10, 29 - days)).toISOString().slice(0, 10);
        const fits = ranges.filter((each) => rangeFor([each], subject({ dateOfBirth })) !== null);
        expect(fits.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a range by age', () => {
  const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const DAY_MS = 86_400_000;
  const anyDay = fc.integer({ min: 0, max: 35_000 }).map((days) => iso(Date.UTC(1930, 0, 1) + days * DAY_MS));
  const leapDay = fc.integer({ min: 0, max: 23 }).map((nth) => `${1932 + 4 * nth}-02-29`);
  const lastOfMonth = fc.integer({ min: 0, max: 1100 }).map((months) => iso(Date.UTC(1930, months + 1, 0)));
  const born = fc.oneof(anyDay, leapDay, lastOfMonth);
  const age = fc.oneof(
    fc.record({ value: fc.integer({ min: 1, max: 400 }), unit: fc.constant('days' as const) }),
    fc.record({ value: fc.integer({ min: 1, max: 240 }), unit: fc.constant('months' as const) }),
    fc.record({ value: fc.integer({ min: 1, max: 100 }), unit: fc.constant('years' as const) }),
  );

  /** The same day of a later month; where that month has no such day, the first of the next. */
  function birthdayOf(day: string, { value, unit }: { value: number; unit: 'days' | 'months' | 'years' }): number {
    const [year, month, date] = day.split('-').map(Number);
    if (unit === 'days') return Date.UTC(year, month - 1, date + value);
    const later = month - 1 + (unit === 'years' ? value * 12 : value);
    const lastDate = new Date(Date.UTC(year, later + 1, 0)).getUTCDate();
    return date > lastDate ? Date.UTC(year, later + 1, 1) : Date.UTC(year, later, date);
  }

  it('begins and ends on the very day, whoever was born when, on 29 February too', () => {
    fc.assert(
      fc.property(born, age, (dateOfBirth, boundary) => {
        const day = birthdayOf(dateOfBirth, boundary);
        const [younger, older] = [range({ ageTo: boundary, note: 'younger' }), range({ ageFrom: boundary, note: 'older' })];
        const fitting = [day - DAY_MS, day].map((at) => rangeFor([younger, older], subject({ dateOfBirth, collectedOn: iso(at) }))?.note);
        expect(fitting).toEqual(['younger', 'older']);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['2024-02-29', { value: 1, unit: 'years' }, '2025-03-01'],
    ['2024-02-29', { value: 4, unit: 'years' }, '2028-02-29'],
    ['2023-08-31', { value: 6, unit: 'months' }, '2024-03-01'],
    ['2024-01-29', { value: 1, unit: 'months' }, '2024-02-29'],
  ] as const)('of somebody born on %s begins at %o on %s', (dateOfBirth, ageFrom, first) => {
    const fits = (collectedOn: string) => rangeFor([range({ ageFrom })], subject({ dateOfBirth, collectedOn })) !== null;
    expect([fits(iso(Date.parse(first) - DAY_MS)), fits(first)]).toEqual([false, true]);
  });
});

describe('units', () => {
  it.each([
    ['mcg/dl', 'ug/dl'],
    ['IU/L', '[IU]/L'],
    ['mIU/mL', 'm[IU]/mL'],
    ['mm/hr', 'mm/h'],
    ['Seconds', 's'],
    ['million/cumm', '10*6/uL'],
    ['cell/cumm', '{cells}/uL'],
    ['bananas', null],
    ['mmol/L', null],
  ])('%s may stand for %s', (text, unit) => {
    expect(likelyUnit(text)).toBe(unit);
  });

  it('are those of UCUM, and are converted or refused', () => {
    expect([isUnit('mmol/L'), isUnit('mL/min/{1.73_m2}'), isUnit('10*9/L'), isUnit('mmol/Liter')]).toEqual([true, true, true, false]);
    expect(converted(90, { from: 'mg/dL', to: 'mmol/L', molarMass: 180.156 })).toBeCloseTo(4.9957, 4);
    expect(converted(90, { from: 'mg/dL', to: 'mmol/L' })).toBeNull();
    expect(converted(13.2, { from: 'g/dL', to: 'g/L' })).toBeCloseTo(132, 9);
    expect(converted(1, { from: 's', to: 'g/L' })).toBeNull();
  });

  it('lead back to where one came from', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 10_000, noNaN: true }), (value) => {
        const there = converted(value, { from: 'mg/dL', to: 'mmol/L', molarMass: 113.12 })!;
        expect(converted(there, { from: 'mmol/L', to: 'mg/dL', molarMass: 113.12 })! / value).toBeCloseTo(1, 9);
      }),
    );
  });

  it('round as people do', () => {
    expect([roundTo(1.005, 2), roundTo(-2.5, 0), roundTo(4.04, 1), roundTo(1e-7, 1)]).toEqual([1.01, -3, 4, 0]);
  });
});

describe('calculated values', () => {
  const adult = { ageYears: 50, gender: 'female' };
  const of = (values: Record<string, number>) => new Map(Object.entries(values));
  it('need all of their inputs and hold within their bounds', () => {
    expect(calculated('egfr', of({ CREA: 0.7 }), adult)).toBeCloseTo(142 * 0.9938 ** 50 * 1.012, 6);
    expect(calculated('egfr', of({ CREA: 0.7 }), { ...adult, gender: 'unknown' })).toBeNull();
    expect(calculated('egfr', of({ CREA: 0.7 }), { ...adult, ageYears: 17 })).toBeNull();
    expect(calculated('ldl', of({ CHOL: 200, HDL: 50, TRIG: 150 }), adult)).toBe(120);
    expect(calculated('ldl', of({ CHOL: 200, HDL: 50, TRIG: 400 }), adult)).toBeNull();
    expect(calculated('ldl', of({ CHOL: 200, HDL: 50 }), adult)).toBeNull();
    expect(calculated('chol_ratio', of({ CHOL: 200, HDL: 0 }), adult)).toBeNull();
  });
});
