import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { Medication, Prescription } from '@hms/shared-dto';
import { HmsErrorPanel, HmsNotice, HmsPanel, HmsSkeleton, IdempotentIntent } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { debounceTime, map } from 'rxjs';
import { selectPatientRecord } from '../../patients.feature';
import { CheckResult } from '../components/check-result.component';
import { MedicinePicker } from '../components/medicine-picker.component';
import {
  FREQUENCY_CHOICES,
  ROUTE_CHOICES,
  answersTo,
  createPrescriptionForm,
  formValueOf,
  offerUnit,
  readPrescription,
  unitChoices,
} from '../prescription-form';
import { PrescriptionConflicts } from '../prescription-conflict';
import { PrescriptionsPageActions } from '../prescriptions.actions';
import { prescriptionsFeature } from '../prescriptions.feature';

/** Typing rests this long before the rules are asked. */
const REST_MS = 400;

/** Writes one prescription, new or a draft, checks it as it is typed, and signs it. */
@Component({
  selector: 'hp-prescribe-page',
  imports: [
    ...[CheckResult, HmsErrorPanel, HmsField, HmsFormSummary, HmsInput, HmsNotice, HmsPanel, HmsSkeleton],
    ...[MedicinePicker, ReactiveFormsModule, RouterLink],
  ],
  templateUrl: './prescribe.page.html',
  styleUrl: './prescribe.page.scss',
})
export class PrescribePage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Of a draft that is gone on with. */
  readonly prescriptionId = input<string>();
  /** At which it is written, when one comes from a visit. */
  readonly visit = input<string>();

  readonly #store = inject(Store);
  readonly #intent = new IdempotentIntent();
  readonly #one = this.#store.selectSignal(prescriptionsFeature.selectOne);
  readonly #saving = this.#store.selectSignal(prescriptionsFeature.selectSaving);
  readonly #kept = this.#store.selectSignal(prescriptionsFeature.selectDraft);
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  readonly #conflicts = inject(PrescriptionConflicts);
  readonly #theirs = this.#store.selectSignal(prescriptionsFeature.selectTheirs);
  protected readonly form = createPrescriptionForm();
  protected readonly value = toSignal(this.form.valueChanges.pipe(map(() => this.form.getRawValue())), {
    initialValue: this.form.getRawValue(),
  });
  protected readonly medicine = this.#store.selectSignal(prescriptionsFeature.selectMedicine);
  protected readonly medicines = this.#store.selectSignal(prescriptionsFeature.selectMedicines);
  protected readonly check = this.#store.selectSignal(prescriptionsFeature.selectCheck);
  protected readonly allergies = computed(() => this.#patient()?.allergies.status);
  protected readonly mayBePregnant = computed(() => this.#patient()?.gender !== 'male');
  protected readonly busy = computed(() => this.#saving().status === 'saving');
  protected readonly tried = signal(false);
  protected readonly reasons = signal<Readonly<Record<string, string>>>({});
  protected readonly routes = ROUTE_CHOICES;
  protected readonly frequencies = FREQUENCY_CHOICES;
  protected readonly units = computed(() => unitChoices(this.medicine()));
  /** What is typed, as it would be sent, and what is still missing. */
  protected readonly read = computed(() => readPrescription(this.value(), this.medicine(), this.id()));
  readonly #visit = computed(() => (this.visit() ? { visitId: this.visit() } : {}));
  /** The draft that the address names: of this patient alone, whatever the address says, and not signed yet. */
  readonly #opened = computed(() => {
    const one = this.#one().data;
    return one?.id === this.prescriptionId() && one?.patientId === this.id() && one.status === 'draft' ? one : null;
  });
  protected readonly loading = computed(() => this.prescriptionId() !== undefined && this.#one().status !== 'loaded');
  protected readonly astray = computed(() => this.prescriptionId() !== undefined && !this.loading() && !this.#opened());
  protected readonly unreadable = computed(() => (this.prescriptionId() !== undefined ? this.#one().problem : null));
  protected readonly summary = viewChild(HmsFormSummary);

  constructor() {
    effect(() => {
      this.id();
      this.prescriptionId();
      untracked(() => this.#begin());
    });
    effect(() => {
      const draft = this.#opened();
      if (draft) untracked(() => this.#fill(draft));
    });
    effect(() => {
      const units = this.units();
      untracked(() => offerUnit(this.form, units));
    });
    effect(() => {
      const { problem } = this.#saving();
      if (problem) untracked(() => this.summary()?.report(applyProblem(this.form, problem)));
    });
    effect(() => {
      this.medicine();
      untracked(() => this.#ask());
    });
    effect(() => {
      const theirs = this.#theirs();
      if (theirs) untracked(() => void this.#meet(theirs));
    });
    this.form.valueChanges.pipe(debounceTime(REST_MS), takeUntilDestroyed()).subscribe(() => this.#ask());
  }

  protected load(): void {
    const id = this.prescriptionId();
    if (id) this.#store.dispatch(PrescriptionsPageActions.prescriptionOpened({ id }));
  }

  protected search(q: string): void {
    this.#store.dispatch(PrescriptionsPageActions.medicineSearched({ q }));
  }

  protected pick(medicine: Medication | null): void {
    this.reasons.set({});
    this.#store.dispatch(PrescriptionsPageActions.medicineChosen({ medicine }));
    // A dose is of one medicine: of another it would be a guess.
    if (medicine) this.form.patchValue({ dose: { value: '', unit: '' }, quantity: '', route: medicine.route });
  }

  protected reason({ key, reason }: { key: string; reason: string }): void {
    this.reasons.update((reasons) => ({ ...reasons, [key]: reason }));
  }

  protected save(): void {
    const request = this.#sound();
    if (request)
      this.#store.dispatch(PrescriptionsPageActions.saveAsked({ request, draft: this.#draft(), key: this.#intent.keyFor(request) }));
  }

  protected sign(): void {
    const request = this.#sound();
    if (!request) return;
    const { overrides, open } = answersTo(this.check().data, this.reasons());
    if (open > 0) return this.summary()?.report(['Choose another medicine or dose, or give a reason for each warning marked High.']);
    this.#store.dispatch(
      PrescriptionsPageActions.signAsked({ request, draft: this.#draft(), overrides, key: this.#intent.keyFor(request) }),
    );
  }

  /** What is typed when it can be sent; else says what is missing. */
  #sound() {
    if (this.busy()) return null;
    this.tried.set(true);
    this.form.markAllAsTouched();
    this.summary()?.clear();
    const { complete, missing } = this.read();
    if (this.form.valid && complete) return { ...complete, ...this.#visit() };
    this.summary()?.report(missing);
    return null;
  }

  /** What is on the server: from this form, or the draft that it was opened with. */
  #draft() {
    const one = this.#opened();
    return this.#kept() ?? (one && { id: one.id, version: one.version });
  }

  #ask(): void {
    const { complete: request } = this.read();
    const { checkOutdated, checkWanted } = PrescriptionsPageActions;
    this.#store.dispatch(!request || this.form.invalid ? checkOutdated() : checkWanted({ request }));
  }

  /** What was typed for one patient is never shown with another: the router keeps a page of which only the address changes. */
  #begin(): void {
    this.form.reset();
    this.reasons.set({});
    this.tried.set(false);
    this.#store.dispatch(PrescriptionsPageActions.formOpened());
    this.load();
  }

  /** Reasons that were given for another dose hold no longer. */
  async #meet(theirs: Prescription): Promise<void> {
    if (await this.#conflicts.settle(theirs, this.form, this.medicine())) this.reasons.set({});
  }

  #fill(draft: Prescription): void {
    this.form.reset(formValueOf(draft));
    this.#store.dispatch(PrescriptionsPageActions.medicineWanted({ id: draft.medicationId }));
  }
}
