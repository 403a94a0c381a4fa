import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import type { Patient } from '@hms/shared-dto';
import { Dialogs, HmsErrorPanel, HmsPageHead, HmsSkeleton, dayOf, formatName, selectMay } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { LikelyDuplicates } from '../chart/pages/likely-duplicates.page-part';
import { PatientFormFields } from '../components/patient-form.component';
import { conflictFields, conflictText, mergeChoice } from '../patient-conflict';
import { OwnFieldsActions } from '../fields/own-fields.actions';
import { ownFieldsFeature } from '../fields/own-fields.feature';
import { createPatientForm, fillPatientForm, setFormFields } from '../patient-form';
import { toFormValue } from '../patient-form-value';
import { toDetails } from '../patient-request';
import { PatientsPageActions } from '../patients.actions';
import { patientsFeature, selectPatientRecord } from '../patients.feature';
import { bornAndAge } from '../patient-words';
import { type HoldsText, askBeforeUnload } from './leave-guard';

/** Edits one patient. When somebody else saved first, both versions are shown and the typed text is kept. */
@Component({
  selector: 'hp-edit-patient-page',
  imports: [HmsErrorPanel, HmsPageHead, HmsSkeleton, LikelyDuplicates, PatientFormFields],
  template: `
    <hms-page-head title="Edit patient" [sub]="who()" />
    @if (record().status === 'failed') {
      <hms-error-panel title="The patient could not be loaded." [problem]="record().problem" (retry)="load()" />
    } @else if (own().status === 'failed') {
      <hms-error-panel title="The form could not be loaded." [problem]="own().problem" (retry)="load()" />
    } @else if (ready()) {
      <hp-patient-form
        [form]="form"
        [problem]="saving().problem"
        [busy]="saving().status === 'saving'"
        [showHistory]="mayWriteHistory()"
        [fields]="own().fields"
        submitLabel="Save changes"
        [cancelLink]="'/patients/' + id()"
        (submitted)="save()"
      >
        <hp-likely-duplicates [form]="form" [patientId]="id()" />
      </hp-patient-form>
    } @else {
      <hms-skeleton [rows]="8" [height]="36" />
    }
  `,
})
export class EditPatientPage implements HoldsText {
  /** Out of the address; the page shows this patient and no other. */
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  protected readonly record = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))());
  protected readonly saving = this.#store.selectSignal(patientsFeature.selectSaving);
  protected readonly mayWriteHistory = this.#store.selectSignal(selectMay('records:write'));
  /** Without them nobody could save what the patient has of them. */
  protected readonly own = this.#store.selectSignal(ownFieldsFeature.selectOwnFieldsState);
  protected readonly form = createPatientForm();
  /** The version that the form began with; a save says so. */
  #base: Patient | null = null;
  #sent = false;
  protected readonly ready = computed(
    () => this.record().status === 'loaded' && this.record().patient !== null && this.own().status === 'loaded',
  );
  protected readonly who = computed(() => {
    const patient = this.record().patient;
    return patient ? `${formatName(patient)}, born ${bornAndAge(patient, dayOf(new Date()))}, ${patient.patientNumber}` : '';
  });

  constructor() {
    askBeforeUnload(this);
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
    effect(() => {
      const { patient } = this.record();
      if (this.ready() && patient) untracked(() => this.#fill(patient));
    });
    effect(() => {
      const { theirs } = this.saving();
      if (theirs) untracked(() => void this.#settle(theirs));
    });
  }

  hasUnsavedText(): boolean {
    return this.form.dirty && !(this.#sent && this.saving().status !== 'failed');
  }

  protected load(): void {
    this.#store.dispatch(PatientsPageActions.formOpened());
    this.#store.dispatch(OwnFieldsActions.wanted());
    this.#store.dispatch(PatientsPageActions.patientOpened({ id: this.id() }));
  }

  protected save(): void {
    if (!this.#base) return;
    this.#sent = true;
    const request = toDetails(this.form.getRawValue(), this.mayWriteHistory(), this.own().fields);
    this.#store.dispatch(PatientsPageActions.saveAsked({ id: this.#base.id, version: this.#base.version, request }));
  }

  /** Only the first answer fills the form: a later one must not touch typed text. */
  #fill(patient: Patient): void {
    if (this.#base?.id === patient.id && this.form.dirty) return;
    this.#base = patient;
    setFormFields(this.form, this.own().fields);
    fillPatientForm(this.form, toFormValue(patient));
  }

  async #settle(theirs: Patient): Promise<void> {
    this.#sent = false;
    const yours = this.form.getRawValue();
    const fields = conflictFields(yours, theirs, this.own().fields);
    // Both wrote the same: nothing to choose.
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: conflictText(theirs), fields }) : {};
    this.#store.dispatch(PatientsPageActions.conflictSettled());
    if (!choice) return;
    this.#base = theirs;
    fillPatientForm(this.form, mergeChoice(yours, theirs, choice));
    this.form.markAsDirty();
    this.save();
  }
}
