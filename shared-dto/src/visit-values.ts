/** v3-ActEncounterCode, as FHIR R4 Encounter.class names what kind of visit it is. */
export const VISIT_CLASSES = ['AMB', 'EMER', 'FLD', 'HH', 'IMP', 'ACUTE', 'NONAC', 'OBSENC', 'PRENC', 'SS', 'VR'] as const;
export type VisitClass = (typeof VISIT_CLASSES)[number];

/** What `class` means, in words. */
export const VISIT_CLASS_LABELS: Readonly<Record<VisitClass, string>> = {
  AMB: 'Outpatient',
  EMER: 'Emergency',
  FLD: 'In the field',
  HH: 'At home',
  IMP: 'Inpatient',
  ACUTE: 'Inpatient, acute',
  NONAC: 'Inpatient, not acute',
  OBSENC: 'Observation',
  PRENC: 'Before admission',
  SS: 'Short stay',
  VR: 'By video or phone',
};

/** A draft is being written; what is signed changes by amendments alone; what was a mistake is marked and stays readable. */
export const VISIT_STATUSES = ['draft', 'signed', 'amended', 'entered_in_error'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** The sections of a note in the order in which they are written and read. */
export const VISIT_SECTIONS = ['chiefComplaint', 'history', 'examination', 'assessment', 'plan', 'followUp'] as const;
export type VisitSection = (typeof VISIT_SECTIONS)[number];

export const VISIT_SECTION_LABELS: Readonly<Record<VisitSection, string>> = {
  chiefComplaint: 'Chief complaint',
  history: 'History',
  examination: 'Examination',
  assessment: 'Assessment',
  plan: 'Plan',
  followUp: 'Follow-up',
};

/** Characters that a section holds at most. */
export const VISIT_SECTION_LENGTHS: Readonly<Record<VisitSection, number>> = {
  chiefComplaint: 1000,
  history: 10_000,
  examination: 10_000,
  assessment: 10_000,
  plan: 10_000,
  followUp: 2000,
};

/** Characters of why a signed visit was amended, or a visit was a mistake. */
export const LONGEST_VISIT_REASON = 500;

/** Templates of notes that a hospital keeps, archived ones included. */
export const MAX_VISIT_TEMPLATES = 100;
