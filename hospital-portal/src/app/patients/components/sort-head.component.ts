import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { nextSort } from '../list-columns';
import type { PatientSort } from '../patient-query';

/** A column's head that a list can be ordered by. The arrow points to where the values grow. */
@Component({
  selector: 'th[hpSortHead]',
  imports: [MatIcon],
  host: { scope: 'col', '[attr.aria-sort]': 'direction()' },
  template: `<button type="button" (click)="sorted.emit(next())">
    <ng-content />
    @if (direction(); as way) {
      <mat-icon class="small" [svgIcon]="way === 'ascending' ? 'arrow_upward' : 'arrow_downward'" />
    }
  </button>`,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: 2px;
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    button:hover {
      color: var(--text);
      text-decoration: underline;
    }
    mat-icon {
      color: var(--text);
    }
  `,
})
export class SortHead {
  /** The order that a first press asks for. */
  readonly hpSortHead = input.required<PatientSort>();
  /** The order in force; undefined for the best match. */
  readonly current = input<PatientSort>();
  readonly sorted = output<PatientSort>();

  protected readonly direction = computed(() => {
    const current = this.current();
    if (current?.replace('-', '') !== this.hpSortHead().replace('-', '')) return null;
    return current.startsWith('-') ? 'descending' : 'ascending';
  });
  protected readonly next = computed(() => nextSort(this.hpSortHead(), this.current()));
}
