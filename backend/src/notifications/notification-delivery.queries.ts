import { NOTIFICATIONS, isAlwaysOn, rolesNotifiedOf, type NotificationKind } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** Events of one transaction. */
export const BATCH = 50;

/** An event that somebody is notified of. */
export interface WaitingEvent {
  readonly seq: string;
  readonly kind: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly recipient_id: string | null;
}

/** A person who is to hear of it. */
export interface Hearer {
  readonly user_id: string;
  readonly in_app: boolean;
  readonly email: boolean;
}

/** In order, and nobody else's: what another worker is at is left to it. */
export const claimEvents = (unit: UnitOfWork): Promise<WaitingEvent[]> =>
  unit.query<WaitingEvent>(
    `SELECT seq, kind, ids, recipient_id FROM outbox WHERE notifies AND delivered_at IS NULL ORDER BY seq LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
  );

export async function markDelivered(unit: UnitOfWork, events: readonly WaitingEvent[]): Promise<void> {
  await unit.execute('UPDATE outbox SET delivered_at = now() WHERE seq = ANY ($1::bigint[])', [events.map(({ seq }) => seq)]);
}

/**
 * Active people whom the event is for, with how they want it; the notifications are written of those who want to see it in the app. What is critical
 * nobody can turn off.
 */
export function writeNotifications(
  unit: UnitOfWork,
  { seq, ids, recipient_id: recipientId }: WaitingEvent,
  kind: NotificationKind,
): Promise<Hearer[]> {
  const { severity, to, mailed } = NOTIFICATIONS[kind];
  const roles = to === 'recipient' ? [] : rolesNotifiedOf(kind);
  return unit.query<Hearer>(
    `WITH people AS (
       SELECT m.user_id, $8::boolean OR coalesce((p.channels -> $2::text ->> 'inApp')::boolean, true) AS in_app,
         $8::boolean OR coalesce((p.channels -> $2::text ->> 'email')::boolean, $5::boolean) AS email
         FROM public.memberships m LEFT JOIN notification_preferences p ON p.user_id = m.user_id
        WHERE m.tenant_id = current_user AND m.status = 'active' AND (m.roles && $6::text[] OR m.user_id = $7::uuid)),
     made AS (
       INSERT INTO notifications (outbox_seq, kind, severity, ids, user_id)
       SELECT $1::bigint, $2::text, $3::text, $4::jsonb, user_id FROM people WHERE in_app
       ON CONFLICT ON CONSTRAINT notifications_once DO NOTHING)
     SELECT user_id, in_app, email FROM people ORDER BY user_id`,
    [seq, kind, severity, JSON.stringify(ids), mailed, roles, to === 'recipient' ? recipientId : null, isAlwaysOn(kind)],
  );
}
