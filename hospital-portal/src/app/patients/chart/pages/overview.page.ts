import { Component, computed, inject, input } from '@angular/core';
import { HmsErrorPanel, HmsSkeleton, selectMay } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PatientFacts } from '../../components/patient-facts.component';
import { OwnFieldsActions } from '../../fields/own-fields.actions';
import { ownFieldsFeature } from '../../fields/own-fields.feature';
import { selectDiagnoses } from '../../../shared/diagnoses/diagnoses.feature';
import { Diagnoses } from '../../../shared/diagnoses/diagnoses.page-part';
import { selectPatientRecord } from '../../patients.feature';

/** The standing facts of one patient. */
@Component({
  selector: 'hp-patient-overview-page',
  imports: [Diagnoses, HmsErrorPanel, HmsSkeleton, PatientFacts],
  template: `
    @if (patient(); as patient) {
      @if (maySeeRecords()) {
        <hp-diagnoses [patientId]="id()" [editable]="patient.status === 'active'" />
      }
      @if (own().status === 'failed') {
        <hms-error-panel title="What this hospital asks besides could not be loaded." [problem]="own().problem" (retry)="loadFields()" />
      }
      <!-- Once it is known how long the list above is: nothing is pushed down then. -->
      @if (waits()) {
        <hms-skeleton [rows]="8" [height]="36" />
      } @else {
        <hp-patient-facts [patient]="patient" [fields]="own().fields" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
  `,
})
export class PatientOverviewPage {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  protected readonly maySeeRecords = this.#store.selectSignal(selectMay('records:read'));
  protected readonly own = this.#store.selectSignal(ownFieldsFeature.selectOwnFieldsState);
  readonly #problems = computed(() => this.#store.selectSignal(selectDiagnoses({ patientId: this.id(), visitId: null }))());
  protected readonly waits = computed(() => {
    const { conditions, status } = this.#problems();
    const listWaits = this.maySeeRecords() && conditions === null && status !== 'failed';
    return listWaits || (this.own().status === 'loading' && !this.own().fields.length);
  });
  protected readonly patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);

  constructor() {
    this.loadFields();
  }

  protected loadFields(): void {
    this.#store.dispatch(OwnFieldsActions.wanted());
  }
}
