import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MOST_BETWEEN, MOST_IN_SERIES } from '@hms/shared-dto';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { startWith, switchMap } from 'rxjs';
import type { RepeatForm } from '../repeat-form';

/** How an appointment repeats, and when it ends. */
@Component({
  selector: 'hp-repeat-fields',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <div class="form" [formGroup]="form()">
      <hms-field label="Repeat">
        <select hmsInput formControlName="frequency">
          <option value="">Does not repeat</option>
          <option value="weekly">Every week or every few weeks</option>
          <option value="monthly">Every month, on the same weekday</option>
        </select>
      </hms-field>
      @if (value().frequency; as frequency) {
        <div class="triple">
          <hms-field [label]="frequency === 'weekly' ? 'Weeks apart' : 'Months apart'">
            <input hmsInput type="number" inputmode="numeric" min="1" [max]="mostBetween" formControlName="every" />
          </hms-field>
          <hms-field label="Ends">
            <select hmsInput formControlName="ends">
              <option value="count">After a number</option>
              <option value="until">On a day</option>
            </select>
          </hms-field>
          @if (value().ends === 'count') {
            <hms-field label="Appointments">
              <input hmsInput type="number" inputmode="numeric" min="2" [max]="most" formControlName="count" />
            </hms-field>
          } @else {
            <hms-field label="Last day"><input hmsInput type="date" formControlName="until" /></hms-field>
          }
        </div>
        <p class="muted">The first one is on the day chosen above. The time of day stays the same when clocks change.</p>
      }
    </div>
  `,
  styles: `
    .triple {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--s-3);
    }
    @media (max-width: 767px) {
      .triple {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
    }
  `,
})
export class RepeatFields {
  readonly form = input.required<RepeatForm>();

  protected readonly mostBetween = MOST_BETWEEN;
  protected readonly most = MOST_IN_SERIES;
  readonly #changes = toSignal(toObservable(this.form).pipe(switchMap((form) => form.valueChanges.pipe(startWith(null)))));
  protected readonly value = computed(() => {
    this.#changes();
    return this.form().getRawValue();
  });
}
