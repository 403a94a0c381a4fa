import { Injectable } from '@nestjs/common';
import { isNotificationKind, TENANT_ID_PATTERN, type LiveEventIds, type LiveEventKind } from '@hms/shared-dto';
import { JOBS_CHANNEL } from '../jobs/job-requests.service.js';
import { Changes } from '../tenancy/changes.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** What makes notifications out of events. */
export const DELIVERY_JOB = 'notifications.deliver';

const insertInto = (table: string): string => `INSERT INTO ${table} (kind, ids, recipient_id) VALUES ($1, $2, $3)`;
/** With a job for the worker, which notifies those who are to hear of it. It finds the row by itself, so the job names none. */
const insertAndNotify = (table: string): string =>
  `WITH told AS (INSERT INTO ${table} (kind, ids, recipient_id, notifies) VALUES ($1, $2, $3, true) RETURNING seq),
     asked AS (INSERT INTO public.job_requests (kind, payload) SELECT '${DELIVERY_JOB}', '{}' FROM told)
   SELECT pg_notify('${JOBS_CHANNEL}', '')`;

const statementFor = (kind: LiveEventKind, table: string): string =>
  isNotificationKind(kind) ? insertAndNotify(table) : insertInto(table);
const TELL = { name: 'outbox', text: insertInto('outbox') };
const TELL_AND_NOTIFY = { name: 'outbox-notify', text: insertAndNotify('outbox') };

/** Tells open pages what has happened. The event is stored with what it tells: both are committed, or neither. */
@Injectable()
export class LiveEvents {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly changes: Changes,
  ) {}

  /**
   * An event of the current hospital. It travels with COMMIT and costs no round trip. Call it in a unit that has written something before.
   * @param recipientId the one person whom it is for, of kinds for a recipient
   */
  emit<Kind extends LiveEventKind>(kind: Kind, ids: LiveEventIds<Kind>, recipientId: string | null = null): void {
    const unit = this.units.current;
    unit.lastly(isNotificationKind(kind) ? TELL_AND_NOTIFY : TELL, [kind, JSON.stringify(ids), recipientId]);
    this.announceAfterCommit(this.units.tenantId);
  }

  /** An event of a hospital whose unit this is not: sign-in and the operator change memberships too. */
  async emitIn<Kind extends LiveEventKind>(tenantId: string, kind: Kind, ids: LiveEventIds<Kind>): Promise<void> {
    if (!TENANT_ID_PATTERN.test(tenantId)) throw new Error('not a tenant id');
    const unit = this.units.current;
    await unit.as(tenantId, () => unit.execute(statementFor(kind, `"${tenantId}".outbox`), [kind, JSON.stringify(ids), null]));
    this.announceAfterCommit(tenantId);
  }

  /** The same for each of these people. */
  async emitTo<Kind extends LiveEventKind>(kind: Kind, ids: LiveEventIds<Kind>, recipientIds: readonly string[]): Promise<void> {
    const each = 'INSERT INTO outbox (kind, ids, recipient_id) SELECT $1::text, $2::jsonb, unnest($3::uuid[])';
    if (recipientIds.length > 0) await this.units.current.execute(each, [kind, JSON.stringify(ids), recipientIds]);
    this.announceAfterCommit(this.units.tenantId);
  }

  /** For who writes the outbox in statements of their own: the worker, as the migrator. */
  announce(tenantId: string): void {
    this.changes.announce('outbox', tenantId);
  }

  private announceAfterCommit(tenantId: string): void {
    this.units.current.onCommit(() => this.announce(tenantId));
  }
}
