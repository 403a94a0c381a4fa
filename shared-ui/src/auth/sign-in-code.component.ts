import { Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { HmsCodeField } from '../components/code-field.component';
import { HmsFocusHere } from '../components/focus-here.directive';
import { HmsRefusal } from '../components/refusal.component';
import { type CodeKind, bareCode, codeValidators } from '../forms/codes';
import type { Problem } from '../session/problem';

/** The step for people with a second factor: a code of the authenticator app, or a recovery code where the app is out of reach. */
@Component({
  selector: 'hms-sign-in-code',
  imports: [HmsCodeField, HmsFocusHere, HmsRefusal, ReactiveFormsModule],
  styleUrl: './auth-page.scss',
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()" novalidate>
      @if (kind() === 'app') {
        <h1 hmsFocusHere>Enter your code</h1>
        <p class="lead">Open your authenticator app. The code for this account is there.</p>
      } @else {
        <h1 hmsFocusHere>Enter a recovery code</h1>
        <p class="lead">One of the ten that you kept when you set up two-step verification.</p>
      }
      <hms-refusal [problem]="problem()" />
      <hms-code-field [kind]="kind()" [control]="form.controls.code" />
      <button type="submit" class="btn primary wide" [attr.aria-disabled]="busy() || null">{{ busy() ? 'Signing in' : 'Sign in' }}</button>
      <p class="center">
        <button type="button" class="link" (click)="switchKind()">
          {{ kind() === 'app' ? 'Use a recovery code' : 'Use the authenticator app' }}
        </button>
        <span aria-hidden="true">·</span>
        <button type="button" class="link" (click)="abandoned.emit()">Back to sign in</button>
      </p>
      @if (kind() === 'recovery') {
        <p class="center">No codes left? Ask your hospital, which can have the second step reset.</p>
      }
    </form>
  `,
})
export class HmsSignInCode {
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly entered = output<string>();
  readonly abandoned = output();

  protected readonly kind = signal<CodeKind>('app');
  protected readonly form = inject(NonNullableFormBuilder).group({ code: ['', codeValidators('app')] });

  protected switchKind(): void {
    this.kind.update((kind) => (kind === 'app' ? 'recovery' : 'app'));
    this.form.controls.code.setValidators(codeValidators(this.kind()));
    this.form.reset();
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.valid && !this.busy()) this.entered.emit(bareCode(this.form.controls.code.value));
  }
}
