import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { type Observable, catchError, from, switchMap, throwError } from 'rxjs';
import { problemOf } from './problem';

/** What a refused download answers is a Blob like the file; the problem is inside. Not JSON: a proxy's page, and no problem of ours. */
async function unpacked(failure: HttpErrorResponse, body: Blob): Promise<HttpErrorResponse> {
  const { headers, status, statusText } = failure;
  const text = await body.text();
  const error: unknown = /json/.test(body.type) ? JSON.parse(text) : text;
  return new HttpErrorResponse({ error, headers, status, statusText, url: failure.url ?? undefined });
}

function failed(failure: HttpErrorResponse, reads: boolean): Observable<never> {
  const body: unknown = failure.error;
  if (!(body instanceof Blob)) return throwError(() => problemOf(failure, reads));
  return from(unpacked(failure, body)).pipe(switchMap((readable) => throwError(() => problemOf(readable, reads))));
}

/** Turns every HTTP failure into a `Problem`. Innermost, so that the session interceptor and all callers see problems only. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(
    catchError((error: unknown) =>
      error instanceof HttpErrorResponse ? failed(error, request.method === 'GET') : throwError(() => error),
    ),
  );
