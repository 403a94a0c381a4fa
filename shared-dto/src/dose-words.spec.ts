import fc from 'fast-check';
import {
  dosesOfCourse,
  formatAmount,
  formatDose,
  formatStrength,
  frequencyInHindi,
  ingredientMilligrams,
  quantityOf,
  sigWords,
} from './dose-words.js';
import { DOSE_UNIT_CODES, DOSE_UNITS } from './medication-values.js';
import { FREQUENCY_CODES } from './prescription-values.js';

/** What can be measured: above 0, four decimals at most. */
const amount = fc.integer({ min: 1, max: 10_000_000 }).map((ten) => ten / 10_000);
const unit = fc.constantFrom(...DOSE_UNIT_CODES);

const tablet = { ingredients: [{ substance: 'amoxicillin', value: 500, unit: 'mg' as const }], perValue: 1, perUnit: '{tablet}' as const };
const syrup = { ingredients: [{ substance: 'amoxicillin', value: 125, unit: 'mg' as const }], perValue: 5, perUnit: 'mL' as const };

describe('a dose on a prescription', () => {
  it('has a zero before the point, none at the end, and commas from one thousand on', () => {
    expect([0.5, 1, 10, 0.125, 1000, 1_200_000, 2.5, 0.0001].map(formatAmount)).toEqual([
      ...['0.5', '1', '10', '0.125', '1,000', '1,200,000', '2.5', '0.0001'],
    ]);
  });

  it('is never written so that it is misread, whatever it is', () => {
    fc.assert(
      fc.property(amount, unit, (value, code) => {
        const text = formatDose({ value, unit: code });
        // A whole number without a leading zero, grouped; a fraction that does not end in a zero; one space; a unit in letters.
        expect(text).toMatch(/^(0|[1-9]\d{0,2}(,\d{3})*)(\.\d{0,3}[1-9])? \p{L}+$/u);
        expect(text).not.toMatch(/\b(U|IU|u|µg|mcg|cc|QD|QOD)\b/);
        expect(Number(text.split(' ')[0].replaceAll(',', ''))).toBe(value);
      }),
    );
  });

  it('names every unit in words', () => {
    for (const code of DOSE_UNIT_CODES) expect(DOSE_UNITS[code].one.length).toBeGreaterThan(0);
    expect([formatDose({ value: 10, unit: '[iU]' }), formatDose({ value: 100, unit: 'ug' })]).toEqual(['10 units', '100 micrograms']);
    expect([formatDose({ value: 0.5, unit: '{tablet}' }), formatDose({ value: 2, unit: '{tablet}' })]).toEqual(['0.5 tablet', '2 tablets']);
  });
});

describe('words', () => {
  const sig = {
    dose: { value: 1, unit: '{tablet}' as const },
    route: 'PO' as const,
    frequency: '1-0-1' as const,
    asNeeded: false,
    durationDays: 5,
  };

  it('say how it is taken, for staff and, in Hindi, for the patient', () => {
    expect(sigWords(sig)).toBe('1 tablet by mouth, 1-0-1 (twice a day, morning and night), for 5 days');
    expect(sigWords({ ...sig, frequency: 'every-6-hours', asNeeded: true, asNeededReason: 'pain', durationDays: null })).toBe(
      '1 tablet by mouth, every 6 hours, only when needed for pain',
    );
    expect(frequencyInHindi(sig)).toBe('1 गोली, दिन में दो बार, सुबह और रात, 5 दिन तक');
  });

  it('say how strong a medicine is', () => {
    const both = { ...tablet, ingredients: [...tablet.ingredients, { substance: 'clavulanic acid', value: 125, unit: 'mg' as const }] };
    expect([formatStrength(tablet), formatStrength(both), formatStrength(syrup)]).toEqual([
      ...['500 mg', '500 mg + 125 mg', '125 mg per 5 mL'],
    ]);
    expect(formatStrength({ ...syrup, perValue: 1 })).toBe('125 mg per mL');
  });
});

