import { Component, booleanAttribute, input } from '@angular/core';

/** A bordered area with an optional title. `<div panelActions>` goes right of the title; `flush` drops the padding, as for tables. */
@Component({
  selector: 'hms-panel',
  template: `
    @if (title()) {
      <header>
        <h2>{{ title() }}</h2>
        <span class="gap"></span>
        <ng-content select="[panelActions]" />
      </header>
    }
    <div [class.body]="!flush()"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--r-3);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-2);
      min-height: 40px;
      padding: 2px var(--s-3) 2px var(--s-4);
      border-bottom: 1px solid var(--line-soft);
    }
    .gap {
      flex: 1;
    }
    .body {
      padding: var(--s-3) var(--s-4);
    }
  `,
})
export class HmsPanel {
  readonly title = input('');
  readonly flush = input(false, { transform: booleanAttribute });
}
