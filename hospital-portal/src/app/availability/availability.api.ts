import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Availability, Doctor } from '@hms/shared-dto';
import { allPages, withIdempotencyKey } from '@hms/shared-ui';
import { availabilityRemoveException } from '@hms/shared-ui/api/availability-exceptions';
import { availabilityExcept, availabilityGet, availabilityReplace, doctorsList } from '@hms/shared-ui/api/doctors';
import { type Observable, map } from 'rxjs';
import type { AskedChange } from './hours-change';

/** The HTTP calls of doctors' hours. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class AvailabilityApi {
  readonly #http = inject(HttpClient);

  doctors(): Observable<readonly Doctor[]> {
    return allPages((place) => doctorsList(this.#http, '', place));
  }

  get(doctorId: string): Observable<Availability> {
    return availabilityGet(this.#http, '', { id: doctorId }).pipe(map(({ body }) => body));
  }

  /** 409 `availability.orphans` with the appointments that would be outside, until they are accepted; 412 when others changed weekly hours since. */
  apply(doctorId: string, { change, accept, key }: AskedChange): Observable<unknown> {
    const accepted = accept ? { acceptOrphans: true } : {};
    switch (change.kind) {
      case 'hours': {
        const body = { rules: [...change.rules], ...accepted };
        return availabilityReplace(this.#http, '', { id: doctorId, 'If-Match': `"${change.version}"`, body });
      }
      case 'exception':
        return availabilityExcept(this.#http, '', { id: doctorId, body: { ...change.request, ...accepted } }, withIdempotencyKey(key));
      case 'removal':
        return availabilityRemoveException(this.#http, '', { id: change.exception.id, ...(accept ? { acceptOrphans: 'true' } : {}) });
    }
  }
}
