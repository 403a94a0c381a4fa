import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { ROLE_LABELS, type StaffMember } from '@hms/shared-dto';
import { HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { STATUS_LOOKS } from '../staff-query';

export type StaffChange = 'roles' | 'suspend' | 'activate' | 'invitation' | 'approve' | 'reject';

export interface StaffChangeAsked {
  readonly member: StaffMember;
  readonly change: StaffChange;
}

/** The staff with roles and status; each row's menu says what can be done. */
@Component({
  selector: 'hp-staff-table',
  imports: [HmsStatusChip, MatIcon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './staff-table.component.html',
  styleUrl: './staff-table.component.scss',
})
export class StaffTable {
  readonly members = input.required<readonly StaffMember[]>();
  /** The signed-in person: nobody suspends oneself. */
  readonly ownId = input<string | null>(null);
  readonly changingId = input<string | null>(null);
  readonly stale = input(false);
  readonly asked = output<StaffChangeAsked>();

  protected readonly rows = computed(() =>
    this.members().map((member) => ({
      member,
      roles: member.roles.map((role) => ROLE_LABELS[role]).join(', ') || 'None yet',
      pending: member.status === 'pending',
      look: STATUS_LOOKS[member.status],
      seen: member.lastSignInAt ? formatInstant(member.lastSignInAt) : 'Never',
      own: member.id === this.ownId(),
      busy: member.id === this.changingId(),
    })),
  );

  protected ask(member: StaffMember, change: StaffChange): void {
    this.asked.emit({ member, change });
  }
}
