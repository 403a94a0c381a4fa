import type { Injector } from '@angular/core';
import type { PaletteFinder } from '@hms/shared-ui/shell';
import { map } from 'rxjs';
import { statusLook } from '../tenants/tenant-status';
import { TenantsApi } from '../tenants/tenants.api';

const ROWS = 6;

/** Hospitals by name, id, e-mail or subdomain, for the palette. */
export function findHospitals(injector: Injector): PaletteFinder {
  const api = injector.get(TenantsApi);
  return (text) =>
    api.list({ q: text, limit: ROWS }).pipe(
      map(({ data }) =>
        data.map(({ id, name, subdomain, status, suspension }) => ({
          id: `hospital-${id}`,
          label: name,
          detail: `${subdomain} · ${statusLook(status, suspension).label}`,
          icon: 'domain',
          target: { path: `/tenants/${id}` },
        })),
      ),
    );
}
