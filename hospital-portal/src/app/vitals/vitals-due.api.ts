import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { VitalsDueList } from '@hms/shared-dto';
import { vitalsDueToday } from '@hms/shared-ui/api/vitals';
import { type Observable, map } from 'rxjs';

/** The HTTP call for who waits for vital signs. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class VitalsDueApi {
  readonly #http = inject(HttpClient);

  list(cursor?: string): Observable<VitalsDueList> {
    return vitalsDueToday(this.#http, '', { cursor }).pipe(map(({ body }) => body));
  }
}
