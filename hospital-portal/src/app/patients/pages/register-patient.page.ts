import {
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { Patient, RegisterPatientRequest } from '@hms/shared-dto';
import { HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, IdempotentIntent, dayOf, formatName, selectMay } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { LikelyDuplicates } from '../chart/pages/likely-duplicates.page-part';
import { DuplicateCandidates } from '../components/duplicate-candidates.component';
import { type FurtherWay, PatientFormFields } from '../components/patient-form.component';
import { createFirstAllergies, toFirstAllergies } from '../first-allergies';
import { newbornOf } from '../newborn';
import { OwnFieldsActions } from '../fields/own-fields.actions';
import { ownFieldsFeature } from '../fields/own-fields.feature';
import { createPatientForm, fillPatientForm, setFormFields } from '../patient-form';
import { toDetails } from '../patient-request';
import { type AfterRegistering, PatientsPageActions } from '../patients.actions';
import { givenNames } from '../patient-words';
import { patientsFeature, selectPatientRecord } from '../patients.feature';
import { duplicatesIn, formProblem, growthRefusal } from '../save-refusals';
import { type HoldsText, askBeforeUnload } from './leave-guard';

/** Registers a patient; shows likely duplicates before one more is made. */
@Component({
  selector: 'hp-register-patient-page',
  imports: [DuplicateCandidates, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, LikelyDuplicates, PatientFormFields],
  template: `
    <hms-page-head title="Register patient" />
    @if (own().status === 'failed') {
      <hms-error-panel title="What this hospital asks besides could not be loaded." [problem]="own().problem" (retry)="loadFields()" />
    }
    @if (own().status === 'loading' && !form.dirty) {
      <hms-skeleton [rows]="8" [height]="36" />
    } @else {
      <hp-patient-form
        [form]="form"
        [problem]="problem()"
        [busy]="saving().status === 'saving'"
        [showHistory]="seesHistory()"
        [fields]="own().fields"
        [allergies]="allergies"
        submitLabel="Register patient"
        cancelLink="/patients"
        [further]="further()"
        (submitted)="register('chart')"
        (furtherSubmitted)="register($event)"
      >
        @if (refusal(); as refused) {
          <div #refusalBox tabindex="-1">
            <hms-notice tone="caution" [live]="true"
              ><b>{{ refused.text }}</b> {{ refused.advice }}</hms-notice
            >
          </div>
        }
        @if (parent(); as one) {
          <hms-notice tone="info"
            >Newborn of <b>{{ motherName(one) }}</b>, {{ one.patientNumber }}. Name, phone and address are the mother's: change what
            differs.</hms-notice
          >
        }
        @if (duplicates().length) {
          <hp-duplicate-candidates [candidates]="duplicates()" (registerAnyway)="register(next(), true)" />
        } @else {
          <hp-likely-duplicates [form]="form" />
        }
      </hp-patient-form>
    }
  `,
})
export class RegisterPatientPage implements HoldsText {
  readonly #store = inject(Store);
  protected readonly saving = this.#store.selectSignal(patientsFeature.selectSaving);
  protected readonly seesHistory = this.#store.selectSignal(selectMay('records:read'));
  readonly #mayBook = this.#store.selectSignal(selectMay('appointments:write'));
  protected readonly further = computed((): FurtherWay[] => [
    { next: 'wristband', label: 'Save and print wristband' },
    ...(this.#mayBook() ? [{ next: 'booking', label: 'Save and book' } as const] : []),
  ]);
  /** Where it was to lead when it was last asked for: registering anyway leads there too. */
  protected readonly next = signal<AfterRegistering>('chart');
  protected readonly problem = computed(() => formProblem(this.saving().problem));
  protected readonly refusal = computed(() => growthRefusal(this.saving().problem));
  protected readonly duplicates = computed(() => duplicatesIn(this.saving().problem));
  protected readonly own = this.#store.selectSignal(ownFieldsFeature.selectOwnFieldsState);
  protected readonly form = createPatientForm();
  protected readonly allergies = createFirstAllergies();
  protected readonly refusalBox = viewChild<ElementRef<HTMLElement>>('refusalBox');
  readonly #injector = inject(Injector);
  /** Of a newborn: the mother's patient id, out of the address. */
  readonly mother = input<string>();
  protected readonly parent = computed(() => {
    const id = this.mother();
    return id ? this.#store.selectSignal(selectPatientRecord(id))().patient : null;
  });
  protected readonly motherName = (mother: Patient): string => formatName({ ...mother, firstName: givenNames(mother) });
  readonly #intent = new IdempotentIntent();
  #sent = false;

  constructor() {
    askBeforeUnload(this);
    this.#store.dispatch(PatientsPageActions.formOpened());
    this.form.controls.address.controls.country.setValue('IN');
    this.loadFields();
    effect(() => {
      const { fields } = this.own();
      untracked(() => setFormFields(this.form, fields));
    });
    effect(() => {
      const id = this.mother();
      if (id) untracked(() => this.#store.dispatch(PatientsPageActions.patientOpened({ id })));
    });
    effect(() => {
      const mother = this.parent();
      if (mother && !this.form.dirty) untracked(() => fillPatientForm(this.form, newbornOf(mother, dayOf(new Date()))));
    });
    effect(() => {
      // The button is far below the notice: focus brings it into sight.
      if (this.refusal()) afterNextRender(() => this.refusalBox()?.nativeElement.focus(), { injector: this.#injector });
    });
  }

  hasUnsavedText(): boolean {
    return (this.form.dirty || this.allergies.dirty) && !(this.#sent && this.saving().status !== 'failed');
  }

  protected loadFields(): void {
    this.#store.dispatch(OwnFieldsActions.wanted());
  }

  protected register(next: AfterRegistering, allowDuplicate = false): void {
    const own = toDetails(this.form.getRawValue(), this.seesHistory(), this.own().fields);
    const details = { ...own, ...toFirstAllergies(this.allergies.getRawValue()) };
    const request: RegisterPatientRequest = allowDuplicate ? { ...details, allowDuplicate } : details;
    this.#sent = true;
    this.next.set(next);
    this.#store.dispatch(PatientsPageActions.registerAsked({ request, key: this.#intent.keyFor(request), next }));
  }
}
