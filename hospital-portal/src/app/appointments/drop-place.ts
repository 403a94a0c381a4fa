import { formatName } from '@hms/shared-ui';
import type { DayGrid } from './day-columns';
import { FREES_THE_TIME, QUARTER_PX, type Stretch, meets } from './day-grid.rules';
import { clockOf } from './hospital-time';

const QUARTER = 15;

/** Where somebody holds a block over the grid: in which column, and from when to when. */
export interface DropPlace extends Stretch {
  readonly column: number;
}

/** The quarter of an hour that begins nearest to a height within the grid, such that the whole block is inside the hours that are shown. */
export function startAt(offset: number, { hours, length }: { hours: Stretch; length: number }): number {
  const start = hours.start + Math.round(offset / QUARTER_PX) * QUARTER;
  return Math.max(hours.start, Math.min(start, hours.end - length));
}

/** By how many quarters of an hour a block becomes longer whose lower edge is held at a height within the grid: as the keys do it. */
export function longerBy(offset: number, { hours, end }: { hours: Stretch; end: number }): number {
  const at = Math.min(hours.start + (offset / QUARTER_PX) * QUARTER, hours.end);
  return Math.round((at - end) / QUARTER) * QUARTER;
}

/** What would be in the way there, as far as the page knows; the server decides. Null for nothing. */
export function obstacleAt(grid: DayGrid, place: DropPlace, { own, now }: { own: string; now: number | null }): string | null {
  const { appointments, taken, away } = grid.columns[place.column];
  const clash = appointments.find(
    (one) => one.appointment.id !== own && !FREES_THE_TIME.includes(one.appointment.status) && meets(one, place),
  );
  if (clash) return `overlaps ${formatName(clash.appointment.patient)}`;
  if (taken.some((one) => one.appointmentId !== own && meets(one, place))) return 'taken';
  if (now !== null && place.start < now) return 'over already';
  const closed = away.find((one) => meets(one, place));
  return closed ? closed.label.toLowerCase() || 'outside the hours' : null;
}

/** `10:45, free` */
export const placeWords = ({ start }: Stretch, obstacle: string | null): string => `${clockOf(start)}, ${obstacle ?? 'free'}`;

/** `to 11:15, free` */
export const edgeWords = ({ end }: Stretch, obstacle: string | null): string => `to ${clockOf(end)}, ${obstacle ?? 'free'}`;
