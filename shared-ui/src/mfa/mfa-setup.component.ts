import { Component, computed, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { MfaSetup } from '@hms/shared-dto';
import { HmsCodeField } from '../components/code-field.component';
import { HmsCopyButton } from '../components/copy-button.component';
import { HmsRefusal } from '../components/refusal.component';
import { bareCode, codeValidators } from '../forms/codes';
import type { Problem } from '../session/problem';
import { HmsQrCode } from './qr-code.component';

/** Connects an authenticator app: the secret as a picture and as text, then the first code out of the app. */
@Component({
  selector: 'hms-mfa-setup',
  imports: [HmsCodeField, HmsCopyButton, HmsQrCode, HmsRefusal, ReactiveFormsModule],
  templateUrl: './mfa-setup.component.html',
  styleUrl: './mfa.scss',
})
export class HmsMfaSetup {
  readonly setup = input.required<MfaSetup>();
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  /** What the button says: `Turn on`, `Turn on and sign in`. */
  readonly action = input('Turn on');
  readonly entered = output<string>();
  readonly abandoned = output();

  /** In fours, to be typed without losing one's place. */
  protected readonly spelled = computed(
    () =>
      this.setup()
        .secret.match(/.{1,4}/g)
        ?.join(' ') ?? '',
  );
  protected readonly form = inject(NonNullableFormBuilder).group({ code: ['', codeValidators('app')] });

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.valid && !this.busy()) this.entered.emit(bareCode(this.form.controls.code.value));
  }
}
