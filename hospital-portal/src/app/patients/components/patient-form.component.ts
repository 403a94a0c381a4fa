import { Component, computed, effect, input, output, untracked, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { HmsField, HmsFormSummary, HmsInput, HmsPanel, Problem, type ProblemField, applyProblem } from '@hms/shared-ui';
import { startWith, switchMap } from 'rxjs';
import type { PatientForm } from '../patient-form';
import { GENDER_LABELS, GENDER_OPTIONS } from '../patient-words';
import { AddressFields } from './address-fields.component';
import { BirthFields } from './birth-fields.component';

const BLOOD_GROUPS = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;

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

/** The fields of a patient, for registering and for editing. Says what is wrong; sends nothing while something is. */
@Component({
  selector: 'hp-patient-form',
  imports: [AddressFields, BirthFields, HmsField, HmsFormSummary, HmsInput, HmsPanel, ReactiveFormsModule, RouterLink],
  templateUrl: './patient-form.component.html',
  styleUrl: './patient-form.component.scss',
})
export class PatientFormFields {
  readonly form = input.required<PatientForm>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly showHistory = input(false);
  readonly submitLabel = input.required<string>();
  readonly cancelLink = input.required<string>();
  readonly submitted = output();

  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly genders = GENDER_OPTIONS.map((value) => ({ value, label: GENDER_LABELS[value] }));
  protected readonly bloodGroups = BLOOD_GROUPS;
  readonly #value = toSignal(toObservable(this.form).pipe(switchMap((form) => form.valueChanges.pipe(startWith(form.value)))));
  protected readonly unidentified = computed(() => this.#value()?.unidentified ?? false);

  constructor() {
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(this.#messages(problem)));
    });
  }

  protected submit(): void {
    if (this.busy()) return;
    const form = this.form();
    form.markAllAsTouched();
    if (form.invalid) return this.summary().report();
    this.summary().clear();
    this.submitted.emit();
  }

  #messages(problem: Problem): string[] {
    const messages = applyProblem(this.form(), onControls(problem));
    return problem.errors.length || !problem.traceId ? messages : [...messages, `Request ${problem.traceId}.`];
  }
}
