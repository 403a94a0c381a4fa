import type { Span } from '../appointment.rules.js';
import type { LocalDay } from './local-day.rules.js';
import { windowsOn, without, type Schedule } from './working-time.rules.js';

/** A freed stretch is looked at no further than this (see `WaitlistOffers`). */
const LONGEST_MS = 31 * 24 * 3_600_000;

/** Stretches that hold all the time in which somebody works by new hours and did not by the old, none longer than what is looked at for the waitlist. */
export function gainedTime(before: Schedule, after: Schedule, days: readonly LocalDay[]): Span[] {
  const stretches: Span[] = [];
  for (const { from, to } of days.flatMap((day) => without(windowsOn(after, day), windowsOn(before, day)))) {
    const last = stretches.at(-1);
    if (last && to - last.from <= LONGEST_MS) stretches[stretches.length - 1] = { from: last.from, to };
    else stretches.push({ from, to });
  }
  return stretches;
}
