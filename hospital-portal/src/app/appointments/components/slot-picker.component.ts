import { Component, computed, input, output } from '@angular/core';
import type { Slot } from '@hms/shared-dto';
import { timeOf } from '../hospital-time';

/** The doctor's free times of the day; one press takes one. */
@Component({
  selector: 'hp-slot-picker',
  template: `
    @if (rows().length) {
      <div class="slots" role="group" aria-label="Free times">
        @for (row of rows(); track row.slot.startsAt) {
          <button type="button" [attr.aria-pressed]="row.text === time()" (click)="chosen.emit(row.slot)">{{ row.text }}</button>
        }
      </div>
    } @else {
      <p class="muted">
        {{ slots().length ? 'Every slot of this day is taken.' : 'No working hours on this day.' }} Choose another day or write a time.
      </p>
    }
  `,
  styles: `
    .slots {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2);
      max-height: 168px;
      overflow-y: auto;
      padding: 2px;
    }
    button {
      min-height: var(--ctl-h);
      padding: 0 var(--s-3);
      border: 1px solid var(--line-control);
      border-radius: var(--r-2);
      background: var(--surface);
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
    [aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--on-accent-soft);
      font-weight: var(--fw-strong);
    }
  `,
})
export class SlotPicker {
  readonly slots = input.required<readonly Slot[]>();
  readonly zone = input.required<string>();
  /** `HH:MM` that is chosen now. */
  readonly time = input.required<string>();
  readonly chosen = output<Slot>();

  protected readonly rows = computed(() =>
    this.slots()
      .filter(({ free }) => free)
      .map((slot) => ({ slot, text: timeOf(slot.startsAt, this.zone()) })),
  );
}
