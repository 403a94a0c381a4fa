import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';

/** A flash of grey for a quick answer is worse than nothing. */
const DELAY_MS = 300;

/** Grey lines in the shape of what is coming, after 300 ms. `rows` lines of `height` pixels. */
@Component({
  selector: 'hms-skeleton',
  host: { 'aria-busy': 'true' },
  template: `
    <span class="sr-only" role="status">Loading</span>
    @if (visible()) {
      @for (line of lines(); track line) {
        <div class="line" [style.height.px]="height()" [style.width.%]="line % 3 === 2 ? 70 : 100"></div>
      }
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
  `,
})
export class HmsSkeleton {
  readonly rows = input(5);
  /** Pixels. */
  readonly height = input(16);

  protected readonly visible = signal(false);
  protected readonly lines = computed(() => Array.from({ length: this.rows() }, (_, at) => at));

  constructor() {
    const timer = setTimeout(() => this.visible.set(true), DELAY_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }
}
