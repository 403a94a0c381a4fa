import { Component, input, output } from '@angular/core';
import { FilterMenu } from './filter-menu.component';

export interface FilterRange {
  readonly from: string;
  readonly to: string;
}

/** A filter from … to …, both ends optional and inclusive. Typing is taken as it is: the address keeps what is possible. */
@Component({
  selector: 'hp-range-filter',
  imports: [FilterMenu],
  template: `
    <hp-filter-menu #menu [label]="label()" [value]="shown()" (cleared)="changed.emit({ from: '', to: '' })">
      <ng-template>
        <form class="range" (submit)="$event.preventDefault(); menu.close(); changed.emit({ from: first.value, to: last.value })">
          <label
            >From
            <input
              #first
              class="hms-input"
              [type]="type()"
              [value]="from()"
              [attr.min]="min()"
              [attr.max]="max()"
              [attr.inputmode]="type() === 'number' ? 'numeric' : null"
            />
          </label>
          <label
            >To
            <input
              #last
              class="hms-input"
              [type]="type()"
              [value]="to()"
              [attr.min]="min()"
              [attr.max]="max()"
              [attr.inputmode]="type() === 'number' ? 'numeric' : null"
            />
          </label>
          <button type="submit" class="btn primary">Apply</button>
        </form>
      </ng-template>
    </hp-filter-menu>
  `,
  styles: `
    .range {
      display: grid;
      gap: var(--s-3);
      width: 220px;
    }
    label {
      display: grid;
      gap: 4px;
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
  `,
})
export class RangeFilter {
  readonly label = input.required<string>();
  readonly shown = input<string | null>(null);
  readonly type = input<'number' | 'date'>('number');
  readonly from = input<string | number>('');
  readonly to = input<string | number>('');
  readonly min = input<string | number | null>(null);
  readonly max = input<string | number | null>(null);
  readonly changed = output<FilterRange>();
}
