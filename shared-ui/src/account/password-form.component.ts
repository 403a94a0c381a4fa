import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { ChangePasswordRequest } from '@hms/shared-dto';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { applyProblem } from '../forms/apply-problem';
import { passwordPolicy } from '../forms/password-policy';
import type { Problem } from '../session/problem';

/** The present password and the new one. */
@Component({
  selector: 'hms-password-form',
  imports: [HmsPasswordField, HmsRefusal, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-refusal [problem]="problem()?.errors?.length ? null : problem()" />
      <input class="sr-only" type="email" autocomplete="username" [value]="email()" readonly tabindex="-1" aria-hidden="true" />
      <hms-password-field label="Present password" [control]="form.controls.currentPassword" />
      <hms-password-field
        label="New password"
        autocomplete="new-password"
        meter
        [control]="form.controls.newPassword"
        [messages]="{ required: 'Choose a new password.' }"
      />
      <p class="meta">You stay signed in here and are signed out everywhere else.</p>
      <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">Change password</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      justify-items: start;
      gap: var(--s-3);
    }
    hms-password-field,
    hms-refusal {
      width: 100%;
      max-width: 380px;
    }
  `,
})
export class HmsPasswordForm {
  /** Lets the password manager file the new password under the right account. */
  readonly email = input.required<string>();
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly asked = output<ChangePasswordRequest>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    currentPassword: ['', Validators.required],
    newPassword: ['', [Validators.required, passwordPolicy]],
  });

  /** After the change: nothing typed stays. */
  clear(): void {
    this.form.reset();
  }

  /** Puts the server's refusal on its field. */
  refuse(problem: Problem): void {
    applyProblem(this.form, problem);
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.valid && !this.busy()) this.asked.emit(this.form.getRawValue());
  }
}
