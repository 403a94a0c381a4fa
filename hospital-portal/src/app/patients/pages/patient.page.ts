import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MatIcon } from '@angular/material/icon';
import { RouterLink, RouterOutlet } from '@angular/router';
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
import { selectChart } from '../chart/chart.feature';
import { PatientTabs } from '../chart/components/patient-tabs.component';
import { PrintIdentity } from '../chart/components/print-identity.component';
import { PatientBanner } from '../components/patient-banner.component';
import { PatientCritical } from '../labs/patient-critical.page-part';
import { ShrinkOnScroll } from '../components/shrink-on-scroll.directive';
import { mayBear } from '../newborn';
import { bornAndAge, discreetName } from '../patient-words';
import { PatientsPageActions } from '../patients.actions';
import { selectPatientRecord } from '../patients.feature';

const RECORD_TABS = [
  { path: 'visits', label: 'Visits', wide: true },
  { path: 'plans', label: 'Plans', wide: true },
];

/** One patient's page, bound to the id in its address: whatever other tabs or answers bring, no other patient is shown here. */
@Component({
  selector: 'hp-patient-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsSkeleton,
    MatIcon,
    PatientBanner,
    PatientCritical,
    PatientTabs,
    PrintIdentity,
    RouterLink,
    RouterOutlet,
    ShrinkOnScroll,
  ],
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
  protected readonly maySeeAppointments = this.#store.selectSignal(selectMay('appointments:read'));
  protected readonly maySeeRecords = this.#store.selectSignal(selectMay('records:read'));
  protected readonly mayStartVisits = this.#store.selectSignal(selectMay('records:write'));
  protected readonly maySeePrescriptions = this.#store.selectSignal(selectMay('prescriptions:read'));
  protected readonly maySeeLabs = this.#store.selectSignal(selectMay('labs:read'));
  protected readonly mayBook = this.#store.selectSignal(selectMay('appointments:write'));
  protected readonly mayAudit = this.#store.selectSignal(selectMay('audit:read'));
  protected readonly mayManage = this.#store.selectSignal(selectMay('patients:manage'));

  protected readonly hospital = computed(() => this.#user()?.tenantName ?? '');
  protected readonly userName = computed(() => this.#user()?.name ?? '');
  readonly #chart = computed(() => this.#store.selectSignal(selectChart(this.id()))());
  protected readonly tabs = computed(() => [
    { path: '', label: 'Overview' },
    { path: 'timeline', label: 'Timeline' },
    ...(this.maySeeRecords() ? RECORD_TABS : []),
    ...(this.maySeeAppointments() ? [{ path: 'appointments', label: 'Appointments' }] : []),
    ...(this.maySeeRecords() ? [{ path: 'vitals', label: 'Vitals' }] : []),
    ...(this.maySeePrescriptions() ? [{ path: 'prescriptions', label: 'Prescriptions' }] : []),
    ...(this.maySeeLabs() ? [{ path: 'labs', label: 'Labs' }] : []),
    { path: 'allergies', label: 'Allergies', count: this.patient()?.allergies.data.length },
    { path: 'duplicates', label: 'Duplicates', count: this.#chart().duplicates.data?.length },
  ]);

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

  protected readonly mayBear = mayBear;

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
