import { FormControl, FormGroup, type ValidatorFn, Validators } from '@angular/forms';
import type { Tenant, UpdateTenantRequest } from '@hms/shared-dto';
import { toE164 } from '@hms/shared-ui';
import { type SchemaLimits, validatorsFor } from '@hms/shared-ui/forms';
import { phoneNumber } from './phone.rules';

export interface DetailsControls {
  readonly name: FormControl<string>;
  readonly email: FormControl<string>;
  readonly phone: FormControl<string>;
  readonly address: FormControl<string>;
  readonly subdomain: FormControl<string>;
  readonly timeZone: FormControl<string>;
}
export type DetailsForm = FormGroup<DetailsControls>;
export type DetailsValue = ReturnType<DetailsForm['getRawValue']>;

const text = (value: string, validators: ValidatorFn[]) => new FormControl(value, { nonNullable: true, validators });

/** The fields that a hospital has from the wizard to the edit page, with the API's own limits. */
export const detailsForm = (limits: SchemaLimits, value: DetailsValue): DetailsForm =>
  new FormGroup<DetailsControls>({
    name: text(value.name, validatorsFor(limits, 'name')),
    email: text(value.email, [...validatorsFor(limits, 'email'), Validators.email]),
    phone: text(value.phone, [Validators.required, phoneNumber]),
    address: text(value.address, validatorsFor(limits, 'address')),
    subdomain: text(value.subdomain, [Validators.required, ...validatorsFor(limits, 'subdomain')]),
    timeZone: text(value.timeZone, [Validators.required]),
  });

export const detailsOf = ({ name, email, phone, address, subdomain, timeZone }: Tenant): DetailsValue => ({
  name,
  email,
  phone,
  address,
  subdomain,
  timeZone,
});

/** What is sent: trimmed as the server would do it, so that a comparison before saving tells the truth. */
export const detailsRequest = (value: DetailsValue): UpdateTenantRequest => ({
  name: value.name.trim(),
  email: value.email.trim().toLowerCase(),
  phone: toE164(value.phone),
  address: value.address.trim(),
  subdomain: value.subdomain.trim().toLowerCase(),
  timeZone: value.timeZone,
});

/** All time zones of this browser; India's under its present name and on top. */
export function timeZones(): readonly string[] {
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Asia/Calcutta' && zone !== 'Asia/Kolkata');
  return ['Asia/Kolkata', ...all];
}
