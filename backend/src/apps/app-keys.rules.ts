import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
/** So that scanners for lost secrets know one when they see it. */
const PREFIX = 'hms_';
const KEY_PATTERN = /^hms_[A-Za-z0-9_-]{43}$/;
const HINT_LENGTH = 4;

/** A key as it is stored. */
export interface StoredKey {
  readonly id: string;
  readonly hash: Buffer;
  readonly expiresAt: Date | null;
}

/** A new key: 256 random bits, so that a plain SHA-256 of it can be stored. `key` is never stored. */
export function newKey(): { readonly key: string; readonly hash: Buffer; readonly hint: string } {
  const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url');
  return { key, hash: sha256(key), hint: key.slice(-HINT_LENGTH) };
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The stored key that was sent and is valid now; null when it is none of them. What is compared are hashes, in constant time. */
export function keyMatching(sent: string | undefined, keys: readonly StoredKey[], now: Date): StoredKey | null {
  if (sent === undefined || !KEY_PATTERN.test(sent)) return null;
  const hash = sha256(sent);
  const match = keys.find((key) => timingSafeEqual(key.hash, hash));
  return match && (match.expiresAt === null || match.expiresAt > now) ? match : null;
}
