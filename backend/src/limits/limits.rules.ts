import { isIPv6 } from 'node:net';

/** How much of what may pass: `perSecond` on average, `burst` at once. */
export interface Policy {
  /** As the headers name it. */
  readonly name: 'tenant' | 'app' | 'address' | 'feed';
  readonly perSecond: number;
  readonly burst: number;
}

/** What came of asking for one request's token. */
export interface Taken {
  readonly policy: Policy;
  readonly granted: boolean;
  /** Requests that could follow at once, as far as this process knows. */
  readonly remaining: number;
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const NETWORK_GROUPS = 4;

/** What of an address is counted: all of an IPv4 address; of an IPv6 address the /64 that a single customer has. */
export function countedAddress(address: string): string {
  const [, mapped] = MAPPED.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? groupsOf(address).slice(0, NETWORK_GROUPS).join(':') : address;
}

/** The groups of an IPv6 address, with those that `::` leaves out, without leading zeros. */
function groupsOf(address: string): string[] {
  const [before, after] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after ? after.split(':') : [];
  const left = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: Math.max(left, 0) }, () => '0'), ...tail].map((group) => group.replace(/^0+(?=.)/, ''));
}

/** Seconds until the next request may pass, at least 1. */
export const secondsToWait = ({ policy, remaining }: Taken): number => Math.max(1, Math.ceil((1 - remaining) / policy.perSecond));

/**
 * The headers of draft-ietf-httpapi-ratelimit-headers: what applies, and where it stands. `q` and `w`: as many requests in as many seconds;
 * `r`: how many are left; `t`: seconds until all of them are there again.
 */
export function rateHeaders(taken: readonly Taken[]): Record<'ratelimit-policy' | 'ratelimit', string> {
  const policies = taken.map(
    ({ policy: { name, burst, perSecond } }) => `"${name}";q=${burst};w=${Math.max(1, Math.round(burst / perSecond))}`,
  );
  const states = taken.map(({ policy: { name, burst, perSecond }, remaining }) => {
    const left = Math.min(burst, Math.max(0, Math.floor(remaining)));
    return `"${name}";r=${left};t=${Math.ceil((burst - left) / perSecond)}`;
  });
  return { 'ratelimit-policy': policies.join(', '), ratelimit: states.join(', ') };
}
