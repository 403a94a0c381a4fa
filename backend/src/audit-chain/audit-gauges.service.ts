import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { Metrics } from '../metrics/metrics.service.js';
import { AuditAnchors } from './audit-anchors.service.js';
import { AuditSealer } from './audit-sealer.service.js';

const NEWEST = `SELECT (broken = 0)::int AS ok, extract(epoch FROM now() - verified_at)::float8 AS age
  FROM public.audit_verifications ORDER BY id DESC LIMIT 1`;

/** Whether the audit's chains are sound, and sealed and anchored in time. Of all chains together: labels name no hospital. */
@Injectable()
export class AuditGauges {
  constructor(
    metrics: Metrics,
    sealer: AuditSealer,
    anchors: AuditAnchors,
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
  ) {
    metrics.gauge({ name: 'hms_audit_chain_ok', help: '1 when the last nightly verification found every audit chain sound, else 0' }, () =>
      this.newest('ok'),
    );
    metrics.gauge({ name: 'hms_audit_verified_age_seconds', help: 'Age of the last nightly verification' }, () => this.newest('age'));
    metrics.gauge({ name: 'hms_audit_unsealed_oldest_seconds', help: 'Age of the oldest audit event that waits for its seal' }, () => [
      { value: sealer.oldestSeconds },
    ]);
    metrics.gauge(
      { name: 'hms_audit_anchor_age_seconds', help: 'Since the heads of all audit chains were anchored outside the database' },
      () => [{ value: anchors.ageSeconds }],
    );
  }

  /** Before the first night it is neither: a gauge that is not set would say 0. */
  private async newest(column: 'ok' | 'age'): Promise<{ value: number }[]> {
    const { rows } = await this.pool.query<Record<typeof column, number>>(NEWEST);
    return [{ value: rows[0]?.[column] ?? NaN }];
  }
}
