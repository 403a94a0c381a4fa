import type { ClientBase, Pool } from 'pg';
import { crashIfAsked } from '../jobs/crash.js';
import { inTransaction } from '../jobs/migrator-transaction.js';
import { columnTexts, instantText, type AuditChain } from './audit-chain.js';
import { beginningOf, sealHash, type EventColumns } from './seal.rules.js';

/** Events looked at in one transaction: what is in memory at a time, and how long other chains wait. */
const BATCH = 1000;

/** The newest seal of a chain. */
export interface ChainHead {
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
  readonly sealedAt: string;
}

/** How far one pass over a chain's new events has got; the next batch goes on there. */
export interface Position {
  /** Transactions before this one had ended when the pass began: at its end all their events are sealed. */
  readonly settled: string;
  readonly afterTransaction: string;
  readonly afterId: string;
}

export interface SealedBatch {
  /** Null while the chain is empty. */
  readonly head: ChainHead | null;
  /** Null when nothing is left that was there when the pass began. */
  readonly rest: Position | null;
}

interface State {
  readonly seq: string;
  readonly hash: string | null;
  readonly sealedAt: string | null;
  readonly horizon: string;
}

/** What is visible at this moment: every transaction before `settled` has ended, none from `unborn` on has begun. */
interface Moment {
  readonly settled: string;
  readonly unborn: string;
  readonly now: string;
}

type NextEvent = EventColumns & { readonly id: string; readonly transaction: string; readonly sealed: boolean };

interface Work {
  readonly client: ClientBase;
  readonly chain: AuditChain;
  readonly state: State;
  readonly moment: Moment;
}

const NIL = '00000000-0000-0000-0000-000000000000';
/** Of all numbers of transactions. */
const LAST = '18446744073709551615';

const MOMENT = `SELECT pg_snapshot_xmin(at)::text AS settled, pg_snapshot_xmax(at)::text AS unborn, ${instantText('clock_timestamp()')} AS now
  FROM pg_current_snapshot() AS at`;

const stateOf = ({ state }: AuditChain): string =>
  `SELECT seq, encode(hash, 'hex') AS hash, ${instantText('sealed_at')} AS "sealedAt", horizon::text AS horizon FROM ${state} FOR UPDATE`;

/**
 * The next events in order, those with a seal among them. In the order of the index alone: the planner, which often has not looked at the tables since
 * they grew, would otherwise read and sort all the rest for each batch.
 */
const IN_ORDER = 'SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off';
const nextOf = (chain: AuditChain): string =>
  `SELECT e.transaction_id::text AS transaction, (SELECT true FROM ${chain.seals} s WHERE s.event_id = e.id) IS NOT NULL AS sealed,
     ${columnTexts(chain, 'e')}
   FROM (SELECT * FROM ${chain.events} WHERE (transaction_id, id) > ($1::xid8, $2::uuid) AND transaction_id < $3::xid8
         ORDER BY transaction_id, id LIMIT ${BATCH}) e
   ORDER BY e.transaction_id, e.id`;

const insertInto = ({ seals }: AuditChain): string =>
  `INSERT INTO ${seals} (seq, event_id, hash, sealed_at) SELECT seq, event_id, decode(hash, 'hex'), $4::timestamptz
   FROM unnest($1::bigint[], $2::uuid[], $3::text[]) AS made (seq, event_id, hash)`;

/**
 * Seals the next events of a chain, at most {@link BATCH}, in one transaction that holds the chain's row: several sealers take turns, and one that is
 * killed leaves nothing half done. An event that commits late is found all the same: the horizon moves only past transactions that had ended before the
 * pass began, and from the horizon on every event is looked at again.
 */
export const sealBatch = (pool: Pool, chain: AuditChain, from: Position | null): Promise<SealedBatch> =>
  inTransaction(pool, async (client) => {
    const state = await lockedState(client, chain);
    const moment = (await client.query<Moment>(MOMENT)).rows[0];
    const work = { client, chain, state, moment };
    const next = await nextEvents(work, from);
    const rest = restOf(next, (from ?? moment).settled);
    const head = await append(
      work,
      next.filter(({ sealed }) => !sealed),
    );
    // Nothing is written when there was nothing to look at.
    if (next.length > 0 || from || isForeign(work)) await write(work, head, rest ? state.horizon : (from ?? moment).settled);
    if (rest) crashIfAsked('audit.sealing');
    return { head, rest };
  });

async function lockedState(client: ClientBase, chain: AuditChain): Promise<State> {
  const { rows } = await client.query<State>(stateOf(chain));
  if (rows.length === 0) throw new Error('the note where this chain ends is gone');
  return rows[0];
}

function restOf(next: readonly NextEvent[], settled: string): Position | null {
  if (next.length < BATCH) return null;
  const { transaction, id } = next[BATCH - 1];
  return { settled, afterTransaction: transaction, afterId: id };
}

/** The horizon is of another server's counting: the schema was restored here. Its events are looked at from the first one on. */
const isForeign = ({ state: { horizon }, moment: { settled } }: Work): boolean => BigInt(horizon) > BigInt(settled);

async function nextEvents(work: Work, from: Position | null): Promise<NextEvent[]> {
  const { client, chain, state, moment } = work;
  const begin = { afterTransaction: isForeign(work) ? '0' : state.horizon, afterId: NIL };
  const { afterTransaction, afterId } = from ?? begin;
  const values = [afterTransaction, afterId, isForeign(work) ? LAST : moment.unborn];
  await client.query(IN_ORDER);
  return (await client.query<NextEvent>(nextOf(chain), values)).rows;
}

/** @returns the chain's head afterwards */
async function append({ client, chain, state, moment }: Work, events: readonly NextEvent[]): Promise<ChainHead | null> {
  const before = headOf(state);
  if (events.length === 0) return before;
  // Never earlier than the seal before, even if the server's clock was set back.
  const sealedAt = [moment.now, before?.sealedAt ?? ''].sort().at(-1)!;
  let head = before ?? { seq: 0, hash: beginningOf(chain.name), sealedAt };
  const made = events.map((event) => {
    const place = { seq: head.seq + 1, previous: head.hash, sealedAt };
    head = { seq: place.seq, hash: sealHash(place, event, chain.columns), sealedAt };
    return head;
  });
  await client.query(insertInto(chain), [made.map(({ seq }) => seq), events.map(({ id }) => id), made.map(({ hash }) => hash), sealedAt]);
  return head;
}

const headOf = ({ seq, hash, sealedAt }: State): ChainHead | null =>
  hash === null || sealedAt === null ? null : { seq: Number(seq), hash, sealedAt };

async function write({ client, chain }: Work, head: ChainHead | null, horizon: string): Promise<void> {
  await client.query(`UPDATE ${chain.state} SET seq = $1, hash = decode($2, 'hex'), sealed_at = $3, horizon = $4::xid8`, [
    head?.seq ?? 0,
    head?.hash ?? null,
    head?.sealedAt ?? null,
    horizon,
  ]);
}
