import { Component, computed, effect, input, output, signal, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { AvailabilityExceptionRequest, ExceptionKind } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { createExceptionForm, toException } from '../hours-form';

/** Adds leave or extra hours of a doctor. Sends nothing while something is wrong. */
@Component({
  selector: 'hp-exception-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form()" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="This was not added." />
      <div class="pair">
        <hms-field label="First day"><input hmsInput hmsFocusHere type="date" formControlName="fromDate" /></hms-field>
        <hms-field label="Last day"><input hmsInput type="date" formControlName="toDate" /></hms-field>
      </div>
      <div class="pair">
        <hms-field label="From" [optional]="leave()" [hint]="leave() ? 'Empty for whole days' : ''">
          <input hmsInput type="time" formControlName="startTime" />
        </hms-field>
        <hms-field label="To" [optional]="leave()"><input hmsInput type="time" formControlName="endTime" /></hms-field>
      </div>
      @if (!leave()) {
        <hms-field label="Slot, minutes"><input hmsInput type="number" inputmode="numeric" formControlName="slotMinutes" /></hms-field>
      }
      <hms-field label="Note" optional><input hmsInput formControlName="note" autocomplete="off" /></hms-field>
      <div class="form-footer">
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">
          {{ busy() ? 'Adding' : leave() ? 'Add leave' : 'Add extra hours' }}
        </button>
      </div>
    </form>
  `,
})
export class ExceptionFormFields {
  readonly kind = input.required<ExceptionKind>();
  /** `YYYY-MM-DD` by the hospital's calendar. */
  readonly today = input.required<string>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<AvailabilityExceptionRequest>();
  readonly cancelled = output();

  protected readonly leave = computed(() => this.kind() === 'leave');
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = signal(createExceptionForm('leave', ''));

  constructor() {
    effect(() => {
      const [kind, today] = [this.kind(), this.today()];
      untracked(() => this.form.set(createExceptionForm(kind, today)));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form(), problem)));
    });
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form().markAllAsTouched();
    if (this.form().invalid) return this.summary().report();
    this.summary().clear();
    this.submitted.emit(toException(this.form()));
  }
}
