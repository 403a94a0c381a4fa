import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Holiday, HolidayRequest } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { holidaysAdd, holidaysList, holidaysRemove } from '@hms/shared-ui/api/holidays';
import { type Observable, map } from 'rxjs';

/** The HTTP calls of the hospital's holidays. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class HolidaysApi {
  readonly #http = inject(HttpClient);

  /** All of a year, the earliest first. */
  list(year: number): Observable<readonly Holiday[]> {
    return holidaysList(this.#http, '', { year }).pipe(map(({ body: { data } }) => data));
  }

  /** 409 `availability.orphans` with the appointments of that day, until they are accepted. */
  add(request: HolidayRequest, key: string): Observable<Holiday> {
    return holidaysAdd(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(({ body }) => body));
  }

  remove(id: string): Observable<unknown> {
    return holidaysRemove(this.#http, '', { id });
  }
}
