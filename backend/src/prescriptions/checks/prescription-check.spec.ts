import 'reflect-metadata';
import { FREQUENCIES, FREQUENCY_CODES, type PrescriptionIssue } from '@hms/shared-dto';
import fc from 'fast-check';
import { SAFETY_RULES, missingParts } from '../rules/rule-set.js';
import type { CheckInput, MedicationSnapshot } from './check.types.js';
import { checkPrescription, unanswered } from './prescription-check.js';

const aMedicine = (substance: string, milligrams = 500, more: Partial<MedicationSnapshot> = {}): MedicationSnapshot => ({
  ...{ name: substance, ingredients: [{ substance, value: milligrams, unit: 'mg' }], classes: [], form: 'tablet', perValue: 1 },
  perUnit: '{tablet}',
  ...more,
});
const anInput = (more: Partial<CheckInput> = {}): CheckInput => ({
  ...{
    medication: aMedicine('amoxicillin'),
    dose: { value: 1, unit: '{tablet}' },
    route: 'PO',
    frequency: '1-0-1',
    allergies: [],
    current: [],
  },
  ...{ ageYears: 40, ageEstimated: false, weightKg: null, pregnancy: 'not-pregnant', mayBePregnant: false },
  ...more,
});
const check = (more: Partial<CheckInput> = {}) => checkPrescription(SAFETY_RULES, anInput(more));
const told = (issues: readonly PrescriptionIssue[]) => issues.map(({ ruleId, severity }) => `${severity} ${ruleId}`);
const allergicTo = (substance: string, category: string | null = 'medication') => ({ allergies: [{ id: 'a1', substance, category }] });
const taking = (...medicines: MedicationSnapshot[]) => ({
  current: medicines.map((medication, index) => ({ id: `p${index}`, onHold: false, medication })),
});

describe('the rule set', () => {
  it('has every part, ids that are unique, and a source for each rule', () => {
    expect(missingParts(SAFETY_RULES)).toEqual([]);
    const { crossReactions, interactions, doses, pregnancy } = SAFETY_RULES;
    const classes = Object.entries(SAFETY_RULES.allergyClasses).map(([name, { source }]) => ({ id: `allergy.${name}`, source }));
    const rules = [...classes, ...crossReactions, ...interactions, ...doses, ...pregnancy];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, source } of rules) expect([id, source.length > 10]).toEqual([id, true]);
    expect(doses.length).toBeLessThanOrEqual(60);
  });

  it('names in its rules only classes that there are, and substances as the formulary writes them', () => {
    const { allergyClasses, crossReactions, interactionClasses, interactions } = SAFETY_RULES;
    for (const { allergen, drug } of crossReactions) expect([allergen in allergyClasses, drug in allergyClasses]).toEqual([true, true]);
    for (const { one, other } of interactions) expect([one in interactionClasses, other in interactionClasses]).toEqual([true, true]);
    for (const { substances, atc } of [...Object.values(allergyClasses), ...Object.values(interactionClasses), ...SAFETY_RULES.pregnancy]) {
      for (const substance of substances) expect(substance).toBe(substance.toLowerCase().trim());
      expect([substances[0], atc.length > 0, atc.filter((code) => !/^[A-Z]\d{2}[A-Z]([A-Z]\d{0,2})?$/.test(code))]).toEqual([
        substances[0],
        true,
        [],
      ]);
    }
  });

  it('has bounds in order: no more at a time than in a day', () => {
    for (const { id, adultSingle, adultDaily, childSinglePerKg, childDailyPerKg } of SAFETY_RULES.doses) {
      if (adultSingle !== null && adultDaily !== null) expect([id, adultSingle <= adultDaily]).toEqual([id, true]);
      if (childSinglePerKg !== null && childDailyPerKg !== null) expect([id, childSinglePerKg <= childDailyPerKg]).toEqual([id, true]);
    }
  });
});

