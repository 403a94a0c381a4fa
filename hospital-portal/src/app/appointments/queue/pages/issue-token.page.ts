import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { type PatientName, QUEUE_PRIORITIES, type QueuePriority } from '@hms/shared-dto';
import { HmsErrorPanel, HmsPageHead, HmsPanel, HmsSkeleton, IdempotentIntent, selectMay } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { AppointmentsPageActions } from '../../appointments.actions';
import { appointmentsFeature } from '../../appointments.feature';
import { PatientPicker } from '../../components/patient-picker.component';
import { NewPatientPart } from '../../pages/new-patient.page-part';
import { PRIORITY_LOOKS } from '../queue-steps';
import { QueuePageActions } from '../queue.actions';
import { queueFeature } from '../queue.feature';

/** Gives a patient a doctor's next number: a walk-in, or one who came for an appointment. */
@Component({
  selector: 'hp-issue-token-page',
  imports: [
    HmsErrorPanel,
    HmsField,
    HmsFormSummary,
    HmsInput,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    NewPatientPart,
    PatientPicker,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './issue-token.page.html',
  styleUrl: './issue-token.page.scss',
})
export class IssueTokenPage {
  /** Query parameters. */
  readonly patient = input<string>();
  readonly doctor = input<string>();
  readonly appointment = input<string>();

  readonly #store = inject(Store);
  readonly #intent = new IdempotentIntent();
  protected readonly form = new FormGroup({
    doctorId: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    priority: new FormControl<QueuePriority>('normal', { nonNullable: true }),
  });
  protected readonly priorities = [...QUEUE_PRIORITIES].reverse().map((value) => ({ value, ...PRIORITY_LOOKS[value] }));
  protected readonly mayRegister = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly typed = signal('');
  protected readonly directory = this.#store.selectSignal(appointmentsFeature.selectDirectory);
  protected readonly found = this.#store.selectSignal(appointmentsFeature.selectFound);
  protected readonly whom = this.#store.selectSignal(appointmentsFeature.selectPatient);
  protected readonly issuing = this.#store.selectSignal(queueFeature.selectIssuing);
  protected readonly busy = computed(() => this.issuing().status === 'saving');
  protected readonly tried = signal(false);
  protected readonly summary = viewChild.required(HmsFormSummary);

  constructor() {
    this.#store.dispatch(AppointmentsPageActions.formOpened());
    this.#store.dispatch(AppointmentsPageActions.directoryWanted());
    this.#store.dispatch(QueuePageActions.formOpened());
    effect(() => {
      const [patient, doctor] = [this.patient(), this.doctor()];
      untracked(() => {
        if (patient) this.#store.dispatch(AppointmentsPageActions.patientWanted({ id: patient }));
        this.form.patchValue({ doctorId: doctor ?? '' });
      });
    });
    effect(() => {
      const { problem } = this.issuing();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  protected search(q: string): void {
    this.typed.set(q);
    this.#store.dispatch(AppointmentsPageActions.patientSearched({ q }));
  }

  protected choosePatient(patient: PatientName | null): void {
    this.#store.dispatch(AppointmentsPageActions.patientChosen({ patient }));
  }

  protected save(): void {
    if (this.busy()) return;
    this.tried.set(true);
    this.form.markAllAsTouched();
    const patient = this.whom();
    if (this.form.invalid || !patient) return this.summary().report(patient ? [] : ['Choose the patient.']);
    this.summary().clear();
    const appointmentId = this.appointment();
    const request = { patientId: patient.id, ...this.form.getRawValue(), ...(appointmentId ? { appointmentId } : {}) };
    this.#store.dispatch(QueuePageActions.tokenAsked({ request, key: this.#intent.keyFor(request) }));
  }
}
