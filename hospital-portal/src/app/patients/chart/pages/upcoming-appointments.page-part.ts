import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatInstant } from '@hms/shared-ui';
import { ChartApi } from '../chart.api';
import { SummaryPanel } from '../components/summary-panel.component';
import { PATIENT_APPOINTMENT_EVENTS } from '../patient-appointments';
import { PatientRead } from '../patient-read';

/** When somebody comes next. */
@Component({
  selector: 'hp-upcoming-appointments',
  imports: [RouterLink, SummaryPanel],
  template: `
    <hp-summary-panel
      title="Next appointments"
      [link]="['/patients', patientId(), 'appointments']"
      [waits]="part.value() === null"
      [problem]="part.problem()"
      [empty]="rows().length ? '' : 'Nothing is booked.'"
      (retry)="part.load()"
    >
      <ul>
        @for (row of rows(); track row.id) {
          <li>
            <a [routerLink]="['/appointments', row.id]">{{ row.when }}</a>
            <span class="meta muted">{{ row.doctorName }}</span>
          </li>
        }
      </ul>
    </hp-summary-panel>
  `,
  styles: `
    .meta {
      margin-left: var(--s-1);
    }
  `,
})
export class UpcomingAppointments {
  readonly patientId = input.required<string>();
  readonly zone = input.required<string>();
  readonly #api = inject(ChartApi);
  protected readonly part = new PatientRead(this.patientId, {
    read: (id) => this.#api.nextAppointments(id),
    kinds: PATIENT_APPOINTMENT_EVENTS,
  });
  protected readonly rows = computed(() =>
    (this.part.value() ?? []).map((one) => ({ ...one, when: formatInstant(one.startsAt, this.zone()) })),
  );
}
