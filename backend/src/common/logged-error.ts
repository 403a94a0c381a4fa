const MAX_CAUSES = 5;
const ADDRESS = /[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g;
const QUOTED = /"[^"]*"/g;

/** Fields that say what failed and never what somebody wrote: names of codes and of parts of the database. */
const TOLD = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine', 'status', 'query'] as const;

/** What a log line holds of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** Where, without the message. */
  readonly stack: string;
  readonly cause?: LoggedError;
  readonly [told: string]: unknown;
}

/** Drivers quote the value that they refuse, and mail servers the address. */
const withoutValues = (message: string): string => message.replaceAll(QUOTED, '"…"').replaceAll(ADDRESS, '…@…');

const framesOf = ({ stack = '' }: Error): string => stack.slice(Math.max(0, stack.search(/^\s+at /m)));

function toldOf(error: Error): Record<string, unknown> {
  const fields = error as unknown as Record<string, unknown>;
  return Object.fromEntries(
    TOLD.filter((name) => typeof fields[name] === 'string' || typeof fields[name] === 'number').map((name) => [name, fields[name]]),
  );
}

/** Some libraries hand out copies of an error that are none. */
const isErrorLike = (value: unknown): value is Error =>
  typeof value === 'object' && value !== null && typeof (value as { message?: unknown }).message === 'string';

/**
 * An error for the log: type, message, place and causes. Everything else is left out, since drivers hang the parameters of the statement and the
 * offending row on it: patients' names, e-mail addresses, hashes. SQL of ours has no values in it and stays.
 */
export function toLoggedError(error: unknown, depth = 0): LoggedError | undefined {
  if (!isErrorLike(error)) return error === undefined ? undefined : { type: typeof error, message: '', stack: '' };
  const cause = depth < MAX_CAUSES && error.cause !== undefined ? toLoggedError(error.cause, depth + 1) : undefined;
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    stack: framesOf(error),
    ...toldOf(error),
    ...(cause ? { cause } : {}),
  };
}
