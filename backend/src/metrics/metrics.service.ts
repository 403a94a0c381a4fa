import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from what a remembered read takes to what a person gives up at. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What the process counts, for Prometheus. Labels are our own words alone: patterns of routes, names of limits and pools. Never an address, a person, a
 * patient or what was typed.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly requests = new Histogram({
    name: 'hms_http_request_duration_seconds',
    help: 'Answered requests by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS,
    registers: [this.registry],
  });

  readonly rateLimited = new Counter({
    name: 'hms_rate_limited_total',
    help: 'Requests refused by a rate limit',
    labelNames: ['limit'],
    registers: [this.registry],
  });

  readonly cacheLookups = new Counter({
    name: 'hms_cache_lookups_total',
    help: 'Look-ups in what is remembered between requests: hit or miss',
    labelNames: ['cache', 'outcome'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A value that is read when somebody looks. @param read label values with numbers, or one number */
  gauge(
    { name, help, labels = [] }: { name: string; help: string; labels?: readonly string[] },
    read: () => Promise<Reading[]> | Reading[],
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const { value, ...of } of await read()) this.set(of as Record<string, string>, value);
      },
    });
  }
}

/** One value with its labels. */
export type Reading = { readonly value: number } & Readonly<Record<string, string | number>>;
