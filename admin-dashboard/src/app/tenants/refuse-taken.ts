import { type Signal, effect, untracked } from '@angular/core';
import type { FormControl, ValidationErrors } from '@angular/forms';
import { subdomainRefusal } from './subdomain.rules';
import type { SubdomainCheck } from './tenants.feature';

const takenError = (refusal: string | undefined): ValidationErrors | null => (refusal ? { taken: refusal } : null);

/** Makes a subdomain that the server has called taken or reserved an error of its field. Call in an injection context. */
export function refuseTaken(control: FormControl<string>, check: Signal<SubdomainCheck>): void {
  const refused = new Map<string, string>();
  control.addValidators(({ value }: { value: string }) => takenError(refused.get(value.trim().toLowerCase())));
  effect(() => {
    const latest = check();
    if (latest.kind !== 'checked') return;
    const { subdomain, available, reason } = latest.answer;
    if (available) refused.delete(subdomain);
    else refused.set(subdomain, subdomainRefusal(reason));
    if (!available) control.markAsTouched(); // the answer is about what is typed: it shows at once
    untracked(() => control.updateValueAndValidity());
  });
}
