import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { HmsCodeField } from '../components/code-field.component';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { applyProblem } from '../forms/apply-problem';
import { bareCode, codeValidators } from '../forms/codes';
import { OneCall } from '../session/one-call';
import type { StepUpQuestion } from './step-up.model';

/** Asks for password or code before something that only the person themselves may do. Closes with true once it is proved. */
@Component({
  selector: 'hms-step-up-dialog',
  imports: [HmsCodeField, HmsPasswordField, HmsRefusal, MatDialogActions, MatDialogContent, MatDialogTitle, ReactiveFormsModule],
  styleUrl: './dialog.scss',
  templateUrl: './step-up-dialog.component.html',
})
export class HmsStepUpDialog {
  protected readonly question = inject<StepUpQuestion>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<HmsStepUpDialog, boolean>>(MatDialogRef);
  protected readonly call = new OneCall();
  protected readonly byCode = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    password: ['', Validators.required],
    code: ['', codeValidators('app')],
  });
  /** What no field of this form says. */
  protected readonly problem = computed(() => {
    const problem = this.call.problem();
    return problem?.errors.length ? null : problem;
  });

  constructor() {
    this.form.controls.code.disable();
  }

  protected switchProof(): void {
    this.byCode.update((byCode) => !byCode);
    const { password, code } = this.form.controls;
    const [asked, other] = this.byCode() ? [code, password] : [password, code];
    other.disable();
    asked.enable();
  }

  protected cancel(): void {
    this.#dialog.close(false);
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { password, code } = this.form.getRawValue();
    this.call.run(
      this.question.prove(this.byCode() ? { code: bareCode(code) } : { password }),
      () => this.#dialog.close(true),
      (problem) => applyProblem(this.form, problem),
    );
  }
}
