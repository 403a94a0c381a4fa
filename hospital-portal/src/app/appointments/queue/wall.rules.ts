import type { Wall, WallToken } from '@hms/shared-dto';

/** One doctor's line. */
export interface WaitingRoom {
  readonly doctorId: string;
  readonly doctorName: string;
  readonly tokens: readonly WallToken[];
  /** Who waits besides. */
  readonly more: number;
}

/** In one line, legible from afar. */
const MOST_IN_A_LINE = 6;

/** Who waits, in the order of arrival, by doctor's name. */
export function waitingByDoctor({ data, more }: Wall): readonly WaitingRoom[] {
  const waiting = data.filter(({ status }) => status === 'waiting');
  const doctors = new Map(waiting.map(({ doctorId, doctorName }) => [doctorId, doctorName]));
  const besides = new Map(more.map(({ doctorId, count }) => [doctorId, count]));
  return [...doctors]
    .sort(([, one], [, other]) => one.localeCompare(other))
    .map(([doctorId, doctorName]) => {
      const all = waiting.filter((token) => token.doctorId === doctorId);
      const hidden = Math.max(0, all.length - MOST_IN_A_LINE) + (besides.get(doctorId) ?? 0);
      return { doctorId, doctorName, tokens: all.slice(0, MOST_IN_A_LINE), more: hidden };
    });
}

/** The wall asks this often whether or not it was told of anything. */
export const ASK_AGAIN_MS = 20_000;
/** Three answers are missing. */
const STALE_AFTER_MS = 3 * ASK_AGAIN_MS;

export const isStale = (loadedAt: number | null, now: number): boolean => loadedAt !== null && now - loadedAt > STALE_AFTER_MS;
