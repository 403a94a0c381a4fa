import { sealHash, type EventColumns } from './seal.rules.js';

/** A seal whose hash does not fit its place and event. */
export interface Suspect {
  readonly seq: number;
  readonly previous: string;
  readonly sealedAt: string;
  readonly hash: string;
  readonly event: EventColumns;
}

/** Beyond this many it is not looked for a common order any more: every one is tried with every other. */
const MOST = 24;

/**
 * Which of the suspects are sound by themselves and only stand in a wrong place: their hashes fit another number or the seal before it, or the event of
 * another one. @returns their numbers
 */
export function outOfOrder(suspects: readonly Suspect[], columns: readonly string[]): number[] {
  if (suspects.length < 2 || suspects.length > MOST) return [];
  const hashes = new Set(suspects.flatMap(({ previous, hash }) => [previous, hash]));
  const fits = (suspect: Suspect): boolean =>
    suspects.some(
      (other) =>
        sealHash(suspect, other.event, columns) === suspect.hash ||
        [...hashes].some((previous) => sealHash({ ...suspect, seq: other.seq, previous }, suspect.event, columns) === suspect.hash),
    );
  return suspects.filter(fits).map(({ seq }) => seq);
}
