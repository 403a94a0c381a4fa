import type { Pool } from 'pg';
import { columnTexts, instantText, type AuditChain } from './audit-chain.js';
import type { SealedEvent } from './chain-check.js';
import type { ChainHead } from './seal-batch.js';
import type { EventColumns } from './seal.rules.js';

/** Seals that are read at a time. */
const BATCH = 1000;
/** Unsealed events that are named one by one. */
const NAMED = 20;

/** Seals in order, and where the sealer's own note says that the chain ends, at the same moment. */
export interface SealedBatch {
  readonly seals: readonly SealedEvent[];
  /** Null while nothing is sealed. */
  readonly state: ChainHead | null;
  readonly isLast: boolean;
}

/** An event without a seal that should have one. */
export interface UnsealedEvent {
  readonly id: string;
  readonly occurredAt: string;
  /** The sealer was past its time already when it came. */
  readonly behind: boolean;
  /** How many such events there are, named or not. */
  readonly count: number;
}

type Row = EventColumns & {
  readonly stateSeq: string;
  readonly stateHash: string | null;
  readonly stateAt: string | null;
  readonly seq: string | null;
  readonly hash: string;
  readonly sealedAt: string;
  readonly eventId: string;
};

/** One statement, so that a sealer at work meanwhile cannot make note and seals disagree. */
const sealsOf = (chain: AuditChain): string =>
  `SELECT state.seq AS "stateSeq", encode(state.hash, 'hex') AS "stateHash", ${instantText('state.sealed_at')} AS "stateAt", sealed.*
   FROM ${chain.state} state LEFT JOIN LATERAL (
     SELECT s.seq, encode(s.hash, 'hex') AS hash, ${instantText('s.sealed_at')} AS "sealedAt", s.event_id::text AS "eventId", ${columnTexts(chain, 'e')}
     FROM ${chain.seals} s LEFT JOIN ${chain.events} e ON e.id = s.event_id WHERE s.seq > $1 ORDER BY s.seq LIMIT ${BATCH}
   ) sealed ON true ORDER BY sealed.seq`;

const unsealedOf = ({ events, seals, state }: AuditChain): string =>
  `SELECT id::text AS id, ${instantText('occurred_at')} AS "occurredAt", behind, count(*) OVER (PARTITION BY behind)::int AS count FROM (
     SELECT e.id, e.occurred_at, coalesce(e.transaction_id < state.horizon OR e.occurred_at < state.sealed_at - interval '1 hour', false) AS behind
     FROM ${events} e CROSS JOIN ${state} state WHERE NOT EXISTS (SELECT FROM ${seals} s WHERE s.event_id = e.id)
   ) unsealed WHERE behind OR occurred_at < now() - interval '10 minutes' ORDER BY behind, occurred_at, id LIMIT ${NAMED}`;

/** @returns null when the sealer's note is gone */
export async function sealsAfter(pool: Pool, chain: AuditChain, seq: number): Promise<SealedBatch | null> {
  const { rows } = await pool.query<Row>(sealsOf(chain), [seq]);
  if (rows.length === 0) return null;
  const seals = rows.filter((row) => row.seq !== null).map(toSealedEvent);
  return { seals, state: toState(rows[0]), isLast: seals.length < BATCH };
}

/** Events that have no seal although it is time: those that the sealer is past, and those that wait for minutes. */
export const overdueEvents = async (pool: Pool, chain: AuditChain): Promise<UnsealedEvent[]> =>
  (await pool.query<UnsealedEvent>(unsealedOf(chain))).rows;

const toSealedEvent = (row: Row): SealedEvent => ({
  seq: Number(row.seq),
  hash: row.hash,
  sealedAt: row.sealedAt,
  eventId: row.eventId,
  event: row['id'] === null ? null : row,
});

const toState = ({ stateSeq, stateHash, stateAt }: Row): ChainHead | null =>
  stateHash === null || stateAt === null ? null : { seq: Number(stateSeq), hash: stateHash, sealedAt: stateAt };
