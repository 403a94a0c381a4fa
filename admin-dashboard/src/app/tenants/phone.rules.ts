import type { AbstractControl, ValidationErrors } from '@angular/forms';

/** A typed telephone number as E.164: separators go, and ten digits as people in India write them get the country code. */
export function toE164(typed: string): string {
  const digits = typed.replace(/[\s().-]/g, '');
  if (/^[6-9]\d{9}$/.test(digits)) return `+91${digits}`;
  if (/^0[1-9]\d{9}$/.test(digits)) return `+91${digits.slice(1)}`;
  return digits;
}

/** Wants a number that can be written as E.164. Whether its length is possible in its country is the server's to say. */
export const phoneNumber = (control: AbstractControl<string>): ValidationErrors | null =>
  !control.value || /^\+[1-9]\d{6,14}$/.test(toE164(control.value)) ? null : { phone: true };
