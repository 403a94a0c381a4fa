import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CalendarFeed, CalendarFeedAddress } from '@hms/shared-dto';
import { calendarFeedGet, calendarFeedIssue, calendarFeedRevoke } from '@hms/shared-ui/api/doctors';
import { type Observable, map } from 'rxjs';

/** The HTTP calls of the doctor's own calendar address. Failures come as `Problem`; the interceptors add the API's origin. */
@Injectable({ providedIn: 'root' })
export class CalendarFeedApi {
  readonly #http = inject(HttpClient);

  get(doctorId: string): Observable<CalendarFeed> {
    return calendarFeedGet(this.#http, '', { id: doctorId }).pipe(map(({ body }) => body));
  }

  /** A new address, in place of the one of before. */
  issue(doctorId: string): Observable<CalendarFeedAddress> {
    return calendarFeedIssue(this.#http, '', { id: doctorId }).pipe(map(({ body }) => body));
  }

  revoke(doctorId: string): Observable<void> {
    return calendarFeedRevoke(this.#http, '', { id: doctorId }).pipe(map(() => undefined));
  }
}
