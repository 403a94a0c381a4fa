import type { AbstractControl, ValidationErrors } from '@angular/forms';
import { toE164 } from '@hms/shared-ui';

/** Wants a number that can be written as E.164. Whether its length is possible in its country is the server's to say. */
export const phoneNumber = (control: AbstractControl<string>): ValidationErrors | null =>
  !control.value || /^\+[1-9]\d{6,14}$/.test(toE164(control.value)) ? null : { phone: true };
