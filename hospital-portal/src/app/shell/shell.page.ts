import { Component, computed, inject } from '@angular/core';
import { sessionFeature } from '@hms/shared-ui/session';
import type { Notification } from '@hms/shared-dto';
import { HmsShell, HospitalIdentity, LiveConnection, type NavItem } from '@hms/shared-ui/shell';
import { Store } from '@ngrx/store';
import { NotificationBell } from '../notifications/components/notification-bell.component';
import { NotificationsPageActions } from '../notifications/notifications.actions';
import { notificationsFeature } from '../notifications/notifications.feature';
import { PALETTE } from './palette';

const NAV: readonly NavItem[] = [
  { path: '/', label: 'Home', icon: 'home', exact: true },
  { path: '/patients', label: 'Patients', icon: 'group', permission: 'patients:read' },
  { path: '/calendar', label: 'Calendar', icon: 'calendar_month', permission: 'appointments:read' },
  { path: '/queue', label: 'Queue', icon: 'format_list_numbered', permission: 'appointments:read' },
  { path: '/waitlist', label: 'Waitlist', icon: 'schedule', permission: 'appointments:read' },
  { path: '/pharmacy', label: 'Pharmacy', icon: 'pill', permission: 'prescriptions:dispense' },
  { path: '/labs', label: 'Labs', icon: 'labs', permission: 'labs:read' },
  { path: '/staff', label: 'Staff', icon: 'badge', permission: 'staff:manage', group: 'Hospital' },
  { path: '/audit', label: 'Audit', icon: 'history', permission: 'audit:read', group: 'Hospital' },
  { path: '/settings', label: 'Settings', icon: 'settings', permission: 'settings:manage', group: 'Hospital' },
];

@Component({
  selector: 'hp-shell',
  imports: [HmsShell, NotificationBell],
  template: `
    <hms-shell [nav]="nav" [palette]="palette" [name]="name()">
      <hp-notification-bell hmsBell [unread]="unread()" [latest]="latest()" (opened)="read($event)" (allRead)="readAll()" />
      @if (billingHold()) {
        <p hmsBar class="bar" role="status">
          <b>{{ name() }} is on a billing hold.</b> New patients and new staff can't be added. Care of registered patients goes on.
        </p>
      }
    </hms-shell>
  `,
  styles: `
    .bar {
      padding: var(--s-2) var(--gutter);
      background: var(--caution-bg);
      color: var(--caution-fg);
      border-bottom: 1px solid var(--caution-bar);
      font-size: var(--fs-small);
      line-height: var(--lh-small);
      text-align: center;
    }
  `,
})
export class ShellPage {
  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly nav = NAV;
  protected readonly palette = PALETTE;
  protected readonly name = computed(() => this.#user()?.tenantName ?? 'Hospital portal');
  protected readonly unread = this.#store.selectSignal(notificationsFeature.selectUnread);
  protected readonly latest = this.#store.selectSignal(notificationsFeature.selectGravestFirst);
  protected readonly billingHold = computed(() => this.#user()?.billingHold ?? false);

  constructor() {
    inject(HospitalIdentity); // its look-up colours the page as the hospital of this address
    inject(LiveConnection); // pages are told of what happens for as long as there is a frame around them
    this.#store.dispatch(NotificationsPageActions.bellShown());
  }

  protected read({ id, readAt }: Notification): void {
    if (!readAt) this.#store.dispatch(NotificationsPageActions.readAsked({ ids: [id], told: false }));
  }

  protected readAll(): void {
    this.#store.dispatch(NotificationsPageActions.readAsked({ ids: null, told: true }));
  }
}
