import type { DayFigures, HomeFigures, QueueFigures, StaffFigures } from '@hms/shared-dto';
import type { FiguresRow } from './home.queries.js';

type Rows = readonly { readonly status: string; readonly all: number; readonly own: number }[];
type Whose = 'all' | 'own';

const countOf = (rows: Rows, status: string, whose: Whose): number => rows.find((row) => row.status === status)?.[whose] ?? 0;

const toDay = (rows: Rows | null, whose: Whose): DayFigures | null =>
  rows && {
    scheduled: countOf(rows, 'scheduled', whose),
    checkedIn: countOf(rows, 'checked_in', whose),
    inProgress: countOf(rows, 'in_progress', whose),
    completed: countOf(rows, 'completed', whose),
    noShow: countOf(rows, 'no_show', whose),
    cancelled: countOf(rows, 'cancelled', whose),
  };

const toQueue = (rows: Rows | null, whose: Whose): QueueFigures | null =>
  rows && { waiting: countOf(rows, 'waiting', whose), called: countOf(rows, 'called', whose) };

const toStaff = (staff: FiguresRow['staff']): StaffFigures | null =>
  staff && { seats: staff.seats ?? { used: 0, limit: 0 }, invited: staff.invited, pending: staff.pending };

/** @param doctor whether the caller sees patients of their own */
export const toHomeFigures = (row: FiguresRow, doctor: boolean): Omit<HomeFigures, 'vitalsDue'> => ({
  day: row.day,
  from: row.from.toISOString(),
  to: row.to.toISOString(),
  appointments: toDay(row.appointments, 'all'),
  ownAppointments: doctor ? toDay(row.appointments, 'own') : null,
  queue: toQueue(row.queue, 'all'),
  ownQueue: doctor ? toQueue(row.queue, 'own') : null,
  waitlistOffers: row.waitlistOffers,
  patients: row.patients && { active: row.patients.active, registeredToday: row.patients.registeredToday },
  staff: toStaff(row.staff),
  unsignedNotes: row.unsigned_notes,
  toDispense: row.toDispense,
  laboratory: row.laboratory,
  unread: row.unread,
});
