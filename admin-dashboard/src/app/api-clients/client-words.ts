import { type ApiClient, type ApiClientKind, type ApiClientState, PERMISSIONS, type ProgramScope } from '@hms/shared-dto';
import { type IconName, type Tone, formatInstant, formatNumber } from '@hms/shared-ui';

interface KindLook {
  readonly value: ApiClientKind;
  readonly label: string;
  readonly meaning: string;
}

export const KINDS: readonly KindLook[] = [
  {
    value: 'server',
    label: 'Program',
    meaning: 'Runs on a server with a key and rights of its own in one hospital, such as a laboratory system.',
  },
  {
    value: 'browser',
    label: 'Browser app',
    meaning: 'Pages in which people sign in and have their own rights. It has no key: everybody could read it there.',
  },
];

interface StateLook {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const STATES: Readonly<Record<ApiClientState, StateLook>> = {
  active: { label: 'Active', tone: 'ok', icon: 'check_circle' },
  no_key: { label: 'No key', tone: 'waiting', icon: 'key' },
  revoked: { label: 'Revoked', tone: 'neutral', icon: 'block' },
};

export const kindLabel = (kind: ApiClientKind): string => KINDS.find(({ value }) => value === kind)?.label ?? kind;

export const stateLook = (state: ApiClientState): StateLook => STATES[state];

export const scopeLabel = (scope: ProgramScope): string => PERMISSIONS[scope].label;

export const scopesInWords = (scopes: readonly ProgramScope[]): string => scopes.map(scopeLabel).join('; ');

export const rateInWords = (ratePerSecond: number | null): string =>
  ratePerSecond === null ? "The platform's usual limit" : `${formatNumber(ratePerSecond)} requests a second`;

export const usedInWords = (lastUsedAt: string | null): string => (lastUsedAt ? formatInstant(lastUsedAt) : 'Never');

/** What stops when the app is revoked. */
export function lossInWords({ kind, keys, tenantName, origins }: ApiClient): string {
  if (kind === 'browser')
    return `People can no longer sign in at ${origins.join(', ')}; who is signed in there is refused within 5 seconds.`;
  const place = tenantName ?? 'the hospital';
  if (!keys.length) return `It has no key now, and cannot get one any more for ${place}.`;
  const stopping = keys.length === 1 ? 'Its key stops' : `All its ${keys.length} keys stop`;
  return `${stopping} within 5 seconds: the program no longer reaches ${place}.`;
}
