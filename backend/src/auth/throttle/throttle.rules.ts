/** What a key may fail before it is locked, and for how long it is counted. */
export interface ThrottleLimit {
  /** The failure that locks first. */
  readonly failures: number;
  /** Counting starts anew after this. */
  readonly windowSeconds: number;
}

const FIRST_LOCK_S = 30;
const LONGEST_LOCK_S = 15 * 60;

/** How long a key is locked after so many failures, in seconds: 30 s, doubling with each further one to 15 min; 0 below the limit. */
export function lockSeconds(failures: number, limit: ThrottleLimit): number {
  if (failures < limit.failures) return 0;
  return Math.min(LONGEST_LOCK_S, FIRST_LOCK_S * 2 ** Math.min(failures - limit.failures, 10));
}

/** One subscriber of IPv6 has a whole /64, and is one address here; IPv4 written as IPv6 is IPv4. */
export function addressKey(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head, tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ? tail.split(':') : [])];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
