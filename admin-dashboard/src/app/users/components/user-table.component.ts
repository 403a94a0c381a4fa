import { Component, booleanAttribute, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { User } from '@hms/shared-dto';
import { HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { rolesInWords, statusLook } from '../user-query';
import { keyOf } from '../users.feature';
import { UserMenu } from './user-menu.component';

/** People as rows, or as cards. */
@Component({
  selector: 'adm-user-table',
  imports: [HmsStatusChip, RouterLink, UserMenu],
  template: `
    <table class="hms-table cards">
      <caption class="sr-only">
        Users
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          @if (withHospital()) {
            <th scope="col">Hospital</th>
          }
          <th scope="col">Roles</th>
          <th scope="col">Status</th>
          <th scope="col">Last sign-in</th>
          <th scope="col"><span class="sr-only">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        @for (user of users(); track key(user)) {
          <tr>
            <td class="primary">
              <b>{{ user.name }}</b>
              <div class="meta">{{ user.email }}</div>
            </td>
            @if (withHospital()) {
              <td class="hospital">
                <a [routerLink]="['/tenants', user.tenantId]">{{ user.tenantName }}</a>
              </td>
            }
            <td class="roles">{{ roles(user) }}</td>
            <td>
              <hms-status-chip [tone]="look(user.status).tone" [icon]="look(user.status).icon">{{
                look(user.status).label
              }}</hms-status-chip>
            </td>
            <td data-label="Last sign-in">{{ user.lastSignInAt ? instant(user.lastSignInAt) : 'Never' }}</td>
            <td class="menu">
              <adm-user-menu
                [user]="user"
                (suspendAsked)="suspendAsked.emit(user)"
                (activateAsked)="activateAsked.emit(user)"
                (resendAsked)="resendAsked.emit(user)"
                (mfaResetAsked)="mfaResetAsked.emit(user)"
              />
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  host: { '[class.grid]': 'cards()' },
  styleUrl: './user-table.component.scss',
})
export class UserTable {
  readonly users = input.required<readonly User[]>();
  /** Shows whose staff a person is; not needed on one hospital's own page. */
  readonly withHospital = input(true, { transform: booleanAttribute });
  /** Cards at every width; on a phone it is cards anyway. */
  readonly cards = input(false, { transform: booleanAttribute });
  readonly suspendAsked = output<User>();
  readonly activateAsked = output<User>();
  readonly resendAsked = output<User>();
  readonly mfaResetAsked = output<User>();

  protected readonly key = keyOf;
  protected readonly look = statusLook;
  protected readonly roles = rolesInWords;

  protected instant(at: string): string {
    return formatInstant(at);
  }
}
