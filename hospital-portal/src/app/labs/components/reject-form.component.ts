import { Component, inject, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { REJECTION_REASONS, type RejectSpecimenRequest, type RejectionReason } from '@hms/shared-dto';
import { HmsPanel } from '@hms/shared-ui';
import { HmsField, HmsInput, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { REJECTION_WORDS } from '../../shared/labs/lab-words';

/** Why the laboratory cannot use a specimen. Another one is collected in its place. */
@Component({
  selector: 'hp-reject-form',
  imports: [HmsField, HmsInput, HmsPanel, ReactiveFormsModule],
  template: `
    <hms-panel title="Refuse this specimen?">
      <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
        <hms-field label="Reason">
          <select hmsInput formControlName="reason">
            <option value="">Choose</option>
            @for (reason of reasons; track reason.value) {
              <option [value]="reason.value">{{ reason.label }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Note" [optional]="form.controls.reason.value !== 'other'" hint="Read by who collects it again.">
          <textarea hmsInput rows="2" formControlName="note"></textarea>
        </hms-field>
        @if (noteMissing()) {
          <p role="alert" class="wrong">Say why in the note.</p>
        }
        <div class="form-footer">
          <button type="button" class="btn" (click)="closed.emit()">Keep specimen</button>
          <button type="submit" class="btn danger">Refuse specimen</button>
        </div>
      </form>
    </hms-panel>
  `,
  styles: `
    .wrong {
      color: var(--critical-fg);
    }
  `,
})
export class RejectForm {
  readonly submitted = output<RejectSpecimenRequest>();
  readonly closed = output();
  protected readonly reasons = REJECTION_REASONS.map((value) => ({ value, label: REJECTION_WORDS[value] }));
  protected readonly noteMissing = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    reason: ['' as RejectionReason | '', Validators.required],
    note: ['', validatorsFor(limitsOf('RejectSpecimenRequest'), 'note')],
  });

  protected submit(): void {
    this.form.markAllAsTouched();
    const { reason, note } = this.form.getRawValue();
    this.noteMissing.set(reason === 'other' && note.trim() === '');
    if (this.form.invalid || reason === '' || this.noteMissing()) return;
    this.submitted.emit({ reason, ...(note.trim() ? { note: note.trim() } : {}) });
  }
}
