import { Injectable } from '@nestjs/common';
import type { Principal } from '../common/request.js';
import { Metrics } from '../metrics/metrics.service.js';
import { Changes } from '../tenancy/changes.js';

/** Sessions remembered at a time; the oldest leaves first. */
const REMEMBERED = 10_000;
/** A belt to the braces: whatever is told or not, a session is looked up again after this. */
const OLDEST_MS = 60_000;

interface Entry {
  readonly principal: Principal;
  readonly until: number;
}

/**
 * Sessions that hold, by `origin_jti`, so that a request need not ask the database who it comes from. An entry leaves as soon as a change of its session,
 * person, membership or hospital is told, and none is believed while changes are not heard of. Refusals are not remembered,
 * nor who lacks a second factor: that is over the moment one is set up.
 */
@Injectable()
export class SessionCache {
  private readonly entries = new Map<string, Entry>();
  /** Counts what was told: a row that was read before a change must not be remembered after it. */
  private told = 0;

  constructor(
    private readonly changes: Changes,
    private readonly metrics: Metrics,
  ) {
    this.forgetOn('session', (originJti, key) => originJti === key);
    this.forgetOn('membership', (_, key, { tenantId, userId }) => key === `${tenantId} ${userId}`);
    this.forgetOn('tenant', (_, key, { tenantId }) => tenantId === key);
    this.forgetOn('user', (_, key, { userId }) => userId === key);
  }

  /**
   * The session's principal, remembered or looked up.
   * @throws whatever the look-up throws: a session that no longer holds
   */
  async principalOf(originJti: string, lookUp: () => Promise<{ principal: Principal; expiresAt: Date }>): Promise<Principal> {
    const known = this.changes.trusted ? this.entries.get(originJti) : undefined;
    const hit = known !== undefined && known.until > Date.now();
    this.metrics.cacheLookups.inc({ cache: 'sessions', outcome: hit ? 'hit' : 'miss' });
    if (hit) return known.principal;
    const { told } = this;
    const { principal, expiresAt } = await lookUp();
    if (told === this.told && this.changes.trusted && !principal.lacksSecondFactor) {
      this.remember(originJti, { principal, until: Math.min(Date.now() + OLDEST_MS, expiresAt.getTime()) });
    }
    return principal;
  }

  private remember(originJti: string, entry: Entry): void {
    this.entries.delete(originJti);
    const oldest = this.entries.size >= REMEMBERED ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(originJti, entry);
  }

  private forgetOn(
    topic: 'session' | 'membership' | 'tenant' | 'user',
    isMeant: (originJti: string, key: string, principal: Principal) => boolean,
  ): void {
    this.changes.on(topic, (key) => {
      this.told += 1;
      for (const [originJti, { principal }] of this.entries) {
        if (key === null || isMeant(originJti, key, principal)) this.entries.delete(originJti);
      }
    });
  }
}
