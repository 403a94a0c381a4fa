import type { BookingConflict, FreeTime } from '@hms/shared-dto';
import { overlaps, type Span } from './appointment.rules.js';
import type { LocalDay, LocalDays } from './availability/local-day.rules.js';
import { isFree, slotsIn, type Need, type Taken } from './availability/slots.rules.js';
import { reasonOutside, windowsOn, type Schedule, type Window } from './availability/working-time.rules.js';
import type { Place } from './booking.queries.js';

/** A booking near the time that was wanted: of the doctor, of the patient, or of another doctor in the room. */
export interface NearBooking extends Taken {
  /** Without buffers. */
  readonly visit: Span;
  readonly doctor: boolean;
  readonly patient: boolean;
  readonly room: boolean;
}

const MOST_CONFLICTS = 5;
const ALTERNATIVES = 3;
const MINUTE_MS = 60_000;

export const visitOf = ({ startsAt, endsAt }: Place): Span => ({ from: startsAt.getTime(), to: endsAt.getTime() });

const needOf = (place: Place): Need => ({ ...place, minutes: (place.endsAt.getTime() - place.startsAt.getTime()) / MINUTE_MS });

const blockedBy = (place: Place, { from, to }: Span): Span => ({
  from: from - place.bufferBefore * MINUTE_MS,
  to: to + place.bufferAfter * MINUTE_MS,
});

const toTimes = ({ from, to }: Span) => ({ startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString() });

/** Whether doctor, patient and room are all free. */
function fits(place: Place, visit: Span, near: readonly NearBooking[]): boolean {
  const need = needOf(place);
  const blocked = blockedBy(place, visit);
  const taken = near.some((each) => (each.patient && overlaps(each.visit, visit)) || (each.room && overlaps(each, blocked)));
  return (
    !taken &&
    isFree(
      visit,
      need,
      near.filter(({ doctor }) => doctor),
    )
  );
}

/** Who is taken, and when: never by whom. */
export function conflictsIn(place: Place, near: readonly NearBooking[]): BookingConflict[] {
  const visit = visitOf(place);
  const blocked = blockedBy(place, visit);
  const full = !isFree(
    visit,
    needOf(place),
    near.filter(({ doctor }) => doctor),
  );
  const found = near.flatMap((each): BookingConflict[] => {
    const meets = overlaps(each, blocked);
    const taken = { doctor: each.doctor && meets && full, patient: each.patient && overlaps(each.visit, visit), room: each.room && meets };
    return (['doctor', 'patient', 'room'] as const).filter((who) => taken[who]).map((who) => ({ with: who, ...toTimes(each.visit) }));
  });
  const distinct = new Map(found.map((conflict) => [Object.values(conflict).join(), conflict]));
  return [...distinct.values()].slice(0, MOST_CONFLICTS);
}

/** Where other times are looked for. */
export interface Search {
  readonly schedule: Schedule;
  readonly range: readonly LocalDay[];
  readonly days: LocalDays;
  /** No earlier than this. */
  readonly from: number;
}

/** The next three times at which doctor, patient and room are free. */
export function alternativesIn(place: Place, near: readonly NearBooking[], { schedule, range, days, from }: Search): FreeTime[] {
  const need = needOf(place);
  const anyTime: Window = { from, to: range[range.length - 1].to, grid: from, slotMinutes: need.minutes ?? 1 };
  const windows = schedule.defined ? range.flatMap((day) => windowsOn(schedule, day)) : [anyTime];
  const found: FreeTime[] = [];
  for (const slot of slotsIn(windows, need)) {
    if (found.length === ALTERNATIVES) break;
    if (slot.from < from || !fits(place, slot, near) || reasonOutside(schedule, slot, days) !== null) continue;
    found.push({ doctorId: place.doctorId, ...toTimes(slot) });
  }
  return found;
}
