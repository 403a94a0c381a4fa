import { Component } from '@angular/core';
import { HmsShell, type NavItem } from '@hms/shared-ui/shell';
import { PALETTE } from './palette';

const NAV: readonly NavItem[] = [
  { path: '/tenants', label: 'Hospitals', icon: 'domain', permission: 'tenants:manage' },
  { path: '/users', label: 'Users', icon: 'supervisor_account', permission: 'users:manage' },
  { path: '/api-clients', label: 'API clients', icon: 'key', permission: 'api-clients:manage' },
  { path: '/audit', label: 'Audit', icon: 'history', permission: 'platform-audit:read' },
];

@Component({
  selector: 'adm-shell',
  imports: [HmsShell],
  template: `<hms-shell [nav]="nav" [palette]="palette" name="Hospital platform" sub="Operator console" markIcon="domain" />`,
})
export class ShellPage {
  protected readonly nav = NAV;
  protected readonly palette = PALETTE;
}
