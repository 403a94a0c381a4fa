import { Component, computed, input } from '@angular/core';
import { type AppointmentChange, type AppointmentStatus, CANCELLATION_REASON_LABELS } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';
import { APPOINTMENT_STATUS_LOOKS } from '../../shared/appointment-status-looks';
import { detailWords } from '../change-words';

function becameWords(from: AppointmentStatus | null, to: AppointmentStatus): string | null {
  if (from === null) return 'Booked';
  if (from === 'cancelled') return 'Cancellation taken back';
  return from === to ? null : APPOINTMENT_STATUS_LOOKS[to].label;
}

/** What happened to an appointment, by whom and when; the newest first. */
@Component({
  selector: 'hp-appointment-history',
  template: `
    <ol>
      @for (entry of entries(); track $index) {
        <li>
          <span>{{ entry.what }}</span>
          <span class="meta">{{ entry.when }} · {{ entry.by }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--s-3);
    }
    li {
      display: grid;
      padding-left: var(--s-3);
      border-left: 2px solid var(--line);
    }
  `,
})
export class AppointmentHistory {
  readonly changes = input.required<readonly AppointmentChange[]>();
  readonly zone = input.required<string>();

  protected readonly entries = computed(() =>
    this.changes()
      .map((change) => ({ what: this.#wordsOf(change), when: formatInstant(change.occurredAt, this.zone()), by: change.by }))
      .reverse(),
  );

  #wordsOf(change: AppointmentChange): string {
    const { fromStatus, toStatus, reason, note } = change;
    const words = [becameWords(fromStatus, toStatus), ...this.#movesOf(change)].filter(Boolean).join('. ') || 'Details changed';
    const why = [reason ? CANCELLATION_REASON_LABELS[reason] : null, note].filter(Boolean).join(', ');
    return why ? `${words}: ${why}` : words;
  }

  #movesOf({ fromStartsAt, toStartsAt, fromDoctorName, toDoctorName, ...change }: AppointmentChange): string[] {
    const moves: string[] = [];
    if (fromStartsAt && toStartsAt)
      moves.push(`Moved from ${formatInstant(fromStartsAt, this.zone())} to ${formatInstant(toStartsAt, this.zone())}`);
    if (fromDoctorName && toDoctorName) moves.push(`From ${fromDoctorName} to ${toDoctorName}`);
    return [...moves, ...detailWords(change)];
  }
}
