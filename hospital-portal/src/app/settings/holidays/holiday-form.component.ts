import { Component, effect, input, output, untracked, viewChild } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import type { HolidayRequest } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';

/** Adds a holiday. Sends nothing while something is wrong. */
@Component({
  selector: 'hp-holiday-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="The holiday was not added." />
      <hms-field label="Day"><input hmsInput hmsFocusHere type="date" formControlName="date" /></hms-field>
      <hms-field label="Name"><input hmsInput formControlName="name" autocomplete="off" /></hms-field>
      <div class="form-footer">
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">{{ busy() ? 'Adding' : 'Save holiday' }}</button>
      </div>
    </form>
  `,
})
export class HolidayFormFields {
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<HolidayRequest>();
  readonly cancelled = output();

  readonly #limits = limitsOf('HolidayRequest');
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = new FormGroup({
    date: new FormControl('', { nonNullable: true, validators: validatorsFor(this.#limits, 'date') }),
    name: new FormControl('', { nonNullable: true, validators: validatorsFor(this.#limits, 'name') }),
  });

  constructor() {
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    const { date, name } = this.form.getRawValue();
    this.submitted.emit({ date, name: name.trim() });
  }
}
