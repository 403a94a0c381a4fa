import { Component, input } from '@angular/core';

/** A page's title and count; actions are projected to the right, the primary one last (give it `class="btn primary fab"`). */
@Component({
  selector: 'hms-page-head',
  template: `
    <h1>{{ title() }}</h1>
    @if (sub()) {
      <span class="sub">{{ sub() }}</span>
    }
    <span class="gap"></span>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-3);
      min-height: var(--ctl-h);
      padding-bottom: var(--s-3);
    }
    .sub {
      color: var(--text-muted);
    }
    .gap {
      flex: 1;
    }
  `,
})
export class HmsPageHead {
  readonly title = input.required<string>();
  /** The count or the state in a few words. */
  readonly sub = input('');
}
