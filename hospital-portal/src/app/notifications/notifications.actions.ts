import type { NotificationChannels, NotificationList, NotificationPreferences, NotificationsMarked } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { NotificationListQuery } from './notification-query';

/** What happened in the frame and on the pages. */
export const NotificationsPageActions = createActionGroup({
  source: 'Notifications Page',
  events: {
    'Bell Shown': emptyProps(),
    'List Queried': props<{ query: NotificationListQuery }>(),
    /** All unread ones when `ids` is null. `told`: with a toast that takes it back. */
    'Read Asked': props<{ ids: readonly string[] | null; told: boolean }>(),
    'Unread Asked': props<{ ids: readonly string[] }>(),
    'Preferences Opened': emptyProps(),
    'Preferences Save Asked': props<{ channels: readonly NotificationChannels[]; version: number }>(),
  },
});

/** What came back from the server. */
export const NotificationsApiActions = createActionGroup({
  source: 'Notifications API',
  events: {
    'Latest Loaded': props<{ list: NotificationList }>(),
    'Latest Failed': props<{ problem: Problem }>(),
    'List Loaded': props<{ list: NotificationList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Marked Read': props<{ marked: NotificationsMarked; told: boolean; all: boolean }>(),
    'Marked Unread': props<{ marked: NotificationsMarked }>(),
    'Mark Failed': props<{ problem: Problem }>(),
    'Preferences Loaded': props<{ preferences: NotificationPreferences }>(),
    'Preferences Failed': props<{ problem: Problem }>(),
    'Preferences Saved': props<{ preferences: NotificationPreferences }>(),
    'Preferences Save Failed': props<{ problem: Problem }>(),
    /** Saved on another page meanwhile; these are what holds. */
    'Preferences Stale': props<{ preferences: NotificationPreferences }>(),
  },
});
