import { HttpEventType, type HttpInterceptorFn, type HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { finalize, retry, tap, throwError, timer } from 'rxjs';
import { Connection } from './connection';
import { IDEMPOTENCY_KEY } from './idempotency.interceptor';
import { type Problem, toProblem } from './problem';

/** Pauses before the second and the third try. */
const PAUSES_MS = [500, 1500] as const;

/** The server, or the way to it, is away for a moment: a restart, a change of network. */
const PASSING: ReadonlySet<number> = new Set([0, 502, 503, 504]);

/** Asked every few seconds anyway, and nobody waits for it. */
const isWatch = ({ url }: HttpRequest<unknown>): boolean => url.endsWith('/auth/me');

/**
 * How often a request may be sent again by itself: reading twice, a form's create with its Idempotency-Key once, since the server then does
 * it once. All other writes are the person's to repeat: nobody knows whether the first one arrived.
 */
function repeats(request: HttpRequest<unknown>): number {
  if (request.method === 'GET') return isWatch(request) ? 0 : PAUSES_MS.length;
  return request.method === 'POST' && request.context.get(IDEMPOTENCY_KEY) !== null ? 1 : 0;
}

const isPassing = ({ status, code }: Problem): boolean => PASSING.has(status) && code !== 'client' && globalThis.navigator.onLine;

/**
 * Repeats what may be repeated, and notes whether the server answers in the end and how long it takes. Needs problems, so the problem interceptor is inside.
 */
export const connectionInterceptor: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  const ended = isWatch(request) ? () => undefined : connection.waiting();
  return next(request).pipe(
    retry({
      count: repeats(request),
      delay: (error: unknown, attempt) => {
        const pause = PAUSES_MS[attempt - 1];
        return isPassing(toProblem(error)) && pause !== undefined ? timer(pause) : throwError(() => error);
      },
    }),
    tap({
      next: ({ type }) => type === HttpEventType.Response && connection.answered(),
      error: (error: unknown) => note(connection, toProblem(error)),
    }),
    finalize(ended),
  );
};

function note(connection: Connection, problem: Problem): void {
  if (problem.code === 'network') connection.failed();
  else if (problem.status > 0 && !PASSING.has(problem.status)) connection.answered();
}
