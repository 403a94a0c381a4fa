import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { STATUS_REASON_CODES, STATUS_REASONS, type EndPrescriptionRequest, type StatusReason } from '@hms/shared-dto';
import { HmsField, HmsInput, limitsOf, validatorsFor } from '@hms/shared-ui/forms';

/** What is asked. */
export interface EndQuestion {
  readonly title: string;
  readonly text: string;
  readonly keep: string;
  readonly confirm: string;
}

/** Asks why a prescription is held, stopped or cancelled. */
@Component({
  selector: 'hp-end-dialog',
  imports: [HmsField, HmsInput, MatDialogModule, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="end()" novalidate>
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
export class EndDialog {
  readonly #dialog = inject<MatDialogRef<EndDialog, EndPrescriptionRequest>>(MatDialogRef);
  protected readonly words = inject<EndQuestion>(MAT_DIALOG_DATA);
  protected readonly reasons = STATUS_REASON_CODES.map((value) => ({ value, label: STATUS_REASONS[value] }));
  protected readonly form = new FormGroup({
    reason: new FormControl<StatusReason | ''>('', { nonNullable: true, validators: [Validators.required] }),
    note: new FormControl('', { nonNullable: true, validators: validatorsFor(limitsOf('EndPrescriptionRequest'), 'note') }),
  });

  protected end(): void {
    this.form.markAllAsTouched();
    const { reason, note } = this.form.getRawValue();
    if (this.form.valid && reason) this.#dialog.close({ reason, ...(note.trim() ? { note: note.trim() } : {}) });
  }
}
