import { Injectable, signal } from '@angular/core';
import type { SignInAnswer } from '@hms/shared-dto';
import { type SignInOutcome, outcomeOf } from './session.model';

/**
 * Holds the access token, in memory only: never in the store (development tools show it) and never in the browser's storage.
 * The refresh cookie, which no script can read, brings the session back after a reload.
 */
@Injectable({ providedIn: 'root' })
export class SessionTokens {
  #accessToken: string | null = null;
  readonly #recoveryCodes = signal<readonly string[]>([]);
  /** Recovery codes that came with a sign-in, until the person says that they are kept. */
  readonly recoveryCodes = this.#recoveryCodes.asReadonly();

  get accessToken(): string | null {
    return this.#accessToken;
  }

  /** Keeps the token of an answer and passes on what may be seen. */
  take(answer: SignInAnswer, email = ''): SignInOutcome {
    const outcome = outcomeOf(answer, email || (answer.user?.email ?? ''));
    if (outcome.kind !== 'challenge') this.#accessToken = answer.accessToken ?? null;
    this.#recoveryCodes.set(answer.recoveryCodes ?? []);
    return outcome;
  }

  clear(): void {
    this.#accessToken = null;
    this.forgetCodes();
  }

  forgetCodes(): void {
    this.#recoveryCodes.set([]);
  }
}
