import type { WallToken } from '@hms/shared-dto';

export interface WaitingRoom {
  readonly doctorName: string;
  readonly tokens: readonly WallToken[];
  /** Who waits besides. */
  readonly more: number;
}

/** In one line, legible from afar. */
const MOST_IN_A_LINE = 6;

/** Who waits, in the order of arrival, by doctor's name. */
export function waitingByDoctor(tokens: readonly WallToken[]): readonly WaitingRoom[] {
  const names = new Set(tokens.flatMap(({ doctorName, status }) => (status === 'waiting' ? [doctorName] : [])));
  return [...names]
    .sort((one, other) => one.localeCompare(other))
    .map((doctorName) => {
      const all = tokens.filter((token) => token.status === 'waiting' && token.doctorName === doctorName);
      return { doctorName, tokens: all.slice(0, MOST_IN_A_LINE), more: Math.max(0, all.length - MOST_IN_A_LINE) };
    });
}

/** The wall asks this often whether or not it was told of anything. */
export const ASK_AGAIN_MS = 20_000;
/** Three answers are missing. */
const STALE_AFTER_MS = 3 * ASK_AGAIN_MS;

export const isStale = (loadedAt: number | null, now: number): boolean => loadedAt !== null && now - loadedAt > STALE_AFTER_MS;
