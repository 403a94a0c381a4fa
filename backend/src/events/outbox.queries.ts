import type { LiveEventKind } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { OutboxPosition, type Horizon } from './outbox-position.js';

/** Rows of one reading: no more than a reader who keeps up can be told at once. */
export const PAGE_ROWS = 100;
/** Missed rows that are told one by one. */
const MOST_MISSED = 500;
/** Numbers below the highest among which transactions under way are looked for when reading begins. */
const LOOK_BACK = 200;

/** An event as it was stored. */
export interface OutboxRow {
  readonly seq: number;
  readonly kind: LiveEventKind;
  readonly ids: Readonly<Record<string, string>>;
  readonly recipientId: string | null;
  readonly at: Date;
}

type Raw = { readonly [Key in keyof OutboxRow]: OutboxRow[Key] | null };

const ROW = 'seq::float8 AS seq, kind, ids, recipient_id AS "recipientId", created_at AS at';

/** Rows beyond a position, and the transactions of the same snapshot: one statement, and COMMIT with it. */
const BEYOND = {
  name: 'outbox-beyond',
  text: `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest, CASE WHEN $3 THEN pg_current_xact_id() END::text AS bound, rows.*
    FROM (SELECT) one LEFT JOIN LATERAL (
      SELECT ${ROW} FROM outbox WHERE seq > $1 OR seq = ANY ($2::bigint[]) ORDER BY seq LIMIT ${PAGE_ROWS}) rows ON true`,
};

/** Who reads from now on: after what is there, but for what is being written at this moment. */
const NOW = `WITH last AS (SELECT coalesce(max(seq), 0) AS seq FROM outbox)
  SELECT last.seq::float8 AS last, array(
    SELECT number::float8 FROM generate_series(greatest(last.seq - ${LOOK_BACK}, 1), last.seq) number
     WHERE NOT EXISTS (SELECT FROM outbox o WHERE o.seq = number) ORDER BY number) AS gaps
    FROM last`;

/** What one reader has not seen of what another has. */
const BETWEEN = `SELECT ${ROW} FROM outbox WHERE ((seq > $1 AND seq <= $2) OR seq = ANY ($3::bigint[])) AND seq <> ALL ($4::bigint[])
  ORDER BY seq LIMIT ${MOST_MISSED + 1}`;

/** The last statement of its unit. */
export async function rowsBeyond(unit: UnitOfWork, position: OutboxPosition): Promise<{ rows: OutboxRow[]; horizon: Horizon }> {
  const found = await unit.queryLast<Raw & { oldest: string; bound: string | null }>(BEYOND, [
    position.highest,
    position.gaps,
    position.needsBound,
  ]);
  const [{ oldest, bound }] = found;
  const rows = found.filter((row) => row.seq !== null).map(toRow);
  return { rows, horizon: { oldest: BigInt(oldest), bound: bound === null ? null : BigInt(bound) } };
}

export async function positionNow(unit: UnitOfWork): Promise<OutboxPosition> {
  const [{ last, gaps }] = await unit.queryLast<{ last: number; gaps: number[] }>(NOW, []);
  return new OutboxPosition(last, gaps);
}

/** In order; null when it is too much, or no longer there in full. */
export async function rowsBetween(unit: UnitOfWork, from: OutboxPosition, to: OutboxPosition): Promise<OutboxRow[] | null> {
  if (from.highest > to.highest) return null;
  const [{ first }] = await unit.query<{ first: number | null }>('SELECT min(seq)::float8 AS first FROM outbox');
  if (from.highest < (first ?? to.highest + 1) - 1) return null;
  const rows = await unit.queryLast<Raw>(BETWEEN, [from.highest, to.highest, from.gaps, to.gaps]);
  return rows.length > MOST_MISSED ? null : rows.map(toRow);
}

const toRow = ({ seq, kind, ids, recipientId, at }: Raw): OutboxRow => ({ seq: seq!, kind: kind!, ids: ids!, recipientId, at: at! });
