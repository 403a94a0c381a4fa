import { Component, computed, input, output } from '@angular/core';
import type { FreeTime } from '@hms/shared-dto';
import { HmsNotice, type Problem, formatDate } from '@hms/shared-ui';
import { hoursRefusal, takenRefusal } from '../booking-refusals';
import { dayAt, timeOf } from '../hospital-time';

/** Why a time was refused, and what can be done instead: one of the next free times, or booking outside the hours on purpose. */
@Component({
  selector: 'hp-booking-notices',
  imports: [HmsNotice],
  template: `
    @if (taken(); as refused) {
      <hms-notice tone="caution" [live]="true"
        ><b>{{ refused.text }}</b>
        {{ refused.alternatives.length ? 'Next free:' : 'Choose another time.' }}
        <span class="row" noticeActions>
          @for (one of refused.alternatives; track one.startsAt) {
            <button type="button" class="btn sm" (click)="chosen.emit(one)">{{ wordsOf(one) }}</button>
          }
        </span>
      </hms-notice>
    }
    @if (away(); as refused) {
      <hms-notice tone="caution" [live]="true"
        ><b>{{ refused.text }}</b>
        {{ refused.mayInsist ? 'Choose another time, or book it all the same: a walk-in, an emergency.' : 'Choose a later one.' }}
        @if (refused.mayInsist) {
          <button noticeActions type="button" class="btn sm" (click)="insisted.emit()">Book outside the hours</button>
        }
      </hms-notice>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class BookingNotices {
  readonly problem = input.required<Problem | null>();
  readonly zone = input.required<string>();
  /** The day of the form: its own times are shown without a date. */
  readonly day = input.required<string>();
  readonly chosen = output<FreeTime>();
  readonly insisted = output();

  protected readonly taken = computed(() => takenRefusal(this.problem(), this.zone()));
  protected readonly away = computed(() => hoursRefusal(this.problem()));

  protected wordsOf({ startsAt }: FreeTime): string {
    const day = dayAt(startsAt, this.zone());
    const time = timeOf(startsAt, this.zone());
    return day === this.day() ? time : `${formatDate(day)} ${time}`;
  }
}
