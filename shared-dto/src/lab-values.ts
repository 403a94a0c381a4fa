/** What a test's result is: a number with a unit, one of a list of codes, or words. */
export const LAB_TEST_KINDS = ['quantity', 'coded', 'text'] as const;
export type LabTestKind = (typeof LAB_TEST_KINDS)[number];

/** What is taken from the patient. One tube or cup of each goes with an order. */
export const LAB_SPECIMENS = [
  'serum',
  'edta_blood',
  'citrate_plasma',
  'fluoride_plasma',
  'heparin_plasma',
  'urine',
  'stool',
  'csf',
  'swab',
  'other',
] as const;
export type LabSpecimenKind = (typeof LAB_SPECIMENS)[number];

/** Units of ages at which a reference range begins and ends. */
export const AGE_UNITS = ['days', 'months', 'years'] as const;
export type AgeUnit = (typeof AGE_UNITS)[number];

/** FHIR R4 observation-interpretation, the part that laboratories print. */
export const LAB_FLAGS = ['N', 'L', 'H', 'LL', 'HH', 'A', 'AA', '<', '>'] as const;
export type LabFlag = (typeof LAB_FLAGS)[number];

/** What a coded result means. */
export const CODED_FLAGS = ['N', 'A', 'AA'] as const;
export type CodedFlag = (typeof CODED_FLAGS)[number];

/** FHIR R4 request-priority. */
export const LAB_PRIORITIES = ['routine', 'urgent', 'asap', 'stat'] as const;
export type LabPriority = (typeof LAB_PRIORITIES)[number];

/** HL7 table 0916: fasting, not fasting, nobody asked. */
export const FASTING_STATUSES = ['F', 'NF', 'NG'] as const;
export type FastingStatus = (typeof FASTING_STATUSES)[number];

/** Where a test of an order stands. */
export const LAB_ITEM_STATUSES = [
  'ordered',
  'collected',
  'received',
  'in_progress',
  'preliminary',
  'final',
  'corrected',
  'cancelled',
] as const;
export type LabItemStatus = (typeof LAB_ITEM_STATUSES)[number];

/** What is to be done with a specimen next, or what became of it. */
export const LAB_STAGES = ['collect', 'receive', 'enter', 'verify', 'done', 'rejected', 'cancelled'] as const;
export type LabStage = (typeof LAB_STAGES)[number];
/** Those that somebody works off, in order. */
export const WORKLIST_STAGES = ['collect', 'receive', 'enter', 'verify', 'done'] as const;

/** Why a laboratory takes no specimen (HL7 table 0493 where it has a word). */
export const REJECTION_REASONS = [
  'haemolysed',
  'clotted',
  'insufficient',
  'wrong_container',
  'unlabelled',
  'wrong_patient',
  'leaked',
  'too_old',
  'other',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** How an order stands as a whole. */
export const LAB_ORDER_STATUSES = ['ordered', 'in_progress', 'final', 'cancelled'] as const;
export type LabOrderStatus = (typeof LAB_ORDER_STATUSES)[number];

/** `below` and `above`: the instrument could say no more than that. */
export const COMPARATORS = ['<', '>'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** Most tests of one order, ranges and codes of one test. */
export const LAB_LIMITS = { tests: 60, ranges: 60, codes: 30, panelTests: 40 } as const;

/** Minutes after which nobody's acknowledgement is waited for any longer: bounds, and what is usual. */
export const ESCALATION_MINUTES = { min: 5, max: 1440, usual: [15, 30, 60] } as const;
