import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { WaitlistEntry } from '@hms/shared-dto';
import { HmsPatientName, HmsStatusChip, formatDate, formatInstant } from '@hms/shared-ui';
import { dayAt, timeOf, weekdayOf } from '../../hospital-time';
import { PRIORITY_WORDS, WAITLIST_LOOKS, daysWords, leftWords, wishWords } from '../waitlist-words';

/** Who waits, in the order in which times are offered; who is offered one can be booked from here. */
@Component({
  selector: 'hp-waitlist-table',
  imports: [HmsPatientName, HmsStatusChip, RouterLink],
  templateUrl: './waitlist-table.component.html',
  styles: `
    .held {
      display: grid;
      gap: 2px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--s-1) var(--s-2);
    }
    hms-status-chip {
      justify-self: start;
    }
  `,
})
export class WaitlistTable {
  readonly entries = input.required<readonly WaitlistEntry[]>();
  readonly zone = input.required<string>();
  /** Milliseconds of the epoch. */
  readonly now = input.required<number>();
  readonly mayAnswer = input(false);
  readonly accepted = output<WaitlistEntry>();
  readonly declined = output<WaitlistEntry>();
  readonly withdrawn = output<WaitlistEntry>();

  protected readonly rows = computed(() =>
    this.entries().map((entry) => ({
      entry,
      look: WAITLIST_LOOKS[entry.status],
      priority: PRIORITY_WORDS[entry.priority],
      wish: wishWords(entry),
      days: daysWords(entry),
      since: formatInstant(entry.createdAt, this.zone()),
      open: entry.status === 'waiting' || entry.status === 'offered' || entry.status === 'expired',
      held: entry.offer ? this.#heldWords(entry.offer.startsAt) : null,
      left: entry.offer ? leftWords(entry.offer.expiresAt, this.now()) : null,
    })),
  );

  #heldWords(startsAt: string): string {
    const day = dayAt(startsAt, this.zone());
    return `${weekdayOf(day).slice(0, 3)} ${formatDate(day)}, ${timeOf(startsAt, this.zone())}`;
  }
}
