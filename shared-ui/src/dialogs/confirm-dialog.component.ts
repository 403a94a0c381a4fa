import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { HmsField } from '../components/field.component';
import { HmsInput } from '../components/input.directive';
import type { ConfirmAnswer, ConfirmQuestion } from './dialog.model';

const REASON_MAX = 500;

/** The question of `Dialogs.confirm`. Focus starts on the harmless button, or on the field that must be filled in. */
@Component({
  selector: 'hms-confirm-dialog',
  imports: [HmsField, HmsInput, MatDialogActions, MatDialogContent, MatDialogTitle, ReactiveFormsModule, RouterLink],
  templateUrl: './confirm-dialog.component.html',
  styleUrl: './dialog.scss',
})
export class HmsConfirmDialog {
  protected readonly question = inject<ConfirmQuestion>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<HmsConfirmDialog, ConfirmAnswer>>(MatDialogRef);
  readonly #name = this.question.typedName ?? '';
  protected readonly form = inject(NonNullableFormBuilder).group({
    reason: ['', this.#reasonRules()],
    name: ['', (control: { value: string }) => (control.value.trim() === this.#name ? null : { name: 'The name is not the same.' })],
  });

  protected keep(): void {
    this.#dialog.close();
  }

  protected confirm(): void {
    this.form.markAllAsTouched();
    if (this.form.valid) this.#dialog.close({ reason: this.form.controls.reason.value.trim() });
  }

  #reasonRules() {
    const { reason } = this.question;
    if (!reason) return [];
    const bound = Validators.maxLength(reason.maxLength ?? REASON_MAX);
    return reason.required ? [Validators.required, Validators.pattern(/\S/), bound] : [bound];
  }
}
