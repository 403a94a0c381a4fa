import { Inject, Injectable } from '@nestjs/common';
import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import type { Pool } from 'pg';
import { LAPSE_JOB, OFFER_JOB } from '../appointments/waitlist/freed-times.service.js';
import { DELIVERY_JOB } from '../events/live-events.service.js';
import { UNSEALED_CHANNEL } from '../audit/unsealed-chains.service.js';
import { MAIL_JOB_KINDS } from '../mail/mail-requests.service.js';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';

/** Requests to join that nobody answered in 14 days, with the event in the hospital's audit. */
const REQUESTS_OVER = `WITH gone AS (
    DELETE FROM public.memberships WHERE tenant_id = $1 AND status = 'pending' AND created_at < now() - interval '14 days' RETURNING user_id)
  INSERT INTO {schema}.audit_events (action, entity, entity_id, details, actor_name, request_id)
  SELECT 'membership.request_expired', 'membership', user_id::text, '{}', 'System', 'housekeeping' FROM gone
  RETURNING pg_notify('${UNSEALED_CHANNEL}', $1)`;

/** A job that was given up has left events behind: they get another. */
const UNDELIVERED = `INSERT INTO public.job_requests (tenant_id, kind)
  SELECT $1, $2 WHERE EXISTS (SELECT FROM {schema}.outbox WHERE notifies AND delivered_at IS NULL AND created_at < now() - interval '1 hour')`;

/** So many at a time, that nobody waits for the locks of a night's work. */
const BATCH = 1000;

/** What was ended long ago. Ids tell when a row was made, so the oldest come first and a look at them is enough. */
const ENDED_LONG_AGO = [
  // With its refresh tokens. Nobody asks any more when somebody was signed in: that is in the audit.
  `DELETE FROM public.sessions WHERE id IN (SELECT id FROM public.sessions
    WHERE id < (SELECT uuidv7(interval '-30 days')) AND least(revoked_at, expires_at) < now() - interval '30 days' ORDER BY id LIMIT ${BATCH})`,
  `DELETE FROM public.one_time_codes WHERE hash IN (SELECT hash FROM public.one_time_codes
    WHERE expires_at < now() - interval '7 days' LIMIT ${BATCH})`,
  // A hospital that is still being built reads its job.
  `DELETE FROM public.job_requests WHERE id IN (SELECT id FROM public.job_requests j
    WHERE id < (SELECT uuidv7(interval '-30 days')) AND state IN ('done', 'failed') AND updated_at < now() - interval '30 days'
      AND NOT EXISTS (SELECT FROM public.tenants t WHERE t.job_id = j.id AND t.status = 'provisioning') ORDER BY id LIMIT ${BATCH})`,
];

/** Removes what has served its time. */
@Injectable()
export class Housekeeping {
  constructor(@Inject(MIGRATOR_POOL) private readonly pool: Pool) {}

  /** Every minute: what waits there, sealed, is worth something, so it rests no longer than it can be answered. */
  async forgetChallenges(): Promise<void> {
    await this.pool.query('DELETE FROM public.sign_in_challenges WHERE expires_at < now()');
  }

  /** Every night. */
  async run(): Promise<void> {
    await this.forgetChallenges();
    await this.pool.query(`DELETE FROM public.sign_ups WHERE expires_at < now() - interval '1 day'`);
    await this.pool.query(`DELETE FROM public.sign_in_throttles WHERE last_try_at < now() - interval '2 days'`);
    await this.pool.query(`DELETE FROM public.rate_buckets WHERE filled_at < now() - interval '1 day'`);
    await this.pool.query(`DELETE FROM public.platform_idempotency_keys WHERE created_at < now() - interval '24 hours'`);
    await this.pool.query(
      `DELETE FROM public.job_requests WHERE kind = ANY ($1) AND state = 'done' AND updated_at < now() - interval '1 day'`,
      [[DELIVERY_JOB, MAIL_JOB_KINDS.appointment, OFFER_JOB, LAPSE_JOB]],
    );
    for (const removal of ENDED_LONG_AGO) await this.inBatches(removal);
    const { rows } = await this.pool.query<{ name: string }>('SELECT name FROM public.tenant_schemas ORDER BY name');
    for (const { name } of rows.filter((row) => TENANT_ID_PATTERN.test(row.name))) {
      await this.pool.query(`DELETE FROM "${name}".idempotency_keys WHERE created_at < now() - interval '24 hours'`);
      await this.pool.query(`DELETE FROM "${name}".import_refusals WHERE created_at < now() - interval '7 days'`);
      await this.pool.query(
        `DELETE FROM "${name}".outbox WHERE created_at < now() - interval '1 day' AND (NOT notifies OR delivered_at IS NOT NULL)`,
      );
      await this.pool.query(`DELETE FROM "${name}".notifications WHERE created_at < now() - interval '90 days'`);
      await this.pool.query(UNDELIVERED.replace('{schema}', `"${name}"`), [name, DELIVERY_JOB]);
      await this.pool.query(REQUESTS_OVER.replace('{schema}', `"${name}"`), [name]);
    }
  }

  private async inBatches(removal: string): Promise<void> {
    let removed: number;
    do removed = (await this.pool.query(removal)).rowCount ?? 0;
    while (removed === BATCH);
  }
}
