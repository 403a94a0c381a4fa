import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { HmsCodeField } from '../components/code-field.component';
import { HmsField } from '../components/field.component';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsInput } from '../components/input.directive';
import { HmsNotice } from '../components/notice.component';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { HmsSkeleton } from '../components/skeleton.component';
import { applyProblem } from '../forms/apply-problem';
import { bareCode, codeValidators } from '../forms/codes';
import { passwordPolicy } from '../forms/password-policy';
import { AuthApi } from '../session/auth.api';
import { OneCall } from '../session/one-call';
import { HospitalIdentity } from './hospital-identity';

/** `/auth/signup`: asks to join the hospital of this address, then takes the mailed code. Nothing tells whether an address is known. */
@Component({
  selector: 'hms-sign-up-page',
  imports: [
    HmsCodeField,
    HmsField,
    HmsFocusHere,
    HmsInput,
    HmsNotice,
    HmsPasswordField,
    HmsRefusal,
    HmsSkeleton,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './sign-up.page.html',
  styleUrl: './auth-page.scss',
})
export class SignUpPage {
  readonly #api = inject(AuthApi);
  readonly #identity = inject(HospitalIdentity);
  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly asking = new OneCall();
  protected readonly proving = new OneCall();
  protected readonly step = signal<'ask' | 'code' | 'waiting'>('ask');
  protected readonly lookup = this.#identity.lookup;
  /** Null unless the address names a hospital. */
  protected readonly hospital = computed(() => {
    const lookup = this.lookup();
    return lookup.kind === 'found' ? lookup.hospital : null;
  });
  protected readonly form = this.#forms.group({
    name: ['', [Validators.required, Validators.pattern(/\S/), Validators.maxLength(200)]],
    email: ['', [Validators.required, Validators.email, Validators.maxLength(254)]],
    password: ['', [Validators.required, passwordPolicy]],
  });
  protected readonly codeForm = this.#forms.group({ code: ['', codeValidators('mailed')] });

  protected ask(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { name, email, password } = this.form.getRawValue();
    const request = { name: name.trim(), email: email.trim(), password, ...this.#named() };
    this.asking.run(
      this.#api.signUp(request),
      () => this.step.set('code'),
      (problem) => applyProblem(this.form, problem),
    );
  }

  /** The password that was chosen a minute ago is still at hand: nobody types it twice. */
  protected prove(): void {
    this.codeForm.markAllAsTouched();
    if (this.codeForm.invalid) return;
    const { email, password } = this.form.getRawValue();
    const request = { email: email.trim(), code: bareCode(this.codeForm.controls.code.value), password, ...this.#named() };
    this.proving.run(this.#api.confirmSignUp(request), () => {
      this.form.reset();
      this.step.set('waiting');
    });
  }

  protected again(): void {
    this.codeForm.reset();
    this.step.set('ask');
  }

  #named(): { subdomain?: string } {
    return this.#identity.subdomain ? { subdomain: this.#identity.subdomain } : {};
  }
}
