import { A11yModule } from '@angular/cdk/a11y';
import { OverlayModule } from '@angular/cdk/overlay';
import { Component, computed, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Notification } from '@hms/shared-dto';
import { unreadText } from '../notification-words';
import { NotificationItems } from './notification-items.component';

/** The bell in the top bar: how many are unread, and the latest, the gravest first. */
@Component({
  selector: 'hp-notification-bell',
  imports: [A11yModule, MatIcon, NotificationItems, OverlayModule, RouterLink],
  template: `
    <button
      type="button"
      class="icon-btn bell"
      cdkOverlayOrigin
      #origin="cdkOverlayOrigin"
      aria-haspopup="dialog"
      [attr.aria-expanded]="open()"
      [attr.aria-label]="'Notifications: ' + words()"
      (click)="open.set(!open())"
    >
      <mat-icon svgIcon="notifications" />
      @if (unread()) {
        <span class="count" aria-hidden="true">{{ unread() >= 100 ? '99+' : unread() }}</span>
      }
    </button>
    <span class="sr-only" role="status">{{ unread() ? words() : '' }}</span>
    <ng-template
      cdkConnectedOverlay
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="open()"
      [cdkConnectedOverlayViewportMargin]="8"
      [cdkConnectedOverlayPush]="true"
      (backdropClick)="close()"
      (detach)="close()"
    >
      <div class="panel" role="dialog" aria-label="Notifications" cdkTrapFocus cdkTrapFocusAutoCapture (keydown.escape)="close()">
        <div class="head">
          <h2>Notifications</h2>
          @if (unread()) {
            <button type="button" class="btn quiet sm" (click)="allRead.emit()">Mark all as read</button>
          }
        </div>
        @if (latest(); as notifications) {
          <hp-notification-items class="items" [notifications]="notifications" (opened)="follow($event)" />
        } @else {
          <p class="meta none">Loading…</p>
        }
        <div class="foot">
          <a class="btn quiet sm" routerLink="/notifications" (click)="close()">Show all</a>
          <a class="btn quiet sm" routerLink="/account/notifications" (click)="close()">Settings</a>
        </div>
      </div>
    </ng-template>
  `,
  styles: `
    .bell {
      position: relative;
    }
    .count {
      position: absolute;
      top: 1px;
      right: 0;
      min-width: 17px;
      padding: 0 4px;
      border-radius: 9px;
      background: var(--accent);
      color: var(--on-accent);
      font-size: 0.6875rem;
      line-height: 17px;
      font-weight: var(--fw-strong);
      text-align: center;
    }
    .panel {
      display: flex;
      flex-direction: column;
      width: min(400px, calc(100vw - 16px));
      max-height: min(560px, calc(100vh - 80px));
      border: 1px solid var(--line);
      border-radius: var(--r-2);
      background: var(--surface);
      color: var(--text);
      box-shadow: var(--lift-2);
    }
    .head,
    .foot {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--s-2);
      padding: var(--s-2) var(--s-3);
    }
    .head {
      border-bottom: 1px solid var(--line-soft);
    }
    .foot {
      border-top: 1px solid var(--line-soft);
    }
    h2 {
      margin: 0;
      font-size: var(--fs-h2);
    }
    .items {
      overflow: auto;
    }
    .none {
      padding: var(--s-4);
    }
  `,
})
export class NotificationBell {
  /** Counted up to 100. */
  readonly unread = input.required<number>();
  /** Null until loaded. */
  readonly latest = input.required<readonly Notification[] | null>();
  /** What it is about is being looked at. */
  readonly opened = output<Notification>();
  readonly allRead = output();

  protected readonly open = signal(false);
  protected readonly words = computed(() => unreadText(this.unread()));

  protected close(): void {
    this.open.set(false);
  }

  protected follow(notification: Notification): void {
    this.close();
    this.opened.emit(notification);
  }
}
