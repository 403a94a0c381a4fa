import { Component } from '@angular/core';
import { HmsShell, type NavItem } from '@hms/shared-ui/shell';

const NAV: readonly NavItem[] = [
  { path: '/tenants', label: 'Hospitals', icon: 'domain', permission: 'tenants:manage' },
  { path: '/users', label: 'Users', icon: 'supervisor_account', permission: 'users:manage' },
];

@Component({
  selector: 'adm-shell',
  imports: [HmsShell],
  template: `<hms-shell [nav]="nav" name="Hospital platform" sub="Operator console" markIcon="domain" />`,
})
export class ShellPage {
  protected readonly nav = NAV;
}
