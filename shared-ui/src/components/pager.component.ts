import { Component, booleanAttribute, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { formatNumber, formatTotal } from '../format/numbers';

/** Below a keyset list: what is shown, Previous and Next. There are no page numbers: the server gives cursors only. */
@Component({
  selector: 'hms-pager',
  imports: [MatIcon],
  host: { role: 'navigation', 'aria-label': 'Pages' },
  template: `
    <span class="grow">{{ text() }}</span>
    <button type="button" class="btn sm" [disabled]="!hasPrevious()" (click)="previous.emit()">
      <mat-icon svgIcon="chevron_left" />Previous
    </button>
    <button type="button" class="btn sm" [disabled]="!hasNext()" (click)="next.emit()">
      Next<mat-icon class="end" svgIcon="chevron_right" />
    </button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      padding: 6px var(--s-3) 6px var(--s-4);
      border-top: 1px solid var(--line);
      color: var(--text-muted);
      font-size: var(--fs-small);
    }
    .end.mat-icon {
      margin: 0 -4px 0 0;
    }
  `,
})
export class HmsPager {
  /** Rows on this page. */
  readonly shown = input.required<number>();
  /** Rows in all; null when not counted. */
  readonly total = input<number | null>(null);
  /** `total` is a lower bound. */
  readonly totalIsEstimate = input(false, { transform: booleanAttribute });
  readonly hasPrevious = input(false, { transform: booleanAttribute });
  readonly hasNext = input(false, { transform: booleanAttribute });
  /** Plural of what is listed, such as `patients`. */
  readonly noun = input('rows');
  readonly previous = output();
  readonly next = output();

  protected readonly text = computed(() => {
    const total = this.total();
    if (total === null) return `${formatNumber(this.shown())}${this.shown() === 1 ? '' : ` ${this.noun()}`} on this page`;
    return `${formatNumber(this.shown())} of ${formatTotal(total, this.totalIsEstimate())} ${this.noun()}`;
  });
}
