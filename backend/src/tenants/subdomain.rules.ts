import { SUBDOMAIN_PATTERN } from '@hms/shared-dto';

/** Names that point at the platform itself, or that a stranger could mislead with. */
const RESERVED = new Set(
  (
    'www api admin mail app static assets auth login status support help docs cdn ns ns1 ns2 ns3 ns4 mx smtp imap pop pop3 ftp sftp ssh vpn ' +
    'dns webmail email postmaster abuse security root system internal intranet billing account accounts portal dashboard console platform ' +
    'operator hospital hospitals tenant tenants demo test staging dev beta blog news media files images img js css public private secure ' +
    'signin signup signout logout register oauth sso identity health metrics monitoring grafana kibana fhir hl7 autoconfig autodiscover ' +
    'wpad isatap localhost localdomain'
  ).split(' '),
);

const MAX_LENGTH = 40;
const NOTHING_LATIN = 'hospital';

export const isReserved = (subdomain: string): boolean => RESERVED.has(subdomain);

/** Why a subdomain cannot be anybody's; null when it could. */
export function refusalOf(subdomain: string): 'subdomain.invalid' | 'subdomain.reserved' | null {
  if (!SUBDOMAIN_PATTERN.test(subdomain)) return 'subdomain.invalid';
  return isReserved(subdomain) ? 'subdomain.reserved' : null;
}

/** `City General Hospital, Pune` → `citygeneralhospitalpune`; names without Latin letters → `hospital`. Always valid, but for being reserved or taken. */
export function subdomainFrom(name: string): string {
  const letters = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replace(/^[0-9]+/, '')
    .slice(0, MAX_LENGTH);
  return letters.length >= 3 ? letters : NOTHING_LATIN;
}

/** The base itself (unless reserved), then `base2`, `base3` … never longer than a subdomain may be. */
export function* candidatesFor(base: string): Generator<string> {
  if (refusalOf(base) === null) yield base;
  for (let number = 2; ; number += 1) {
    const suffix = String(number);
    yield `${base.slice(0, MAX_LENGTH - suffix.length).replace(/-$/, '')}${suffix}`;
  }
}

/** The first candidate that nobody has. */
export function firstFree(base: string, taken: ReadonlySet<string>): string {
  for (const candidate of candidatesFor(base)) if (!taken.has(candidate)) return candidate;
  throw new Error('candidates never end');
}

/** Initials that patient numbers begin with: `City General Hospital` → `CGH`; names without Latin letters → `H`. */
export function numberPrefixFrom(name: string): string {
  const words =
    name
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toUpperCase()
      .match(/[A-Z]+/g) ?? [];
  const initials = words
    .map((word) => word[0])
    .join('')
    .slice(0, 4);
  return initials || 'H';
}
