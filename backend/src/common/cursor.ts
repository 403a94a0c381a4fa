import { isUUID } from 'class-validator';
import { InvalidRequestError } from './domain-error.js';

/** Values of the last row of a page in the list's order. */
export type CursorValues = readonly (string | number | null)[];

/** Opaque to clients; bound to the sort so that a cursor of another order is refused. */
export const encodeCursor = (sort: string, values: CursorValues): string =>
  Buffer.from(JSON.stringify([sort, ...values])).toString('base64url');

/** PostgreSQL takes no NUL in a text. */
const isCursorValue = (value: unknown): boolean =>
  value === null || typeof value === 'number' || (typeof value === 'string' && !value.includes('\u0000'));

/** As PostgreSQL writes a `timestamptz` as text. */
const INSTANT = /^(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?[+-]\d{2}(?::\d{2})?$/;

/** Whether a cursor's value is an instant as our queries give it out: `Date.parse` takes much that PostgreSQL does not. */
export function isCursorInstant(value: unknown): value is string {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  if (day === undefined || day < '1900' || Number.isNaN(Date.parse(value as string))) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** @throws InvalidRequestError always: of a cursor whose values are none of the list's */
export const refuseCursor = (): never => {
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
};

/**
 * Reads a cursor back.
 * @throws InvalidRequestError when it was not made for this sort with this many values.
 */
export function decodeCursor(cursor: string, sort: string, length: number): CursorValues {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return refuseCursor();
  }
  if (!Array.isArray(parsed) || parsed.length !== length + 1 || parsed[0] !== sort) return refuseCursor();
  const values: unknown[] = parsed.slice(1);
  return values.every(isCursorValue) ? (values as CursorValues) : refuseCursor();
}

/** The same of lists in the order of an instant and, within it, of an id: what most are. @throws InvalidRequestError */
export function decodeInstantCursor(cursor: string, sort: string): CursorValues {
  const values = decodeCursor(cursor, sort, 2);
  return isCursorInstant(values[0]) && isUUID(values[1]) ? values : refuseCursor();
}
