import { type AbstractControl, type ValidationErrors, Validators } from '@angular/forms';

/** What stands in the way of a code, as the API says it too. Blanks and hyphens are nobody's fault. */
const APP_CODE = /^\d{6}$/;
const RECOVERY_CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/i;
const MAILED_CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/i;

export type CodeKind = 'app' | 'recovery' | 'mailed';

const PATTERNS: Readonly<Record<CodeKind, RegExp>> = { app: APP_CODE, recovery: RECOVERY_CODE, mailed: MAILED_CODE };

/** Without what people put between the characters. */
export const bareCode = (text: string): string => text.replace(/[\s-]/g, '');

/** Validators of a code of this kind. */
export const codeValidators = (kind: CodeKind) => [
  Validators.required,
  ({ value }: AbstractControl<string>): ValidationErrors | null => (!value || PATTERNS[kind].test(bareCode(value)) ? null : { code: true }),
];
