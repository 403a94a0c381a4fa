import { NOTIFICATIONS, type NotificationKind } from '@hms/shared-dto';
import type { Mail } from './mailer.js';
import { toMail, type Sender } from './templates.js';

/** That there is something, and where to read it: what it is about stays in the app. */
export const notificationMail = (sender: Sender, kind: NotificationKind, { name, url }: { name: string; url: string }): Mail =>
  toMail(
    {
      subject: `${NOTIFICATIONS[kind].title} (${sender.name})`,
      greeting: `Hello ${name},`,
      paragraphs: [`${NOTIFICATIONS[kind].title}. Sign in to ${sender.name} to read more.`],
      action: { label: 'Open your notifications', url },
      closing: 'Which notifications come by mail is set under Your account, Notifications.',
    },
    sender,
  );
