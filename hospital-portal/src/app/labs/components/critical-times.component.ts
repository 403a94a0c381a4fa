import { Component, computed, input } from '@angular/core';
import type { CriticalTimes } from '@hms/shared-dto';
import { HmsPanel, plural } from '@hms/shared-ui';

const HOUR = 60;

/** `12 minutes`, `2 h 5 min`. */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 2 * HOUR) return plural(whole, 'minute');
  return `${Math.floor(whole / HOUR)} h ${whole % HOUR} min`;
}

/** What the report says, before its rows. */
function sentence({ acknowledged, escalated, medianMinutes, ninetiethMinutes, reported }: CriticalTimes): string {
  const more = escalated === 0 ? 'Nobody else had to be told.' : `More people had to be told of ${escalated} of the ${reported}.`;
  if (medianMinutes === null || ninetiethMinutes === null) return `None was acknowledged yet. ${more}`;
  const half = `Half of the ${acknowledged} that were acknowledged took ${minutesWords(medianMinutes)} or less`;
  return `${half}, nine in ten ${minutesWords(ninetiethMinutes)}. ${more}`;
}

/** How long critical results have waited for somebody. */
@Component({
  selector: 'hp-critical-times',
  imports: [HmsPanel],
  template: `
    <hms-panel title="How long they waited in the last 30 days">
      @if (times().reported) {
        <p>{{ sentence() }}</p>
        <table class="hms-table">
          <thead>
            <tr>
              <th scope="col">Acknowledged within</th>
              <th scope="col" class="num">Results</th>
              <th scope="col" class="num">Share</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.words) {
              <tr>
                <th scope="row">{{ row.words }}</th>
                <td class="num">{{ row.count }}</td>
                <td class="num">{{ row.share }} %</td>
              </tr>
            }
          </tbody>
        </table>
      } @else {
        <p class="muted">No result was critical in this time.</p>
      }
    </hms-panel>
  `,
  styles: `
    :host {
      max-width: 40rem;
    }
    p {
      margin: 0 0 var(--s-2);
    }
  `,
})
export class CriticalTimesReport {
  readonly times = input.required<CriticalTimes>();
  protected readonly sentence = computed(() => sentence(this.times()));
  protected readonly rows = computed(() => {
    const { reported, acknowledged, waiting, steps } = this.times();
    const within = steps.map((step) => ({ words: minutesWords(step.minutes), count: step.acknowledged }));
    const all = [...within, { words: 'Any time', count: acknowledged }, { words: 'Not yet', count: waiting }];
    return all.map((row) => ({ ...row, share: Math.round((row.count / reported) * 100) }));
  });
}
