import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import type { Span } from '../appointment.rules.js';
import type { Need, Taken } from './slots.rules.js';

interface TakenRow {
  readonly doctor_id: string;
  readonly from: number;
  readonly to: number;
  readonly type_id: string | null;
  readonly lane: number | null;
}

/** A hold that is over blocks nobody, although it is still there. */
export const BLOCKING = `(a.held_until IS NULL OR a.held_until > now())`;
/** Whose time is somebody's: of those who have given up it is nobody's any more. */
export const TAKING = `a.status NOT IN ('cancelled', 'no_show') AND ${BLOCKING}`;
const MS = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::float8`;
/** An appointment takes 8 hours at most and has buffers of 2 at most: so far from its start, nothing of it is left. */
export const TAKEN_BETWEEN = (from: string, to: string): string =>
  `a.starts_at > ${from}::timestamptz - interval '10 hours' AND a.starts_at < ${to}::timestamptz + interval '2 hours' AND a.blocked && tstzrange(${from}, ${to})`;
const NEAR = TAKEN_BETWEEN('$2', '$3');

/** Stretches that are taken at all. */
const STRETCHES = `SELECT doctor_id, ${MS('lower(stretch)')} AS "from", ${MS('upper(stretch)')} AS "to", NULL AS type_id, NULL AS lane
  FROM (SELECT a.doctor_id, range_agg(a.blocked) AS taken FROM appointments a WHERE a.doctor_id = ANY ($1) AND ${TAKING} AND ${NEAR} GROUP BY a.doctor_id) b,
    unnest(b.taken) AS stretch`;
/** One by one with their lanes, where several may be at once. */
const ONE_BY_ONE = `SELECT a.doctor_id, ${MS('lower(a.blocked)')} AS "from", ${MS('upper(a.blocked)')} AS "to", a.type_id,
    CASE WHEN upper(a.lanes) - lower(a.lanes) = 1 THEN lower(a.lanes) END AS lane
  FROM appointments a WHERE a.doctor_id = ANY ($1) AND ${TAKING} AND ${NEAR}`;

const toTaken = ({ from, to, type_id: typeId, lane }: TakenRow): Taken => ({ from, to, typeId, lane });

/** What is taken of doctors' time, by doctor. */
export async function takenOf(
  unit: UnitOfWork,
  doctorIds: readonly string[],
  span: Span,
  { capacity }: Need,
): Promise<Map<string, Taken[]>> {
  const sql = capacity === 1 ? STRETCHES : ONE_BY_ONE;
  const rows = await unit.query<TakenRow>(sql, [doctorIds, new Date(span.from), new Date(span.to)]);
  const byDoctor = new Map<string, Taken[]>(doctorIds.map((id) => [id, []]));
  for (const row of rows) byDoctor.get(row.doctor_id)?.push(toTaken(row));
  return byDoctor;
}
