import { Injectable, signal } from '@angular/core';

/** How long a message stays; one with Undo must be readable and reachable in that time. */
export const TOAST_MS = 8000;

export interface Toast {
  readonly text: string;
  readonly actionLabel: string | null;
  readonly action: (() => void) | null;
}

/** Short news at the bottom left, one at a time. Never for errors alone: those belong where they happened. */
@Injectable({ providedIn: 'root' })
export class ToastService {
  readonly #current = signal<Toast | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly current = this.#current.asReadonly();

  /** Shows the text for 8 s; `undo` adds an Undo button that calls it. */
  show(text: string, undo?: () => void): void {
    this.#current.set({ text, actionLabel: undo ? 'Undo' : null, action: undo ?? null });
    this.#restart();
  }

  act(): void {
    const action = this.#current()?.action;
    this.dismiss();
    action?.();
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.#current.set(null);
  }

  /** Time stands still while the person is over the message. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  release(): void {
    if (this.#current()) this.#restart();
  }

  #restart(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#current.set(null), TOAST_MS);
  }
}
