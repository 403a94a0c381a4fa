import { Component, computed, input } from '@angular/core';
import type { AvailabilityRule } from '@hms/shared-dto';
import { inOrder, validityOf, weekdayName } from '../hours-words';

/** Weekly hours as a table, Monday first. */
@Component({
  selector: 'hp-hours-table',
  template: `
    <div class="table-scroll">
      <table class="hms-table cards">
        <caption class="sr-only">
          Weekly hours
        </caption>
        <thead>
          <tr>
            <th scope="col">Weekday</th>
            <th scope="col">Hours</th>
            <th scope="col">Slots</th>
            <th scope="col">Counts</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track $index) {
            <tr>
              <td class="primary">{{ row.weekday }}</td>
              <td class="nowrap" data-label="Hours">{{ row.hours }}</td>
              <td class="nowrap" data-label="Slots">every {{ row.slotMinutes }} min</td>
              <td data-label="Counts">{{ row.validity }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class HoursTable {
  readonly rules = input.required<readonly AvailabilityRule[]>();

  protected readonly rows = computed(() =>
    inOrder(this.rules()).map((rule) => ({
      weekday: weekdayName(rule.weekday),
      hours: `${rule.startTime}–${rule.endTime}`,
      slotMinutes: rule.slotMinutes,
      validity: validityOf(rule),
    })),
  );
}
