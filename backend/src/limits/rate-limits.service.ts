import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../common/domain-error.js';
import type { AppRequest, CallingApp } from '../common/request.js';
import { APP_CONFIG, type AppConfig, type Rate } from '../config/config.js';
import { Metrics } from '../metrics/metrics.service.js';
import { countedAddress, rateHeaders, secondsToWait, type Policy, type Taken } from './limits.rules.js';
import { TokenLeases } from './token-leases.service.js';

/** Statuses that say: this caller has not shown who they are. */
const STRANGERS = new Set([401, 403]);
const PLATFORM = 'platform';
/** Keys of buckets remembered at a time. */
const REMEMBERED = 20_000;

/**
 * How often somebody may ask: a hospital, an app of a third party, and an address without a valid token. Sign-in has a throttle of its own besides,
 * which counts wrong passwords; this one counts requests.
 */
@Injectable()
export class RateLimits {
  private readonly keys = new Map<string, Buffer>();
  private readonly counted = new WeakSet<AppRequest>();

  constructor(
    private readonly leases: TokenLeases,
    private readonly metrics: Metrics,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** One request of somebody who is known. @throws DomainError rate.limited */
  async countCaller(request: AppRequest, reply: FastifyReply): Promise<void> {
    const { tenant } = this.config.rates;
    const asked = [this.take('tenant', request.principal?.tenantId ?? PLATFORM, tenant)];
    const { app } = request;
    if (app && app.kind !== 'first-party') asked.push(this.take('app', app.id, this.rateOf(app)));
    this.judge(await Promise.all(asked), reply);
  }

  /** One request of somebody who is not known, counted once. @throws DomainError rate.limited */
  async countStranger(request: AppRequest, reply: FastifyReply): Promise<void> {
    if (this.counted.has(request)) return;
    this.counted.add(request);
    this.judge([await this.take('address', countedAddress(request.ip), this.config.rates.address)], reply);
  }

  /** One request for a calendar by its address, whoever has it. @throws DomainError rate.limited */
  async countFeed(whose: string, reply: FastifyReply): Promise<void> {
    this.judge([await this.take('feed', whose, this.config.rates.feed)], reply);
  }

  /**
   * Does what finds out who asks. Who it refuses is a stranger, whose tries are counted: so that guessing tokens, keys and apps is no quicker than signing
   * in, while colleagues at the same address who are known are not held up by it.
   */
  async countRefused<T>(request: AppRequest, reply: FastifyReply, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError && STRANGERS.has(error.status)) await this.countStranger(request, reply);
      throw error;
    }
  }

  private rateOf({ ratePerSecond }: CallingApp): Rate {
    const { app } = this.config.rates;
    return ratePerSecond === null ? app : { perSecond: ratePerSecond, burst: Math.ceil((ratePerSecond * app.burst) / app.perSecond) };
  }

  private take(name: Policy['name'], whose: string, { perSecond, burst }: Rate): Promise<Taken> {
    return this.leases.take(this.keyOf(`${name} ${whose}`), { name, perSecond, burst });
  }

  /** Neither hospitals nor addresses can be read out of the buckets. */
  private keyOf(text: string): Buffer {
    const known = this.keys.get(text);
    if (known) return known;
    if (this.keys.size >= REMEMBERED) this.keys.clear();
    const key = createHmac('sha256', this.config.sessionKey).update(`rate ${text}`).digest();
    this.keys.set(text, key);
    return key;
  }

  private judge(taken: readonly Taken[], reply: FastifyReply): void {
    void reply.headers(rateHeaders(taken));
    const refused = taken.filter(({ granted }) => !granted);
    if (refused.length === 0) return;
    for (const { policy } of refused) this.metrics.rateLimited.inc({ limit: policy.name });
    throw new DomainError('rate.limited', 'Too many requests. Wait a moment and try again.', {
      retryAfterSeconds: Math.max(...refused.map(secondsToWait)),
    });
  }
}
