import { Inject, Injectable } from '@nestjs/common';
import { isNotificationKind } from '@hms/shared-dto';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { idIn, senderOf, type MailPayload } from './mail-payload.js';
import { Mailer } from './mailer.js';
import { notificationsLink } from './mail-links.js';
import { notificationMail } from './notification-templates.js';
import { findActive } from './recipients.queries.js';

/** The worker's mails to people who want notifications by mail. Rules as in `MailJobs`. */
@Injectable()
export class NotificationMailJobs {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly mailer: Mailer,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** `mail.notification`: `{ userId, tenantId, notification }`. Who has left meanwhile is not told. */
  async notification(payload: MailPayload): Promise<void> {
    const [userId, tenantId, kind] = ['userId', 'tenantId', 'notification'].map((name) => idIn(payload, name));
    if (!isNotificationKind(kind)) throw new Error('a mail job names no notification');
    const person = await this.units.auth((unit) => findActive(unit, userId, tenantId));
    if (!person) return;
    const sender = senderOf(person);
    const mail = notificationMail(sender, kind, { name: person.name, url: notificationsLink(this.config, person.subdomain) });
    await this.mailer.send(mail, { to: person.email, sender: sender.name });
  }
}
