import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ChartApi } from '../chart.api';
import { SummaryPanel } from '../components/summary-panel.component';
import { PatientRead } from '../patient-read';

/** What somebody takes now: the newest active prescriptions, and how many more there are. */
@Component({
  selector: 'hp-current-medication',
  imports: [RouterLink, SummaryPanel],
  template: `
    <hp-summary-panel
      title="Current medication"
      [link]="['/patients', patientId(), 'prescriptions']"
      [waits]="part.value() === null"
      [problem]="part.problem()"
      [empty]="rows().length ? '' : 'No active prescription.'"
      (retry)="part.load()"
    >
      <ul>
        @for (row of rows(); track row.id) {
          <li>
            <a [routerLink]="['/patients', patientId(), 'prescriptions', row.id]">{{ row.medication }}</a>
            <span class="meta muted">{{ row.sig }}</span>
          </li>
        }
      </ul>
      @if (more(); as count) {
        <p class="meta">and {{ count }} more</p>
      }
    </hp-summary-panel>
  `,
  styles: `
    li {
      overflow-wrap: anywhere;
    }
    .meta {
      margin-left: var(--s-1);
    }
  `,
})
export class CurrentMedication {
  readonly patientId = input.required<string>();
  readonly #api = inject(ChartApi);
  protected readonly part = new PatientRead(this.patientId, {
    read: (id) => this.#api.activePrescriptions(id),
    kinds: ['prescription.changed'],
  });
  protected readonly rows = computed(() => this.part.value()?.data ?? []);
  protected readonly more = computed(() => Math.max(0, (this.part.value()?.page.total ?? 0) - this.rows().length));
}
