import type { HttpHeaders, HttpRequest } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { APP_CONFIG, APP_IDENTITY } from './app-config';
import { sessionFeature } from './session.feature';
import { SessionMemory } from './session-memory';
import { SessionTokens } from './session-tokens';

/** The headers that every request to the API carries. Also for `fetch` calls, such as live events. */
@Injectable({ providedIn: 'root' })
export class SessionHeaders {
  readonly #tokens = inject(SessionTokens);
  readonly #memory = inject(SessionMemory);
  readonly #appId = inject(APP_CONFIG).appId ?? inject(APP_IDENTITY).appId;
  readonly #isPortal = inject(APP_IDENTITY).app === 'portal';
  readonly #tenantId = inject(Store).selectSignal(sessionFeature.selectTenantId);

  /** `X-App-ID` always; the token and the hospital where there is a session. A refresh after a reload names the hospital of the last one. */
  of({ url, headers }: Pick<HttpRequest<unknown>, 'url' | 'headers'>): HttpHeaders {
    const tenant = this.#tenantId() ?? (url === '/auth/refresh' && this.#isPortal ? this.#memory.lastTenantId : null);
    const token = this.#tokens.accessToken;
    let all = headers.set('X-App-ID', this.#appId);
    if (token) all = all.set('Authorization', `Bearer ${token}`);
    if (tenant) all = all.set('X-Tenant-ID', tenant);
    return all;
  }
}
