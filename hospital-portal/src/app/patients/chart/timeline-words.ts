import {
  CANCELLATION_REASON_LABELS,
  type Permission,
  TIMELINE_KINDS,
  type TimelineAppointment,
  type TimelineCondition,
  type TimelineEntry,
  type TimelineEvent,
  type TimelineKind,
  type TimelineQuery,
  type TimelineVisit,
  type TimelineVitals,
} from '@hms/shared-dto';
import { type IconName, asked, cursorText, dayText, formatInstant, oneOf } from '@hms/shared-ui';

/** What the address of a timeline says. */
export type TimelineListQuery = Readonly<Omit<TimelineQuery, 'limit'>>;

/** What the API would refuse is left out. */
export const timelineQuery = ({ kind, from, to, cursor }: TimelineParams): TimelineListQuery =>
  asked({ kind: oneOf<TimelineKind>(TIMELINE_KINDS, kind), from: dayText(from), to: dayText(to), cursor: cursorText(cursor) });

/** Query parameters as they stand in the address: anybody may have typed them. */
export type TimelineParams = Readonly<Partial<Record<'kind' | 'from' | 'to' | 'cursor', string>>>;

const KIND_LABELS: Readonly<Record<TimelineKind, string>> = {
  patient: 'Registration and edits',
  allergy: 'Allergies',
  appointment: 'Appointments',
  visit: 'Visits',
  vitals: 'Vital signs',
  condition: 'Diagnoses',
  care_plan: 'Treatment plans',
  prescription: 'Prescriptions',
  lab: 'Laboratory',
  merge: 'Merges',
};

/** Kinds that are told only to who may read each. */
const NEEDED: Readonly<Partial<Record<TimelineKind, Permission>>> = {
  appointment: 'appointments:read',
  visit: 'records:read',
  vitals: 'records:read',
  condition: 'records:read',
  care_plan: 'records:read',
  prescription: 'prescriptions:read',
  lab: 'labs:read',
};

/** What somebody may filter by. */
export const timelineKinds = (permissions: readonly Permission[]): readonly { readonly value: TimelineKind; readonly label: string }[] =>
  TIMELINE_KINDS.filter((kind) => permissions.includes(NEEDED[kind] ?? 'patients:read')).map((value) => ({
    value,
    label: KIND_LABELS[value],
  }));

/** An event as icon and words. */
export const TIMELINE_LOOKS: Readonly<Record<TimelineEvent, { readonly icon: IconName; readonly words: string }>> = {
  'patient.registered': { icon: 'person_add', words: 'Registered' },
  'patient.updated': { icon: 'edit', words: 'Details edited' },
  'patient.archived': { icon: 'archive', words: 'Archived' },
  'patient.restored': { icon: 'unarchive', words: 'Brought back from the archive' },
  'allergy.recorded': { icon: 'allergy', words: 'Allergy recorded' },
  'allergy.none_known': { icon: 'allergy', words: 'No known allergies' },
  'appointment.booked': { icon: 'calendar_month', words: 'Appointment booked' },
  'appointment.moved': { icon: 'schedule', words: 'Appointment moved' },
  'appointment.scheduled': { icon: 'undo', words: 'Appointment put back to scheduled' },
  'appointment.checked_in': { icon: 'how_to_reg', words: 'Checked in' },
  'appointment.in_progress': { icon: 'play_circle', words: 'Appointment began' },
  'appointment.completed': { icon: 'check', words: 'Appointment completed' },
  'appointment.cancelled': { icon: 'cancel', words: 'Appointment cancelled' },
  'appointment.no_show': { icon: 'event_busy', words: 'Did not come' },
  'visit.started': { icon: 'clinical_notes', words: 'Visit started' },
  'visit.signed': { icon: 'verified', words: 'Visit signed' },
  'visit.amended': { icon: 'history', words: 'Visit amended' },
  'visit.entered_in_error': { icon: 'cancel', words: 'Visit marked as entered in error' },
  'visit.printed': { icon: 'print', words: 'Visit summary printed' },
  'vitals.recorded': { icon: 'vital_signs', words: 'Vital signs measured' },
  'condition.recorded': { icon: 'clinical_notes', words: 'Diagnosis recorded' },
  'condition.changed': { icon: 'edit', words: 'Diagnosis changed' },
  'condition.entered-in-error': { icon: 'cancel', words: 'Diagnosis marked as entered in error' },
  'care_plan.made': { icon: 'format_list_numbered', words: 'Treatment plan made' },
  'care_plan.on-hold': { icon: 'pause_circle', words: 'Treatment plan put on hold' },
  'care_plan.completed': { icon: 'check', words: 'Treatment plan completed' },
  'care_plan.revoked': { icon: 'block', words: 'Treatment plan revoked' },
  'care_plan.entered-in-error': { icon: 'cancel', words: 'Treatment plan entered in error' },
  'prescription.signed': { icon: 'pill', words: 'Prescribed' },
  'prescription.dispensed': { icon: 'check_circle', words: 'Dispensed' },
  'prescription.declined': { icon: 'block', words: 'Not dispensed' },
  'prescription.completed': { icon: 'check', words: 'Prescription completed' },
  'prescription.stopped': { icon: 'block', words: 'Prescription stopped' },
  'prescription.cancelled': { icon: 'cancel', words: 'Prescription cancelled' },
  'prescription.entered-in-error': { icon: 'cancel', words: 'Prescription entered in error' },
  'prescription.printed': { icon: 'print', words: 'Prescription printed' },
  'lab.ordered': { icon: 'labs', words: 'Laboratory tests ordered' },
  'lab.verified': { icon: 'labs', words: 'Laboratory results' },
  'lab.corrected': { icon: 'history', words: 'Laboratory results corrected' },
  'lab.cancelled': { icon: 'cancel', words: 'Laboratory tests cancelled' },
  'lab.rejected': { icon: 'block', words: 'Specimen refused' },
  'lab.acknowledged': { icon: 'check_circle', words: 'Critical result acknowledged' },
  'lab.printed': { icon: 'print', words: 'Laboratory report printed' },
  'patient.merged': { icon: 'call_merge', words: 'Another record was merged into this one' },
  'patient.merged_away': { icon: 'call_merge', words: 'Merged into another record' },
  'patient.merge_undone': { icon: 'undo', words: 'Merge undone' },
};

