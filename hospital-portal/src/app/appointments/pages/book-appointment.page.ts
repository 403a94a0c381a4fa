import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { BookAppointmentRequest, FreeSlot, FreeTime, PatientName, Slot } from '@hms/shared-dto';
import { HmsErrorPanel, HmsPageHead, HmsPanel, HmsSkeleton, IdempotentIntent, selectMay, sessionFeature } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { anyDoctorOf } from '../any-doctor';
import { AppointmentsPageActions } from '../appointments.actions';
import { appointmentsFeature, selectAppointmentRecord } from '../appointments.feature';
import { createBookingForm, formValueOf, timesOf, toRequest } from '../booking-form';
import { choicesOf, freeTimesWanted } from '../booking-choices';
import { otherProblem } from '../booking-refusals';
import { BookingNotices } from '../components/booking-notices.component';
import { NextFree } from '../components/next-free.component';
import { PatientPicker } from '../components/patient-picker.component';
import { SlotPicker } from '../components/slot-picker.component';
import { parseDay, todayIn } from '../hospital-time';
import { NewPatientPart } from './new-patient.page-part';
import { RepeatFields } from '../series/components/repeat-fields.component';
import { SeriesGaps } from '../series/components/series-gaps.component';
import { toRule } from '../series/repeat-form';
import { SeriesPageActions } from '../series/series.actions';
import { seriesFeature } from '../series/series.feature';

/** Books an appointment, or moves one (`/appointments/:id/move`): patient, doctor, a free time, and why. */
@Component({
  selector: 'hp-book-appointment-page',
  imports: [
    BookingNotices,
    HmsErrorPanel,
    HmsField,
    HmsFormSummary,
    HmsInput,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    NewPatientPart,
    NextFree,
    PatientPicker,
    ReactiveFormsModule,
    RepeatFields,
    RouterLink,
    SeriesGaps,
    SlotPicker,
  ],
  templateUrl: './book-appointment.page.html',
  styleUrl: './book-appointment.page.scss',
})
export class BookAppointmentPage {
  /** Of an appointment that is moved. */
  readonly id = input<string>();
  /** Query parameters of a new one. */
  readonly patient = input<string>();
  readonly doctor = input<string>();
  readonly date = input<string>();
  readonly startsAt = input<string>();
  readonly endsAt = input<string>();

  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #intent = new IdempotentIntent();
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly form = createBookingForm(todayIn(this.zone()));
  protected readonly directory = this.#store.selectSignal(appointmentsFeature.selectDirectory);
  protected readonly nextFree = this.#store.selectSignal(appointmentsFeature.selectNextFree);
  protected readonly slots = this.#store.selectSignal(appointmentsFeature.selectSlots);
  protected readonly found = this.#store.selectSignal(appointmentsFeature.selectFound);
  protected readonly chosenPatient = this.#store.selectSignal(appointmentsFeature.selectPatient);
  protected readonly saving = this.#store.selectSignal(appointmentsFeature.selectSaving);
  protected readonly seriesSaving = this.#store.selectSignal(seriesFeature.selectSaving);
  protected readonly moved = computed(() => {
    const id = this.id();
    return id ? this.#store.selectSignal(selectAppointmentRecord(id))().value : null;
  });
  /** With what the appointment has already, though it was archived since: that stays until somebody chooses another. */
  protected readonly choices = computed(() => choicesOf(this.directory().value, this.moved()));
  protected readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly tried = signal(false);
  protected readonly typed = signal('');
  protected readonly mayRegister = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly busy = computed(() => [this.saving().status, this.seriesSaving().status].includes('saving'));
  protected readonly whom = computed<PatientName | null>(() => this.moved()?.patient ?? this.chosenPatient());
  /** Whether doctor and time are still to be found together. */
  protected readonly any = computed(() => anyDoctorOf(this.value().doctorId) !== null);
  protected readonly times = computed(() => (this.any() ? this.nextFree() : this.slots()));
  readonly #asked = computed(() => freeTimesWanted(this.value(), this.choices()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  /** What is known already of who is to wait. */
  protected readonly waiting = computed(() => {
    const { doctorId, typeId, day } = this.value();
    return { patient: this.whom()?.id, doctor: (!this.any() && doctorId) || null, type: typeId || null, date: day || null };
  });
  protected readonly summary = viewChild.required(HmsFormSummary);

  constructor() {
    this.#store.dispatch(AppointmentsPageActions.formOpened());
    this.#store.dispatch(SeriesPageActions.formOpened());
    this.#store.dispatch(AppointmentsPageActions.directoryWanted());
    effect(() => {
      const [id, patient] = [this.id(), this.patient()];
      untracked(() => this.#open(id, patient));
    });
    effect(() => {
      const moved = this.moved();
      if (moved) untracked(() => this.form.pristine && this.form.patchValue(formValueOf(moved, this.zone())));
    });
    effect(() => {
      const asked = this.#asked();
      if (asked) untracked(() => this.#store.dispatch(asked));
    });
    effect(() => {
      const problem = otherProblem(this.saving().problem ?? this.seriesSaving().problem);
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

  protected takeSlot(slot: Slot): void {
    this.form.patchValue(timesOf(slot, this.zone()));
  }

  protected takeNext({ doctorId, ...slot }: FreeSlot): void {
    this.form.patchValue({ doctorId, ...timesOf(slot, this.zone()) });
  }

  protected takeInstead(time: FreeTime): void {
    this.form.patchValue({ doctorId: time.doctorId, ...timesOf(time, this.zone()) });
    this.save(false);
  }

  /** The kind says how long. */
  protected chooseType(): void {
    const type = this.directory().value?.types.find(({ id }) => id === this.form.controls.typeId.value);
    if (type) this.form.controls.minutes.setValue(type.durationMinutes);
  }

  protected save(outsideHours: boolean, withExceptions = false): void {
    if (this.busy()) return;
    this.tried.set(true);
    this.form.markAllAsTouched();
    const patient = this.whom();
    if (this.form.invalid || !patient) return this.summary().report(patient ? [] : ['Choose the patient.']);
    this.summary().clear();
    const request = toRequest(this.form, this.zone(), outsideHours);
    const appointment = this.moved();
    if (appointment) return this.#store.dispatch(AppointmentsPageActions.moveAsked({ appointment, request }));
    this.#book({ ...request, patientId: patient.id }, withExceptions);
  }

  /** One, or all of a series. */
  #book(booking: BookAppointmentRequest, withExceptions: boolean): void {
    const repeat = toRule(this.form.controls.repeat);
    if (!repeat) return this.#store.dispatch(AppointmentsPageActions.bookAsked({ request: booking, key: this.#intent.keyFor(booking) }));
    const series = { ...booking, repeat, ...(withExceptions ? { withExceptions } : {}) };
    this.#store.dispatch(SeriesPageActions.bookAsked({ request: series, key: this.#intent.keyFor(series) }));
  }

  #open(id: string | undefined, patient: string | undefined): void {
    if (id) return this.#store.dispatch(AppointmentsPageActions.appointmentOpened({ id }));
    if (patient) this.#store.dispatch(AppointmentsPageActions.patientWanted({ id: patient }));
    const [startsAt, endsAt] = [this.startsAt(), this.endsAt()];
    const times = startsAt && endsAt && !Number.isNaN(Date.parse(startsAt)) ? timesOf({ startsAt, endsAt }, this.zone()) : {};
    this.form.patchValue({ doctorId: this.doctor() ?? '', ...(parseDay(this.date()) ? { day: this.date() } : {}), ...times });
  }
}
