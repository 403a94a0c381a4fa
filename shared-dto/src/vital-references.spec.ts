import fc from 'fast-check';
import { ageOnDay } from './ages.js';
import { hypercapnicReference, vitalReference } from './vital-references.js';
import { bmiOf, flagOf, flagsOf } from './vital-rules.js';
import { roundTo } from './rounding.js';
import { celsiusOf, VITAL_CODES, VITALS, type VitalCode } from './vital-values.js';

const YEAR = 12;
const aged = (months: number) => ({ months, days: Math.round(months * 30.4) });
const months = fc.integer({ min: 0, max: 120 * YEAR });
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('an age', () => {
  it.each([
    ['2024-02-29', '2025-02-28', 11],
    ['2024-02-29', '2025-03-01', 12],
    ['2024-02-29', '2028-02-28', 47],
    ['2024-02-29', '2028-02-29', 48],
    ['2010-11-30', '2026-11-29', 191],
    ['2010-11-30', '2026-11-30', 192],
    ['2026-01-31', '2026-02-28', 0],
    ['2026-01-31', '2026-03-01', 1],
    ['2026-11-29', '2026-11-29', 0],
  ])('of who was born on %s is on %s %i months', (born, today, expected) => expect(ageOnDay(born, today)?.months).toBe(expected));

  it('is none before birth, and without a birth date', () => {
    expect([ageOnDay('2026-11-30', '2026-11-29'), ageOnDay(null, '2026-11-29')]).toEqual([null, null]);
  });

  it('never goes back from one day to the next, and grows by a month at most', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40_000 }), (born, later) => {
        const on = (days: number) => new Date(Date.parse(`${born}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
        const [before, after] = [ageOnDay(born, on(later))!, ageOnDay(born, on(later + 1))!];
        expect([before.days, after.days]).toEqual([later, later + 1]);
        expect([0, 1]).toContain(after.months - before.months);
      }),
    );
  });
});

/** Months from which on other limits hold, with a value that was fine the month before and is not from then on, or the other way round. */
const BOUNDARIES: readonly (readonly [VitalCode, months: number, value: number, before: string, from: string])[] = [
  ['heartRate', 3, 178, 'N', 'H'],
  ['heartRate', 6, 170, 'N', 'H'],
  ['heartRate', 9, 165, 'N', 'H'],
  ['heartRate', YEAR, 190, 'H', 'HH'],
  ['heartRate', 18, 152, 'N', 'H'],
  ['heartRate', 2 * YEAR, 145, 'N', 'H'],
  ['heartRate', 3 * YEAR, 140, 'N', 'H'],
  ['heartRate', 4 * YEAR, 133, 'N', 'H'],
  ['heartRate', 6 * YEAR, 59, 'LL', 'N'],
  ['heartRate', 8 * YEAR, 120, 'N', 'H'],
  ['heartRate', 12 * YEAR, 110, 'N', 'H'],
  ['heartRate', 15 * YEAR, 140, 'H', 'HH'],
  ['heartRate', 18 * YEAR, 55, 'N', 'L'],
  ['respiratoryRate', 3, 65, 'N', 'HH'],
  ['respiratoryRate', 6, 62, 'N', 'HH'],
  ['respiratoryRate', 9, 61, 'N', 'HH'],
  ['respiratoryRate', YEAR, 55, 'N', 'H'],
  ['respiratoryRate', 18, 50, 'N', 'H'],
  ['respiratoryRate', 2 * YEAR, 40, 'N', 'H'],
  ['respiratoryRate', 3 * YEAR, 35, 'N', 'H'],
  ['respiratoryRate', 4 * YEAR, 30, 'N', 'H'],
  ['respiratoryRate', 6 * YEAR, 28, 'N', 'H'],
  ['respiratoryRate', 8 * YEAR, 26, 'N', 'H'],
  ['respiratoryRate', 12 * YEAR, 24, 'N', 'H'],
  ['respiratoryRate', 15 * YEAR, 23, 'N', 'H'],
  ['respiratoryRate', 16 * YEAR, 25, 'H', 'HH'],
  ['respiratoryRate', 18 * YEAR, 21, 'N', 'H'],
  ['systolic', 1, 62, 'L', 'LL'],
  ['systolic', YEAR, 71, 'L', 'LL'],
  ['systolic', 2 * YEAR, 73, 'L', 'LL'],
  ['systolic', 3 * YEAR, 110, 'H', 'N'],
  ['systolic', 4 * YEAR, 77, 'L', 'LL'],
  ['systolic', 5 * YEAR, 79, 'L', 'LL'],
  ['systolic', 6 * YEAR, 114, 'H', 'N'],
  ['systolic', 7 * YEAR, 83, 'L', 'LL'],
  ['systolic', 8 * YEAR, 85, 'L', 'LL'],
  ['systolic', 9 * YEAR, 87, 'L', 'LL'],
  ['systolic', 10 * YEAR, 118, 'H', 'N'],
  ['systolic', 12 * YEAR, 125, 'H', 'N'],
  ['systolic', 16 * YEAR, 135, 'H', 'N'],
  ['diastolic', 1, 54, 'H', 'N'],
  ['diastolic', YEAR, 60, 'H', 'N'],
  ['diastolic', 3 * YEAR, 70, 'H', 'N'],
  ['diastolic', 6 * YEAR, 75, 'H', 'N'],
  ['diastolic', 10 * YEAR, 79, 'H', 'N'],
  ['diastolic', 12 * YEAR, 82, 'H', 'N'],
  ['diastolic', 16 * YEAR, 88, 'H', 'N'],
  ['temperature', 1, 37.7, 'H', 'N'],
  ['temperature', 3, 38, 'HH', 'H'],
  ['oxygenSaturation', 16 * YEAR, 91, 'L', 'LL'],
];

describe('reference limits', () => {
  it.each(BOUNDARIES.map((row) => [row] as const))('change where the table says: %j', ([code, at, value, before, from]) => {
    const flagAt = (age: number) => flagOf(value, vitalReference(code, aged(age))!);
    expect([flagAt(at - 1), flagAt(at)]).toEqual([before, from]);
  });

  it('change at no other age', () => {
    for (const code of VITAL_CODES) {
      const changes = Array.from({ length: 119 * YEAR }, (_, index) => index + 1).filter(
        (at) => JSON.stringify(vitalReference(code, aged(at))) !== JSON.stringify(vitalReference(code, aged(at - 1))),
      );
      expect([code, changes]).toEqual([code, BOUNDARIES.filter(([of]) => of === code).map(([, at]) => at)]);
    }
  });

  it('are in order and within what can be true, at any age', () => {
    fc.assert(
      fc.property(months, fc.constantFrom(...VITAL_CODES), (age, code) => {
        const reference = vitalReference(code, aged(age));
        if (!reference) return;
        const { low, high, criticalLow, criticalHigh } = reference;
        const limits = [VITALS[code].min, criticalLow, low, high, criticalHigh, VITALS[code].max].filter((limit) => limit !== null);
        expect(limits).toEqual([...limits].sort((a, b) => a - b));
      }),
    );
  });

  it('are unknown for weight, height, head and pain, and for anybody of unknown age: no flag is not "normal"', () => {
    fc.assert(
      fc.property(months, (age) => {
        for (const code of ['weight', 'height', 'headCircumference', 'pain'] as const) expect(vitalReference(code, aged(age))).toBeNull();
      }),
    );
    for (const code of VITAL_CODES) expect(vitalReference(code, null)).toBeNull();
    expect(flagsOf({ systolic: 300, diastolic: 5 }, null).map(({ flag }) => flag)).toEqual([null, null]);
  });
});

describe('flags', () => {
  it('rise with the value and never fall', () => {
    const rank = { LL: 0, L: 1, N: 2, H: 3, HH: 4, AA: 9 };
    fc.assert(
      fc.property(months, fc.constantFrom('systolic', 'heartRate', 'respiratoryRate', 'temperature'), fc.nat(2000), (age, code, step) => {
        const { min, max, decimals } = VITALS[code];
        const value = roundTo(min + (step % ((max - min) * 10 ** decimals)) / 10 ** decimals, decimals);
        const reference = vitalReference(code, aged(age))!;
        expect(rank[flagOf(value, reference)]).toBeLessThanOrEqual(rank[flagOf(roundTo(value + 10 ** -decimals, decimals), reference)]);
      }),
    );
  });

  it('leave both limits within', () => {
    expect([100, 101, 139, 140, 90, 91, 179, 180].map((value) => flagOf(value, vitalReference('systolic', aged(500))!))).toEqual(
      ['L', 'N', 'N', 'H', 'LL', 'L', 'H', 'HH'], // prettier-ignore
    );
  });

  it('hold oxygen against 88–92 % where a doctor has said so, on air with no upper limit', () => {
    const at = (value: number, onOxygen: boolean) => flagsOf({ oxygenSaturation: value, oxygenScale: 2, onOxygen }, aged(600))[0]?.flag;
    expect([83, 84, 87, 88, 92, 93, 96, 97].map((value) => at(value, true))).toEqual(['LL', 'L', 'L', 'N', 'N', 'H', 'H', 'HH']);
    expect([83, 87, 88, 99].map((value) => at(value, false))).toEqual(['LL', 'L', 'N', 'N']);
    expect(hypercapnicReference(false).high).toBeNull();
  });

  it('call any consciousness but alert critically abnormal', () => {
    const of = (consciousness: 'alert' | 'confusion' | 'unresponsive') => flagsOf({ consciousness }, null)[0]?.flag;
    expect([of('alert'), of('confusion'), of('unresponsive')]).toEqual(['N', 'AA', 'AA']);
  });
});

describe('the body mass index', () => {
  it.each([
    [64.5, 168, 22.9],
    [50, 164.5, 18.5],
    [80, 179, 25],
    [3.2, 50, 12.8],
  ])('of %d kg and %d cm is %d', (weight, height, expected) => expect(bmiOf({ weight, height })).toBe(expected));

  it('is none of half of it, is above zero and falls as one grows taller', () => {
    expect([bmiOf({ weight: 60 }), bmiOf({ height: 160 }), bmiOf({})]).toEqual([null, null, null]);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6500 }), fc.integer({ min: 200, max: 2700 }), (hectograms, millimetres) => {
        const [weight, height] = [hectograms / 10, millimetres / 10];
        expect(bmiOf({ weight, height })!).toBeGreaterThanOrEqual(bmiOf({ weight, height: height + 10 })!);
      }),
    );
  });

  it('is flagged in adults who are not pregnant, and held against nothing in others', () => {
    const flag = (age: number, pregnant: boolean) =>
      flagsOf({ weight: 95, height: 170, pregnant }, aged(age)).find(({ code }) => code === 'bmi')?.flag;
    expect([flag(19 * YEAR, false), flag(19 * YEAR - 1, false), flag(30 * YEAR, true)]).toEqual(['H', null, null]);
  });
});

describe('a temperature in °F', () => {
  it.each([
    [98.6, 37],
    [100.4, 38],
    [100.5, 38.1],
    [95, 35],
    [68, 20],
    [114.8, 46],
  ])('of %d is %d °C', (fahrenheit, celsius) => expect(celsiusOf(fahrenheit)).toBe(celsius));

  it('is within 0.05 °C of what it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 680, max: 1148 }), (tenths) => {
        const exact = ((tenths / 10 - 32) * 5) / 9;
        expect(Math.abs(celsiusOf(tenths / 10) - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
      }),
    );
  });
});
