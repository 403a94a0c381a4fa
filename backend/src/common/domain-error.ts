import { ERROR_CODES, type ErrorCode, type FieldError } from '@hms/shared-dto';

/**
 * A refusal with a meaning: stable code, HTTP status (from the code) and words that are safe to show. Services throw one; the problem filter writes it.
 * `extra` is merged into the answer (candidates of a duplicate, for example).
 */
export class DomainError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
    this.status = ERROR_CODES[code];
  }
}

/** 400 with the invalid fields. */
export class InvalidRequestError extends DomainError {
  constructor(errors: readonly FieldError[]) {
    super('request.invalid', 'Some fields are not valid. Correct them and send again.', { errors });
  }
}

/** 404 for a route or thing that is not there or not yours: the same words for both. */
export class NotFoundError extends DomainError {
  constructor(code: ErrorCode = 'not_found', detail = 'There is nothing here.') {
    super(code, detail);
  }
}

/** 503: something that we depend on does not answer. Retry helps. */
export class DependencyDownError extends DomainError {
  constructor(what: string, options?: ErrorOptions) {
    super('dependency.down', `${what} does not answer at the moment. Try again in a few seconds.`, { retryAfterSeconds: 5 }, options);
  }
}