describe('allergies', () => {
  it('are met by the substance itself, though the rules do not know it', () => {
    const { issues } = check({ ...allergicTo('Zincovit'), medication: aMedicine('zincovit') });
    expect(told(issues)).toEqual(['high allergy.same-substance']);
  });

  it.each([
    ['Penicillin', 'amoxicillin', 'high allergy.penicillins'],
    ['penicillins (childhood)', 'cloxacillin', 'high allergy.penicillins'],
    ['Ampicillin', 'amoxicillin', 'high allergy.penicillins'],
    ['Penicillin', 'cefixime', 'moderate allergy.penicillins-cephalosporins'],
    ['Penicillin', 'meropenem', 'low allergy.penicillins-carbapenems'],
    ['Sulfa drugs', 'sulfamethoxazole', 'high allergy.sulfonamide-antibiotics'],
    ['Sulfa', 'furosemide', 'low allergy.sulfonamides'],
    ['Aspirin', 'ibuprofen', 'high allergy.nsaids'],
    ['NSAIDs', 'etoricoxib', 'moderate allergy.nsaids-coxibs'],
    ['enalapril', 'losartan', 'moderate allergy.ace-angiotensin'],
    ['Phenytoin', 'carbamazepine', 'high allergy.aromatic-anticonvulsants'],
  ])('to %s are met by %s', (allergy, substance, expected) => {
    expect(told(check({ ...allergicTo(allergy), medication: aMedicine(substance, 1) }).issues)).toEqual([expected]);
  });

  it('are met by any ingredient', () => {
    const both = aMedicine('paracetamol', 1, {
      ingredients: ['paracetamol', 'ibuprofen'].map((substance) => ({ substance, value: 1, unit: 'mg' })),
    });
    expect(told(check({ ...allergicTo('Brufen'), medication: both }).issues)).toEqual(['high allergy.nsaids']);
  });

  it.each([
    ['Penicillin', 'amoxycillin', 'J01CA04', 'high allergy.penicillins'],
    ['Penicillin', 'cephradine', 'J01DB09', 'moderate allergy.penicillins-cephalosporins'],
    ['Aspirin', 'meloxicam', 'M01AC06', 'high allergy.nsaids'],
    ['Sulfa', 'frusemide', 'C03CA01', 'low allergy.sulfonamides'],
  ])('to %s are met by %s, which no rule knows by name, by its code %s', (allergy, substance, code, expected) => {
    const { issues, gaps } = check({ ...allergicTo(allergy), medication: aMedicine(substance, 1, { classes: [code] }) });
    expect([told(issues), issues[0].text]).toEqual([[expected], expect.stringContaining('by its ATC code')]);
    expect(gaps.join()).not.toContain(`interactions of ${substance}`);
  });

  it('are not met by the code where the names account for it', () => {
    const ingredients = ['amoxicillin', 'clavulanic acid'].map((substance) => ({ substance, value: 1, unit: 'mg' as const }));
    const { issues, gaps } = check({ ...allergicTo('Penicillin'), medication: aMedicine('x', 1, { ingredients, classes: ['J01CR02'] }) });
    expect(issues.map(({ text }) => text)).toEqual(['The patient is allergic to Penicillin. Amoxicillin is a penicillin.']);
    expect(gaps.join()).not.toContain('Allergies and interactions of');
  });

  it('name the source of their own class', () => {
    const source = (allergy: string, substance: string) =>
      check({ ...allergicTo(allergy), medication: aMedicine(substance, 1) }).issues[0].source;
    expect(source('Penicillin', 'amoxicillin')).toContain('Khan');
    expect(source('Phenytoin', 'carbamazepine')).toContain('FDA label of carbamazepine');
    expect(source('Aspirin', 'ibuprofen')).toContain('Kowalski');
  });

  it('are not found in the middle of words', () => {
    expect(check({ ...allergicTo('Pencil sulfate in carbon'), medication: aMedicine('furosemide', 1) }).issues).toEqual([]);
  });

  it('that the rules do not know are said to be not compared, unless they are to no medicine', () => {
    expect(check(allergicTo('Some brand')).gaps.join()).toContain('Some brand');
    expect(check(allergicTo('Some brand', null)).gaps.join()).toContain('Some brand');
    expect(check(allergicTo('Peanuts', 'food')).gaps.join()).not.toContain('Peanuts');
  });
});

