import { Component, type ElementRef, Injector, afterNextRender, computed, effect, inject, viewChild } from '@angular/core';
import type { RegisterPatientRequest } from '@hms/shared-dto';
import { HmsNotice, HmsPageHead, IdempotentIntent, selectMay } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { DuplicateCandidates } from '../components/duplicate-candidates.component';
import { PatientFormFields } from '../components/patient-form.component';
import { createPatientForm } from '../patient-form';
import { toDetails } from '../patient-request';
import { PatientsPageActions } from '../patients.actions';
import { patientsFeature } from '../patients.feature';
import { duplicatesIn, formProblem, growthRefusal } from '../save-refusals';
import type { HoldsText } from './leave-guard';

/** Registers a patient; shows likely duplicates before one more is made. */
@Component({
  selector: 'hp-register-patient-page',
  imports: [DuplicateCandidates, HmsNotice, HmsPageHead, PatientFormFields],
  template: `
    <hms-page-head title="Register patient" />
    <hp-patient-form
      [form]="form"
      [problem]="problem()"
      [busy]="saving().status === 'saving'"
      [showHistory]="seesHistory()"
      submitLabel="Register patient"
      cancelLink="/patients"
      (submitted)="register(false)"
    >
      @if (refusal(); as refused) {
        <div #refusalBox tabindex="-1">
          <hms-notice tone="caution" [live]="true"
            ><b>{{ refused.text }}</b> {{ refused.advice }}</hms-notice
          >
        </div>
      }
      @if (duplicates().length) {
        <hp-duplicate-candidates [candidates]="duplicates()" (registerAnyway)="register(true)" />
      }
    </hp-patient-form>
  `,
})
export class RegisterPatientPage implements HoldsText {
  readonly #store = inject(Store);
  protected readonly saving = this.#store.selectSignal(patientsFeature.selectSaving);
  protected readonly seesHistory = this.#store.selectSignal(selectMay('records:read'));
  protected readonly problem = computed(() => formProblem(this.saving().problem));
  protected readonly refusal = computed(() => growthRefusal(this.saving().problem));
  protected readonly duplicates = computed(() => duplicatesIn(this.saving().problem));
  protected readonly form = createPatientForm();
  protected readonly refusalBox = viewChild<ElementRef<HTMLElement>>('refusalBox');
  readonly #injector = inject(Injector);
  readonly #intent = new IdempotentIntent();
  #sent = false;

  constructor() {
    this.#store.dispatch(PatientsPageActions.formOpened());
    this.form.controls.address.controls.country.setValue('IN');
    effect(() => {
      // The button is far below the notice: focus brings it into sight.
      if (this.refusal()) afterNextRender(() => this.refusalBox()?.nativeElement.focus(), { injector: this.#injector });
    });
  }

  hasUnsavedText(): boolean {
    return this.form.dirty && !(this.#sent && this.saving().status !== 'failed');
  }

  protected register(allowDuplicate: boolean): void {
    const details = toDetails(this.form.getRawValue(), this.seesHistory());
    const request: RegisterPatientRequest = allowDuplicate ? { ...details, allowDuplicate } : details;
    this.#sent = true;
    this.#store.dispatch(PatientsPageActions.registerAsked({ request, key: this.#intent.keyFor(request) }));
  }
}
