import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { User } from '@hms/shared-dto';

/** What can be done with one person in one hospital. Who asked to join is for the hospital's Admins to decide upon. */
@Component({
  selector: 'adm-user-menu',
  imports: [MatIcon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger],
  template: `
    @if (user().status !== 'pending') {
      <button type="button" class="icon-btn sm" [matMenuTriggerFor]="menu" [attr.aria-label]="'Actions for ' + user().name">
        <mat-icon svgIcon="more_vert" />
      </button>
    }
    <mat-menu #menu="matMenu" xPosition="before">
      <ng-template matMenuContent>
        @if (user().status === 'invited') {
          <button type="button" mat-menu-item (click)="resendAsked.emit()"><mat-icon svgIcon="send" />Send invitation again</button>
        }
        @if (user().status === 'active') {
          <button type="button" mat-menu-item (click)="mfaResetAsked.emit()"><mat-icon svgIcon="key" />Reset second step…</button>
        }
        @if (user().status === 'suspended') {
          <button type="button" mat-menu-item (click)="activateAsked.emit()"><mat-icon svgIcon="play_circle" />Activate</button>
        } @else {
          <button type="button" mat-menu-item (click)="suspendAsked.emit()"><mat-icon svgIcon="pause_circle" />Suspend…</button>
        }
      </ng-template>
    </mat-menu>
  `,
})
export class UserMenu {
  readonly user = input.required<User>();
  readonly suspendAsked = output();
  readonly activateAsked = output();
  readonly resendAsked = output();
  readonly mfaResetAsked = output();
}
