import { Component, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { HmsField } from '../components/field.component';
import { HmsInput } from '../components/input.directive';
import { HmsRefusal } from '../components/refusal.component';
import { AuthApi } from '../session/auth.api';
import { HospitalIdentity } from './hospital-identity';
import { OneCall } from '../session/one-call';

/** Asks for a reset mail. The answer is the same whether or not the address is known. */
@Component({
  selector: 'hms-forgot-password-page',
  imports: [HmsField, HmsInput, HmsRefusal, ReactiveFormsModule, RouterLink],
  styleUrl: './auth-page.scss',
  template: `
    @if (sentTo(); as email) {
      <h1>Look into your mail</h1>
      <p>If {{ email }} has an account, a mail with a link is on its way. The link works once and for a short time.</p>
      <a class="btn wide" routerLink="/auth/signin">Back to sign in</a>
    } @else {
      <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
        <h1>Forgot password</h1>
        <p class="lead">We mail you a link to choose a new one.</p>
        <hms-refusal [problem]="call.problem()" />
        <hms-field label="E-mail" [messages]="{ required: 'Enter your e-mail address.' }">
          <input hmsInput type="email" formControlName="email" autocomplete="username" autocapitalize="none" spellcheck="false" />
        </hms-field>
        <button type="submit" class="btn primary wide" [attr.aria-disabled]="call.busy() || null">Send link</button>
        <p class="center"><a routerLink="/auth/signin">Back to sign in</a></p>
      </form>
    }
  `,
})
export class ForgotPasswordPage {
  readonly #api = inject(AuthApi);
  readonly #identity = inject(HospitalIdentity);
  protected readonly call = new OneCall();
  protected readonly sentTo = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({ email: ['', [Validators.required, Validators.email]] });

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const email = this.form.controls.email.value.trim();
    const subdomain = this.#identity.lookup().kind === 'found' ? this.#identity.subdomain : null;
    this.call.run(this.#api.forgotPassword({ email, ...(subdomain ? { subdomain } : {}) }), () => this.sentTo.set(email));
  }
}