describe('the quantity', () => {
  const forDays = (frequency: (typeof FREQUENCY_CODES)[number], durationDays: number | null, value = 1) =>
    quantityOf({ ...tablet, form: 'tablet' }, { dose: { value, unit: '{tablet}' }, frequency, durationDays });

  it('is what a course takes, in whole pieces', () => {
    expect(forDays('1-0-1', 5)).toEqual({ value: 10, unit: '{tablet}' });
    expect(forDays('1-0-1', 5, 0.5)).toEqual({ value: 5, unit: '{tablet}' });
    expect(forDays('1-1-1', 1, 0.1)).toEqual({ value: 1, unit: '{tablet}' });
    expect([forDays('weekly', 30)?.value, forDays('every-other-day', 5)?.value, forDays('once', null)?.value]).toEqual([5, 3, 1]);
    const inMilligrams = quantityOf(
      { ...tablet, form: 'tablet' },
      { dose: { value: 250, unit: 'mg' }, frequency: '1-0-1', durationDays: 3 },
    );
    expect(inMilligrams).toEqual({ value: 3, unit: '{tablet}' });
  });

  it('is whole mL of what is drunk, and nobody’s guess of what is put on', () => {
    const drunk = (value: number, code: 'mL' | 'mg') =>
      quantityOf({ ...syrup, form: 'oral-liquid' }, { dose: { value, unit: code }, frequency: '1-1-1', durationDays: 5 });
    expect([drunk(5, 'mL'), drunk(125, 'mg'), drunk(2.5, 'mL')?.value]).toEqual([{ value: 75, unit: 'mL' }, { value: 75, unit: 'mL' }, 38]);
    const cream = { ...syrup, perUnit: 'g' as const, form: 'cream' as const };
    expect(quantityOf(cream, { dose: { value: 1, unit: '{application}' }, frequency: '1-0-1', durationDays: 5 })).toBeNull();
    expect(forDays('1-0-1', null)).toBeNull();
  });

  it('is never less than the course takes, and less than one piece more', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...FREQUENCY_CODES), fc.integer({ min: 1, max: 365 }), (value, frequency, days) => {
        const taken = value * dosesOfCourse(frequency, days)!;
        const { value: pieces } = forDays(frequency, days, value)!;
        expect(Number.isInteger(pieces)).toBe(true);
        expect(pieces).toBeGreaterThanOrEqual(taken - 1e-6);
        expect(pieces).toBeLessThan(taken + 1);
      }),
    );
  });
});

describe('the amount of each ingredient', () => {
  it('follows from the strength, whether pieces, volumes or masses are given', () => {
    const of = (value: number, code: 'mL' | 'mg' | 'g') => ingredientMilligrams({ value, unit: code }, syrup)[0].milligrams;
    expect([of(10, 'mL'), of(250, 'mg'), of(1, 'g')]).toEqual([250, 250, 1000]);
    expect(ingredientMilligrams({ value: 2, unit: '{tablet}' }, tablet)).toEqual([{ substance: 'amoxicillin', milligrams: 1000 }]);
  });

  it('is not known of two ingredients at once, of units, and of drops of a strength in mL', () => {
    const both = { ...tablet, ingredients: [...tablet.ingredients, { substance: 'zinc', value: 1, unit: 'mg' as const }] };
    expect(ingredientMilligrams({ value: 500, unit: 'mg' }, both).map(({ milligrams }) => milligrams)).toEqual([null, null]);
    const insulin = { ingredients: [{ substance: 'insulin', value: 100, unit: '[iU]' as const }], perValue: 1, perUnit: 'mL' as const };
    expect(ingredientMilligrams({ value: 10, unit: '[iU]' }, insulin)[0].milligrams).toBeNull();
    expect(ingredientMilligrams({ value: 5, unit: '{drop}' }, syrup)[0].milligrams).toBeNull();
  });
});
