import { Component, type OnInit, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { HmsField } from '../components/field.component';
import { HmsInput } from '../components/input.directive';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { applyProblem } from '../forms/apply-problem';
import { passwordPolicy } from '../forms/password-policy';
import { AuthApi } from '../session/auth.api';
import { OneCall } from '../session/one-call';
import type { Problem } from '../session/problem';

/** Where the link of a reset mail leads: `?email=&code=`. */
@Component({
  selector: 'hms-reset-password-page',
  imports: [HmsField, HmsInput, HmsPasswordField, HmsRefusal, ReactiveFormsModule, RouterLink],
  styleUrl: './auth-page.scss',
  template: `
    @if (done()) {
      <h1>Password changed</h1>
      <p>You were signed out everywhere. Sign in with the new password.</p>
      <a class="btn primary wide" routerLink="/auth/signin">Sign in</a>
    } @else {
      <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
        <h1>Choose a new password</h1>
        <p class="lead">This signs you out on all devices.</p>
        <hms-refusal [problem]="refusal()" />
        <hms-field label="E-mail"><input hmsInput type="email" formControlName="email" autocomplete="username" /></hms-field>
        @if (!linked()) {
          <hms-field label="Code" hint="Out of the mail."><input hmsInput formControlName="code" autocomplete="one-time-code" /></hms-field>
        }
        <hms-password-field label="New password" autocomplete="new-password" meter [control]="form.controls.newPassword" />
        <button type="submit" class="btn primary wide" [attr.aria-disabled]="call.busy() || null">Change password</button>
        <p class="center"><a routerLink="/auth/forgot-password">Send another link</a></p>
      </form>
    }
  `,
})
export class ResetPasswordPage implements OnInit {
  /** Both out of the link. */
  readonly email = input<string>();
  readonly code = input<string>();

  readonly #api = inject(AuthApi);
  protected readonly call = new OneCall();
  protected readonly done = signal(false);
  protected readonly linked = signal(false);
  /** What no field says. */
  protected readonly refusal = computed(() => (this.call.problem()?.errors.length ? null : this.call.problem()));
  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    code: ['', Validators.required],
    newPassword: ['', [Validators.required, passwordPolicy]],
  });

  ngOnInit(): void {
    this.form.patchValue({ email: this.email() ?? '', code: this.code() ?? '' });
    this.linked.set(!!this.code());
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { email, code, newPassword } = this.form.getRawValue();
    this.call.run(
      this.#api.resetPassword({ email: email.trim(), code: code.trim(), newPassword }),
      () => this.done.set(true),
      (problem) => this.#refused(problem),
    );
  }
  /** A link that was cut short: the code's field appears, to be filled in from the mail. */
  #refused(problem: Problem): void {
    if (problem.errors.some(({ path }) => path === 'code')) this.linked.set(false);
    applyProblem(this.form, problem);
  }
}
