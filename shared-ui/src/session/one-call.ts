import { type Signal, signal } from '@angular/core';
import { type Observable, finalize } from 'rxjs';
import { type Problem, REAUTH_REQUIRED, toProblem } from './problem';

/** One call at a time of a page that keeps nothing in the store: busy, and why the last try failed. */
export class OneCall {
  readonly #busy = signal(false);
  readonly #problem = signal<Problem | null>(null);
  readonly busy: Signal<boolean> = this.#busy.asReadonly();
  readonly problem: Signal<Problem | null> = this.#problem.asReadonly();

  /** Ignored while another call runs: a second press of the button is no second wish. */
  run<T>(call: Observable<T>, then: (answer: T) => void, refused?: (problem: Problem) => void): void {
    if (this.#busy()) return;
    this.#busy.set(true);
    this.#problem.set(null);
    call.pipe(finalize(() => this.#busy.set(false))).subscribe({
      next: then,
      error: (error: unknown) => this.#fail(toProblem(error), refused),
    });
  }

  /** Who did not confirm that it is they has changed their mind: the page stays as it was. */
  #fail(problem: Problem, refused?: (problem: Problem) => void): void {
    if (problem.code === REAUTH_REQUIRED) return;
    this.#problem.set(problem);
    refused?.(problem);
  }
}
