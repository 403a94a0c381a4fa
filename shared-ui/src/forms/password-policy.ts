import type { AbstractControl, ValidationErrors } from '@angular/forms';

/** One rule of the password policy, with the words that the meter shows. The server's pattern is the same, and it decides. */
export interface PasswordRule {
  readonly label: string;
  readonly met: boolean;
}

export const passwordRules = (password: string): readonly PasswordRule[] => [
  { label: 'At least 12 characters', met: password.length >= 12 },
  { label: 'An upper-case letter', met: /[A-Z]/.test(password) },
  { label: 'A lower-case letter', met: /[a-z]/.test(password) },
  { label: 'A digit', met: /\d/.test(password) },
];

/** Validator for a password that is chosen now. */
export const passwordPolicy = (control: AbstractControl<string>): ValidationErrors | null =>
  !control.value || passwordRules(control.value).every(({ met }) => met) ? null : { passwordPolicy: true };