/** `Dr Iyer, 22-Nov-2026 10:41`; of a move also from when, of a cancellation why. */
function appointmentWords({ doctorName, startsAt, fromStartsAt, reason }: TimelineAppointment, zone: string): string {
  const from = fromStartsAt ? `, before ${formatInstant(fromStartsAt, zone)}` : '';
  const why = reason ? `. ${CANCELLATION_REASON_LABELS[reason]}` : '';
  return `${doctorName}, ${formatInstant(startsAt, zone)}${from}${why}`;
}

const mistaken = ({ enteredInError }: { readonly enteredInError: boolean }): string => (enteredInError ? ', by mistake' : '');

const visitWords = ({ chiefComplaint, status }: TimelineVisit): string =>
  `${chiefComplaint || 'No chief complaint yet'}${status === 'entered_in_error' ? ', entered in error' : ''}`;

const conditionWords = (condition: TimelineCondition): string =>
  [condition.code, condition.display].filter(Boolean).join(' ') + mistaken(condition);

const vitalsWords = ({ enteredInError }: TimelineVitals): string => (enteredInError ? 'By mistake' : '');

/** Each thing that an entry may be about in words; null without it. */
const DETAILS: readonly ((entry: TimelineEntry, zone: string) => string | null)[] = [
  ({ visit }) => visit && visitWords(visit),
  ({ appointment }, zone) => appointment && appointmentWords(appointment, zone),
  ({ condition }) => condition && conditionWords(condition),
  ({ carePlan }) => carePlan && carePlan.title + mistaken(carePlan),
  ({ prescription }) => prescription && prescription.medication,
  ({ lab }) => lab && `${lab.orderNumber}, ${lab.tests.join(', ')}`,
  ({ vitals }) => vitals && vitalsWords(vitals),
  ({ allergy }) => allergy && `${allergy.substance}${mistaken(allergy)}`,
];

/** What an entry is about, besides what its event says; empty for most. */
export function timelineDetail(entry: TimelineEntry, zone: string): string {
  for (const detail of DETAILS) {
    const words = detail(entry, zone);
    if (words !== null) return words;
  }
  return '';
}

/** What makes a timeline stale. */
export const TIMELINE_CHANGES = [
  'patient.updated',
  'patient.archived',
  'patient.restored',
  'patient.merged',
  'patient.merge_undone',
  'appointment.booked',
  'appointment.moved',
  'appointment.changed',
  'visit.changed',
  'vitals.recorded',
  'condition.changed',
  'care_plan.changed',
  'prescription.changed',
  'lab.order_changed',
] as const;
