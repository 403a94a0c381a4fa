import type { DoseUnit } from './medication-values.js';

/** FHIR R4 medicationrequest-status, as far as there is use for them here. */
export const PRESCRIPTION_STATUSES = ['draft', 'active', 'on-hold', 'completed', 'stopped', 'cancelled', 'entered-in-error'] as const;
export type PrescriptionStatus = (typeof PRESCRIPTION_STATUSES)[number];

/** What may follow what. Nothing leads back but from a hold: who wants a stopped medicine again renews it. */
export const PRESCRIPTION_TRANSITIONS: Readonly<Record<PrescriptionStatus, readonly PrescriptionStatus[]>> = {
  draft: ['active', 'cancelled'],
  // Cancelled while nothing was handed out; stopped once the patient has some of it.
  active: ['on-hold', 'completed', 'stopped', 'cancelled', 'entered-in-error'],
  'on-hold': ['active', 'completed', 'stopped', 'cancelled', 'entered-in-error'],
  completed: ['entered-in-error'],
  stopped: ['entered-in-error'],
  cancelled: [],
  'entered-in-error': [],
};

/** FHIR R4 medicationrequest-status-reason, with the words that people choose by. */
export const STATUS_REASONS = {
  altchoice: 'Another medicine was tried first or instead',
  clarif: 'The prescription needs clarification',
  drughigh: 'Level of the medicine too high',
  hospadm: 'Admission to hospital',
  labint: 'Interferes with a lab test',
  'non-avail': 'Not available',
  preg: 'Pregnant or breast-feeding',
  salg: 'Allergy',
  sddi: 'Interacts with another medicine',
  sdupther: 'Another medicine does the same',
  sintol: 'Not tolerated',
  surg: 'Operation or procedure',
  washout: 'Washing out another medicine',
} as const;
export type StatusReason = keyof typeof STATUS_REASONS;
export const STATUS_REASON_CODES = Object.keys(STATUS_REASONS) as [StatusReason, ...StatusReason[]];

interface FrequencyDefinition {
  /** Doses in a day, on average; null for one dose and no more. */
  readonly perDay: number | null;
  /** As prescribers write it; null where that way of writing has none. */
  readonly pattern: string | null;
  readonly words: string;
  readonly hindi: string;
}

/** How often: morning-noon-night as prescriptions in India are written, and what that cannot say. */
export const FREQUENCIES = {
  '1-0-0': { perDay: 1, pattern: '1-0-0', words: 'once a day, in the morning', hindi: 'दिन में एक बार, सुबह' },
  '0-1-0': { perDay: 1, pattern: '0-1-0', words: 'once a day, at noon', hindi: 'दिन में एक बार, दोपहर में' },
  '0-0-1': { perDay: 1, pattern: '0-0-1', words: 'once a day, at night', hindi: 'दिन में एक बार, रात को' },
  '1-0-1': { perDay: 2, pattern: '1-0-1', words: 'twice a day, morning and night', hindi: 'दिन में दो बार, सुबह और रात' },
  '1-1-1': { perDay: 3, pattern: '1-1-1', words: 'three times a day', hindi: 'दिन में तीन बार, सुबह, दोपहर और रात' },
  '1-1-1-1': { perDay: 4, pattern: '1-1-1-1', words: 'four times a day', hindi: 'दिन में चार बार' },
  'every-4-hours': { perDay: 6, pattern: null, words: 'every 4 hours', hindi: 'हर 4 घंटे पर' },
  'every-6-hours': { perDay: 4, pattern: null, words: 'every 6 hours', hindi: 'हर 6 घंटे पर' },
  'every-8-hours': { perDay: 3, pattern: null, words: 'every 8 hours', hindi: 'हर 8 घंटे पर' },
  'every-12-hours': { perDay: 2, pattern: null, words: 'every 12 hours', hindi: 'हर 12 घंटे पर' },
  'every-other-day': { perDay: 0.5, pattern: null, words: 'every other day', hindi: 'एक दिन छोड़कर एक बार' },
  weekly: { perDay: 1 / 7, pattern: null, words: 'once a week', hindi: 'हफ़्ते में एक बार' },
  once: { perDay: null, pattern: null, words: 'once, now', hindi: 'केवल एक बार, अभी' },
} as const satisfies Record<string, FrequencyDefinition>;
export type Frequency = keyof typeof FREQUENCIES;
export const FREQUENCY_CODES = Object.keys(FREQUENCIES) as [Frequency, ...Frequency[]];

/** That it was held, and that it went on. */
export const HOLD_STEPS = ['held', 'resumed'] as const;
export type HoldStep = (typeof HOLD_STEPS)[number];

/** How much of a prescription has been handed out. Only one that is active waits for anything. */
export const DISPENSING_STATUSES = ['waiting', 'refills', 'done', 'declined'] as const;
export type DispensingStatus = (typeof DISPENSING_STATUSES)[number];

/** Whether the course of what is active or on hold still goes on, by the hospital's calendar. */
export const PRESCRIPTION_COURSES = ['ongoing', 'ended'] as const;
export type PrescriptionCourse = (typeof PRESCRIPTION_COURSES)[number];

/** FHIR R4 medicationdispense-status: what was handed over, or not. */
export const DISPENSE_STATUSES = ['completed', 'declined'] as const;
export type DispenseStatus = (typeof DISPENSE_STATUSES)[number];

/** Why a pharmacist hands out less than all, or nothing. */
export const DECLINE_REASONS = {
  outofstock: 'Out of stock',
  clarif: 'The prescriber has to clarify something',
  saf: 'Not safe for this patient',
  patient: 'The patient does not want it',
  other: 'Another reason',
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;
export const DECLINE_REASON_CODES = Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]];

/** FHIR R4 detectedissue-severity. High needs a reason to go on. */
export const ISSUE_SEVERITIES = ['high', 'moderate', 'low'] as const;
export type IssueSeverity = (typeof ISSUE_SEVERITIES)[number];

export const ISSUE_KINDS = ['allergy', 'interaction', 'duplicate', 'dose', 'pregnancy'] as const;
export type IssueKind = (typeof ISSUE_KINDS)[number];

export const PREGNANCY_ANSWERS = ['pregnant', 'not-pregnant', 'unknown'] as const;
export type PregnancyAnswer = (typeof PREGNANCY_ANSWERS)[number];

/** Why nothing may be relied upon: the rules are not there, or nobody in the hospital has confirmed them. */
export const NOT_CHECKED_REASONS = ['no-rules', 'not-confirmed'] as const;
export type NotCheckedReason = (typeof NOT_CHECKED_REASONS)[number];

export const LONGEST_COURSE_DAYS = 365;
export const MOST_REFILLS = 12;

/** An amount with its UCUM unit. */
export interface Amount {
  readonly value: number;
  readonly unit: DoseUnit;
}
