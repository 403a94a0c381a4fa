import { Injectable } from '@nestjs/common';
import {
  NOTIFICATIONS,
  isAlwaysOn,
  notificationKindsFor,
  type NotificationChannels,
  type NotificationKind,
  type NotificationPreferences,
  type NotificationPreferencesRequest,
} from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

type Channels = Partial<Record<NotificationKind, { readonly inApp: boolean; readonly email: boolean }>>;

/** Of who has chosen nothing yet. */
const FIRST_VERSION = 1;

const READ = 'SELECT channels, version FROM notification_preferences WHERE user_id = $1';
/** No row when somebody was faster. */
const WRITE = `INSERT INTO notification_preferences (user_id, channels)
  SELECT $1, $2 WHERE $3 = ${FIRST_VERSION} OR EXISTS (SELECT FROM notification_preferences WHERE user_id = $1)
  ON CONFLICT (user_id) DO UPDATE SET channels = excluded.channels, version = notification_preferences.version + 1, updated_at = now()
    WHERE notification_preferences.version = $3
  RETURNING channels, version`;

interface Row {
  readonly channels: Channels;
  readonly version: number;
}

const ALWAYS = { inApp: true, email: true };
const usual = (kind: NotificationKind) => ({ inApp: true, email: NOTIFICATIONS[kind].mailed });

const channelsFor = ({ roles }: Principal, chosen: Channels): NotificationChannels[] =>
  notificationKindsFor(roles).map((kind) => ({ kind, ...(isAlwaysOn(kind) ? ALWAYS : (chosen[kind] ?? usual(kind))) }));

/** What a person wants to hear of, and how. */
@Injectable()
export class NotificationChoices {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  async get(caller: Principal): Promise<NotificationPreferences> {
    const [row] = await this.units.current.query<Row>(READ, [caller.userId]);
    return { channels: channelsFor(caller, row?.channels ?? {}), version: row?.version ?? FIRST_VERSION };
  }

  /** @throws DomainError `version.stale` */
  async change({ channels }: NotificationPreferencesRequest, version: number, caller: Principal): Promise<NotificationPreferences> {
    const before = await this.get(caller);
    const wanted = Object.fromEntries(channels.map(({ kind, inApp, email }) => [kind, { inApp, email }]));
    const [row] = await this.units.current.query<Row>(WRITE, [caller.userId, JSON.stringify(wanted), version]);
    if (!row) throw staleVersion();
    const after = channelsFor(caller, row.channels);
    const details = { before: before.channels, after };
    await this.audit.record({ action: 'notification.preferences_changed', entity: 'user', entityId: caller.userId, details });
    return { channels: after, version: row.version };
  }
}
