import { createHash } from 'node:crypto';

/** An event by the names of its columns, each as the text that its seal covers. */
export type EventColumns = Readonly<Record<string, string | null>>;

/** What a seal says besides its hash. */
export interface SealPlace {
  /** 1, 2, 3, … */
  readonly seq: number;
  /** Hash of the seal before, hex; of the first one {@link beginningOf} its chain. */
  readonly previous: string;
  /** UTC with microseconds: `2026-11-22T10:00:00.123456Z`. */
  readonly sealedAt: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the first seal of a chain has before it: no chain can be passed off as another hospital's. */
export const beginningOf = (chain: string): string => sha256(`hms-audit-chain ${chain}`);

/**
 * The canonical form: one JSON object without white space. `seq` (a number), `previous` and `sealed_at` come first, then the event's columns in the
 * given order by their names in the table, as text. Columns that are null are left out, so a column that a later version adds at the end leaves the hashes
 * of earlier events as they are. Instants are UTC with microseconds; `details` is jsonb as PostgreSQL prints it; ids are lower-case with hyphens.
 */
export function canonicalForm({ seq, previous, sealedAt }: SealPlace, event: EventColumns, columns: readonly string[]): string {
  const covered = columns.filter((column) => (event[column] ?? null) !== null).map((column) => [column, event[column]]);
  return JSON.stringify({ seq, previous, sealed_at: sealedAt, ...Object.fromEntries(covered) });
}

/** SHA-256 of the canonical form, hex. */
export const sealHash = (place: SealPlace, event: EventColumns, columns: readonly string[]): string =>
  sha256(canonicalForm(place, event, columns));
