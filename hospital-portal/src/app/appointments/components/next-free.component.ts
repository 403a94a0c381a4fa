import { Component, computed, input, output } from '@angular/core';
import type { FreeSlot } from '@hms/shared-dto';
import { formatDate } from '@hms/shared-ui';
import { dayAt, timeOf, weekdayOf } from '../hospital-time';

/** The next free times of several doctors, by day; one press takes doctor and time. */
@Component({
  selector: 'hp-next-free',
  template: `
    @for (group of days(); track group.day) {
      <h3 [id]="'free-' + group.day">{{ group.title }}</h3>
      <div class="slots" role="group" [attr.aria-labelledby]="'free-' + group.day">
        @for (row of group.rows; track row.slot.doctorId + row.slot.startsAt) {
          <button type="button" (click)="chosen.emit(row.slot)">
            <strong>{{ row.time }}</strong> {{ row.slot.doctorName }}
          </button>
        }
      </div>
    } @empty {
      <p class="muted">None of these doctors has a free time in the week from this day. Choose a later day, or other doctors.</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
      max-height: 280px;
      overflow-y: auto;
      padding: 2px;
    }
    h3 {
      margin: 0;
      font-size: var(--fs-small);
      line-height: var(--lh-small);
      font-weight: var(--fw-medium);
    }
    .slots {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
      gap: var(--s-2);
    }
    button {
      min-height: var(--ctl-h);
      padding: 0 var(--s-3);
      border: 1px solid var(--line-control);
      border-radius: var(--r-2);
      background: var(--surface);
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-hover);
    }
  `,
})
export class NextFree {
  /** The earliest first. */
  readonly slots = input.required<readonly FreeSlot[]>();
  readonly zone = input.required<string>();
  readonly chosen = output<FreeSlot>();

  protected readonly days = computed(() => {
    const zone = this.zone();
    const byDay = new Map<string, { slot: FreeSlot; time: string }[]>();
    for (const slot of this.slots()) {
      const day = dayAt(slot.startsAt, zone);
      byDay.set(day, [...(byDay.get(day) ?? []), { slot, time: timeOf(slot.startsAt, zone) }]);
    }
    return [...byDay].map(([day, rows]) => ({ day, rows, title: `${weekdayOf(day)} ${formatDate(day)}` }));
  });
}
