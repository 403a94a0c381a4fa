import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { AppointmentSeries, BookSeriesRequest, BookedSeries, CancelSeriesRequest } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { seriesBook, seriesCancel, seriesGet } from '@hms/shared-ui/api/appointment-series';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls about appointments that repeat. */
@Injectable({ providedIn: 'root' })
export class SeriesApi {
  readonly #http = inject(HttpClient);

  /** The same key and request book once, however often they are sent. */
  book(request: BookSeriesRequest, key: string): Observable<BookedSeries> {
    return seriesBook(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  get(id: string): Observable<AppointmentSeries> {
    return seriesGet(this.#http, '', { id }).pipe(map(body));
  }

  cancel(id: string, request: CancelSeriesRequest): Observable<AppointmentSeries> {
    return seriesCancel(this.#http, '', { id, body: request }).pipe(map(body));
  }
}
