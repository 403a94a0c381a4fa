import type { ClientBase, Pool, QueryResult } from 'pg';
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
  readonly from: Position | null;
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
/** The moment is looked at once the chain's row is held: what another sealer did before is seen. */
const beginningWith = (chain: AuditChain): string => [IN_ORDER, stateOf(chain), MOMENT].join('; ');
const nextOf = (chain: AuditChain): string =>
  `SELECT e.transaction_id::text AS transaction, (SELECT true FROM ${chain.seals} s WHERE s.event_id = e.id) IS NOT NULL AS sealed,
     ${columnTexts(chain, 'e')}
   FROM (SELECT * FROM ${chain.events} WHERE (transaction_id, id) > ($1::xid8, $2::uuid) AND transaction_id < $3::xid8
         ORDER BY transaction_id, id LIMIT ${BATCH}) e
   ORDER BY e.transaction_id, e.id`;

const appendTo = ({ seals, state }: AuditChain): string =>
  `WITH appended AS (
     INSERT INTO ${seals} (seq, event_id, hash, sealed_at) SELECT seq, event_id, decode(hash, 'hex'), $6::timestamptz
     FROM unnest($1::bigint[], $2::uuid[], $3::text[]) AS made (seq, event_id, hash))
   UPDATE ${state} SET seq = $4, hash = decode($5, 'hex'), sealed_at = $6, horizon = $7::xid8`;

/**
 * Seals the next events of a chain, at most {@link BATCH}, in one transaction that holds the chain's row: several sealers take turns, and one that is
 * killed leaves nothing half done. An event that commits late is found all the same: the horizon moves only past transactions that had ended before the
 * pass began, and from the horizon on every event is looked at again.
 */
export const sealBatch = (pool: Pool, chain: AuditChain, from: Position | null): Promise<SealedBatch> =>
  inTransaction(pool, async (client) => {
    const work = { client, chain, from, ...(await begin(client, chain)) };
    const settled = (from ?? work.moment).settled;
    const next = await nextEvents(work);
    const rest = restOf(next, settled);
    const made = sealsFor(
      work,
      next.filter(({ sealed }) => !sealed),
    );
    const head = made.at(-1)?.head ?? headOf(work.state);
    // Nothing is written when there was nothing to look at.
    if (next.length > 0 || movesOn(work)) await append(work, { made, head, horizon: rest ? work.state.horizon : settled });
    if (rest) crashIfAsked('audit.sealing');
    return { head, rest };
  });

async function begin(client: ClientBase, chain: AuditChain): Promise<Pick<Work, 'state' | 'moment'>> {
  const answers = (await client.query(beginningWith(chain))) as unknown as readonly QueryResult<State & Moment>[];
  const [state, moment] = answers.slice(-2).map(({ rows }) => rows[0]);
  if (!state) throw new Error('the note where this chain ends is gone');
  return { state, moment };
}

function restOf(next: readonly NextEvent[], settled: string): Position | null {
  if (next.length < BATCH) return null;
  const { transaction, id } = next[BATCH - 1];
  return { settled, afterTransaction: transaction, afterId: id };
}

/** The horizon is of another server's counting: the schema was restored here. Its events are looked at from the first one on. */
const isForeign = ({ state: { horizon }, moment: { settled } }: Work): boolean => BigInt(horizon) > BigInt(settled);

/** Whether the horizon is written even though no event was found. */
const movesOn = (work: Work): boolean => work.from !== null || isForeign(work);

async function nextEvents(work: Work): Promise<NextEvent[]> {
  const { client, chain, from, state, moment } = work;
  const first = { afterTransaction: isForeign(work) ? '0' : state.horizon, afterId: NIL };
  const { afterTransaction, afterId } = from ?? first;
  const values = [afterTransaction, afterId, isForeign(work) ? LAST : moment.unborn];
  return (await client.query<NextEvent>(nextOf(chain), values)).rows;
}

/** An event's seal: the chain's head once it is in it. */
interface Seal {
  readonly eventId: string;
  readonly head: ChainHead;
}

function sealsFor({ chain, state, moment }: Work, events: readonly NextEvent[]): Seal[] {
  const before = headOf(state);
  // Never earlier than the seal before, even if the server's clock was set back.
  const sealedAt = [moment.now, before?.sealedAt ?? ''].sort().at(-1)!;
  let head = before ?? { seq: 0, hash: beginningOf(chain.name), sealedAt };
  return events.map((event) => {
    const place = { seq: head.seq + 1, previous: head.hash, sealedAt };
    head = { seq: place.seq, hash: sealHash(place, event, chain.columns), sealedAt };
    return { eventId: event.id, head };
  });
}

const headOf = ({ seq, hash, sealedAt }: State): ChainHead | null =>
  hash === null || sealedAt === null ? null : { seq: Number(seq), hash, sealedAt };

interface Appended {
  readonly made: readonly Seal[];
  readonly head: ChainHead | null;
  readonly horizon: string;
}

/** Seals and the note where the chain ends, in one statement. */
async function append({ client, chain }: Work, { made, head, horizon }: Appended): Promise<void> {
  await client.query(appendTo(chain), [
    ...[made.map(({ head: { seq } }) => seq), made.map(({ eventId }) => eventId), made.map(({ head: { hash } }) => hash)],
    ...[head?.seq ?? 0, head?.hash ?? null, head?.sealedAt ?? null, horizon],
  ]);
}
