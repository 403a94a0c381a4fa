import { Component, computed, inject, input } from '@angular/core';
import { HmsErrorPanel, HmsSkeleton, selectMay, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PatientFacts } from '../../components/patient-facts.component';
import { OwnFieldsActions } from '../../fields/own-fields.actions';
import { ownFieldsFeature } from '../../fields/own-fields.feature';
import { selectDiagnoses } from '../../../shared/diagnoses/diagnoses.feature';
import { Diagnoses } from '../../../shared/diagnoses/diagnoses.page-part';
import { selectPatientRecord } from '../../patients.feature';
import { CurrentMedication } from './current-medication.page-part';
import { LatestVitals } from './latest-vitals.page-part';
import { UpcomingAppointments } from './upcoming-appointments.page-part';

/** One patient at a glance: what was measured last, what they take, when they come next, their problems and the standing facts. */
@Component({
  selector: 'hp-patient-overview-page',
  imports: [CurrentMedication, Diagnoses, HmsErrorPanel, HmsSkeleton, LatestVitals, PatientFacts, UpcomingAppointments],
  template: `
    @if (patient(); as patient) {
      @if (maySeeRecords() || maySeePrescriptions() || maySeeAppointments()) {
        <div class="summary">
          @if (maySeeRecords()) {
            <hp-latest-vitals [patientId]="id()" [zone]="zone()" />
          }
          @if (maySeePrescriptions()) {
            <hp-current-medication [patientId]="id()" />
          }
          @if (maySeeAppointments()) {
            <hp-upcoming-appointments [patientId]="id()" [zone]="zone()" />
          }
        </div>
      }
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
    .summary {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
      gap: var(--s-3);
    }
  `,
})
export class PatientOverviewPage {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  protected readonly maySeeRecords = this.#store.selectSignal(selectMay('records:read'));
  protected readonly own = this.#store.selectSignal(ownFieldsFeature.selectOwnFieldsState);
  protected readonly maySeePrescriptions = this.#store.selectSignal(selectMay('prescriptions:read'));
  protected readonly maySeeAppointments = this.#store.selectSignal(selectMay('appointments:read'));
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
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
