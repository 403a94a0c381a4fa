import type { AgeOnDay } from './ages.js';
import type { VitalReadings } from './vital-values.js';

/** NEWS2 is for people of 16 and over. */
const FROM_MONTHS = 16 * 12;

export const NEWS2_RISKS = ['low', 'low-medium', 'medium', 'high'] as const;
export type News2Risk = (typeof NEWS2_RISKS)[number];

/** The seven parameters, each with its words. */
export const NEWS2_PARTS = {
  respiratoryRate: 'respiratory rate',
  oxygenSaturation: 'oxygen saturation',
  onOxygen: 'air or oxygen',
  systolic: 'blood pressure',
  heartRate: 'heart rate',
  consciousness: 'consciousness',
  temperature: 'temperature',
} as const;
export type News2Part = keyof typeof NEWS2_PARTS;
export const NEWS2_PART_CODES = Object.keys(NEWS2_PARTS) as News2Part[];

/** Why there is no score. */
export const NEWS2_OBSTACLES = ['age-unknown', 'under-16', 'pregnant', 'incomplete', 'nothing-measured'] as const;
export type News2Obstacle = (typeof NEWS2_OBSTACLES)[number];

export interface News2Score {
  readonly score: number;
  readonly risk: News2Risk;
  readonly points: Readonly<Record<News2Part, number>>;
}

export type News2 =
  | { readonly kind: 'score'; readonly result: News2Score }
  | { readonly kind: 'none'; readonly because: News2Obstacle; readonly missing: readonly News2Part[] };

/** Points by where a value falls: up to each limit those of its row, above all of them the last. */
const stepped =
  (steps: readonly (readonly [upTo: number, points: number])[], above: number) =>
  (value: number): number =>
    steps.find(([upTo]) => value <= upTo)?.[1] ?? above;

const RESPIRATION = stepped(
  [
    [8, 3],
    [11, 1],
    [20, 0],
    [24, 2],
  ],
  3,
);
const SATURATION = stepped(
  [
    [91, 3],
    [93, 2],
    [95, 1],
  ],
  0,
);
const SATURATION_ON_AIR_2 = stepped(
  [
    [83, 3],
    [85, 2],
    [87, 1],
  ],
  0,
);
const SATURATION_ON_OXYGEN_2 = stepped(
  [
    [83, 3],
    [85, 2],
    [87, 1],
    [92, 0],
    [94, 1],
    [96, 2],
  ],
  3,
);
const PRESSURE = stepped(
  [
    [90, 3],
    [100, 2],
    [110, 1],
    [219, 0],
  ],
  3,
);
const PULSE = stepped(
  [
    [40, 3],
    [50, 1],
    [90, 0],
    [110, 1],
    [130, 2],
  ],
  3,
);
const HEAT = stepped(
  [
    [35, 3],
    [36, 1],
    [38, 0],
    [39, 1],
  ],
  2,
);

type Complete = { readonly [Part in News2Part]-?: NonNullable<VitalReadings[Part]> };

function saturationPoints({ oxygenSaturation, onOxygen }: Complete, scale: 1 | 2): number {
  if (scale === 1) return SATURATION(oxygenSaturation);
  return (onOxygen ? SATURATION_ON_OXYGEN_2 : SATURATION_ON_AIR_2)(oxygenSaturation);
}

const pointsOf = (readings: Complete, scale: 1 | 2): Record<News2Part, number> => ({
  respiratoryRate: RESPIRATION(readings.respiratoryRate),
  oxygenSaturation: saturationPoints(readings, scale),
  onOxygen: readings.onOxygen ? 2 : 0,
  systolic: PRESSURE(readings.systolic),
  heartRate: PULSE(readings.heartRate),
  consciousness: readings.consciousness === 'alert' ? 0 : 3,
  temperature: HEAT(readings.temperature),
});

function riskOf(score: number, points: readonly number[]): News2Risk {
  if (score >= 7) return 'high';
  if (score >= 5) return 'medium';
  return points.includes(3) ? 'low-medium' : 'low';
}

function obstacleOf({ pregnant = false }: VitalReadings, age: AgeOnDay | null): News2Obstacle | null {
  if (!age) return 'age-unknown';
  if (age.months < FROM_MONTHS) return 'under-16';
  return pregnant ? 'pregnant' : null;
}

/** National Early Warning Score 2 (Royal College of Physicians, 2017), or why there is none. A missing value is never taken to be normal. */
export function news2Of(readings: VitalReadings, age: AgeOnDay | null): News2 {
  const obstacle = obstacleOf(readings, age);
  if (obstacle) return { kind: 'none', because: obstacle, missing: [] };
  const missing = NEWS2_PART_CODES.filter((part) => readings[part] === undefined || readings[part] === null);
  if (missing.length === NEWS2_PART_CODES.length) return { kind: 'none', because: 'nothing-measured', missing };
  if (missing.length > 0) return { kind: 'none', because: 'incomplete', missing };
  const points = pointsOf(readings as Complete, readings.oxygenScale ?? 1);
  const score = Object.values(points).reduce((sum, point) => sum + point, 0);
  return { kind: 'score', result: { score, risk: riskOf(score, Object.values(points)), points } };
}

/** How often at least, and who, by the thresholds and triggers of the same report. */
export function news2Advice({ score, risk }: Pick<News2Score, 'score' | 'risk'>): string {
  if (risk === 'high') return 'Emergency response: watch vital signs continuously. Call the team with critical-care skills now.';
  if (risk === 'medium') return 'Urgent response: measure at least every hour. A doctor or the acute team assesses urgently.';
  if (risk === 'low-medium') return 'Measure at least every hour. A doctor decides whether care must be escalated.';
  return score === 0 ? 'Measure at least every 12 hours.' : 'Measure at least every 4 to 6 hours. A registered nurse assesses.';
}

/** Minutes until they are measured again at the latest, by the same advice; null where they are watched all the time. */
export function news2WithinMinutes({ score, risk }: Pick<News2Score, 'score' | 'risk'>): number | null {
  if (risk === 'high') return null;
  if (risk !== 'low') return 60;
  return (score === 0 ? 12 : 6) * 60;
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

const BECAUSE: Readonly<Record<Exclude<News2Obstacle, 'incomplete'>, string>> = {
  'age-unknown': 'NEWS2 not computed: the age is not known.',
  'under-16': 'NEWS2 not computed: it is for people of 16 and over.',
  pregnant: 'NEWS2 not computed: it is not for pregnancy.',
  'nothing-measured': 'NEWS2 not computed: none of its values was measured.',
};

/** Why there is no score, for people. */
export const news2Reason = (because: News2Obstacle, missing: readonly News2Part[]): string =>
  because === 'incomplete' ? `NEWS2 not computed: ${listed(missing.map((part) => NEWS2_PARTS[part]))} missing.` : BECAUSE[because];
