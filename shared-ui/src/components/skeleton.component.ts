import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';

/** A flash of grey for a quick answer is worse than nothing. */
const DELAY_MS = 300;

/** Longer than this, and people wonder whether anything happens. */
const SLOW_AFTER_MS = 5000;

/** Grey lines in the shape of what is coming, after 300 ms; words for it after 5 s. `rows` lines of `height` pixels. */
@Component({
  selector: 'hms-skeleton',
  host: { 'aria-busy': 'true' },
  template: `
    <span role="status" [class.sr-only]="!slow()" class="muted">{{
      slow() ? 'Still loading. The connection or the server is slow.' : 'Loading'
    }}</span>
    @for (line of lines(); track line) {
      <div class="line" [class.early]="!visible()" [style.height.px]="height()" [style.width.%]="line % 3 === 2 ? 70 : 100"></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-3);
      padding: var(--s-3) var(--s-4);
      min-height: 40px;
    }
    .line {
      border-radius: var(--r-1);
      background: var(--line-soft);
    }
    .early {
      visibility: hidden; // its place is kept: nothing below it moves when it appears
    }
  `,
})
export class HmsSkeleton {
  readonly rows = input(5);
  /** Pixels. */
  readonly height = input(16);

  protected readonly visible = signal(false);
  protected readonly slow = signal(false);
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, at) => at));

  constructor() {
    const timers = [setTimeout(() => this.visible.set(true), DELAY_MS), setTimeout(() => this.slow.set(true), SLOW_AFTER_MS)];
    inject(DestroyRef).onDestroy(() => timers.forEach(clearTimeout));
  }
}
