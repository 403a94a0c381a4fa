import { overlaps, type Span } from '../appointment.rules.js';
import type { LocalDays } from '../availability/local-day.rules.js';
import { isFree, slotsIn, type Need, type Taken } from '../availability/slots.rules.js';
import { reasonOutside, windowsOn, type Schedule } from '../availability/working-time.rules.js';
import { willDo, type Wish } from './waitlist.rules.js';

const MINUTE_MS = 60_000;
/** A freed appointment is no longer; what is, are working hours. */
const LONGEST_MS = 8 * 60 * MINUTE_MS;

/** Where somebody could be put. */
export interface Search {
  readonly schedule: Schedule;
  readonly days: LocalDays;
  /** The time that became free. */
  readonly freed: Span;
  /** No earlier than this. */
  readonly earliest: number;
  readonly taken: readonly Taken[];
}

/** The freed appointment's own start, then the slots that it touches: a longer need may begin before it or end after it, where that is free too. */
function* startsIn({ schedule, days, freed }: Search, need: Need & { readonly minutes: number }): Generator<Span> {
  if (freed.to - freed.from <= LONGEST_MS) yield { from: freed.from, to: freed.from + need.minutes * MINUTE_MS };
  if (!schedule.defined) return;
  for (const day of days.of(freed)) {
    for (const slot of slotsIn(windowsOn(schedule, day), need)) if (overlaps(slot, freed) && slot.from !== freed.from) yield slot;
  }
}

/** Times that would do, are within the hours and not taken, the first `most` of them. */
export function freeStarts(search: Search, wish: Wish, need: Need & { readonly minutes: number }, most: number): Span[] {
  const { schedule, days, earliest, taken } = search;
  const found: Span[] = [];
  for (const span of startsIn(search, need)) {
    if (found.length === most) break;
    const [day] = days.of(span);
    const fits = span.from >= earliest && willDo(wish, day, span) && isFree(span, need, taken);
    if (fits && reasonOutside(schedule, span, days) === null) found.push(span);
  }
  return found;
}
