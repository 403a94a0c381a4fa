import { Component, type OnInit, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { HmsCodeField } from '../components/code-field.component';
import { HmsField } from '../components/field.component';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsInput } from '../components/input.directive';
import { HmsNotice } from '../components/notice.component';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { applyProblem } from '../forms/apply-problem';
import { bareCode, codeValidators } from '../forms/codes';
import { passwordPolicy } from '../forms/password-policy';
import { AuthApi } from '../session/auth.api';
import { OneCall } from '../session/one-call';
import { HospitalIdentity } from './hospital-identity';

/** Where the link of the sign-up mail leads: `?email=&code=`. Who has the mail chooses the password. */
@Component({
  selector: 'hms-sign-up-confirm-page',
  imports: [HmsCodeField, HmsField, HmsFocusHere, HmsInput, HmsNotice, HmsPasswordField, HmsRefusal, ReactiveFormsModule, RouterLink],
  styleUrl: './auth-page.scss',
  template: `
    @if (done()) {
      <h1 hmsFocusHere>Now an Admin decides</h1>
      <hms-notice tone="ok" live>Your address is confirmed, and the Admins of {{ hospital() }} have been told.</hms-notice>
      <p>You get a mail once you are let in. Then sign in with the password that you chose.</p>
      <a class="btn wide" routerLink="/auth/signin">Go to sign in</a>
    } @else {
      <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
        <h1>Confirm your address</h1>
        <p class="lead">And choose the password for {{ hospital() }}.</p>
        <hms-refusal [problem]="call.problem()" />
        <hms-field label="E-mail"><input hmsInput type="email" formControlName="email" autocomplete="username" /></hms-field>
        @if (!linked()) {
          <hms-code-field kind="mailed" [control]="form.controls.code" />
        }
        <hms-password-field
          label="Choose a password"
          autocomplete="new-password"
          meter
          [control]="form.controls.password"
          [messages]="{ required: 'Choose a password.' }"
        />
        <button type="submit" class="btn primary wide" [attr.aria-disabled]="call.busy() || null">Confirm address</button>
        <p class="center"><a routerLink="/auth/signup">Send another code</a></p>
      </form>
    }
  `,
})
export class SignUpConfirmPage implements OnInit {
  /** Both out of the link. */
  readonly email = input<string>();
  readonly code = input<string>();

  readonly #api = inject(AuthApi);
  readonly #identity = inject(HospitalIdentity);
  protected readonly call = new OneCall();
  protected readonly done = signal(false);
  protected readonly linked = signal(false);
  protected readonly hospital = computed(() => {
    const lookup = this.#identity.lookup();
    return lookup.kind === 'found' ? lookup.hospital.name : 'the hospital';
  });
  protected readonly form = inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    code: ['', codeValidators('mailed')],
    password: ['', [Validators.required, passwordPolicy]],
  });

  ngOnInit(): void {
    this.form.patchValue({ email: this.email() ?? '', code: this.code() ?? '' });
    this.linked.set(this.form.controls.code.valid);
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { email, code, password } = this.form.getRawValue();
    const { subdomain } = this.#identity;
    const request = { email: email.trim(), code: bareCode(code), password, ...(subdomain ? { subdomain } : {}) };
    this.call.run(
      this.#api.confirmSignUp(request),
      () => this.done.set(true),
      (problem) => applyProblem(this.form, problem),
    );
  }
}