describe('interactions', () => {
  it('of every rule are found whichever of the two is prescribed, each with its rule', () => {
    for (const { id, one, other } of SAFETY_RULES.interactions) {
      const [first] = SAFETY_RULES.interactionClasses[one].substances;
      const second = SAFETY_RULES.interactionClasses[other].substances.find((each) => each !== first)!;
      for (const [mine, theirs] of [
        [first, second],
        [second, first],
      ]) {
        const { issues } = check({ medication: aMedicine(mine, 0.001), ...taking(aMedicine(theirs)) });
        expect([id, mine, told(issues).some((text) => text.endsWith(id))]).toEqual([id, mine, true]);
      }
    }
  });

  it('are found by the codes of medicines that no rule knows by name', () => {
    const [simvastatine, claritromycine] = [
      aMedicine('simvastatine', 10, { classes: ['C10AA01'] }),
      aMedicine('claritromycine', 500, { classes: ['J01FA09'] }),
    ];
    for (const [mine, theirs] of [
      [simvastatine, claritromycine],
      [claritromycine, simvastatine],
      [simvastatine, aMedicine('clarithromycin')],
    ])
      expect(told(check({ medication: mine, ...taking(theirs) }).issues)).toEqual([
        'high interaction.statins-cyp3a4.strong-cyp3a4-inhibitors',
      ]);
  });

  it('with what the rules know neither by name nor by code are said to be not looked at', () => {
    const strange = aMedicine('amoxycillin');
    const told = (more: Partial<CheckInput>) => check(more).gaps.filter((gap) => gap.includes('nteractions'));
    expect(told({ medication: strange })).toEqual([
      'Allergies and interactions of amoxycillin: the rules do not know this substance. Compare it yourself.',
    ]);
    expect(told(taking(strange, aMedicine('warfarin')))).toEqual([
      'Interactions with amoxycillin, which the patient takes: the rules do not know it.',
    ]);
    expect(told(taking(aMedicine('warfarin')))).toEqual([]);
  });

  it('are none between medicines of one class that no rule names, and none without the other', () => {
    expect(check({ medication: aMedicine('simvastatin', 10), ...taking(aMedicine('paracetamol')) }).issues).toEqual([]);
    expect(check({ medication: aMedicine('simvastatin', 10) }).issues).toEqual([]);
  });
});

it('what is on hold is checked against and said to be on hold', () => {
  const held = (substance: string, more: Partial<MedicationSnapshot> = {}) => ({
    current: [{ id: 'p0', onHold: true, medication: aMedicine(substance, 1, more) }],
  });
  const text = (substance: string, current: Pick<CheckInput, 'current'>, more: Partial<MedicationSnapshot> = {}) =>
    check({ medication: aMedicine(substance, 1, more), ...current }).issues.map((each) => each.text);
  expect(text('simvastatin', held('clarithromycin'))[0]).toContain('clarithromycin, which the patient takes (on hold):');
  expect(text('ibuprofen', held('ibuprofen'))).toEqual(['The patient takes ibuprofen already (on hold), as ibuprofen.']);
  expect(text('ibuprofen', held('naproxen', { classes: ['M01AE02'] }), { classes: ['M01AE01'] })[0]).toContain(
    'naproxen already (on hold)',
  );
});

describe('duplicates', () => {
  it('are high of the same substance, moderate of the same subgroup, and none of what is put on', () => {
    const [ibuprofen, naproxen] = [
      aMedicine('ibuprofen', 400, { classes: ['M01AE01'] }),
      aMedicine('naproxen', 250, { classes: ['M01AE02'] }),
    ];
    expect(told(check({ medication: ibuprofen, ...taking(ibuprofen) }).issues)).toEqual(['high duplicate.substance']);
    expect(told(check({ medication: ibuprofen, ...taking(naproxen) }).issues)).toEqual(['moderate duplicate.subgroup']);
    const gel = aMedicine('diclofenac', 10, { form: 'gel', perUnit: 'g' });
    expect(check({ medication: gel, dose: { value: 1, unit: '{application}' }, ...taking(aMedicine('diclofenac')) }).issues).toEqual([]);
  });
});

