import type { ParamMap } from '@angular/router';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from '@hms/shared-dto';
import { asked, oneOf } from '@hms/shared-ui';
import { CALENDAR_VIEWS, type CalendarView } from './calendar-range';
import { parseDay, todayIn } from './hospital-time';

/** What the calendar's address says. */
export interface CalendarQuery {
  readonly day: string;
  readonly view: CalendarView;
  readonly departmentId?: string;
  readonly doctorId?: string;
  readonly status?: AppointmentStatus;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idIn = (text: string | null): string | undefined => (text && UUID.test(text) ? text : undefined);

/** Reads the address; what is damaged or old is left out, so that the link still opens. */
export function parseCalendarQuery(params: Pick<ParamMap, 'get'>, zone: string): CalendarQuery {
  return asked({
    day: parseDay(params.get('date')) ?? todayIn(zone),
    view: oneOf(CALENDAR_VIEWS, params.get('view')) ?? 'doctors',
    departmentId: idIn(params.get('department')),
    doctorId: idIn(params.get('doctor')),
    status: oneOf(APPOINTMENT_STATUSES, params.get('status')),
  });
}

export const isFiltered = ({ departmentId, doctorId, status }: CalendarQuery): boolean => Boolean(departmentId ?? doctorId ?? status);
