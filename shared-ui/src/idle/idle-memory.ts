import { Injectable, inject } from '@angular/core';
import { APP_IDENTITY } from '../session/app-config';
import type { SessionUser } from '../session/session.model';

/** What another tab did: touched its page, locked all, or unlocked for its person. */
export type IdleNews = 'touched' | 'locked' | 'unlocked';

/** Whose lock it is: the same person in another hospital is another one. */
export const personOf = ({ id, tenantId }: Pick<SessionUser, 'id' | 'tenantId'>): string => `${id}@${tenantId ?? 'platform'}`;

/**
 * Last touch and lock of this browser's tabs, per app: a reload finds them, and other tabs hear of them. Without storage each tab keeps
 * its own. Nothing of a hospital's is in it but who is locked.
 */
@Injectable({ providedIn: 'root' })
export class IdleMemory {
  readonly #app = inject(APP_IDENTITY).app;
  readonly #touchKey = `hms.${this.#app}.touched`;
  readonly #lockKey = `hms.${this.#app}.lock`;
  readonly #own = new Map<string, string>();

  /** The newest touch in any tab; null when there is none since sign-in. In milliseconds. */
  get lastTouch(): number | null {
    const at = Number(this.#read(this.#touchKey));
    return at > 0 ? at : null;
  }

  touch(now: number): void {
    this.#write(this.#touchKey, String(now));
  }

  isLocked(person: string): boolean {
    return this.#read(this.#lockKey) === `locked ${person}`;
  }

  lock(person: string): void {
    this.#write(this.#lockKey, `locked ${person}`);
  }

  /** Names the person: a tab of somebody else stays locked. */
  unlock(person: string): void {
    this.#write(this.#lockKey, `open ${person}`);
  }

  /** A new session of the person: touched just now, and unlocked. */
  begin(person: string, now: number): void {
    this.touch(now);
    this.unlock(person);
  }

  end(): void {
    this.#write(this.#touchKey, null);
    this.#write(this.#lockKey, null);
  }

  /** What a storage event of another tab means to this person; null when nothing. */
  newsFor(person: string, { key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>): IdleNews | null {
    if (key === this.#touchKey && newValue) return 'touched';
    if (key !== this.#lockKey) return null;
    if (newValue === `locked ${person}`) return 'locked';
    return newValue === `open ${person}` ? 'unlocked' : null;
  }

  #read(key: string): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return this.#own.get(key) ?? null;
    }
  }

  #write(key: string, value: string | null): void {
    this.#own.set(key, value ?? '');
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      return; // storage is closed: this tab remembers alone
    }
  }
}
