import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { DAY_PARTS, HOLD_MINUTES, WAITLIST_PRIORITIES, type PatientName } from '@hms/shared-dto';
import { HmsErrorPanel, HmsPageHead, HmsPanel, HmsSkeleton, IdempotentIntent, sessionFeature } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { AppointmentsPageActions } from '../../appointments.actions';
import { appointmentsFeature } from '../../appointments.feature';
import { PatientPicker } from '../../components/patient-picker.component';
import { addDays, parseDay, todayIn } from '../../hospital-time';
import { createWaitlistForm, toWaitlistRequest } from '../waitlist-form';
import { idIn } from '../waitlist-query';
import { PART_WORDS, PRIORITY_WORDS } from '../waitlist-words';
import { WaitlistPageActions } from '../waitlist.actions';
import { waitlistFeature } from '../waitlist.feature';

const USUAL_DAYS = 14;

/** Puts a patient on the waitlist. The booking form leads here with what was chosen there. */
@Component({
  selector: 'hp-join-waitlist-page',
  imports: [
    HmsErrorPanel,
    HmsField,
    HmsFormSummary,
    HmsInput,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    PatientPicker,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './join-waitlist.page.html',
  styleUrl: './join-waitlist.page.scss',
})
export class JoinWaitlistPage {
  /** Query parameters. */
  readonly patient = input<string>();
  readonly doctor = input<string>();
  readonly type = input<string>();
  readonly date = input<string>();

  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #intent = new IdempotentIntent();
  readonly #zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly form = createWaitlistForm(todayIn(this.#zone()));
  protected readonly directory = this.#store.selectSignal(appointmentsFeature.selectDirectory);
  protected readonly found = this.#store.selectSignal(appointmentsFeature.selectFound);
  protected readonly whom = this.#store.selectSignal(appointmentsFeature.selectPatient);
  protected readonly saving = this.#store.selectSignal(waitlistFeature.selectSaving);
  protected readonly busy = computed(() => this.saving().status === 'saving');
  protected readonly tried = signal(false);
  protected readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly specialties = computed(() => {
    const named = (this.directory().value?.doctors ?? []).flatMap(({ specialty }) => specialty ?? []);
    return [...new Set(named)].sort((one, other) => one.localeCompare(other));
  });
  protected readonly parts = DAY_PARTS.map((value) => ({ value, label: PART_WORDS[value] }));
  protected readonly priorities = [...WAITLIST_PRIORITIES].reverse().map((value) => ({ value, label: PRIORITY_WORDS[value] }));
  protected readonly holdMinutes = HOLD_MINUTES;
  protected readonly summary = viewChild.required(HmsFormSummary);

  constructor() {
    this.#store.dispatch(AppointmentsPageActions.formOpened());
    this.#store.dispatch(WaitlistPageActions.formOpened());
    this.#store.dispatch(AppointmentsPageActions.directoryWanted());
    effect(() => {
      const patient = idIn(this.patient());
      untracked(() => this.#open(patient));
    });
    effect(() => {
      const { problem } = this.saving();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  protected search(q: string): void {
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
    const missing = this.#missing();
    if (this.form.invalid || missing.length > 0 || !patient) return this.summary().report(missing);
    this.summary().clear();
    const request = toWaitlistRequest(this.form, patient.id);
    this.#store.dispatch(WaitlistPageActions.joinAsked({ request, key: this.#intent.keyFor(request) }));
  }

  #missing(): string[] {
    const { doctorId, specialty, typeId } = this.form.getRawValue();
    return [
      ...(this.whom() ? [] : ['Choose the patient.']),
      ...([doctorId, specialty, typeId].some(Boolean) ? [] : ['Choose a doctor, a specialty or a kind of appointment.']),
    ];
  }

  #open(patient: string | undefined): void {
    if (patient) this.#store.dispatch(AppointmentsPageActions.patientWanted({ id: patient }));
    const fromDate = parseDay(this.date());
    this.form.patchValue({
      doctorId: idIn(this.doctor()) ?? '',
      typeId: idIn(this.type()) ?? '',
      ...(fromDate ? { fromDate, toDate: addDays(fromDate, USUAL_DAYS) } : {}),
    });
  }
}
