import type { ParamMap } from '@angular/router';
import { NOTIFICATION_SEVERITIES, type NotificationQuery, type NotificationSeverity } from '@hms/shared-dto';
import { asked, cursorText, oneOf } from '@hms/shared-ui';

/** What the address of the list says. */
export type NotificationListQuery = Readonly<Omit<NotificationQuery, 'limit'>>;

/** Reads the address; what the API would refuse is left out. */
export const parseNotificationQuery = (params: Pick<ParamMap, 'get'>): NotificationListQuery =>
  asked({
    status: oneOf(['unread', 'read'] as const, params.get('status')),
    severity: oneOf<NotificationSeverity>(NOTIFICATION_SEVERITIES, params.get('severity')),
    cursor: cursorText(params.get('cursor')),
  });
