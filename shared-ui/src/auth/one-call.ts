import { type Signal, signal } from '@angular/core';
import { type Observable, finalize } from 'rxjs';
import { type Problem, toProblem } from '../session/problem';

/** One call at a time of a page that keeps nothing in the store: busy, and why the last try failed. */
export class OneCall {
  readonly #busy = signal(false);
  readonly #problem = signal<Problem | null>(null);
  readonly busy: Signal<boolean> = this.#busy.asReadonly();
  readonly problem: Signal<Problem | null> = this.#problem.asReadonly();

  /** Ignored while another call runs: a second press of the button is no second wish. */
  run<T>(call: Observable<T>, then: (answer: T) => void): void {
    if (this.#busy()) return;
    this.#busy.set(true);
    this.#problem.set(null);
    call.pipe(finalize(() => this.#busy.set(false))).subscribe({
      next: then,
      error: (error: unknown) => this.#problem.set(toProblem(error)),
    });
  }
}
