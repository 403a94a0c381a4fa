import { Component, booleanAttribute, input } from '@angular/core';

/** One state of a component, under its name. */
@Component({
  selector: 'hms-sample',
  host: { '[class.wide]': 'wide()' },
  template: `<div class="name meta">{{ name() }}</div>
    <div class="stage"><ng-content /></div>`,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: var(--s-2);
      min-width: 0;
    }
    :host(.wide) {
      grid-column: 1 / -1;
    }
    .name {
      color: var(--text-muted);
    }
  `,
})
export class HmsSample {
  readonly name = input.required<string>();
  /** Needs the page's whole width. */
  readonly wide = input(false, { transform: booleanAttribute });
}
