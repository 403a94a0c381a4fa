import { Component, computed, input } from '@angular/core';

/** The colour of a kind of appointment as a small mark. Decoration: wherever it is, the name of the kind is said in words, too. */
@Component({
  selector: 'hp-kind-mark',
  template: '',
  host: { '[style.--kind]': 'ground()', 'aria-hidden': 'true' },
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 8px;
      height: 8px;
      border-radius: var(--r-1);
      background: var(--kind);
      box-shadow: 0 0 0 1px var(--surface);
    }
  `,
})
export class KindMark {
  /** One of the five colours of the charts. */
  readonly colour = input.required<number>();

  protected readonly ground = computed(() => `var(--chart-${this.colour()})`);
}
