import { signal } from '@angular/core';
import { type NoteForm, type NoteText, sameNote } from './visit-note';

/** Typed text is on its way to the server no later than this. */
export const SAVE_AFTER_MS = 5000;

/**
 * Keeps a draft on the server while it is typed: 5 s after a change, on leaving a field, on demand. One text is on its way at a time, and what could
 * not be sent is tried again; the text in the form is never touched.
 */
export class NoteWriter {
  /** Something in the form is not on the server yet. */
  readonly unsaved = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the server has. */
  #base: NoteText;
  /** What is on its way. */
  #sent: NoteText | null = null;
  #paused = false;
  #waiting: (() => void)[] = [];

  constructor(
    private readonly form: NoteForm,
    private readonly send: (note: NoteText) => void,
  ) {
    this.#base = form.getRawValue();
  }

  get base(): NoteText {
    return this.#base;
  }

  get busy(): boolean {
    return this.#sent !== null;
  }

  /** The form shows what the server has. */
  begin(base: NoteText): void {
    this.#base = base;
    this.form.reset(base);
    this.unsaved.set(false);
  }

  /** The server has this now, and the form what was typed. */
  rebase(base: NoteText): void {
    this.#base = base;
    this.#sent = null;
    this.typed();
  }

  typed(): void {
    this.unsaved.set(!sameNote(this.form.getRawValue(), this.#base));
    if (this.unsaved()) this.#timer ??= setTimeout(() => this.flush(), SAVE_AFTER_MS);
  }

  /** Sends what is not there yet, unless something is on its way, too long, or waits for a decision. */
  flush(): void {
    this.#stopTimer();
    if (!this.unsaved() || this.busy || this.form.invalid || this.#paused) return;
    this.#sent = this.form.getRawValue();
    this.send(this.#sent);
  }

  /** What was sent is on the server; what was typed meanwhile follows. */
  arrived(): void {
    if (this.#sent) this.rebase(this.#sent);
    this.#tell();
  }

  /** It is tried again. */
  failed(): void {
    this.#sent = null;
    this.typed();
    this.#tell();
  }

  /** Somebody has to decide first: nothing is sent until `resume`. */
  pause(): void {
    this.#sent = null;
    this.#paused = true;
    this.#tell();
  }

  resume(): void {
    this.#paused = false;
    this.flush();
  }

  /** Resolves when what is there now was saved or refused, or when it takes too long. */
  settled(withinMs: number): Promise<void> {
    this.flush();
    if (!this.busy) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(resolve, withinMs);
    });
  }

  stop(): void {
    this.#stopTimer();
    this.#tell();
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
