import { isIP } from 'node:net';

/** Names the variables that are missing or wrong; values are never printed. */
export class ConfigurationError extends Error {
  constructor(readonly variables: readonly string[]) {
    super(`The configuration is not usable. Set or correct: ${variables.join(', ')}. See the README, Configuration.`);
  }
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function isNetwork(text: string): boolean {
  const [address, prefix = '', ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return NAMED_NETWORKS.includes(text) || (rest.length === 0 && bits > 0 && (!text.includes('/') || isPrefix(prefix, bits)));
}

/** From 1 on: all addresses of the world are no proxies of ours. */
const isPrefix = (text: string, bits: number): boolean => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= bits;

const itemsOf = (text = ''): string[] =>
  text
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .filter((item) => item !== '');

/** Reads typed variables and collects the bad ones, so that all are told at once by `finish`. */
export function reader(env: NodeJS.ProcessEnv) {
  const bad: string[] = [];
  const refuse = <T>(name: string, instead: T): T => {
    bad.push(name);
    return instead;
  };
  return {
    text(name: string, fallback?: string): string {
      return env[name] || (fallback ?? refuse(name, ''));
    },
    number(name: string, fallback: number): number {
      const text = env[name];
      if (!text) return fallback;
      return /^\d{1,7}$/.test(text) ? Number(text) : refuse(name, fallback);
    },
    /** A whole number above 0. */
    positive(name: string, fallback: number): number {
      const value = this.number(name, fallback);
      return value > 0 ? value : refuse(name, fallback);
    },
    /** Addresses, `address/prefix`, or the names that proxy-addr knows. */
    networks(name: string): string[] {
      const networks = this.list(name);
      return networks.every(isNetwork) ? networks : refuse(name, []);
    },
    /** Separated by commas; none when it is not set. */
    list(name: string): string[] {
      return itemsOf(env[name]);
    },
    key(name: string): Buffer {
      const key = Buffer.from(env[name] ?? '', 'base64url');
      return key.length === 32 ? key : refuse(name, key);
    },
    finish(): void {
      if (bad.length > 0) throw new ConfigurationError(bad);
    },
  };
}
