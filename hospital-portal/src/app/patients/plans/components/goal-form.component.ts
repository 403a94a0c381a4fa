import { Component, effect, input, output, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { CARE_GOAL_ACHIEVEMENTS, TARGET_COMPARATORS, type CareGoal } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { type GoalText, createGoalForm, goalText, targetFault } from '../plan-forms';
import { ACHIEVEMENT_LOOKS, COMPARATOR_WORDS } from '../plan-words';

/** A goal, for adding and for changing: what is to be reached, the number that it is held against, and how far it is. */
@Component({
  selector: 'hp-goal-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="The goal was not saved." />
      <hms-field label="Goal"><input hmsInput hmsFocusHere formControlName="description" autocomplete="off" /></hms-field>
      <fieldset formGroupName="target">
        <legend>Target <span class="muted">(optional)</span></legend>
        <div class="target">
          <hms-field label="Measure"><input hmsInput formControlName="measure" placeholder="HbA1c" autocomplete="off" /></hms-field>
          <hms-field label="Target is">
            <select hmsInput formControlName="comparator">
              <option value="">exactly</option>
              @for (one of comparators; track one.value) {
                <option [value]="one.value">{{ one.label }}</option>
              }
            </select>
          </hms-field>
          <hms-field label="Value" [messages]="{ pattern: 'Write a number such as 7 or 6.5.' }"
            ><input hmsInput formControlName="value" inputmode="decimal" autocomplete="off"
          /></hms-field>
          <hms-field label="Unit" hint="%, mm[Hg], kg"><input hmsInput formControlName="unit" autocomplete="off" /></hms-field>
        </div>
      </fieldset>
      <div class="pair">
        <hms-field label="By" optional><input hmsInput type="date" formControlName="dueOn" /></hms-field>
        @if (goal()) {
          <hms-field label="How far it is">
            <select hmsInput formControlName="achievementStatus">
              @for (one of achievements; track one.value) {
                <option [value]="one.value">{{ one.label }}</option>
              }
            </select>
          </hms-field>
        }
      </div>
      <div class="row">
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">{{ busy() ? 'Saving' : 'Save goal' }}</button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    fieldset {
      padding: 0;
      margin: 0;
      border: 0;
    }
    legend {
      padding: 0 0 var(--s-2);
    }
    .target {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: var(--s-3);
    }
    @media (max-width: 767px) {
      .target {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class GoalForm {
  /** The one that is changed; null for a new one. */
  readonly goal = input<CareGoal | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<GoalText>();
  readonly cancelled = output();

  readonly form = createGoalForm();
  protected readonly comparators = TARGET_COMPARATORS.map((value) => ({ value, label: COMPARATOR_WORDS[value] }));
  protected readonly achievements = CARE_GOAL_ACHIEVEMENTS.map((value) => ({ value, label: ACHIEVEMENT_LOOKS[value].label }));
  protected readonly summary = viewChild.required(HmsFormSummary);

  constructor() {
    effect(() => {
      const goal = this.goal();
      if (goal) untracked(() => this.form.reset(goalText(goal)));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    const typed = this.form.getRawValue();
    const fault = targetFault(typed);
    this.form.get('target.value')?.updateValueAndValidity();
    this.form.get('target.unit')?.updateValueAndValidity();
    if (fault) this.form.get(fault.path)?.setErrors({ missing: fault.message });
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    this.submitted.emit(typed);
  }
}
