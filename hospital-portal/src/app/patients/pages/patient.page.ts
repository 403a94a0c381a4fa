import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Patient } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsSkeleton,
  dayOf,
  formatName,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PatientBanner } from '../components/patient-banner.component';
import { PatientFacts } from '../components/patient-facts.component';
import { ShrinkOnScroll } from '../components/shrink-on-scroll.directive';
import { bornAndAge, discreetName } from '../patient-words';
import { PatientsPageActions } from '../patients.actions';
import { selectPatientRecord } from '../patients.feature';

/** One patient's page, bound to the id in its address: whatever other tabs or answers bring, no other patient is shown here. */
@Component({
  selector: 'hp-patient-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsNotice, HmsSkeleton, MatIcon, PatientBanner, PatientFacts, RouterLink, ShrinkOnScroll],
  templateUrl: './patient.page.html',
  styleUrl: './patient.page.scss',
})
export class PatientPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #title = inject(Title);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly record = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))());
  protected readonly patient = computed(() => this.record().patient);
  protected readonly notThere = computed(() => this.record().problem?.status === 404);
  protected readonly mayWrite = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly mayManage = this.#store.selectSignal(selectMay('patients:manage'));

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
    effect(() => {
      const patient = this.patient();
      const place = this.#user()?.tenantName;
      // Never the name: titles are seen in task bars and screen shares.
      if (patient) this.#title.setTitle([discreetName(patient), place].filter(Boolean).join(' · '));
    });
  }

  protected load(): void {
    this.#store.dispatch(PatientsPageActions.patientOpened({ id: this.id() }));
  }

  protected async archive(patient: Patient): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Archive this patient?',
      text: `${formatName(patient)}, born ${bornAndAge(patient, dayOf(new Date()))}, ${patient.patientNumber} leaves the lists and gives back a place of the plan. Nothing is deleted.`,
      confirm: 'Archive patient',
      cancel: 'Keep patient',
      danger: true,
    });
    if (answer) this.#store.dispatch(PatientsPageActions.archiveAsked({ id: patient.id, version: patient.version }));
  }

  protected restore(patient: Patient): void {
    this.#store.dispatch(PatientsPageActions.restoreAsked({ id: patient.id }));
  }
}
