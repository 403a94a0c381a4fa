import { Injectable } from '@nestjs/common';
import type { AppointmentList, AppointmentQuery, Calendar, CalendarQuery } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { toAppointmentSummary } from './appointment.mapper.js';
import { appointmentPage, calendarRows, countOf, takenBesides, type CountedRow } from './appointment-list.queries.js';

const DEFAULT_LIMIT = 20;
const MOST_IN_CALENDAR = 2000;
const LONGEST_CALENDAR_MS = 42 * 86_400_000;
const DEFAULT_SORT = 'startsAt';

/** Appointments of many: pages, and whole stretches for a calendar. Looking is one event in the audit. */
@Injectable()
export class AppointmentDirectory {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(query: AppointmentQuery): Promise<AppointmentList> {
    const { limit = DEFAULT_LIMIT, cursor, sort = DEFAULT_SORT } = query;
    const after = cursor ? decodeInstantCursor(cursor, sort) : null;
    const rows = await appointmentPage(this.units.current, query, { limit, after });
    const data = rows.slice(0, limit).map(toAppointmentSummary);
    this.record('appointment.listed', query, data.length);
    return { data, page: { nextCursor: nextCursor(rows, limit, sort), ...countOf(rows, after) } };
  }

  /** @throws InvalidRequestError when the stretch ends before it begins or is too long */
  async calendar(query: CalendarQuery): Promise<Calendar> {
    const length = Date.parse(query.to) - Date.parse(query.from);
    if (length <= 0 || length > LONGEST_CALENDAR_MS) {
      throw new InvalidRequestError([
        { path: 'to', code: 'instant.out_of_range', message: 'Choose an end at most 42 days after the start.' },
      ]);
    }
    const taken = await takenBesides(this.units.current, query, MOST_IN_CALENDAR + 1);
    const rows = await calendarRows(this.units.current, query, MOST_IN_CALENDAR + 1);
    const data = rows.slice(0, MOST_IN_CALENDAR).map(toAppointmentSummary);
    this.record('appointment.calendar_read', query, data.length);
    const truncated = Math.max(rows.length, taken.length) > MOST_IN_CALENDAR;
    return { data, taken: taken.slice(0, MOST_IN_CALENDAR), truncated };
  }

  /** Which filters were set and how many were shown. */
  private record(action: string, query: AppointmentQuery | CalendarQuery, shown: number): void {
    const filters = Object.entries(query).flatMap(([name, value]) => (value === undefined || name === 'cursor' ? [] : [name]));
    this.audit.recordSoon({ action, entity: 'appointment', details: { filters, shown } });
  }
}

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly CountedRow[], limit: number, sort: string): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(sort, [last.key, last.id]) : null;
}
