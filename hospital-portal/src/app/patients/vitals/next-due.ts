import { news2WithinMinutes, type VitalSigns } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';

/** After this nobody waits for it: who is not in the hospital any more has gone home with a score. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

export interface NextDue {
  readonly words: string;
  readonly overdue: boolean;
}

/** The clock alone on the same day, else the whole instant. */
function by(due: string, now: string, zone: string): string {
  const [at, here] = [formatInstant(due, zone), formatInstant(now, zone)];
  return at.slice(0, -6) === here.slice(0, -6) ? at.slice(-5) : at;
}

/** When the advice of a score wants the next measuring; null without a score, and of who is watched all the time. */
function dueAfter({ takenAt, news2: { score, risk } }: VitalSigns): number | null {
  const minutes = score === null || risk === null ? null : news2WithinMinutes({ score, risk });
  return minutes === null ? null : Date.parse(takenAt) + minutes * MINUTE_MS;
}

/** When vital signs are due again by the last score, by the hospital's clock. @param counted what counts, the newest first */
export function nextDue(counted: readonly VitalSigns[], now: Date, zone: string): NextDue | null {
  const scored = counted.find(({ news2 }) => news2.score !== null);
  const due = scored ? dueAfter(scored) : null;
  if (due === null || now.getTime() > due + FORGOTTEN_AFTER_MS) return null;
  const overdue = now.getTime() > due;
  const time = by(new Date(due).toISOString(), now.toISOString(), zone);
  return { words: overdue ? `Vital signs are overdue since ${time}.` : `Next due by ${time}.`, overdue };
}
