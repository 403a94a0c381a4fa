import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** How long the tick stays. */
const TICK_MS = 2000;

/** Copies a value, and says so. */
@Component({
  selector: 'hms-copy-button',
  imports: [MatIcon],
  template: `
    <button type="button" class="icon-btn copy" [attr.aria-label]="'Copy ' + label()" [title]="'Copy ' + label()" (click)="copy($event)">
      <mat-icon class="small" [svgIcon]="copied() ? 'check' : 'content_copy'" />
    </button>
    <span class="sr-only" role="status">{{ copied() ? 'Copied' : '' }}</span>
  `,
  styles: `
    .copy.copy {
      width: 24px;
      height: 24px;
      vertical-align: middle;
    }
  `,
})
export class HmsCopyButton {
  readonly value = input.required<string>();
  /** What is copied, in words: `hospital id`. */
  readonly label = input('value');
  protected readonly copied = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  protected async copy(event: Event): Promise<void> {
    event.preventDefault();
    event.stopPropagation(); // it often sits in a row that opens upon a click
    await navigator.clipboard.writeText(this.value());
    this.copied.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.copied.set(false), TICK_MS);
  }
}
