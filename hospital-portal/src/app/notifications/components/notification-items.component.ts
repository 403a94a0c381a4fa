import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Notification } from '@hms/shared-dto';
import { HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { SEVERITY_LOOKS, targetOf, titleOf } from '../notification-words';

/** Notifications one below the other: how grave, what, when. Each leads to what it is about. */
@Component({
  selector: 'hp-notification-items',
  imports: [HmsStatusChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li [class.unread]="!row.readAt">
          <a [routerLink]="row.target.path" [queryParams]="row.target.params" (click)="opened.emit(row.notification)">
            <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon">{{ row.look.label }}</hms-status-chip>
            <span class="title">
              @if (!row.readAt) {
                <span class="sr-only">Unread: </span>
              }
              {{ row.title }}
            </span>
            <span class="meta">{{ row.at }}</span>
          </a>
          @if (markable()) {
            <button type="button" class="btn quiet sm" (click)="marked.emit(row.notification)">
              {{ row.readAt ? 'Mark as unread' : 'Mark as read' }}<span class="sr-only">: {{ row.title }}, {{ row.at }}</span>
            </button>
          }
        </li>
      } @empty {
        <li class="meta none">Nothing here.</li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--s-2);
      padding-right: var(--s-3);
      border-left: 3px solid transparent;
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    li.unread {
      border-left-color: var(--accent);
    }
    li.unread .title {
      font-weight: var(--fw-strong);
    }
    .none {
      padding: var(--s-4);
    }
    a {
      display: grid;
      flex: 1 1 220px;
      grid-template-columns: auto minmax(0, 1fr);
      align-items: center;
      gap: 2px var(--s-3);
      min-height: 44px;
      padding: var(--s-2) var(--s-3);
      color: var(--text);
      text-decoration: none;
    }
    a:hover {
      background: var(--surface-hover);
    }
    .meta {
      grid-column: 2;
    }
  `,
})
export class NotificationItems {
  readonly notifications = input.required<readonly Notification[]>();
  /** Whether each has a button that marks it as read, or as unread again. */
  readonly markable = input(false);
  /** Its link was followed. */
  readonly opened = output<Notification>();
  readonly marked = output<Notification>();

  protected readonly rows = computed(() =>
    this.notifications().map((notification) => ({
      id: notification.id,
      readAt: notification.readAt,
      notification,
      look: SEVERITY_LOOKS[notification.severity],
      title: titleOf(notification.kind),
      target: targetOf(notification),
      at: formatInstant(notification.createdAt),
    })),
  );
}
