import { Component, computed, inject, input } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { StartVisitRequest, VisitClass } from '@hms/shared-dto';
import { HmsNotice, HmsPanel, IdempotentIntent } from '@hms/shared-ui';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { selectPatientRecord } from '../../patients.feature';
import { START_CLASSES } from '../visit-words';
import { VisitPageActions } from '../visits.actions';
import { visitsFeature } from '../visits.feature';

/** Starts a visit of the patient in the banner above: by a press, so that no reload starts another. */
@Component({
  selector: 'hp-start-visit-page',
  imports: [HmsField, HmsInput, HmsNotice, HmsPanel, ReactiveFormsModule, RouterLink],
  template: `
    <hms-panel title="Start a visit">
      @if (problem(); as refusal) {
        <hms-notice tone="caution" [live]="true">{{ refusal.detail }}</hms-notice>
      }
      @if (inactive()) {
        <hms-notice tone="caution">This patient is not active. No visit can be started here.</hms-notice>
      } @else {
        <form class="form" (submit)="$event.preventDefault(); start()" novalidate>
          @if (appointment()) {
            <p>The visit belongs to the <a [routerLink]="['/appointments', appointment()]">appointment</a>.</p>
          }
          <hms-field label="Kind of visit">
            <select hmsInput [formControl]="kind">
              @for (option of classes; track option.value) {
                <option [value]="option.value">{{ option.label }}</option>
              }
            </select>
          </hms-field>
          <div class="row">
            <button type="submit" class="btn primary" [attr.aria-disabled]="busy()">{{ busy() ? 'Starting' : 'Start visit' }}</button>
            <a class="btn" [routerLink]="['/patients', id(), 'visits']">Cancel</a>
          </div>
        </form>
      }
    </hms-panel>
  `,
})
export class StartVisitPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Query parameter: the appointment that it comes of. */
  readonly appointment = input<string>();

  readonly #store = inject(Store);
  readonly #intent = new IdempotentIntent();
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly classes = START_CLASSES;
  protected readonly kind = new FormControl<VisitClass>('AMB', { nonNullable: true });
  protected readonly busy = computed(() => this.#store.selectSignal(visitsFeature.selectStarting)() === 'sending');
  protected readonly problem = this.#store.selectSignal(visitsFeature.selectStartProblem);
  protected readonly inactive = computed(() => (this.#patient()?.status ?? 'active') !== 'active');

  constructor() {
    this.#store.dispatch(VisitPageActions.startOpened());
  }

  protected start(): void {
    if (this.busy()) return;
    const appointmentId = this.appointment();
    const request: StartVisitRequest = { patientId: this.id(), class: this.kind.value, ...(appointmentId ? { appointmentId } : {}) };
    this.#store.dispatch(VisitPageActions.startAsked({ request, key: this.#intent.keyFor(request) }));
  }
}
