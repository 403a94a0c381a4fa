import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Visit, VitalSigns } from '@hms/shared-dto';
import { HmsErrorPanel, HmsPanel, LiveFeed, OneCall, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { VitalsApi } from '../../vitals/vitals.api';
import { VitalsTable } from '../../vitals/vitals-table.component';

/** What was measured at this visit. Of a visit in which nobody measured nothing is shown. */
@Component({
  selector: 'hp-visit-vitals-panel',
  imports: [HmsErrorPanel, HmsPanel, VitalsTable],
  template: `
    @if (call().problem(); as problem) {
      <hms-error-panel title="What was measured at this visit could not be loaded." [problem]="problem" (retry)="load()" />
    }
    @if (vitals().length) {
      <hms-panel title="Measured at this visit" flush>
        <hp-vitals-table [vitals]="vitals()" [zone]="zone()" />
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
export class VisitVitalsPanel {
  readonly visit = input.required<Visit>();

  readonly #api = inject(VitalsApi);
  readonly #user = inject(Store).selectSignal(sessionFeature.selectUser);
  readonly #id = computed(() => this.visit().id);
  readonly #patientId = computed(() => this.visit().patientId);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly call = signal(new OneCall());
  protected readonly vitals = signal<readonly VitalSigns[]>([]);

  constructor() {
    effect(() => {
      this.#id();
      untracked(() => {
        this.vitals.set([]);
        this.load();
      });
    });
    // A nurse measures while the doctor writes.
    inject(LiveFeed)
      .stalenessOf(() => this.#patientId(), 'vitals.recorded')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected load(): void {
    const [id, patientId] = [this.#id(), this.#patientId()];
    this.call.set(new OneCall());
    this.call().run(this.#api.ofVisit({ patientId, id }), (found) => {
      // The router keeps a page of which only the address changes: an answer about another visit is not shown.
      if (this.#id() === id) this.vitals.set(found);
    });
  }
}
