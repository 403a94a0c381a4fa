import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { Tenant } from '@hms/shared-dto';

/** What can be done with one hospital. */
@Component({
  selector: 'adm-tenant-menu',
  imports: [MatIcon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button type="button" class="icon-btn sm" [matMenuTriggerFor]="menu" [attr.aria-label]="'Actions for ' + tenant().name">
      <mat-icon svgIcon="more_vert" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <ng-template matMenuContent>
        @if (tenant().status === 'provisioning') {
          <a mat-menu-item [routerLink]="['/tenants', tenant().id, 'setup']" [queryParams]="{ job: tenant().jobId }">
            <mat-icon svgIcon="sync" />Show progress
          </a>
        } @else {
          <a mat-menu-item [routerLink]="['/tenants', tenant().id]"><mat-icon svgIcon="open_in_new" />Open</a>
          <a mat-menu-item [routerLink]="['/tenants', tenant().id, 'edit']"><mat-icon svgIcon="edit" />Edit</a>
          @if (tenant().status === 'active') {
            <button type="button" mat-menu-item (click)="suspendAsked.emit()"><mat-icon svgIcon="pause_circle" />Suspend…</button>
          } @else {
            <button type="button" mat-menu-item (click)="activateAsked.emit()"><mat-icon svgIcon="play_circle" />Activate</button>
          }
        }
      </ng-template>
    </mat-menu>
  `,
})
export class TenantMenu {
  readonly tenant = input.required<Tenant>();
  readonly suspendAsked = output();
  readonly activateAsked = output();
}
