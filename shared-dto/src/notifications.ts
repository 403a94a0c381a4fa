import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ListQuery, PageInfo, SmallArray } from './common.js';
import { OneOf } from './decorators.js';
import {
  MOST_MARKED,
  NOTIFICATION_KINDS,
  NOTIFICATION_SEVERITIES,
  type NotificationKind,
  type NotificationSeverity,
} from './notification-kinds.js';

/** What a person is told about. */
export class Notification {
  @IsString()
  id!: string;

  /** @example import.ended */
  @IsIn(NOTIFICATION_KINDS)
  kind!: NotificationKind;

  /** @example info */
  @IsIn(NOTIFICATION_SEVERITIES)
  severity!: NotificationSeverity;

  /** What it is about. @example {"jobId":"0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611"} */
  @IsObject()
  ids!: Record<string, string>;

  @IsISO8601()
  createdAt!: string;

  /** Null while it is unread. */
  @IsOptional()
  @IsISO8601()
  readAt!: string | null;
}

/** One's own, the newest first. */
export class NotificationQuery extends ListQuery {
  /** All if not given. @example unread */
  @IsOptional()
  @OneOf(['unread', 'read'])
  status?: 'unread' | 'read';

  @IsOptional()
  @OneOf(NOTIFICATION_SEVERITIES)
  severity?: NotificationSeverity;
}

export class NotificationList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Notification)
  data!: Notification[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;

  /** Unread in all, whatever is listed; counted up to 100. @example 3 */
  @IsInt()
  unread!: number;
}

const EachAnId = () => IsUUID('all', { each: true, message: 'This is not an id.', context: { code: 'id.invalid' } });
const SomeIds = () => ArrayMaxSize(MOST_MARKED, { message: `Name at most ${MOST_MARKED}.`, context: { code: 'array.too_long' } });

/** Which are read now. */
export class ReadNotificationsRequest {
  /**
   * The newest 500 unread ones if not given. Of several at once, those of a critical result that nobody has acknowledged stay unread: they are read one by one.
   */
  @IsOptional()
  @IsArray()
  @SomeIds()
  @EachAnId()
  ids?: string[];
}

/** Takes it back. */
export class UnreadNotificationsRequest {
  @IsArray()
  @SomeIds()
  @EachAnId()
  ids!: string[];
}

/** What was changed by it; what had been so before is not among them. */
export class NotificationsMarked {
  @IsArray()
  @IsString({ each: true })
  ids!: string[];

  /** Unread now, counted up to 100. @example 0 */
  @IsInt()
  unread!: number;
}

/** How a person wants to hear of a kind. */
export class NotificationChannels {
  /** @example import.ended */
  @OneOf(NOTIFICATION_KINDS)
  kind!: NotificationKind;

  @IsBoolean({ message: 'Choose yes or no.', context: { code: 'choice.invalid' } })
  inApp!: boolean;

  @IsBoolean({ message: 'Choose yes or no.', context: { code: 'choice.invalid' } })
  email!: boolean;
}

export class NotificationPreferencesRequest {
  /** Kinds that are left out go back to what is usual. What is critical comes both ways, whatever is said here. */
  @IsArray()
  @SmallArray()
  @ValidateNested({ each: true })
  @Type(() => NotificationChannels)
  channels!: NotificationChannels[];
}

/** Every kind that the person can get. */
export class NotificationPreferences {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => NotificationChannels)
  channels!: NotificationChannels[];

  /** For `If-Match`. @example 1 */
  @IsInt()
  version!: number;
}
