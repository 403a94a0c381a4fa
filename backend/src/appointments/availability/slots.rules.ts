import { overlaps, type Span } from '../appointment.rules.js';
import { holds, joined, type Window } from './working-time.rules.js';

const MINUTE_MS = 60_000;

/** What is to be booked into a slot; minutes. */
export interface Need {
  /** Null for as long as the slot is. */
  readonly minutes: number | null;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly typeId: string | null;
  readonly capacity: number;
}

export const PLAIN_NEED: Need = { minutes: null, bufferBefore: 0, bufferAfter: 0, typeId: null, capacity: 1 };

/** A time that is taken, buffers included. */
export interface Taken extends Span {
  readonly typeId: string | null;
  /** The lane that it takes; null when it takes all. */
  readonly lane: number | null;
}

/** Starts of the slots in a window, on its grid. */
function* startsIn({ from, to, grid, slotMinutes }: Window): Generator<number> {
  const step = slotMinutes * MINUTE_MS;
  for (let start = grid + Math.ceil((from - grid) / step) * step; start < to; start += step) yield start;
}

/** All slots that are long enough, in order: each lies within working time as a whole. */
export function slotsIn(windows: readonly Window[], { minutes }: Pick<Need, 'minutes'>): Span[] {
  const stretches = joined(windows);
  return windows.flatMap((window) =>
    [...startsIn(window)]
      .map((from) => ({ from, to: from + (minutes ?? window.slotMinutes) * MINUTE_MS }))
      // A slot of the window's own length ends in it; a longer need may go on into the next one.
      .filter((slot) => (minutes === null ? slot.to <= window.to : holds(stretches, slot))),
  );
}

/** Whether what is needed fits between what is taken. */
export function isFree(slot: Span, need: Need, taken: readonly Taken[]): boolean {
  const blocked = { from: slot.from - need.bufferBefore * MINUTE_MS, to: slot.to + need.bufferAfter * MINUTE_MS };
  const near = taken.filter((each) => overlaps(each, blocked));
  if (near.length === 0) return true;
  if (need.capacity === 1 || near.some(({ lane, typeId }) => lane === null || typeId !== need.typeId)) return false;
  return new Set(near.map(({ lane }) => lane)).size < need.capacity;
}
