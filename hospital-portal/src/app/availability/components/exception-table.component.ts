import { Component, computed, input, output } from '@angular/core';
import type { AvailabilityException } from '@hms/shared-dto';
import { HmsStatusChip } from '@hms/shared-ui';
import { KIND_NAMES, daysOf, timesOf } from '../hours-words';

/** Leave and extra hours that are not over, the earliest first. */
@Component({
  selector: 'hp-exception-table',
  imports: [HmsStatusChip],
  template: `
    <div class="table-scroll">
      <table class="hms-table cards">
        <caption class="sr-only">
          Leave and extra hours
        </caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Days</th>
            <th scope="col">Times</th>
            <th scope="col">Note</th>
            <th scope="col"><span class="sr-only">Actions</span></th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.exception.id) {
            <tr>
              <td class="primary">
                <hms-status-chip [tone]="row.leave ? 'caution' : 'ok'" [icon]="row.leave ? 'event_busy' : 'schedule'">{{
                  row.kind
                }}</hms-status-chip>
              </td>
              <td data-label="Days">{{ row.days }}</td>
              <td data-label="Times">{{ row.times }}</td>
              <td data-label="Note">{{ row.exception.note ?? 'None' }}</td>
              <td class="num nowrap">
                @if (mayWrite()) {
                  <button type="button" class="btn sm" (click)="removed.emit(row.exception)">
                    Remove<span class="sr-only"> {{ row.kind }}, {{ row.days }}</span>
                  </button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class ExceptionTable {
  readonly exceptions = input.required<readonly AvailabilityException[]>();
  readonly mayWrite = input(false);
  readonly removed = output<AvailabilityException>();

  protected readonly rows = computed(() =>
    this.exceptions().map((exception) => ({
      exception,
      leave: exception.kind === 'leave',
      kind: KIND_NAMES[exception.kind],
      days: daysOf(exception),
      times: timesOf(exception),
    })),
  );
}
