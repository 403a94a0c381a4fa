import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { NotificationChannels, NotificationList, NotificationPreferences, NotificationsMarked } from '@hms/shared-dto';
import {
  notificationsChangePreferences,
  notificationsList,
  notificationsMarkRead,
  notificationsMarkUnread,
  notificationsPreferences,
} from '@hms/shared-ui/api/notifications';
import { type Observable, map } from 'rxjs';
import type { NotificationListQuery } from './notification-query';

/** In the bell's panel. */
const LATEST_ROWS = 8;
const PAGE_ROWS = 20;

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the notifications. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class NotificationsApi {
  readonly #http = inject(HttpClient);

  latest(): Observable<NotificationList> {
    return notificationsList(this.#http, '', { limit: LATEST_ROWS }).pipe(map(body));
  }

  list(query: NotificationListQuery): Observable<NotificationList> {
    return notificationsList(this.#http, '', { ...query, limit: PAGE_ROWS }).pipe(map(body));
  }

  /** All unread ones when `ids` is null. */
  markRead(ids: readonly string[] | null): Observable<NotificationsMarked> {
    return notificationsMarkRead(this.#http, '', { body: ids ? { ids: [...ids] } : {} }).pipe(map(body));
  }

  markUnread(ids: readonly string[]): Observable<NotificationsMarked> {
    return notificationsMarkUnread(this.#http, '', { body: { ids: [...ids] } }).pipe(map(body));
  }

  preferences(): Observable<NotificationPreferences> {
    return notificationsPreferences(this.#http, '').pipe(map(body));
  }

  /** 412 when they were changed since `version`. */
  changePreferences(channels: readonly NotificationChannels[], version: number): Observable<NotificationPreferences> {
    return notificationsChangePreferences(this.#http, '', { 'If-Match': `"${version}"`, body: { channels: [...channels] } }).pipe(
      map(body),
    );
  }
}
