import { Component, effect, input, output, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { CarePlan } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { type PlanText, createPlanForm, planText } from '../plan-forms';

/** What a plan says of itself, for making and for changing. Sends nothing while something is wrong. */
@Component({
  selector: 'hp-plan-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="The plan was not saved." />
      <hms-field label="Title" hint="What it is to reach, in a few words."
        ><input hmsInput hmsFocusHere formControlName="title" autocomplete="off"
      /></hms-field>
      <hms-field label="Description" optional><textarea hmsInput formControlName="description" rows="3"></textarea></hms-field>
      <div class="pair">
        <hms-field label="From" optional hint="Today if left empty."
          ><input hmsInput type="date" formControlName="periodStart"
        /></hms-field>
        <hms-field label="Until" optional><input hmsInput type="date" formControlName="periodEnd" /></hms-field>
      </div>
      <div class="row">
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">{{ busy() ? 'Saving' : 'Save plan' }}</button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class PlanForm {
  /** The one that is changed; null for a new one. */
  readonly plan = input<CarePlan | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<PlanText>();
  readonly cancelled = output();

  readonly form = createPlanForm();
  protected readonly summary = viewChild.required(HmsFormSummary);

  constructor() {
    effect(() => {
      const plan = this.plan();
      if (plan) untracked(() => this.form.reset(planText(plan)));
    });
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
    this.submitted.emit(this.form.getRawValue());
  }
}
