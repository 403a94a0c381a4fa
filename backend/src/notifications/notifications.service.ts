import { Injectable } from '@nestjs/common';
import type { NotificationList, NotificationQuery, NotificationsMarked } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../audit/audit-log.js';
import { decodeCursor, encodeCursor } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import type { Principal } from '../common/request.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { toNotification } from './notification.mapper.js';
import { countUnread, markRead, markUnread, notificationPage } from './notifications.queries.js';

const SORT = '-createdAt';
const DEFAULT_LIMIT = 20;

/** What a person was told about, each their own alone. */
@Injectable()
export class Notifications {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  async list(query: NotificationQuery, { userId }: Principal): Promise<NotificationList> {
    const unit = this.units.current;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const below = query.cursor === undefined ? null : idIn(query.cursor);
    const rows = await notificationPage(unit, userId, { query, below, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? encodeCursor(SORT, [page.at(-1)!.id]) : null;
    return {
      data: page.map(toNotification),
      page: { nextCursor, total: null, totalIsEstimate: false },
      unread: await countUnread(unit, userId),
    };
  }

  /** @param ids one's own; of others nothing is said or changed. All that are unread when null, but for those of critical results that wait */
  markRead(ids: readonly string[] | null, { userId }: Principal): Promise<NotificationsMarked> {
    return this.marked('notification.read', userId, () => markRead(this.units.current, userId, ids));
  }

  markUnread(ids: readonly string[], { userId }: Principal): Promise<NotificationsMarked> {
    return this.marked('notification.unread', userId, () => markUnread(this.units.current, userId, ids));
  }

  /** The person's other pages are told. */
  private async marked(action: string, userId: string, mark: () => Promise<string[]>): Promise<NotificationsMarked> {
    const ids = await mark();
    if (ids.length > 0) {
      await this.audit.record({ action, entity: 'notification', details: { ids: ids.length } });
      this.events.emit('notification.changed', {}, userId);
    }
    return { ids, unread: await countUnread(this.units.current, userId) };
  }
}

/** @throws InvalidRequestError when it is none of this list's */
function idIn(cursor: string): string {
  const [id] = decodeCursor(cursor, SORT, 1);
  if (isUUID(id)) return id as string;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}
