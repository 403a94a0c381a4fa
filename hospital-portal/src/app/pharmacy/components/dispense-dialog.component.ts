import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import {
  DECLINE_REASONS,
  DECLINE_REASON_CODES,
  DOSE_UNITS,
  formatDose,
  leftInAll,
  leftOfSupply,
  type DeclineReason,
  type DispenseRequest,
  type PrescriptionSummary,
} from '@hms/shared-dto';
import { HmsPatientName } from '@hms/shared-ui';
import { HmsField, HmsInput, limitsOf, validatorsFor } from '@hms/shared-ui/forms';

const AMOUNT = /^\d{1,6}(\.\d{1,4})?$/;

/** Asks what is handed out: all that is left of this supply, a part of it, or nothing and why. Says first to whom and what. */
@Component({
  selector: 'hp-dispense-dialog',
  imports: [HmsField, HmsInput, HmsPatientName, MatDialogModule, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="dispense()" novalidate>
      <h2 mat-dialog-title>Dispense {{ prescription.medication }}?</h2>
      <mat-dialog-content>
        <div class="form">
          <p>
            <hms-patient-name
              [lastName]="prescription.patient.lastName"
              [firstName]="prescription.patient.firstName"
              [dateOfBirth]="prescription.patient.dateOfBirth"
              born
            />
            <span class="meta">{{ prescription.patient.patientNumber }}</span>
          </p>
          <p>
            <b>{{ prescription.sig }}</b>
          </p>
          @if (prescription.instructions) {
            <p>{{ prescription.instructions }}</p>
          }
          <hms-field label="What is handed out">
            <select hmsInput formControlName="what">
              <option value="all">All of it, {{ all }}</option>
              <option value="part">A part</option>
              <option value="nothing">Nothing</option>
            </select>
          </hms-field>
          @if (what() === 'part') {
            <hms-field [label]="'Quantity in ' + unit" [messages]="{ pattern: 'Write a number.', max: 'At most ' + most + ' are left.' }">
              <input hmsInput formControlName="quantity" inputmode="decimal" autocomplete="off" />
            </hms-field>
          }
          @if (what() !== 'all') {
            <hms-field [label]="'Reason'" [optional]="what() === 'part'" [messages]="{ required: 'Say why.' }">
              <select hmsInput formControlName="reason">
                <option value="">Choose a reason</option>
                @for (reason of reasons; track reason.value) {
                  <option [value]="reason.value">{{ reason.label }}</option>
                }
              </select>
            </hms-field>
          }
          <hms-field label="Note" optional><input hmsInput formControlName="note" autocomplete="off" /></hms-field>
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button type="button" class="btn" data-first mat-dialog-close>Back to the list</button>
        <button type="submit" class="btn primary">{{ what() === 'nothing' ? 'Write down' : 'Hand out' }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class DispenseDialog {
  readonly #dialog = inject<MatDialogRef<DispenseDialog, DispenseRequest>>(MatDialogRef);
  protected readonly prescription = inject<PrescriptionSummary>(MAT_DIALOG_DATA);
  readonly #supply = { ...this.prescription, quantity: this.prescription.quantity.value };
  protected readonly most = leftInAll(this.#supply);
  protected readonly all = formatDose({ value: leftOfSupply(this.#supply), unit: this.prescription.quantity.unit });
  protected readonly unit = DOSE_UNITS[this.prescription.quantity.unit].many;
  protected readonly reasons = DECLINE_REASON_CODES.map((value) => ({ value, label: DECLINE_REASONS[value] }));
  protected readonly form = new FormGroup({
    what: new FormControl<'all' | 'part' | 'nothing'>('all', { nonNullable: true }),
    quantity: new FormControl('', { nonNullable: true, validators: [Validators.pattern(AMOUNT), Validators.max(this.most)] }),
    reason: new FormControl<DeclineReason | ''>('', { nonNullable: true }),
    note: new FormControl('', { nonNullable: true, validators: validatorsFor(limitsOf('DispenseRequest'), 'note') }),
  });
  readonly #typed = toSignal(this.form.controls.what.valueChanges, { initialValue: 'all' as const });
  protected readonly what = computed(() => this.#typed());

  constructor() {
    // What was typed for another answer is no reason to refuse this one.
    this.form.controls.what.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.form.controls.quantity.reset();
      this.form.controls.reason.reset();
    });
  }

  protected dispense(): void {
    this.form.markAllAsTouched();
    const { what, quantity, reason } = this.form.controls;
    if (what.value === 'part' && !(Number(quantity.value) > 0)) quantity.setErrors({ pattern: true });
    if (what.value === 'nothing' && !reason.value) reason.setErrors({ required: true });
    if (this.form.valid) this.#dialog.close(this.#request());
  }

  #request(): DispenseRequest {
    const { what, quantity, reason, note } = this.form.getRawValue();
    return {
      status: what === 'nothing' ? 'declined' : 'completed',
      ...(what === 'part' ? { quantity: Number(quantity) } : {}),
      ...(what !== 'all' && reason ? { reason } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    };
  }
}
