import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { passwordPolicy } from '../forms/password-policy';
import type { Problem } from '../session/problem';

/** The step after a first sign-in with a temporary password. */
@Component({
  selector: 'hms-new-password',
  imports: [HmsFocusHere, HmsPasswordField, HmsRefusal, ReactiveFormsModule],
  styleUrl: './auth-page.scss',
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <h1 hmsFocusHere>Choose your password</h1>
      <p class="lead">The password you were given works only once.</p>
      <hms-refusal [problem]="problem()" />
      <input class="sr-only" type="email" autocomplete="username" [value]="email()" readonly tabindex="-1" aria-hidden="true" />
      <hms-password-field label="New password" autocomplete="new-password" meter [control]="form.controls.password" />
      <button type="submit" class="btn primary wide" [attr.aria-disabled]="busy() || null">Set password and sign in</button>
      <p class="center"><button type="button" class="link" (click)="abandoned.emit()">Back to sign in</button></p>
    </form>
  `,
})
export class HmsNewPassword {
  /** Lets the password manager file the password under the right account. */
  readonly email = input.required<string>();
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly chosen = output<string>();
  readonly abandoned = output();

  protected readonly form = inject(NonNullableFormBuilder).group({ password: ['', [Validators.required, passwordPolicy]] });

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.valid && !this.busy()) this.chosen.emit(this.form.controls.password.value);
  }
}
