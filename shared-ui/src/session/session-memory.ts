import { Injectable, inject } from '@angular/core';
import { APP_IDENTITY, type AppIdentity } from './app-config';

const read = (name: string): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // closed storage
  }
};

/** True when a session was open in this app and has not been ended here. */
export const mayRestoreSession = (app: AppIdentity['app']): boolean => read(`hms.${app}.session`) === 'open';

/**
 * What outlives a reload, per app: whether a session may be restored, and the hospital of the last one (its id is no secret).
 * Storage may be closed by the browser's settings; then nothing is remembered.
 */
@Injectable({ providedIn: 'root' })
export class SessionMemory {
  readonly #app = inject(APP_IDENTITY).app;

  /** The hospital of the last session, for the refresh header and the sign-in form. */
  get lastTenantId(): string | null {
    return read(`hms.${this.#app}.tenant`);
  }

  /** True when a session was open and has not been ended here. */
  get mayRestore(): boolean {
    return mayRestoreSession(this.#app);
  }

  opened(tenantId: string | null): void {
    this.#write('session', 'open');
    if (tenantId) this.#write('tenant', tenantId);
  }

  closed(): void {
    this.#write('session', null);
  }

  #write(key: string, value: string | null): void {
    const name = `hms.${this.#app}.${key}`;
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      return; // closed storage: the next visit starts at the sign-in page
    }
  }
}
