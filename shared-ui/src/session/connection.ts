import { Injectable, computed, signal } from '@angular/core';
import { onlineSignal } from '../display/online';

/** Longer than this, and people wonder whether anything happens. */
export const SLOW_AFTER_MS = 5000;

/** `offline`: the browser has no network. `unreachable`: it has one, but the server does not answer. */
export type ConnectionState = 'good' | 'slow' | 'offline' | 'unreachable';

/** How it stands between this page and the server, as its requests show. Told by the connection interceptor, shown by the bar. */
@Injectable({ providedIn: 'root' })
export class Connection {
  readonly #online = onlineSignal();
  readonly #reached = signal(true);
  readonly #overdue = signal(0);
  readonly #lastAnswer = signal<Date | null>(null, { equal: () => false });
  readonly #missingPart = signal(false);
  #answeredAt: Date | null = null;

  readonly state = computed((): ConnectionState => {
    if (!this.#online()) return 'offline';
    if (!this.#reached()) return 'unreachable';
    return this.#overdue() > 0 ? 'slow' : 'good';
  });
  /** What is on the page is as of then; null before the first answer. */
  readonly lastAnswer = computed(() => (this.state() === 'good' ? null : (this.#lastAnswer() ?? this.#answeredAt)));
  /** Code of the program could not be loaded: a page, a dialog. */
  readonly missingPart = this.#missingPart.asReadonly();

  answered(): void {
    this.#answeredAt = new Date();
    this.#reached.set(true);
  }

  failed(): void {
    this.#lastAnswer.set(this.#answeredAt);
    this.#reached.set(false);
  }

  /** A request that somebody waits for is on its way; call what it returns when it has ended. */
  waiting(): () => void {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.#overdue.update((count) => count + 1);
    }, SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      if (late) this.#overdue.update((count) => count - 1);
    };
  }

  partMissing(missing: boolean): void {
    this.#missingPart.set(missing);
  }
}
