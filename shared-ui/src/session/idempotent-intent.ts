import { newIdempotencyKey } from './idempotency.interceptor';

/**
 * One key per intent: the same request sent again, by a second press or after a lost connection, keeps its key; a changed request is
 * a new intent (the server refuses a key with another body).
 */
export class IdempotentIntent {
  #sent = '';
  #key = newIdempotencyKey();

  keyFor(request: unknown): string {
    const text = JSON.stringify(request);
    if (this.#sent && this.#sent !== text) this.#key = newIdempotencyKey();
    this.#sent = text;
    return this.#key;
  }
}
