import fc from 'fast-check';
import { news2Advice, news2Of, news2Reason, news2WithinMinutes, NEWS2_PART_CODES, type News2Score } from './vital-news2.js';
import { CONSCIOUSNESS_LEVELS, type VitalReadings } from './vital-values.js';

const ADULT = { months: 16 * 12, days: 5844 };
/** Scores nothing. */
const WELL: VitalReadings = {
  ...{ respiratoryRate: 16, oxygenSaturation: 97, onOxygen: false, systolic: 128, diastolic: 80, heartRate: 72 },
  ...{ consciousness: 'alert', temperature: 36.8 },
};

function scored(readings: VitalReadings, age = ADULT): News2Score {
  const found = news2Of(readings, age);
  if (found.kind === 'none') throw new Error(found.because);
  return found.result;
}
const of = (more: VitalReadings): number => scored({ ...WELL, ...more }).score;

/** The chart of the Royal College of Physicians' report of 2017, value by value: each limit and the next value. */
describe('NEWS2 gives', () => {
  it.each([
    [
      'respiratoryRate',
      [
        [3, 3],
        [8, 3],
        [9, 1],
        [11, 1],
        [12, 0],
        [20, 0],
        [21, 2],
        [24, 2],
        [25, 3],
        [60, 3],
      ],
    ],
    [
      'oxygenSaturation',
      [
        [70, 3],
        [91, 3],
        [92, 2],
        [93, 2],
        [94, 1],
        [95, 1],
        [96, 0],
        [100, 0],
      ],
    ],
    [
      'systolic',
      [
        [50, 3],
        [90, 3],
        [91, 2],
        [100, 2],
        [101, 1],
        [110, 1],
        [111, 0],
        [219, 0],
        [220, 3],
        [260, 3],
      ],
    ],
    [
      'heartRate',
      [
        [0, 3],
        [40, 3],
        [41, 1],
        [50, 1],
        [51, 0],
        [90, 0],
        [91, 1],
        [110, 1],
        [111, 2],
        [130, 2],
        [131, 3],
        [200, 3],
      ],
    ],
    [
      'temperature',
      [
        [30, 3],
        [35, 3],
        [35.1, 1],
        [36, 1],
        [36.1, 0],
        [38, 0],
        [38.1, 1],
        [39, 1],
        [39.1, 2],
        [42, 2],
      ],
    ],
  ] as const)('for %s %j', (part, table) => {
    for (const [value, points] of table) expect([value, of({ [part]: value })]).toEqual([value, points]);
  });

  it('by scale 2 for a target of 88–92 %, on air and on oxygen', () => {
    const at = (oxygenSaturation: number, onOxygen: boolean) =>
      scored({ ...WELL, oxygenSaturation, onOxygen, oxygenScale: 2 }).points.oxygenSaturation;
    const values = [83, 84, 85, 86, 87, 88, 92, 93, 94, 95, 96, 97];
    expect(values.map((value) => at(value, true))).toEqual([3, 2, 2, 1, 1, 0, 0, 1, 1, 2, 2, 3]);
    expect(values.map((value) => at(value, false))).toEqual([3, 2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('2 for oxygen and 3 for any consciousness but alert', () => {
    expect(of({ onOxygen: true })).toBe(2);
    for (const level of CONSCIOUSNESS_LEVELS) expect(of({ consciousness: level })).toBe(level === 'alert' ? 0 : 3);
  });

  it('a risk: low to 4, low-medium for a single 3, medium from 5, high from 7', () => {
    const risk = (more: VitalReadings) => scored({ ...WELL, ...more }).risk;
    expect(risk({})).toBe('low');
    expect(risk({ heartRate: 120, oxygenSaturation: 92 })).toBe('low');
    expect(risk({ consciousness: 'confusion' })).toBe('low-medium');
    expect(risk({ consciousness: 'confusion', heartRate: 95 })).toBe('low-medium');
    expect(risk({ heartRate: 120, oxygenSaturation: 92, temperature: 38.5 })).toBe('medium');
    expect(risk({ consciousness: 'voice', heartRate: 120 })).toBe('medium');
    expect(risk({ consciousness: 'voice', heartRate: 140, temperature: 38.5 })).toBe('high');
  });

  it('advice for each risk, a stricter one for a higher score', () => {
    const advice = (score: number, risk: News2Score['risk']) => news2Advice({ score, risk });
    expect([advice(0, 'low'), advice(1, 'low'), advice(4, 'low')].map((text) => /\d+( to \d+)? hours/.exec(text)?.[0])).toEqual([
      ...['12 hours', '4 to 6 hours', '4 to 6 hours'],
    ]);
    for (const risk of ['low-medium', 'medium'] as const) expect(advice(5, risk)).toMatch(/every hour/);
    expect(advice(7, 'high')).toMatch(/continuously/);
  });

  it('the same as a time: twelve, six and one hours, and none for who is watched all the time', () => {
    const risks = [news2WithinMinutes({ score: 0, risk: 'low' }), news2WithinMinutes({ score: 4, risk: 'low' })];
    expect(risks).toEqual([720, 360]);
    for (const risk of ['low-medium', 'medium'] as const) expect(news2WithinMinutes({ score: 5, risk })).toBe(60);
    expect(news2WithinMinutes({ score: 7, risk: 'high' })).toBeNull();
  });
});

const complete = fc.record({
  respiratoryRate: fc.integer({ min: 0, max: 150 }),
  oxygenSaturation: fc.integer({ min: 30, max: 100 }),
  onOxygen: fc.boolean(),
  oxygenScale: fc.constantFrom(1 as const, 2 as const),
  systolic: fc.integer({ min: 20, max: 320 }),
  heartRate: fc.integer({ min: 0, max: 350 }),
  consciousness: fc.constantFrom(...CONSCIOUSNESS_LEVELS),
  temperature: fc.integer({ min: 200, max: 460 }).map((tenths) => tenths / 10),
});

describe('NEWS2 of anything', () => {
  it('is the sum of its seven parts, 0 to 20, with the risk of that sum', () => {
    fc.assert(
      fc.property(complete, (readings) => {
        const { score, points, risk } = scored(readings);
        expect(Object.keys(points).sort()).toEqual([...NEWS2_PART_CODES].sort());
        expect(score).toBe(Object.values(points).reduce((a, b) => a + b, 0));
        expect(score).toBeLessThanOrEqual(20);
        expect(risk === 'high').toBe(score >= 7);
        expect(risk === 'medium').toBe(score === 5 || score === 6);
      }),
    );
  });

  it('is none as soon as one value is missing, and says which: nothing missing is taken to be normal', () => {
    fc.assert(
      fc.property(complete, fc.subarray([...NEWS2_PART_CODES], { minLength: 1, maxLength: 6 }), (readings, missing) => {
        const left = Object.fromEntries(
          Object.entries(readings).map(([key, value]) => [key, missing.includes(key as never) ? null : value]),
        );
        expect(news2Of(left, ADULT)).toEqual({ kind: 'none', because: 'incomplete', missing });
      }),
    );
  });

  it('is for 16 and over, of known age, not pregnant', () => {
    const because = (readings: VitalReadings, age: typeof ADULT | null) => {
      const found = news2Of(readings, age);
      return found.kind === 'none' ? found.because : 'score';
    };
    expect(because(WELL, { months: 191, days: 5843 })).toBe('under-16');
    expect(because(WELL, ADULT)).toBe('score');
    expect(because(WELL, null)).toBe('age-unknown');
    expect(because({ ...WELL, pregnant: true }, ADULT)).toBe('pregnant');
    expect(because({ weight: 60 }, ADULT)).toBe('nothing-measured');
  });

  it('is not computed in words', () => {
    expect(news2Reason('incomplete', ['onOxygen', 'consciousness'])).toBe('NEWS2 not computed: air or oxygen and consciousness missing.');
    expect(news2Reason('under-16', [])).toBe('NEWS2 not computed: it is for people of 16 and over.');
  });
});
