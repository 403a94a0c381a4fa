import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AppointmentSeries } from '@hms/shared-dto';
import { HmsStatusChip, formatDate } from '@hms/shared-ui';
import { APPOINTMENT_STATUS_LOOKS } from '../../../shared/appointment-status-looks';
import { dayAt, timeOf, weekdayOf } from '../../hospital-time';

/** The appointments of a series; the one of the page is marked. */
@Component({
  selector: 'hp-series-list',
  imports: [HmsStatusChip, RouterLink],
  template: `
    <ol>
      @for (row of rows(); track row.id) {
        <li [attr.aria-current]="row.id === current() ? 'true' : null">
          @if (row.id === current()) {
            <b>{{ row.when }}</b>
          } @else {
            <a [routerLink]="['/appointments', row.id]">{{ row.when }}</a>
          }
          @if (row.moved) {
            <span class="meta">Moved</span>
          }
          <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.status === 'cancelled'">{{
            row.look.label
          }}</hms-status-chip>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      max-height: 320px;
      overflow-y: auto;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-3);
      min-height: 36px;
      padding: 2px 0;
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    hms-status-chip {
      margin-left: auto;
    }
  `,
})
export class SeriesList {
  readonly series = input.required<AppointmentSeries>();
  readonly zone = input.required<string>();
  /** Id of the appointment whose page this is. */
  readonly current = input.required<string>();

  protected readonly rows = computed(() =>
    this.series().appointments.map((one) => {
      const day = dayAt(one.startsAt, this.zone());
      return {
        ...one,
        look: APPOINTMENT_STATUS_LOOKS[one.status],
        when: `${weekdayOf(day).slice(0, 3)} ${formatDate(day)}, ${timeOf(one.startsAt, this.zone())}`,
      };
    }),
  );
}
