import { toCalendarFile, type CalendarParty } from '../common/ical.rules.js';
import type { Mail } from './mailer.js';
import { momentInWords, toMail, type Sender } from './templates.js';

/** What a patient is told of an appointment. */
export type AppointmentMail = 'booked' | 'moved' | 'cancelled' | 'reminder';

/** All that a mail says: when, where and with whom. What for is nobody's business but the patient's and the hospital's. */
export interface ToldAppointment {
  readonly id: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null for somebody who does not work there any more. */
  readonly doctorName: string | null;
}

/** What one mail is about: one appointment, or those of a series that came about together. */
export interface Told {
  readonly kind: AppointmentMail;
  readonly patientName: string;
  readonly appointments: readonly ToldAppointment[];
}

/** The hospital as a patient finds it. */
export interface Place extends Sender {
  readonly address: string;
  readonly phone: string;
  readonly timeZone: string;
}

/** Of one, and of several. */
const SUBJECTS: Readonly<Record<AppointmentMail, readonly [string, string]>> = {
  booked: ['Your appointment', 'Your appointments'],
  moved: ['Your appointment has changed', 'Your appointments have changed'],
  cancelled: ['Your appointment is cancelled', 'Your appointments are cancelled'],
  reminder: ['Reminder of your appointment', 'Reminder of your appointments'],
};

const CLOSING = 'You get this mail because the hospital has your address. If you do not want such mails, tell the hospital.';

const withWhom = ({ doctorName }: ToldAppointment): string => (doctorName === null ? '' : ` with ${doctorName}`);

const whenOf = ({ startsAt: instant }: ToldAppointment, { timeZone }: Place): string => momentInWords({ instant, timeZone });

function ofOne(kind: AppointmentMail, told: ToldAppointment, place: Place): string {
  const [whom, when] = [withWhom(told), whenOf(told, place)];
  if (kind === 'cancelled') return `Your appointment${whom} on ${when} is cancelled. Nobody expects you then.`;
  return kind === 'moved' ? `Your appointment${whom} is now on ${when}.` : `You have an appointment${whom} on ${when}.`;
}

function ofSeveral(kind: AppointmentMail, count: number): string {
  if (kind === 'cancelled') return `${count} of your appointments are cancelled. Nobody expects you at these times:`;
  return kind === 'moved' ? `${count} of your appointments have changed. They are now:` : `You have ${count} appointments:`;
}

function sentences({ kind, appointments }: Told, place: Place): string[] {
  if (appointments.length === 1) return [ofOne(kind, appointments[0], place)];
  return [ofSeveral(kind, appointments.length), ...appointments.map((told) => `${whenOf(told, place)}${withWhom(told)}`)];
}

/**
 * The events in the patient's own calendar: the same ones all along, so that a move or a cancellation finds them. A request is about one event alone, so
 * several are published.
 */
function calendarOf({ kind, appointments }: Told, parties: { organizer: CalendarParty; attendee: CalendarParty }) {
  const one = kind === 'cancelled' ? ('CANCEL' as const) : ('REQUEST' as const);
  const method = appointments.length === 1 ? one : ('PUBLISH' as const);
  const events = appointments.map((told) => ({
    ...{ uid: told.id, sequence: told.version - 1, changedAt: told.changedAt, startsAt: told.startsAt, endsAt: told.endsAt },
    ...{ summary: `Appointment${withWhom(told)}`, location: parties.organizer.name, cancelled: kind === 'cancelled' },
    ...(method === 'PUBLISH' ? { organizer: parties.organizer } : parties),
  }));
  return { method, file: toCalendarFile({ method, events }) };
}

/** @param addresses where the mail comes from, and where it goes */
export function appointmentMail(told: Told, place: Place, { from, to }: { from: string; to: string }): Mail {
  const { kind, patientName, appointments } = told;
  const where =
    kind === 'cancelled'
      ? [`For another time, call ${place.name}: ${place.phone}.`]
      : [`${place.name}, ${place.address}. Telephone ${place.phone}.`, 'If you cannot come, please call the hospital.'];
  const letter = {
    subject: `${SUBJECTS[kind][appointments.length === 1 ? 0 : 1]} (${place.name})`,
    greeting: `Hello ${patientName},`,
    paragraphs: [...sentences(told, place), ...where],
    closing: CLOSING,
  };
  const parties = { organizer: { name: place.name, email: from }, attendee: { name: patientName, email: to } };
  return { ...toMail(letter, place), ...(kind === 'reminder' ? {} : { calendar: calendarOf(told, parties) }) };
}
