import { HttpErrorResponse } from '@angular/common/http';

/** One invalid field of a request, as the server names it. */
export interface ProblemField {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface ProblemParts {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly traceId: string | null;
  readonly errors?: readonly ProblemField[];
  readonly retryAfterSeconds?: number | null;
  /** Members beyond RFC 9457's, such as `candidates` of a possible duplicate. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The code of a refusal that asks for a proof that the person is still there. */
export const REAUTH_REQUIRED = 'reauth_required';

const KNOWN = new Set(['type', 'status', 'title', 'detail', 'code', 'traceId', 'errors']);

/** Every failed request becomes one of these (RFC 9457). `code` is stable: `network` when no answer came, else the server's. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly traceId: string | null;
  readonly errors: readonly ProblemField[];
  /** How long the server wants to be left alone, in seconds; null when it did not say. */
  readonly retryAfterSeconds: number | null;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(parts: ProblemParts, options?: ErrorOptions) {
    super(parts.detail || parts.title, options);
    this.name = 'Problem';
    this.status = parts.status;
    this.title = parts.title;
    this.detail = parts.detail;
    this.code = parts.code;
    this.traceId = parts.traceId;
    this.errors = parts.errors ?? [];
    this.retryAfterSeconds = parts.retryAfterSeconds ?? null;
    this.more = parts.more ?? {};
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

/** The seconds of `Retry-After`; the server never sends a date. */
function retryAfter({ headers }: HttpErrorResponse): number | null {
  const seconds = Number(headers.get('Retry-After') ?? NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

const isField = (value: unknown): value is ProblemField =>
  typeof value === 'object' && value !== null && typeof (value as ProblemField).path === 'string';

const fallbackDetail = (status: number): string =>
  status >= 500 ? 'The server could not answer. Try again in a minute.' : 'The server refused the request.';

/** Reading is tried again at will; whether a write arrived is not known, and what was typed is still there. */
const unreachedDetail = (reads: boolean): string =>
  reads
    ? 'The server could not be reached. Check the connection.'
    : 'The server could not be reached. What you typed is kept: send it again when the connection is back.';

const unreached = (cause: HttpErrorResponse, reads: boolean): Problem =>
  new Problem({ status: 0, title: 'No connection', detail: unreachedDetail(reads), code: 'network', traceId: null }, { cause });

/**
 * An error answer as a `Problem`; a failure that never reached the server has the code `network` and status 0.
 * `reads`: nothing was to be changed by the request.
 */
export function problemOf(failure: HttpErrorResponse, reads: boolean): Problem {
  if (failure.status === 0) return unreached(failure, reads);
  const body = (typeof failure.error === 'object' && failure.error !== null ? failure.error : {}) as Record<string, unknown>;
  const errors = body['errors'];
  return new Problem(
    {
      status: failure.status,
      title: text(body['title']) ?? `Error ${failure.status}`,
      detail: text(body['detail']) ?? fallbackDetail(failure.status),
      code: text(body['code']) ?? `http.${failure.status}`,
      traceId: text(body['traceId']),
      errors: Array.isArray(errors) ? errors.filter(isField) : [],
      retryAfterSeconds: retryAfter(failure),
      more: Object.fromEntries(Object.entries(body).filter(([key]) => !KNOWN.has(key))),
    },
    { cause: failure },
  );
}

/** The server itself said no, in contrast to a server or a network that is down. */
export const isRefusal = ({ status }: Problem): boolean => status === 401 || status === 403;

/** Whatever was thrown, as a `Problem`; use it in `catchError` of effects. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpErrorResponse) return problemOf(error, true);
  return new Problem(
    {
      status: 0,
      title: 'Something failed',
      detail: 'This page failed to do that. Reload it and try again.',
      code: 'client',
      traceId: null,
    },
    { cause: error },
  );
}
