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
  /** Members beyond RFC 9457's, such as `candidates` of a possible duplicate. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const KNOWN = new Set(['type', 'status', 'title', 'detail', 'code', 'traceId', 'errors']);

/** Every failed request becomes one of these (RFC 9457). `code` is stable: `network` when no answer came, else the server's. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly traceId: string | null;
  readonly errors: readonly ProblemField[];
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
    this.more = parts.more ?? {};
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

const isField = (value: unknown): value is ProblemField =>
  typeof value === 'object' && value !== null && typeof (value as ProblemField).path === 'string';

const fallbackDetail = (status: number): string =>
  status >= 500 ? 'The server could not answer. Try again in a minute.' : 'The server refused the request.';

/** An error answer as a `Problem`; a failure that never reached the server has the code `network` and status 0. */
export function problemOf(failure: HttpErrorResponse): Problem {
  if (failure.status === 0) {
    return new Problem(
      {
        status: 0,
        title: 'No connection',
        detail: 'The server could not be reached. Check the connection.',
        code: 'network',
        traceId: null,
      },
      { cause: failure },
    );
  }
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
  if (error instanceof HttpErrorResponse) return problemOf(error);
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
