import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AppointmentSummary } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { APPOINTMENT_STATUS_LOOKS } from '../shared/appointment-status-looks';

/** Appointments of today in the order of time, each leading to its page. */
@Component({
  selector: 'hp-today-list',
  imports: [HmsPatientName, HmsStatusChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <a [routerLink]="['/appointments', row.id]">
            <span class="time">{{ row.time }}</span>
            <hms-patient-name
              [lastName]="row.patient.lastName"
              [firstName]="row.patient.firstName"
              [dateOfBirth]="row.patient.dateOfBirth"
              born
            />
            @if (doctor()) {
              <span class="meta">{{ row.doctorName }}</span>
            } @else {
              <span class="meta">{{ row.reason ?? row.typeName ?? '' }}</span>
            }
            <hms-status-chip [tone]="row.look.tone" [icon]="row.look.icon" [struck]="row.status === 'cancelled'">{{
              row.look.label
            }}</hms-status-chip>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    a {
      display: grid;
      grid-template-columns: 56px minmax(0, 1fr) minmax(0, 180px) 130px;
      align-items: center;
      gap: 2px var(--s-3);
      min-height: 38px;
      padding: 4px var(--s-4);
      color: var(--text);
      text-decoration: none;
    }
    a:hover {
      background: var(--surface-hover);
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    .time {
      font-weight: var(--fw-medium);
      font-variant-numeric: tabular-nums;
    }
    @media (max-width: 767px) {
      a {
        grid-template-columns: 56px minmax(0, 1fr);
        padding-block: var(--s-2);
      }
      .meta,
      hms-status-chip {
        grid-column: 2;
        justify-self: start;
      }
    }
  `,
})
export class TodayList {
  readonly appointments = input.required<readonly AppointmentSummary[]>();
  readonly zone = input.required<string>();
  /** Of several doctors: their names are shown in place of the reason. */
  readonly doctor = input.required<boolean>();

  protected readonly rows = computed(() =>
    this.appointments().map((one) => ({
      ...one,
      time: formatInstant(one.startsAt, this.zone()).slice(-5),
      look: APPOINTMENT_STATUS_LOOKS[one.status],
    })),
  );
}
