import type { Params } from '@angular/router';
import type { AppointmentStatus } from '@hms/shared-dto';
import { type HomePerson, isAnyOf } from './home-person';

/** The appointments of today that somebody works through: whose and which, in words and as a question to the server. */
export interface DayPanel {
  readonly title: string;
  readonly empty: string;
  readonly doctorId?: string;
  readonly status?: AppointmentStatus;
  readonly limit: number;
  /** The whole list in the calendar. */
  readonly params: Params;
}

/** A day of a quarter of an hour each. */
const WHOLE_DAY = 50;
const FIRST_FEW = 8;

/** A doctor sees their day, a nurse who waits, the front desk who is still to come; others the figures alone. */
export function dayPanelFor(person: HomePerson): DayPanel | null {
  if (!person.permissions.includes('appointments:read')) return null;
  if (isAnyOf(person, ['Doctor'])) {
    const empty = 'No appointments today.';
    return { title: 'Your appointments today', empty, doctorId: person.id, limit: WHOLE_DAY, params: { view: 'list', doctor: person.id } };
  }
  const inStatus = (status: AppointmentStatus) => ({ status, limit: FIRST_FEW, params: { view: 'list', status } });
  if (isAnyOf(person, ['Nurse'])) return { title: 'Waiting', empty: 'Nobody waits at the moment.', ...inStatus('checked_in') };
  if (isAnyOf(person, ['Receptionist']))
    return { title: 'Still to arrive', empty: 'Nobody is expected any more today.', ...inStatus('scheduled') };
  return null;
}
