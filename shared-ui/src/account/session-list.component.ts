import { Component, computed, input, output } from '@angular/core';
import type { SessionInfo } from '@hms/shared-dto';
import { HmsStatusChip } from '../components/status-chip.component';
import { formatInstant } from '../format/dates';

/** Where the person is signed in; each but this one can be ended. */
@Component({
  selector: 'hms-session-list',
  imports: [HmsStatusChip],
  template: `
    <table class="hms-table cards">
      <caption class="sr-only">
        Where you are signed in
      </caption>
      <thead>
        <tr>
          <th scope="col">Device</th>
          <th scope="col">At</th>
          <th scope="col">Signed in from</th>
          <th scope="col">Last active</th>
          <th scope="col"><span class="sr-only">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          <tr>
            <td class="primary">
              <b>{{ row.device }}</b>
              @if (row.current) {
                <hms-status-chip tone="ok">This one</hms-status-chip>
              }
            </td>
            <td>{{ row.place }}</td>
            <td data-label="From">{{ row.address }}</td>
            <td data-label="Last active">{{ row.seen }}</td>
            <td class="num">
              @if (!row.current) {
                <button
                  type="button"
                  class="btn sm"
                  [attr.aria-disabled]="busy() || null"
                  [attr.aria-label]="'Sign out ' + row.device + ', last active ' + row.seen"
                  (click)="endAsked.emit(row.id)"
                >
                  Sign out
                </button>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    hms-status-chip {
      margin-left: var(--s-2);
    }
  `,
})
export class HmsSessionList {
  readonly sessions = input.required<readonly SessionInfo[]>();
  readonly busy = input(false);
  /** The session's id. */
  readonly endAsked = output<string>();

  /** This one first, then the newest. */
  protected readonly rows = computed(() =>
    [...this.sessions()]
      .sort((a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt))
      .map(({ id, device, hospital, address, lastUsedAt, current }) => ({
        ...{ id, device, current },
        place: hospital ?? 'Operator console',
        address: address ?? 'Not recorded',
        seen: current ? 'Now' : formatInstant(lastUsedAt),
      })),
  );
}
