import { Component, computed, input, output } from '@angular/core';
import { HmsNotice, type Problem } from '@hms/shared-ui';
import { seriesRefusal } from '../series-words';

/** The dates of a series that cannot be booked, why, and the way on: the others alone. */
@Component({
  selector: 'hp-series-gaps',
  imports: [HmsNotice],
  template: `
    @if (refusal(); as refused) {
      <hms-notice tone="caution" [live]="true"
        ><b>{{ refused.gaps.length }} of {{ refused.total }} appointments cannot be booked. Nothing was booked yet.</b>
        <ul>
          @for (gap of refused.gaps; track gap.when) {
            <li>
              <b>{{ gap.when }}</b> {{ gap.why }}
              @if (gap.instead) {
                <span class="muted">Free: {{ gap.instead }}</span>
              }
            </li>
          }
        </ul>
        @if (refused.gaps.length < refused.total) {
          <button noticeActions type="button" class="btn sm" (click)="othersWanted.emit()">
            Book the other {{ refused.total - refused.gaps.length }}
          </button>
        }
      </hms-notice>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    ul {
      display: grid;
      gap: var(--s-1);
      max-height: 240px;
      margin-top: var(--s-1);
      overflow-y: auto;
    }
  `,
})
export class SeriesGaps {
  readonly problem = input.required<Problem | null>();
  readonly zone = input.required<string>();
  readonly othersWanted = output();

  protected readonly refusal = computed(() => seriesRefusal(this.problem(), this.zone()));
}
