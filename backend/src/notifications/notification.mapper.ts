import type { Notification, NotificationKind, NotificationSeverity } from '@hms/shared-dto';

/** A row as it is read. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly severity: NotificationSeverity;
  readonly ids: Record<string, string>;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

export const toNotification = ({ id, kind, severity, ids, created_at, read_at }: NotificationRow): Notification => ({
  id,
  kind,
  severity,
  ids,
  createdAt: created_at.toISOString(),
  readAt: read_at?.toISOString() ?? null,
});
