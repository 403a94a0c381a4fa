import { type AbstractControl, FormArray, FormControl, type ValidationErrors, Validators } from '@angular/forms';
import { type ApiClient, type ApiClientKind, ORIGIN_PATTERN, type ProgramScope, type UpdateApiClientRequest } from '@hms/shared-dto';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';

export interface ClientControls {
  readonly name: FormControl<string>;
  readonly scopes: FormControl<readonly ProgramScope[]>;
  readonly origins: FormArray<FormControl<string>>;
  /** Requests a second; null: the platform's usual limit. */
  readonly ratePerSecond: FormControl<number | null>;
}

/** As it is compared by browsers: an address that was copied with capitals or a slash at its end is understood. */
export const bareOrigin = (text: string): string => text.trim().toLowerCase().replace(/\/$/, '');

const origin = ({ value }: AbstractControl<string>): ValidationErrors | null =>
  !value.trim() || ORIGIN_PATTERN.test(bareOrigin(value)) ? null : { origin: true };

const someScope = ({ value }: AbstractControl<readonly ProgramScope[]>): ValidationErrors | null =>
  value.length ? null : { required: true };

export const originControl = (value = ''): FormControl<string> =>
  new FormControl(value, { nonNullable: true, validators: [Validators.required, origin] });

/** What can be edited of an app, with the API's own limits. */
export function clientControls(): ClientControls {
  const limits = limitsOf('UpdateApiClientRequest');
  return {
    name: new FormControl('', { nonNullable: true, validators: validatorsFor(limits, 'name') }),
    scopes: new FormControl<readonly ProgramScope[]>([], { nonNullable: true, validators: someScope }),
    origins: new FormArray([originControl()]),
    ratePerSecond: new FormControl<number | null>(null, [...validatorsFor(limits, 'ratePerSecond'), Validators.pattern(/^\d+$/)]),
  };
}

/** Only what this kind of app has is asked for. */
export function fitTo(kind: ApiClientKind, { scopes, origins }: ClientControls): void {
  const [asked, other] = kind === 'server' ? [scopes, origins] : [origins, scopes];
  other.disable();
  asked.enable();
}

export function fill({ name, scopes, origins, ratePerSecond }: ClientControls, request: UpdateApiClientRequest): void {
  name.setValue(request.name);
  scopes.setValue(request.scopes ?? []);
  ratePerSecond.setValue(request.ratePerSecond ?? null);
  const { disabled } = origins;
  origins.clear();
  for (const one of request.origins?.length ? request.origins : ['']) origins.push(originControl(one));
  if (disabled) origins.disable();
}

/** What is sent: without what the kind of app has not, without repetitions. */
export function requestOf(kind: ApiClientKind, controls: ClientControls): UpdateApiClientRequest {
  const [name, rate] = [controls.name.value.trim(), controls.ratePerSecond.value];
  const own =
    kind === 'server'
      ? { scopes: [...controls.scopes.value] }
      : { origins: [...new Set(controls.origins.controls.map(({ value }) => bareOrigin(value)))] };
  return { name, ...own, ...(rate === null ? {} : { ratePerSecond: rate }) };
}

/** The request that would leave the app as it is. */
export const requestThatKeeps = ({ kind, name, scopes, origins, ratePerSecond }: ApiClient): UpdateApiClientRequest => ({
  name,
  ...(kind === 'server' ? { scopes } : { origins }),
  ...(ratePerSecond === null ? {} : { ratePerSecond }),
});
