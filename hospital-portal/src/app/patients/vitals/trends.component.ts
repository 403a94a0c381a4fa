import { Component, computed, input } from '@angular/core';
import type { VitalSigns } from '@hms/shared-dto';
import { TrendChart } from '../../shared/charts/trend-chart.component';
import { trendsOf } from './trends';
import { VitalFlag } from './vital-flag.component';

/** Small charts on one axis of time, each with its name and last value; the values are in the table below. */
@Component({
  selector: 'hp-vitals-trends',
  imports: [TrendChart, VitalFlag],
  template: `
    <div class="trends">
      @for (trend of trends(); track trend.code) {
        <figure>
          <figcaption>
            {{ trend.label }} <b>{{ trend.latest }}</b> <span class="meta muted">{{ trend.unit }}</span>
            @if (trend.unreferenced) {
              <hp-vital-flag [flag]="null" />
            }
          </figcaption>
          <hp-trend-chart [trend]="trend" [zone]="zone()" [span]="span()" />
        </figure>
      } @empty {
        <p class="muted">A trend needs two values. What there is stands in the table.</p>
      }
    </div>
  `,
  styles: `
    .trends {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
      gap: var(--s-4);
    }
    figure {
      min-width: 0;
      margin: 0;
    }
    figcaption {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--s-1);
    }
  `,
})
export class VitalsTrends {
  readonly vitals = input.required<readonly VitalSigns[]>();
  readonly zone = input.required<string>();
  protected readonly trends = computed(() => trendsOf(this.vitals()));
  protected readonly span = computed((): [number, number] => {
    const times = this.trends().flatMap(({ points }) => points.map(({ at }) => at));
    return [Math.min(...times), Math.max(...times)];
  });
}
