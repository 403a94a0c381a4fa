import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import type { Policy, Taken } from './limits.rules.js';
import { TokenBucket } from './token-bucket.js';

/** Buckets remembered at a time; the oldest leaves first. */
const REMEMBERED = 20_000;
/** Buckets asked for in one statement. */
const BATCH = 200;
/** How much of the burst one process takes at a time: what another cannot have meanwhile. */
const LEASED_PART = 20;
/** How long a request waits for tokens before its own process decides: in turns, so that a process that is busy itself sees the answer first. */
const PATIENCE_TURNS = 10;
const TURN_MS = 50;
/** How long the process then decides alone. */
const ALONE_MS = 2000;
/** How long an empty bucket is not asked about again: refusing costs nothing. */
const EMPTY_MS = 100;

/** What this process has of one shared bucket. */
interface Lease {
  readonly key: Buffer;
  readonly policy: Policy;
  /** Taken out of the shared bucket and not used yet. */
  tokens: number;
  /** What was left in the shared bucket when it was last asked. */
  left: number;
  askedAt: number;
  waiting: number;
  asking: Promise<void> | null;
  aloneUntil: number;
  readonly own: TokenBucket;
}

interface Granted {
  readonly granted: number;
  readonly remaining: number;
}

const LEASE = `SELECT l.granted, l.remaining
  FROM unnest($1::bytea[], $2::float8[], $3::float8[], $4::int[]) WITH ORDINALITY AS a (key, rate, burst, wanted, position)
  CROSS JOIN LATERAL public.lease_tokens(a.key, a.rate, a.burst, a.wanted) l ORDER BY a.position`;

/**
 * Token buckets that all API processes share. Each takes tokens in advance, a twentieth of the burst at a time and for all buckets in one statement
 * on one connection, before it runs out: a request under its limit waits for nothing.
 *
 * When PostgreSQL does not answer within half a second, the process decides by buckets of its own for two seconds: nobody is refused for that, and `n`
 * processes together let through `n` times the limit at most.
 */
@Injectable()
export class TokenLeases {
  private readonly logger = new Logger('TokenLeases');
  private readonly leases = new Map<string, Lease>();
  private readonly wanted = new Set<Lease>();
  private flushing: Promise<void> | null = null;

  constructor(private readonly units: UnitsOfWork) {}

  /** Takes one token. @param key 32 bytes that say whose the bucket is */
  async take(key: Buffer, policy: Policy): Promise<Taken> {
    const lease = this.leaseOf(key, policy);
    for (let tries = 0; tries < 3 && isWorthAsking(lease); tries += 1) await this.wait(lease);
    if (lease.tokens < 1) {
      return isAlone(lease)
        ? { policy, granted: lease.own.take(), remaining: lease.own.remaining }
        : { policy, granted: false, remaining: refilled(lease) };
    }
    lease.tokens -= 1;
    if (lease.tokens < sizeOf(policy) / 2 && !isEmpty(lease)) void this.ask(lease);
    return { policy, granted: true, remaining: lease.tokens + refilled(lease) };
  }

  private leaseOf(key: Buffer, policy: Policy): Lease {
    const name = `${policy.perSecond} ${policy.burst} ${key.toString('base64')}`;
    const known = this.leases.get(name);
    if (known) return known;
    const oldest = this.leases.size >= REMEMBERED ? this.leases.keys().next().value : undefined;
    if (oldest !== undefined) this.leases.delete(oldest);
    const state = { tokens: 0, left: policy.burst, askedAt: -Infinity, waiting: 0, asking: null, aloneUntil: 0 };
    const lease: Lease = { key, policy, ...state, own: new TokenBucket(policy) };
    this.leases.set(name, lease);
    return lease;
  }

  private async wait(lease: Lease): Promise<void> {
    lease.waiting += 1;
    const ending = new AbortController();
    const outcome = await Promise.race([this.ask(lease), impatience(ending.signal)]);
    ending.abort();
    lease.waiting -= 1;
    if (outcome === 'late' && lease.tokens < 1) lease.aloneUntil = performance.now() + ALONE_MS;
  }

  /** Never rejects. */
  private ask(lease: Lease): Promise<void> {
    this.wanted.add(lease);
    lease.asking ??= this.flush().finally(() => (lease.asking = null));
    return lease.asking;
  }

  /** One statement at a time; what is asked for meanwhile goes with the next. */
  private async flush(): Promise<void> {
    if (this.flushing) await this.flushing;
    this.flushing ??= this.lease().finally(() => (this.flushing = null));
    await this.flushing;
  }

  private async lease(): Promise<void> {
    // In the order of their keys, so that two processes never wait for each other.
    const batch = [...this.wanted].slice(0, BATCH).sort((one, other) => Buffer.compare(one.key, other.key));
    for (const lease of batch) this.wanted.delete(lease);
    if (batch.length === 0) return;
    try {
      const rows = await this.units.auth((unit) => unit.query<Granted>(LEASE, parametersOf(batch)));
      batch.forEach((lease, index) => receive(lease, rows[index]));
    } catch (error) {
      this.logger.warn({ err: error as Error }, 'rate limits are kept by this process alone for a moment');
      for (const lease of batch) lease.aloneUntil = performance.now() + ALONE_MS;
    }
  }
}

async function impatience(signal: AbortSignal): Promise<'late' | 'answered'> {
  for (let turn = 0; turn < PATIENCE_TURNS && !signal.aborted; turn += 1) await sleep(TURN_MS);
  return signal.aborted ? 'answered' : 'late';
}

const sizeOf = ({ burst }: Policy): number => Math.max(1, Math.ceil(burst / LEASED_PART));

const isAlone = ({ aloneUntil }: Lease): boolean => performance.now() < aloneUntil;

/** The shared bucket had nothing when it was last asked, a moment ago. */
const isEmpty = ({ left, askedAt }: Lease): boolean => left < 1 && performance.now() - askedAt < EMPTY_MS;

const isWorthAsking = (lease: Lease): boolean => lease.tokens < 1 && !isEmpty(lease) && !isAlone(lease);

/** What the shared bucket has by now, if nobody else took any. */
const refilled = ({ left, askedAt, policy: { burst, perSecond } }: Lease): number =>
  Math.min(burst, left + (Math.min(performance.now() - askedAt, 1e6) / 1000) * perSecond);

function receive(lease: Lease, { granted, remaining }: Granted): void {
  Object.assign(lease, { tokens: lease.tokens + granted, left: remaining, askedAt: performance.now(), aloneUntil: 0 });
}

const parametersOf = (batch: readonly Lease[]): unknown[] => [
  batch.map(({ key }) => key),
  batch.map(({ policy }) => policy.perSecond),
  batch.map(({ policy }) => policy.burst),
  batch.map(({ policy, waiting }) => sizeOf(policy) + waiting),
];
