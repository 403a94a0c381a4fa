import { Injectable, inject, signal } from '@angular/core';
import { APP_CONFIG, APP_IDENTITY, LOCATION, subdomainOf } from '../session/app-config';
import { AuthApi } from '../session/auth.api';
import { type HospitalSignIn, applyBranding } from './branding';

/** `none`: the address names no hospital. `unknown`: it names one that does not exist. `offline`: the look-up failed. */
export type HospitalLookup =
  { readonly kind: 'none' | 'loading' | 'unknown' | 'offline' } | { readonly kind: 'found'; readonly hospital: HospitalSignIn };

/** The hospital whose subdomain the portal is opened at: looked up once, its colours put on the page. The admin app has none. */
@Injectable({ providedIn: 'root' })
export class HospitalIdentity {
  readonly subdomain =
    inject(APP_IDENTITY).app === 'portal' ? subdomainOf(inject(LOCATION).hostname, inject(APP_CONFIG).portalHostSuffix) : null;
  readonly #lookup = signal<HospitalLookup>({ kind: this.subdomain ? 'loading' : 'none' });
  readonly lookup = this.#lookup.asReadonly();

  constructor() {
    if (!this.subdomain) return;
    inject(AuthApi)
      .hospitalBySubdomain(this.subdomain)
      .subscribe({
        next: (hospital) => {
          applyBranding(hospital.branding);
          this.#lookup.set({ kind: 'found', hospital });
        },
        error: (problem: { readonly status?: number }) => this.#lookup.set({ kind: problem.status === 404 ? 'unknown' : 'offline' }),
      });
  }
}
