import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { catchError, throwError } from 'rxjs';
import { problemOf } from './problem';

/** Turns every HTTP failure into a `Problem`. Innermost, so that the session interceptor and all callers see problems only. */
export const problemInterceptor: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((error: unknown) => throwError(() => (error instanceof HttpErrorResponse ? problemOf(error) : error))));
