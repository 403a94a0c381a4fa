import type { AppointmentList, AppointmentSummary } from '@hms/shared-dto';

/** The appointments of one patient, parted by now. */
export interface PatientAppointments {
  /** What is not over yet, whatever became of it; the next one first. */
  readonly upcoming: readonly AppointmentSummary[];
  /** There are more of them than are shown. */
  readonly moreUpcoming: boolean;
  /** A page of what is over, the last one first. */
  readonly past: readonly AppointmentSummary[];
  /** To the page of those before; null for the last one. */
  readonly nextCursor: string | null;
}

/** Of two lists around `now`: what goes on at the moment is in both, and is shown once, as not over. */
export function toPatientAppointments({ upcoming, past }: Record<'upcoming' | 'past', AppointmentList>, now: string): PatientAppointments {
  const isOver = ({ endsAt }: AppointmentSummary): boolean => Date.parse(endsAt) <= Date.parse(now);
  return {
    upcoming: upcoming.data,
    moreUpcoming: upcoming.page.nextCursor !== null,
    past: past.data.filter(isOver),
    nextCursor: past.page.nextCursor,
  };
}

/** What makes the list stale: a merge changes whose appointments they are. */
export const PATIENT_APPOINTMENT_EVENTS = [
  'appointment.booked',
  'appointment.moved',
  'appointment.changed',
  'patient.merged',
  'patient.merge_undone',
] as const;
