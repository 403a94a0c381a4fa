import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { CANCELLATION_REASONS, CANCELLATION_REASON_LABELS, type CancellationReason } from '@hms/shared-dto';
import { HmsField, HmsInput, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import type { CancelAnswer } from '../appointment-steps';

/** What is asked, where it is not about one appointment. */
export interface CancelQuestion {
  readonly title: string;
  readonly text: string;
  readonly keep: string;
  readonly confirm: string;
}

const OF_ONE: CancelQuestion = {
  title: 'Cancel this appointment?',
  text: 'The time becomes free again. The appointment stays in the history.',
  keep: 'Keep appointment',
  confirm: 'Cancel appointment',
};

/** Asks why an appointment is cancelled. */
@Component({
  selector: 'hp-cancel-dialog',
  imports: [HmsField, HmsInput, MatDialogModule, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="cancel()" novalidate>
      <h2 mat-dialog-title>{{ words.title }}</h2>
      <mat-dialog-content>
        <div class="form">
          <p>{{ words.text }}</p>
          <hms-field label="Reason">
            <select hmsInput formControlName="reason">
              <option value="">Choose a reason</option>
              @for (reason of reasons; track reason.value) {
                <option [value]="reason.value">{{ reason.label }}</option>
              }
            </select>
          </hms-field>
          <hms-field label="Note" optional><input hmsInput formControlName="note" autocomplete="off" /></hms-field>
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button type="button" class="btn" data-first mat-dialog-close>{{ words.keep }}</button>
        <button type="submit" class="btn danger">{{ words.confirm }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class CancelDialog {
  readonly #dialog = inject<MatDialogRef<CancelDialog, CancelAnswer>>(MatDialogRef);
  protected readonly words = inject<CancelQuestion | null>(MAT_DIALOG_DATA, { optional: true }) ?? OF_ONE;
  protected readonly reasons = CANCELLATION_REASONS.map((value) => ({ value, label: CANCELLATION_REASON_LABELS[value] }));
  protected readonly form = new FormGroup({
    reason: new FormControl<CancellationReason | ''>('', { nonNullable: true, validators: [Validators.required] }),
    note: new FormControl('', { nonNullable: true, validators: validatorsFor(limitsOf('CancelAppointmentRequest'), 'note') }),
  });

  protected cancel(): void {
    this.form.markAllAsTouched();
    const { reason, note } = this.form.getRawValue();
    if (this.form.valid && reason) this.#dialog.close({ reason, note: note.trim() });
  }
}
