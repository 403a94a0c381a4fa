import { Component, computed, inject } from '@angular/core';
import { HospitalIdentity } from '@hms/shared-ui/auth';
import { sessionFeature } from '@hms/shared-ui/session';
import { HmsShell, type NavItem } from '@hms/shared-ui/shell';
import { Store } from '@ngrx/store';

const NAV: readonly NavItem[] = [
  { path: '/', label: 'Home', icon: 'home', exact: true },
  { path: '/patients', label: 'Patients', icon: 'group', permission: 'patients:read' },
  { path: '/staff', label: 'Staff', icon: 'badge', permission: 'staff:manage', group: 'Hospital' },
];

@Component({
  selector: 'hp-shell',
  imports: [HmsShell],
  template: `
    <hms-shell [nav]="nav" [name]="name()">
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
  constructor() {
    inject(HospitalIdentity); // its look-up colours the page as the hospital of this address
  }

  readonly #user = inject(Store).selectSignal(sessionFeature.selectUser);
  protected readonly nav = NAV;
  protected readonly name = computed(() => this.#user()?.tenantName ?? 'Hospital portal');
  protected readonly billingHold = computed(() => this.#user()?.billingHold ?? false);
}
