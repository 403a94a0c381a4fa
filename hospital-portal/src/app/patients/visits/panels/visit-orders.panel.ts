import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { LabOrder, PrescriptionSummary, Visit } from '@hms/shared-dto';
import { HmsErrorPanel, HmsPanel, OneCall, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { forkJoin } from 'rxjs';
import { LabOrderTable } from '../../labs/lab-order-table.component';
import { PatientLabsApi } from '../../labs/patient-labs.api';
import { PrescriptionRows } from '../../prescriptions/components/prescription-list.component';
import { PrescriptionsApi } from '../../prescriptions/prescriptions.api';

interface Found {
  readonly prescriptions: readonly PrescriptionSummary[];
  readonly orders: readonly LabOrder[];
}

const NOTHING: Found = { prescriptions: [], orders: [] };

/** What was prescribed and ordered at this visit. Of a visit without either nothing is shown. */
@Component({
  selector: 'hp-visit-orders-panel',
  imports: [HmsErrorPanel, HmsPanel, LabOrderTable, PrescriptionRows],
  template: `
    @if (call().problem(); as problem) {
      <hms-error-panel title="What was prescribed and ordered could not be loaded." [problem]="problem" (retry)="load()" />
    }
    @if (found().prescriptions.length) {
      <hms-panel title="Prescribed at this visit" flush>
        <hp-prescription-list [prescriptions]="found().prescriptions" [zone]="zone()" />
      </hms-panel>
    }
    @if (found().orders.length) {
      <hms-panel title="Ordered at this visit" flush>
        <hp-lab-order-table [orders]="found().orders" [zone]="zone()" />
      </hms-panel>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    :host(:not(:has(*))) {
      display: none;
    }
  `,
})
export class VisitOrdersPanel {
  readonly visit = input.required<Visit>();

  readonly #prescriptions = inject(PrescriptionsApi);
  readonly #labs = inject(PatientLabsApi);
  readonly #user = inject(Store).selectSignal(sessionFeature.selectUser);
  readonly #id = computed(() => this.visit().id);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly call = signal(new OneCall());
  protected readonly found = signal<Found>(NOTHING);

  constructor() {
    effect(() => {
      this.#id();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    const id = this.#id();
    const both = forkJoin({ prescriptions: this.#prescriptions.ofVisit(id), orders: this.#labs.ordersOfVisit(id) });
    this.found.set(NOTHING);
    this.call.set(new OneCall());
    this.call().run(both, (found) => {
      // The router keeps a page of which only the address changes: an answer about another visit is not shown.
      if (this.#id() === id) this.found.set(found);
    });
  }
}
