import { Component, computed, effect, input, output, untracked, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { HmsPanel, Problem, type ProblemField } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import type { CustomField } from '@hms/shared-dto';
import { startWith, switchMap } from 'rxjs';
import type { FirstAllergies } from '../first-allergies';
import type { PatientForm } from '../patient-form';
import type { AfterRegistering } from '../patients.actions';
import { OWN_FIELDS_TITLE } from '../patient-fact-lists';
import { GENDER_LABELS, GENDER_OPTIONS } from '../patient-words';
import { AddressFields } from './address-fields.component';
import { BirthFields } from './birth-fields.component';
import { EmergencyFields } from './emergency-fields.component';
import { FirstAllergiesFields } from './first-allergies.component';
import { IdentifierRows } from './identifier-rows.component';
import { OwnFields } from '../../shared/own-fields/own-fields.component';
import { MoreFields } from './more-fields.component';
import { PhoneRows } from './phone-rows.component';

/** Where the form keeps what the API calls otherwise. */
const CONTROL_PATHS: Readonly<Record<string, string>> = {
  dateOfBirth: 'born.year',
  ageYears: 'born.ageYears',
  birthDateEstimated: 'born.year',
};

const onControls = (problem: Problem): Problem =>
  new Problem({
    ...problem,
    detail: problem.detail,
    errors: problem.errors.map((field): ProblemField => ({ ...field, path: CONTROL_PATHS[field.path] ?? field.path })),
  });

/** The same problem with some of its fields. */
const about = (problem: Problem, isMeant: (path: string) => boolean): Problem =>
  new Problem({ ...problem, detail: problem.detail, errors: problem.errors.filter(({ path }) => isMeant(path)) });

/** A button that saves and leads on. */
export interface FurtherWay {
  readonly next: AfterRegistering;
  readonly label: string;
}

/** The fields of a patient, for registering and for editing. Says what is wrong; sends nothing while something is. */
@Component({
  selector: 'hp-patient-form',
  imports: [
    AddressFields,
    BirthFields,
    EmergencyFields,
    FirstAllergiesFields,
    HmsField,
    HmsFormSummary,
    HmsInput,
    HmsPanel,
    IdentifierRows,
    MoreFields,
    OwnFields,
    PhoneRows,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './patient-form.component.html',
  styleUrl: './patient-form.component.scss',
})
export class PatientFormFields {
  readonly form = input.required<PatientForm>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly showHistory = input(false);
  /** The hospital's own; the form has a control for each. */
  readonly fields = input<readonly CustomField[]>([]);
  /** At registration alone: afterwards allergies have a page of their own. */
  readonly allergies = input<FirstAllergies | null>(null);
  readonly submitLabel = input.required<string>();
  readonly cancelLink = input.required<string>();
  readonly submitted = output();
  /** Saving that leads further: a button for each way besides the one to submit. */
  readonly further = input<readonly FurtherWay[]>([]);
  readonly furtherSubmitted = output<AfterRegistering>();

  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly ownTitle = OWN_FIELDS_TITLE;
  protected readonly genders = GENDER_OPTIONS.map((value) => ({ value, label: GENDER_LABELS[value] }));
  readonly #value = toSignal(toObservable(this.form).pipe(switchMap((form) => form.valueChanges.pipe(startWith(form.value)))));
  protected readonly unidentified = computed(() => this.#value()?.unidentified ?? false);

  constructor() {
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(this.#messages(problem)));
    });
  }

  protected submit(next?: AfterRegistering): void {
    if (this.busy()) return;
    const form = this.form();
    const allergies = this.allergies();
    form.markAllAsTouched();
    allergies?.markAllAsTouched();
    if (form.invalid || allergies?.invalid) return this.summary().report();
    this.summary().clear();
    if (next) this.furtherSubmitted.emit(next);
    else this.submitted.emit();
  }

  #messages(problem: Problem): string[] {
    const told = about(problem, (path) => path.startsWith('allergies.'));
    const own = onControls(about(problem, (path) => !path.startsWith('allergies.')));
    const allergies = this.allergies();
    const messages = told.errors.length && allergies ? applyProblem(allergies, told) : [];
    if (own.errors.length || !told.errors.length) messages.push(...applyProblem(this.form(), own));
    return problem.errors.length || !problem.traceId ? messages : [...messages, `Request ${problem.traceId}.`];
  }
}
