import type { AvailabilityException } from '@hms/shared-dto';
import { timeOf } from './local-day.rules.js';
import type { ExceptionRow } from './schedule.queries.js';

export const toException = (row: ExceptionRow): AvailabilityException => ({
  id: row.id,
  doctorId: row.doctorId,
  kind: row.kind,
  fromDate: row.fromDate,
  toDate: row.toDate,
  startTime: row.startMinute === null ? null : timeOf(row.startMinute),
  endTime: row.endMinute === null ? null : timeOf(row.endMinute),
  slotMinutes: row.slotMinutes,
  note: row.note,
});
