import { Component, computed, effect, input, output, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { Department, StaffProfile } from '@hms/shared-dto';
import { type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { type ProfileFormValue, createProfileForm, toFormValue } from '../profile-form';

/** Department, specialty, qualification and registration number of a person. */
@Component({
  selector: 'hp-profile-form',
  imports: [HmsField, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="The profile was not saved." />
      <hms-field label="Department" optional>
        <select hmsInput formControlName="departmentId">
          <option value="">None</option>
          @for (department of choices(); track department.id) {
            <option [value]="department.id">{{ department.name }}</option>
          }
        </select>
      </hms-field>
      <hms-field label="Specialty" optional hint="Doctors are found by it, so write it alike for all: Cardiology.">
        <input hmsInput formControlName="specialty" autocomplete="off" />
      </hms-field>
      <hms-field label="Qualification" optional hint="Printed under the name: MBBS, MD (Medicine).">
        <input hmsInput formControlName="qualification" autocomplete="off" />
      </hms-field>
      <hms-field label="Registration number" optional hint="Of the medical council; printed on prescriptions.">
        <input hmsInput formControlName="registrationNumber" autocomplete="off" />
      </hms-field>
      <label class="tick">
        <input type="checkbox" formControlName="labVerifier" />
        <span>As a laboratory technician, verifies results and keeps the catalogue</span>
      </label>
      <div class="form-footer">
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">{{ busy() ? 'Saving' : 'Save profile' }}</button>
      </div>
    </form>
  `,
})
export class ProfileFormFields {
  readonly profile = input.required<StaffProfile>();
  readonly departments = input<readonly Department[]>([]);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<ProfileFormValue>();

  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = createProfileForm();
  /** An archived department stays for who has it. */
  protected readonly choices = computed(() => {
    const { departmentId, departmentName } = this.profile();
    const known = this.departments().map(({ id, name }) => ({ id, name }));
    const isKnown = departmentId === null || known.some(({ id }) => id === departmentId);
    return isKnown ? known : [...known, { id: departmentId, name: departmentName ?? '' }];
  });

  constructor() {
    effect(() => {
      const profile = this.profile();
      untracked(() => this.form.reset(toFormValue(profile)));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  value(): ProfileFormValue {
    return this.form.getRawValue();
  }

  /** Puts a settled choice into the fields. */
  show(value: ProfileFormValue): void {
    this.form.setValue(value);
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    this.submitted.emit(this.value());
  }
}
