import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AppointmentSummary } from '@hms/shared-dto';
import { HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { APPOINTMENT_STATUS_LOOKS } from '../../../shared/appointment-status-looks';

/** Appointments of one patient, each leading to its page; times by the hospital's clock. */
@Component({
  selector: 'hp-patient-appointment-list',
  imports: [HmsStatusChip, RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li>
          <a [routerLink]="['/appointments', row.id]">
            <span class="when">{{ row.when }}</span>
            <span>{{ row.doctorName }}</span>
            <span class="meta">{{ row.typeName ?? row.reason ?? '' }}</span>
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
      grid-template-columns: 190px minmax(0, 1fr) minmax(0, 1fr) 130px;
      align-items: center;
      gap: 2px var(--s-3);
      min-height: 38px;
      padding: 4px var(--s-4);
      color: var(--text);
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    a:hover {
      background: var(--surface-hover);
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    .when {
      font-weight: var(--fw-medium);
      font-variant-numeric: tabular-nums;
    }
    hms-status-chip {
      justify-self: start;
    }
    @media (max-width: 767px) {
      a {
        grid-template-columns: minmax(0, 1fr);
        padding-block: var(--s-2);
      }
    }
  `,
})
export class PatientAppointmentList {
  readonly appointments = input.required<readonly AppointmentSummary[]>();
  readonly zone = input.required<string>();

  protected readonly rows = computed(() =>
    this.appointments().map((one) => ({
      ...one,
      when: `${formatInstant(one.startsAt, this.zone())}–${formatInstant(one.endsAt, this.zone()).slice(-5)}`,
      look: APPOINTMENT_STATUS_LOOKS[one.status],
    })),
  );
}
