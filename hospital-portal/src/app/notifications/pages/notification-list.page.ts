import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { NOTIFICATION_SEVERITIES, type Notification, type NotificationSeverity } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { NotificationItems } from '../components/notification-items.component';
import { parseNotificationQuery } from '../notification-query';
import { SEVERITY_LOOKS, unreadText } from '../notification-words';
import { NotificationsPageActions } from '../notifications.actions';
import { notificationsFeature } from '../notifications.feature';

/** Everything one was told about. The address says what is shown. */
@Component({
  selector: 'hp-notification-list-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsFilterChip, HmsPageHead, HmsPager, HmsPanel, HmsSkeleton, NotificationItems, RouterLink],
  templateUrl: './notification-list.page.html',
})
export class NotificationListPage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parseNotificationQuery)), { requireSync: true });
  protected readonly list = this.#store.selectSignal(notificationsFeature.selectList);
  protected readonly unread = this.#store.selectSignal(notificationsFeature.selectUnread);
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly filtered = computed(() => Boolean(this.query().status ?? this.query().severity));
  protected readonly words = computed(() => unreadText(this.unread()));
  protected readonly severities = NOTIFICATION_SEVERITIES.map((value) => ({ value, label: SEVERITY_LOOKS[value].label }));

  constructor() {
    effect(() => {
      this.query();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('notification.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected load(): void {
    this.#store.dispatch(NotificationsPageActions.listQueried({ query: this.query() }));
  }

  protected unreadOnly(on: boolean): void {
    this.#url.filter(this.#route, { status: on ? 'unread' : null });
  }

  protected ofSeverity(severity: NotificationSeverity, on: boolean): void {
    this.#url.filter(this.#route, { severity: on ? severity : null });
  }

  protected clear(): void {
    this.#url.filter(this.#route, { status: null, severity: null });
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected open({ id, readAt }: Notification): void {
    if (!readAt) this.#store.dispatch(NotificationsPageActions.readAsked({ ids: [id], told: false }));
  }

  protected mark({ id, readAt }: Notification): void {
    this.#store.dispatch(
      readAt ? NotificationsPageActions.unreadAsked({ ids: [id] }) : NotificationsPageActions.readAsked({ ids: [id], told: true }),
    );
  }

  protected markAll(): void {
    this.#store.dispatch(NotificationsPageActions.readAsked({ ids: null, told: true }));
  }
}
