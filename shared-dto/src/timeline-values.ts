/** What a timeline is filtered by. */
export const TIMELINE_KINDS = [
  'patient',
  'allergy',
  'appointment',
  'visit',
  'vitals',
  'condition',
  'care_plan',
  'prescription',
  'lab',
  'merge',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** What happened to a patient; the first part is the kind but of merges, of which the audit speaks as of patients. */
export const TIMELINE_EVENTS = [
  'patient.registered',
  'patient.updated',
  'patient.archived',
  'patient.restored',
  'allergy.recorded',
  'allergy.none_known',
  'appointment.booked',
  'appointment.moved',
  'appointment.scheduled',
  'appointment.checked_in',
  'appointment.in_progress',
  'appointment.completed',
  'appointment.cancelled',
  'appointment.no_show',
  'visit.started',
  'visit.signed',
  'visit.amended',
  'visit.entered_in_error',
  'vitals.recorded',
  'condition.recorded',
  'care_plan.made',
  'care_plan.on-hold',
  'care_plan.completed',
  'care_plan.revoked',
  'care_plan.entered-in-error',
  'prescription.signed',
  'prescription.dispensed',
  'prescription.declined',
  'prescription.completed',
  'prescription.stopped',
  'prescription.cancelled',
  'prescription.entered-in-error',
  'lab.ordered',
  'lab.verified',
  'lab.corrected',
  'patient.merged',
  'patient.merged_away',
  'patient.merge_undone',
] as const;
export type TimelineEvent = (typeof TIMELINE_EVENTS)[number];

/** Entries on a page at most. */
export const LONGEST_TIMELINE_PAGE = 50;
