import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { HmsNotice, LiveFeed, selectMay, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { type Acknowledgement, CriticalList } from '../../shared/labs/critical-list.component';
import { PatientLabsPageActions } from './patient-labs.actions';
import { patientLabsFeature, selectCriticalOf } from './patient-labs.feature';

/** The bar between banner and content: critical results of this patient that nobody has acknowledged. It cannot be closed. */
@Component({
  selector: 'hp-patient-critical',
  imports: [CriticalList, HmsNotice],
  template: `
    @if (state().problem) {
      <hms-notice tone="caution" live
        ><b>Whether there are critical results could not be read.</b> Look at the laboratory's tab.</hms-notice
      >
    }
    @if (state().value?.length) {
      @if (refusal(); as problem) {
        <hms-notice tone="caution" [live]="true"><b>This was not done.</b> {{ problem.detail }}</hms-notice>
      }
      <hp-critical-list [results]="state().value ?? []" [zone]="zone()" [mayAcknowledge]="may()" (acknowledged)="acknowledge($event)" />
    }
  `,
})
export class PatientCritical {
  readonly patientId = input.required<string>();
  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly state = computed(() => this.#store.selectSignal(selectCriticalOf(this.patientId()))());
  protected readonly refusal = this.#store.selectSignal(patientLabsFeature.selectRefusal);
  protected readonly may = this.#store.selectSignal(selectMay('results:acknowledge'));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');

  constructor() {
    effect(() => {
      this.patientId();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.patientId(), 'lab.order_changed', 'lab.critical')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected acknowledge({ critical, readBack }: Acknowledgement): void {
    this.#store.dispatch(PatientLabsPageActions.acknowledgeAsked({ critical, readBack }));
  }

  private load(): void {
    this.#store.dispatch(PatientLabsPageActions.criticalWanted({ id: this.patientId() }));
  }
}
