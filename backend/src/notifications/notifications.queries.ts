import { MOST_MARKED, NOTIFICATION_KINDS, type NotificationQuery } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { NotificationRow } from './notification.mapper.js';

/** Counted no further. */
const MOST_COUNTED = 100;

/** One's own below an id, the newest first: ids are in the order of time. Kinds that this version does not know are left out. */
export const notificationPage = (
  unit: UnitOfWork,
  userId: string,
  { query, below, limit }: { query: NotificationQuery; below: string | null; limit: number },
): Promise<NotificationRow[]> =>
  unit.query<NotificationRow>(
    `SELECT id, kind, severity, ids, created_at, read_at FROM notifications
      WHERE user_id = $1 AND kind = ANY ($2) AND ($3::uuid IS NULL OR id < $3) AND ($4::text IS NULL OR severity = $4)
        AND ($5::text IS NULL OR (read_at IS NULL) = ($5 = 'unread'))
      ORDER BY id DESC LIMIT $6`,
    [userId, NOTIFICATION_KINDS, below, query.severity ?? null, query.status ?? null, limit],
  );

export async function countUnread(unit: UnitOfWork, userId: string): Promise<number> {
  const [{ unread }] = await unit.query<{ unread: number }>(
    `SELECT count(*)::int AS unread FROM (
       SELECT FROM notifications WHERE user_id = $1 AND read_at IS NULL AND kind = ANY ($2) LIMIT ${MOST_COUNTED}) counted`,
    [userId, NOTIFICATION_KINDS],
  );
  return unread;
}

/** Of a critical result that still waits for somebody. */
const WAITS = `(kind = 'lab.critical' AND EXISTS (SELECT FROM critical_results c
  WHERE c.id = (notifications.ids ->> 'criticalId')::uuid AND c.acknowledged_at IS NULL AND c.superseded_at IS NULL))`;

/** One's own unread ones of these, or the newest of all. Those of critical results that wait are read one by one, never several at once. @returns which they were */
export const markRead = async (unit: UnitOfWork, userId: string, ids: readonly string[] | null): Promise<string[]> =>
  idsOf(
    await unit.query<{ id: string }>(
      `UPDATE notifications SET read_at = now() WHERE id IN (
         SELECT id FROM notifications WHERE user_id = $1 AND read_at IS NULL AND ($2::uuid[] IS NULL OR id = ANY ($2))
            AND (cardinality($2) = 1 OR NOT ${WAITS})
          ORDER BY id DESC LIMIT ${MOST_MARKED} FOR UPDATE) RETURNING id`,
      [userId, ids],
    ),
  );

export const markUnread = async (unit: UnitOfWork, userId: string, ids: readonly string[]): Promise<string[]> =>
  idsOf(
    await unit.query<{ id: string }>(
      'UPDATE notifications SET read_at = NULL WHERE user_id = $1 AND id = ANY ($2::uuid[]) AND read_at IS NOT NULL RETURNING id',
      [userId, ids],
    ),
  );

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
