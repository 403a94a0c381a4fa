import { Component, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { AGE_UNITS } from '@hms/shared-dto';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { createRange } from './lab-test-form';

/** For whom which numbers are usual. */
@Component({
  selector: 'hp-range-row',
  imports: [HmsField, HmsInput, MatIcon, ReactiveFormsModule],
  templateUrl: './range-row.component.html',
  styles: `
    fieldset {
      min-width: 0;
      padding: var(--s-3);
      border: 1px solid var(--line);
      border-radius: var(--r-2);
    }
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(140px, 1fr));
      gap: var(--s-2) var(--s-3);
    }
    .age {
      display: flex;
      gap: var(--s-1);
    }
    .age input {
      width: 64px;
    }
    .foot {
      display: flex;
      justify-content: space-between;
      align-items: center;
    }
  `,
})
export class RangeRow {
  readonly group = input.required<ReturnType<typeof createRange>>();
  readonly number = input.required<number>();
  readonly removed = output();
  protected readonly ageUnits = AGE_UNITS;
}
