import { Component, booleanAttribute, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from '../icons/icon-name';

/** Nothing to show: first use (icon, title, button), no match, or no such page. Buttons are projected. */
@Component({
  selector: 'hms-empty-state',
  imports: [MatIcon],
  template: `
    @if (icon(); as name) {
      <mat-icon [svgIcon]="name" />
    }
    @if (page()) {
      <h1>{{ title() }}</h1>
    } @else {
      <h2>{{ title() }}</h2>
    }
    @if (text()) {
      <p>{{ text() }}</p>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--s-2);
      padding: var(--s-10) var(--s-4);
      text-align: center;
    }
    mat-icon.mat-icon {
      width: 40px;
      height: 40px;
      color: var(--text-muted);
    }
    h2 {
      font-size: var(--fs-h2);
      line-height: var(--lh-h2);
    }
    p {
      max-width: var(--measure);
      color: var(--text-muted);
    }
    .actions {
      display: flex;
      gap: var(--s-2);
      flex-wrap: wrap;
      justify-content: center;
      margin-top: var(--s-2);
    }
    .actions:empty {
      display: none;
    }
  `,
})
export class HmsEmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
  readonly icon = input<IconName | null>(null);
  /** Takes the place of a whole page: the title is the page's heading. */
  readonly page = input(false, { transform: booleanAttribute });
}