describe('doses', () => {
  const paracetamol = aMedicine('paracetamol');
  const dose = (value: number) => ({ value, unit: '{tablet}' as const });

  it('of adults are bounded at a time and in a day', () => {
    const of = (value: number, frequency: CheckInput['frequency']) =>
      told(check({ medication: paracetamol, dose: dose(value), frequency }).issues);
    expect([of(2, '1-1-1-1'), of(3, '1-0-0'), of(2, 'every-4-hours')]).toEqual([[], ['high dose.paracetamol'], ['high dose.paracetamol']]);
    expect(of(3, '1-1-1')).toEqual(['high dose.paracetamol', 'high dose.paracetamol']);
  });

  it('of children are bounded by weight, and by the adult’s bound still', () => {
    const of = (value: number, weightKg: number | null) =>
      check({ medication: paracetamol, dose: dose(value), frequency: '1-0-0', ageYears: 5, weightKg });
    expect([told(of(0.5, 18).issues), told(of(1, 18).issues)]).toEqual([[], ['high dose.paracetamol']]);
    expect(told(of(2.5, 500).issues)).toEqual(['high dose.paracetamol']);
    expect(of(1, null).gaps.join()).toContain('no weight is given');
  });

  it('that nobody can judge are said to be not judged', () => {
    expect(check({ medication: aMedicine('something new') }).gaps).toEqual([
      'Allergies and interactions of something new: the rules do not know this substance. Compare it yourself.',
      'Dose of something new: there is no rule.',
    ]);
    expect(check({ ageYears: null }).gaps.join()).toContain('the age is not known');
    expect(check({ ageEstimated: true }).gaps.join()).toContain('an estimate');
  });

  it('of methotrexate by mouth are weekly', () => {
    const of = (frequency: CheckInput['frequency']) => told(check({ medication: aMedicine('methotrexate', 2.5), frequency }).issues);
    expect([of('1-0-0'), of('weekly')]).toEqual([['high dose.weekly-only'], []]);
  });

  it('warn whenever more is given than a bound allows, and never of less', () => {
    const rule = fc.constantFrom(
      ...SAFETY_RULES.doses.filter(({ adultSingle, adultDaily }) => adultSingle !== null && adultDaily !== null),
    );
    fc.assert(
      fc.property(rule, fc.integer({ min: 1, max: 400 }), fc.constantFrom(...FREQUENCY_CODES), (each, percent, frequency) => {
        const value = (each.adultSingle! * percent) / 100;
        const { issues } = check({ medication: aMedicine(each.substance, value), frequency });
        const inADay = value * Math.max(FREQUENCIES[frequency].perDay ?? 1, 1);
        const over = value > each.adultSingle! * (1 + 1e-9) || inADay > each.adultDaily! * (1 + 1e-9);
        expect(issues.some(({ ruleId }) => ruleId === each.id)).toBe(over);
      }),
    );
  });

  it('never become safer in a child that weighs less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 40 }),
        (weight, less, tenths) => {
          const of = (weightKg: number) =>
            check({ medication: paracetamol, dose: dose(tenths / 10), frequency: '1-1-1', ageYears: 4, weightKg }).issues.length;
          expect(of(Math.max(weight - less, 1))).toBeGreaterThanOrEqual(of(weight));
        },
      ),
    );
  });
});

describe('pregnancy', () => {
  const warfarin = aMedicine('warfarin', 1);

  it('is warned of by every rule, as gravely as it says', () => {
    for (const { id, substances, severity } of SAFETY_RULES.pregnancy) {
      const { issues } = check({ medication: aMedicine(substances[0], 0.001), frequency: 'weekly', pregnancy: 'pregnant' });
      expect([id, told(issues)]).toEqual([id, [`${severity} ${id}`]]);
    }
  });

  it('is warned of by the code of what no rule knows by name, once for each rule', () => {
    const pregnant = (medication: MedicationSnapshot) => check({ medication, pregnancy: 'pregnant' }).issues.map(({ text }) => text);
    expect(pregnant(aMedicine('warfarine', 1, { classes: ['B01AA03'] }))).toEqual([expect.stringContaining('In pregnancy, warfarine:')]);
    const both = aMedicine('x', 1, {
      ...{
        ingredients: ['ibuprofen', 'paracetamol'].map((substance) => ({ substance, value: 1, unit: 'mg' })),
        classes: ['M01AE51', 'N02BE51'],
      },
    });
    expect(pregnant(both)).toEqual([expect.stringContaining('In pregnancy, ibuprofen:')]);
  });

  it('is asked about where nobody said, and no matter where it cannot be', () => {
    const unknown = check({ medication: warfarin, pregnancy: 'unknown', mayBePregnant: true });
    expect([told(unknown.issues), unknown.gaps.join()]).toEqual([['moderate pregnancy.warfarin'], expect.stringContaining('nobody said')]);
    expect(check({ medication: warfarin, pregnancy: 'unknown', mayBePregnant: false }).issues).toEqual([]);
    expect(check({ medication: warfarin, pregnancy: 'not-pregnant', mayBePregnant: true }).issues).toEqual([]);
  });
});

describe('issues', () => {
  it('come the gravest first, each once, and are answered by their keys', () => {
    const input = { ...allergicTo('Penicillin'), ...taking(aMedicine('amoxicillin')), dose: { value: 3, unit: '{tablet}' as const } };
    const { issues } = check(input);
    expect(new Set(issues.map(({ key }) => key)).size).toBe(issues.length);
    expect(issues.map(({ severity }) => severity)).toEqual([...issues.map(({ severity }) => severity)].sort());
    const keys = issues.map(({ key }) => key);
    expect([unanswered(issues, []).length, unanswered(issues, keys.slice(1)).length, unanswered(issues, keys)]).toEqual([3, 1, []]);
    expect(check(input)).toEqual(check(input));
  });
});
