import { roundTo } from './rounding.js';
/** FHIR R4 observation-status, of which a measuring has these. */
export const VITAL_STATUSES = ['final', 'entered-in-error'] as const;
export type VitalStatus = (typeof VITAL_STATUSES)[number];

/** ACVPU of NEWS2: alert, new confusion, responds to voice, to pain, or not. */
export const CONSCIOUSNESS_LEVELS = ['alert', 'confusion', 'voice', 'pain', 'unresponsive'] as const;
export type Consciousness = (typeof CONSCIOUSNESS_LEVELS)[number];

export const CONSCIOUSNESS_LABELS: Readonly<Record<Consciousness, string>> = {
  alert: 'Alert',
  confusion: 'New confusion',
  voice: 'Responds to voice',
  pain: 'Responds to pain',
  unresponsive: 'Unresponsive',
};

/** Which scale NEWS2 scores oxygen by: 2 where the target is 88–92 %, as a doctor has said. */
export const OXYGEN_SCALES = [1, 2] as const;
export type OxygenScale = (typeof OXYGEN_SCALES)[number];

/** UCUM units in which a temperature is read off. It is kept in Cel. */
export const TEMPERATURE_UNITS = ['Cel', '[degF]'] as const;
export type TemperatureUnit = (typeof TEMPERATURE_UNITS)[number];

/** LOINC of a measuring as a whole: vital signs, weight, height, head circumference, oxygen saturation and BMI panel. */
export const VITALS_PANEL_LOINC = '85353-1';
/** LOINC of the pair of systolic and diastolic. */
export const BLOOD_PRESSURE_LOINC = '85354-9';
export const BMI_LOINC = '39156-5';
/** LOINC of the level of responsiveness. */
export const CONSCIOUSNESS_LOINC = '67775-7';

/** What is measured as a number. */
export interface VitalDefinition {
  readonly label: string;
  readonly loinc: string;
  /** UCUM. */
  readonly unit: string;
  /** As people write it. */
  readonly shownUnit: string;
  /** No value below or above can be true: it is refused. The table `vital_signs` has the same limits. */
  readonly min: number;
  readonly max: number;
  /** Digits after the point that are kept. */
  readonly decimals: number;
}

/** The one table of numeric vital signs, by the name that requests and answers use; FHIR R4 vital-signs profiles. */
export const VITALS = {
  systolic: { label: 'Systolic', loinc: '8480-6', unit: 'mm[Hg]', shownUnit: 'mmHg', min: 20, max: 320, decimals: 0 },
  diastolic: { label: 'Diastolic', loinc: '8462-4', unit: 'mm[Hg]', shownUnit: 'mmHg', min: 5, max: 250, decimals: 0 },
  heartRate: { label: 'Heart rate', loinc: '8867-4', unit: '/min', shownUnit: '/min', min: 0, max: 350, decimals: 0 },
  respiratoryRate: { label: 'Respiratory rate', loinc: '9279-1', unit: '/min', shownUnit: '/min', min: 0, max: 150, decimals: 0 },
  temperature: { label: 'Temperature', loinc: '8310-5', unit: 'Cel', shownUnit: '°C', min: 20, max: 46, decimals: 1 },
  oxygenSaturation: { label: 'Oxygen saturation', loinc: '2708-6', unit: '%', shownUnit: '%', min: 30, max: 100, decimals: 0 },
  weight: { label: 'Weight', loinc: '29463-7', unit: 'kg', shownUnit: 'kg', min: 0.2, max: 650, decimals: 3 },
  height: { label: 'Height', loinc: '8302-2', unit: 'cm', shownUnit: 'cm', min: 20, max: 280, decimals: 1 },
  headCircumference: { label: 'Head circumference', loinc: '9843-4', unit: 'cm', shownUnit: 'cm', min: 10, max: 90, decimals: 1 },
  pain: { label: 'Pain', loinc: '72514-3', unit: '{score}', shownUnit: 'of 10', min: 0, max: 10, decimals: 0 },
} as const satisfies Record<string, VitalDefinition>;

export type VitalCode = keyof typeof VITALS;
export const VITAL_CODES = Object.keys(VITALS) as VitalCode[];

/** A temperature of 68 to 114.8 °F is one of 20 to 46 °C. */
export const FAHRENHEIT = { min: 68, max: 114.8, decimals: 1 } as const;

/** °F → °C, to a tenth. */
export const celsiusOf = (fahrenheit: number): number => roundTo(roundTo(((fahrenheit - 32) * 5) / 9, 6), 1);

/** How far ahead of our clock a measuring may be: the watch of who took it is not ours. */
export const VITALS_AHEAD_MS = 10 * 60_000;

/** What is known of one measuring; absent, undefined and null all say: not measured. */
export interface VitalReadings extends Readonly<Partial<Record<VitalCode, number | null>>> {
  readonly onOxygen?: boolean | null;
  readonly oxygenScale?: OxygenScale;
  readonly consciousness?: Consciousness | null;
  readonly pregnant?: boolean;
}

/**
 * FHIR observation-interpretation: N normal, L low, LL critically low, H high, HH critically high, AA critically abnormal. Where nothing is known that a
 * value could be held against, there is none.
 */
export const VITAL_FLAGS = ['N', 'L', 'LL', 'H', 'HH', 'AA'] as const;
export type VitalFlag = (typeof VITAL_FLAGS)[number];
