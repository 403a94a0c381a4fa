const MINUTE_MS = 60_000;
/** The warning comes two minutes before the lock, or in the last fifth of a short time. */
const LONGEST_WARNING_MS = 2 * MINUTE_MS;

/** How an untouched page stands, and after how many milliseconds to look again. */
export type IdleStanding =
  | { readonly phase: 'awake'; readonly lookAgainMs: number }
  | { readonly phase: 'warning'; readonly secondsLeft: number; readonly lookAgainMs: number }
  | { readonly phase: 'locked' };

/** Where a page stands that was touched last at `lastTouch` (both instants in milliseconds). */
export function standingAt(now: number, lastTouch: number, idleMinutes: number): IdleStanding {
  const idleMs = idleMinutes * MINUTE_MS;
  const left = idleMs - (now - lastTouch);
  if (left <= 0) return { phase: 'locked' };
  const warning = Math.min(LONGEST_WARNING_MS, idleMs / 5);
  if (left > warning) return { phase: 'awake', lookAgainMs: left - warning };
  return { phase: 'warning', secondsLeft: Math.ceil(left / 1000), lookAgainMs: left % 1000 || 1000 };
}
