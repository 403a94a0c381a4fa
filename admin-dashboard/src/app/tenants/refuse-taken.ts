import { type Signal, effect, untracked } from '@angular/core';
import type { FormControl } from '@angular/forms';
import type { SubdomainCheck } from './tenants.feature';

/** Makes a subdomain that the server has called taken or reserved an error of its field. Call in an injection context. */
export function refuseTaken(control: FormControl<string>, check: Signal<SubdomainCheck>): void {
  const refused = new Set<string>();
  control.addValidators(({ value }: { value: string }) => (refused.has(value.trim().toLowerCase()) ? { taken: true } : null));
  effect(() => {
    const latest = check();
    if (latest.kind !== 'checked') return;
    const { subdomain, available } = latest.answer;
    if (available) refused.delete(subdomain);
    else refused.add(subdomain);
    untracked(() => control.updateValueAndValidity());
  });
}
