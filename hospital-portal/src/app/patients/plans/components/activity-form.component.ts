import { Component, effect, input, output, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { CARE_ACTIVITY_KINDS, HOSPITAL_ROLES, ROLE_LABELS, type CareActivity } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { type ActivityText, activityText, createActivityForm } from '../plan-forms';
import { KIND_WORDS } from '../plan-words';

/** An activity, for adding and for changing; its kind stays what it is. */
@Component({
  selector: 'hp-activity-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="The activity was not saved." />
      @if (!activity()) {
        <hms-field label="Kind" hint="All but a task become real from the plan: by an order, a prescription, a booking.">
          <select hmsInput formControlName="kind">
            @for (one of kinds; track one.value) {
              <option [value]="one.value">{{ one.label }}</option>
            }
          </select>
        </hms-field>
      }
      <hms-field label="What is to be done"><input hmsInput hmsFocusHere formControlName="description" autocomplete="off" /></hms-field>
      <div class="pair">
        <hms-field label="By" optional><input hmsInput type="date" formControlName="dueOn" /></hms-field>
        <hms-field label="Who does it" optional>
          <select hmsInput formControlName="performerRole">
            <option value="">Not said</option>
            @for (one of roles; track one.value) {
              <option [value]="one.value">{{ one.label }}</option>
            }
          </select>
        </hms-field>
      </div>
      <div class="row">
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">{{ busy() ? 'Saving' : 'Save activity' }}</button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class ActivityForm {
  /** The one that is changed; null for a new one. */
  readonly activity = input<CareActivity | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<ActivityText>();
  readonly cancelled = output();

  readonly form = createActivityForm();
  protected readonly kinds = CARE_ACTIVITY_KINDS.map((value) => ({ value, label: KIND_WORDS[value].label }));
  protected readonly roles = HOSPITAL_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }));
  protected readonly summary = viewChild.required(HmsFormSummary);

  constructor() {
    effect(() => {
      const activity = this.activity();
      if (activity) untracked(() => this.form.reset(activityText(activity)));
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
