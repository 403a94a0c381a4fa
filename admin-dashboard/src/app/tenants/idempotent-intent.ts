import { newIdempotencyKey } from '@hms/shared-ui';

/** Gives one key to one request, however often it is sent, and another one once the request was changed. */
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
