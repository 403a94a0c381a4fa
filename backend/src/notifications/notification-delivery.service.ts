import { Injectable } from '@nestjs/common';
import { isNotificationKind } from '@hms/shared-dto';
import { LiveEvents } from '../events/live-events.service.js';
import { JobFailedError, type JobContext } from '../jobs/job-context.js';
import { MailRequests } from '../mail/mail-requests.service.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { BATCH, claimEvents, markDelivered, writeNotifications, type WaitingEvent } from './notification-delivery.queries.js';

/**
 * The job `notifications.deliver`: makes notifications and mails out of what waits in the hospital's outbox. Each event is handled once: it is marked in
 * the transaction of its notifications and of the jobs for its mails, so a worker that dies leaves it to the next.
 */
@Injectable()
export class NotificationDelivery {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly events: LiveEvents,
    private readonly mail: MailRequests,
  ) {}

  async run({ tenantId }: JobContext): Promise<void> {
    if (tenantId === null) throw new JobFailedError('job.malformed', 'Notifications belong to a hospital.');
    let delivered = BATCH;
    while (delivered === BATCH) delivered = await this.units.tenant(tenantId, (unit) => this.deliver(unit));
  }

  private async deliver(unit: UnitOfWork): Promise<number> {
    const waiting = await claimEvents(unit);
    if (waiting.length === 0) return 0;
    for (const event of waiting) await this.notify(unit, event);
    await markDelivered(unit, waiting);
    return waiting.length;
  }

  /** A kind that this version does not know makes none. */
  private async notify(unit: UnitOfWork, event: WaitingEvent): Promise<void> {
    const { kind, ids } = event;
    if (!isNotificationKind(kind)) return;
    const people = await writeNotifications(unit, event, kind);
    const seeing = people.filter(({ in_app }) => in_app).map(({ user_id }) => user_id);
    await this.events.emitTo('notification.changed', {}, seeing);
    const mailed = people.filter(({ email }) => email);
    if (mailed.length === 0) return;
    const { tenantId } = this.units;
    await unit.as('hms_auth', async () => {
      for (const { user_id: userId } of mailed) await this.mail.notification({ userId, tenantId, kind, ids });
    });
  }
}
