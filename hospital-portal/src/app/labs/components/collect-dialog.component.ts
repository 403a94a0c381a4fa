import { Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, type ValidatorFn, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { type CollectSpecimenRequest, FASTING_STATUSES, type FastingStatus, type LabSpecimen } from '@hms/shared-dto';
import { formatName } from '@hms/shared-ui';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { FASTING_WORDS } from '../fasting-words';
import { clockNow, instantOf } from '../hospital-clock';

/** What is asked: of which tube, and by which clock its time is given. */
export interface CollectQuestion {
  readonly specimen: LabSpecimen;
  readonly zone: string;
}

const notAhead =
  (zone: string): ValidatorFn =>
  ({ value }: { value: string }) => {
    const instant = instantOf(value, zone);
    if (instant === null) return { instant: true };
    return Date.parse(instant) > Date.now() ? { ahead: true } : null;
  };

/** Asks when a specimen was taken and, where it matters, whether the patient was fasting. Whose it is is read once more. */
@Component({
  selector: 'hp-collect-dialog',
  imports: [HmsField, HmsInput, MatDialogModule, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="collect()" novalidate>
      <h2 mat-dialog-title>Collect this specimen?</h2>
      <mat-dialog-content>
        <div class="form">
          <p>{{ text }}</p>
          <hms-field
            label="Collected"
            hint="Now, if you leave it."
            [messages]="{ required: 'Give day and time.', instant: 'Give day and time.', ahead: 'This time is in the future.' }"
          >
            <input hmsInput type="datetime-local" formControlName="clock" [max]="now" />
          </hms-field>
          @if (question.specimen.fasting) {
            <hms-field label="Was the patient fasting?" [messages]="{ required: 'Ask, or choose that nobody asked.' }">
              <select hmsInput formControlName="fasting">
                <option value="">Choose</option>
                @for (answer of answers; track answer.value) {
                  <option [value]="answer.value">{{ answer.label }}</option>
                }
              </select>
            </hms-field>
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button type="button" class="btn" data-first mat-dialog-close>Not yet</button>
        <button type="submit" class="btn primary">Collected</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class CollectDialog {
  readonly #dialog = inject<MatDialogRef<CollectDialog, CollectSpecimenRequest>>(MatDialogRef);
  protected readonly question = inject<CollectQuestion>(MAT_DIALOG_DATA);
  protected readonly now = clockNow(this.question.zone);
  protected readonly answers = FASTING_STATUSES.map((value) => ({ value, label: FASTING_WORDS[value] }));
  protected readonly text = textOf(this.question.specimen);
  protected readonly form = new FormGroup({
    clock: new FormControl(this.now, { nonNullable: true, validators: [Validators.required, notAhead(this.question.zone)] }),
    fasting: new FormControl<FastingStatus | ''>('', {
      nonNullable: true,
      validators: this.question.specimen.fasting ? [Validators.required] : [],
    }),
  });

  /** A time that was left as it is says nothing: the server's own clock is the better one. */
  protected collect(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { clock, fasting } = this.form.getRawValue();
    const collectedAt = clock === this.now ? null : instantOf(clock, this.question.zone);
    this.#dialog.close({ ...(collectedAt ? { collectedAt } : {}), ...(fasting ? { fastingStatus: fasting } : {}) });
  }
}

function textOf({ patient, accessionNumber, tests, fasting }: LabSpecimen): string {
  const wanted = fasting ? ' The patient was to come fasting.' : '';
  return `${formatName(patient)}, ${patient.patientNumber}. Tube ${accessionNumber} for ${tests.join(', ')}.${wanted}`;
}
