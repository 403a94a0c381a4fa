import { Component, computed, input } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import type { CodeKind } from '../forms/codes';
import { HmsField } from './field.component';
import { HmsInput } from './input.directive';

interface Look {
  readonly label: string;
  readonly hint: string;
  readonly messages: Readonly<Record<string, string>>;
}

const LOOKS: Readonly<Record<CodeKind, Look>> = {
  app: {
    label: 'Code',
    hint: 'Six digits. Your authenticator app shows a new one every 30 seconds.',
    messages: { required: 'Enter the code that your app shows.', code: 'The code has six digits.' },
  },
  recovery: {
    label: 'Recovery code',
    hint: 'Ten letters and digits, such as 7GK2M-PQ4XT. Each works once.',
    messages: { required: 'Enter one of your recovery codes.', code: 'A recovery code has ten letters and digits.' },
  },
  mailed: {
    label: 'Code',
    hint: 'Eight letters and digits out of the mail, such as 7GK2-MPQ4.',
    messages: { required: 'Enter the code out of the mail.', code: 'The code has eight letters and digits.' },
  },
};

/** A code to type or paste: digits of an app, a recovery code, or one out of a mail. */
@Component({
  selector: 'hms-code-field',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <hms-field [label]="look().label" [hint]="look().hint" [messages]="look().messages">
      <input
        hmsInput
        class="code"
        [formControl]="control()"
        [attr.inputmode]="kind() === 'app' ? 'numeric' : 'text'"
        [autocomplete]="kind() === 'recovery' ? 'off' : 'one-time-code'"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="16"
      />
    </hms-field>
  `,
  styles: `
    .code {
      max-width: 260px;
      font-size: var(--fs-h1);
      letter-spacing: 0.12em;
    }
  `,
})
export class HmsCodeField {
  readonly control = input.required<FormControl<string>>();
  readonly kind = input<CodeKind>('app');
  protected readonly look = computed(() => LOOKS[this.kind()]);
}
