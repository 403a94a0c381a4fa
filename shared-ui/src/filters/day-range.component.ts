import { Component, input, output } from '@angular/core';

export interface DayRange {
  /** `YYYY-MM-DD`; empty: no limit. */
  readonly from: string;
  readonly to: string;
}

/** From one day to another above a list; both may be left out, and both belong to it. */
@Component({
  selector: 'hms-day-range',
  template: `
    <label>
      <span>From</span>
      <input #first class="hms-input" type="date" [value]="from()" [max]="to()" (change)="changed.emit({ from: first.value, to: to() })" />
    </label>
    <label>
      <span>To</span>
      <input #last class="hms-input" type="date" [value]="to()" [min]="from()" (change)="changed.emit({ from: from(), to: last.value })" />
    </label>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2);
    }
    label {
      display: flex;
      align-items: center;
      gap: 6px;
      font-size: var(--fs-small);
      color: var(--text-muted);
    }
    input {
      width: 150px;
    }
    @media (max-width: 767px) {
      :host {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        width: 100%;
      }
      label {
        display: grid;
      }
      input {
        width: 100%;
      }
    }
  `,
})
export class HmsDayRange {
  readonly from = input('');
  readonly to = input('');
  readonly changed = output<DayRange>();
}
