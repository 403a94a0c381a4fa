import { Component, computed, input, output } from '@angular/core';
import type { FreeTime } from '@hms/shared-dto';
import { HmsNotice, type Problem, formatName } from '@hms/shared-ui';
import { otherProblem } from '../booking-refusals';
import { dayAt } from '../hospital-time';
import { type Shift, whenWords } from '../shift';
import { BookingNotices } from './booking-notices.component';

/** An appointment that is being moved by keyboard, or why a move was refused and what can be done instead. */
@Component({
  selector: 'hp-shift-notices',
  imports: [BookingNotices, HmsNotice],
  template: `
    @if (moving(); as shift) {
      <hms-notice tone="info" [live]="true"
        ><b>{{ nameOf(shift) }}</b> to {{ wordsOf(shift) }}{{ doctorOf(shift) }}. Enter puts it there, Escape puts it back.
        <span class="row" noticeActions>
          <button type="button" class="btn sm" (click)="put.emit()">Put it there</button>
          <button type="button" class="btn sm" (click)="back.emit()">Put it back</button>
        </span>
      </hms-notice>
    }
    @if (refused(); as shift) {
      <hms-notice tone="caution" [live]="true"
        ><b>{{ nameOf(shift) }} was not moved to {{ wordsOf(shift) }}.</b> {{ other()?.detail }}
        <button noticeActions type="button" class="btn sm" (click)="dismissed.emit()">Leave it where it is</button>
      </hms-notice>
      <hp-booking-notices
        [problem]="problem()"
        [zone]="zone()"
        [day]="dayOf(shift)"
        (chosen)="chosen.emit($event)"
        (insisted)="insisted.emit()"
      />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
    }
    :host:not(:has(hms-notice)) {
      display: none;
    }
  `,
})
export class ShiftNotices {
  readonly zone = input.required<string>();
  readonly doctorNames = input.required<ReadonlyMap<string, string>>();
  readonly moving = input<Shift | null>(null);
  /** A move that the server refused, for `problem`. */
  readonly refused = input<Shift | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly put = output();
  readonly back = output();
  readonly chosen = output<FreeTime>();
  readonly insisted = output();
  readonly dismissed = output();

  protected readonly other = computed(() => otherProblem(this.problem()));

  protected nameOf({ appointment: { patient } }: Shift): string {
    return formatName(patient);
  }

  protected wordsOf(shift: Shift): string {
    return whenWords(shift, this.zone());
  }

  protected doctorOf({ doctorId, appointment }: Shift): string {
    return doctorId === appointment.doctorId ? '' : `, ${this.doctorNames().get(doctorId) ?? ''}`;
  }

  protected dayOf({ startsAt }: Shift): string {
    return dayAt(startsAt, this.zone());
  }
}
