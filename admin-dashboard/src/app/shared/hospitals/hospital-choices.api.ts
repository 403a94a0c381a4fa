import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { asked, searchText } from '@hms/shared-ui';
import { tenantsList } from '@hms/shared-ui/api/tenants';
import { type Observable, map } from 'rxjs';
import type { HospitalChoice } from './hospital-choices.actions';

/** Hospitals offered at a time. */
const OFFERED = 20;

@Injectable({ providedIn: 'root' })
export class HospitalChoicesApi {
  readonly #http = inject(HttpClient);

  /** Hospitals by name, to choose one from. */
  search(text: string): Observable<readonly HospitalChoice[]> {
    const query = asked({ limit: OFFERED, sort: 'name' as const, q: searchText(text) });
    return tenantsList(this.#http, '', query).pipe(map(({ body }) => body.data.map(({ id, name }) => ({ id, name }))));
  }
}
