import type { Address, FieldError } from '@hms/shared-dto';

const PIN = /^[1-9]\d{5}$/;

/** `411 001` is how people write a PIN code, `411001` how it is stored. */
const tidyPostalCode = ({ postalCode, country }: Address): string | undefined =>
  country === 'IN' ? postalCode?.replace(/\s/g, '') : postalCode;

/** The parts that say something; null for none. */
export function toAddress(address: Address | null | undefined): Address | null {
  const { line, city, district, state, country } = address ?? {};
  const parts = { line, city, district, state, postalCode: tidyPostalCode(address ?? {}), country };
  const filled = Object.entries(parts).filter(([, part]) => part);
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** In India a postal code is a PIN code. */
export function addressErrors(address: Address | null | undefined): FieldError[] {
  const postalCode = tidyPostalCode(address ?? {});
  if (!address || address.country !== 'IN' || !postalCode || PIN.test(postalCode)) return [];
  return [{ path: 'address.postalCode', code: 'postal_code.invalid', message: 'A PIN code has six digits and begins with 1 to 9.' }];
}
