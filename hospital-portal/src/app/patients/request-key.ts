import { newIdempotencyKey } from '@hms/shared-ui';

/**
 * One key per intent: the same request sent again, by a second press or after a lost connection, keeps its key; a changed request is a new
 * intent (the server refuses a key with another body).
 */
export function requestKeys(): (request: unknown) => string {
  let last = '';
  let key = newIdempotencyKey();
  return (request) => {
    const body = JSON.stringify(request);
    if (last && body !== last) key = newIdempotencyKey();
    last = body;
    return key;
  };
}
