import { Component, type ElementRef, OnDestroy, computed, effect, input, viewChild } from '@angular/core';
import type { LabHistoryTest } from '@hms/shared-dto';
import { formatDate } from '@hms/shared-ui';
import { CategoryScale, Chart, Filler, LineController, LineElement, LinearScale, PointElement, Tooltip } from 'chart.js';
import { unitWords } from '../../shared/labs/lab-words';
import { trendOf } from './cumulative.rules';

Chart.register(CategoryScale, Filler, LineController, LineElement, LinearScale, PointElement, Tooltip);

/** A test over time, with the reference range of the last result as a band. Points outside are diamonds, critical ones red. The table beside it says the same. */
@Component({
  selector: 'hp-trend-chart',
  template: `<div class="frame"><canvas #canvas role="img" [attr.aria-label]="label()"></canvas></div>`,
  styles: `
    .frame {
      position: relative;
      height: 220px;
    }
  `,
})
export class TrendChart implements OnDestroy {
  readonly test = input.required<LabHistoryTest>();
  /** Counts changes of the theme: colours are read anew. */
  readonly theme = input(0);
  protected readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  protected readonly label = computed(() => `${this.test().name} over time, ${trendOf(this.test()).length} values; the table shows them`);
  #chart: Chart | null = null;

  constructor() {
    effect(() => {
      this.theme();
      this.draw(this.canvas().nativeElement, this.test());
    });
  }

  ngOnDestroy(): void {
    this.#chart?.destroy();
  }

  private draw(canvas: HTMLCanvasElement, test: LabHistoryTest): void {
    this.#chart?.destroy();
    const points = trendOf(test);
    const style = getComputedStyle(canvas);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const range = test.results[0]?.range;
    const band = (value: number | null | undefined) => points.map(() => value ?? null);
    const edge = { pointRadius: 0, borderWidth: 0, backgroundColor: colour('--chart-band') };
    this.#chart = new Chart(canvas, {
      type: 'line',
      data: {
        labels: points.map(({ at }) => formatDate(at.slice(0, 10))),
        datasets: [
          {
            label: unitWords(test.unit),
            data: points.map(({ value }) => value),
            borderColor: colour('--chart-1'),
            borderWidth: 2,
            pointStyle: points.map(({ isOutside }) => (isOutside ? 'rectRot' : 'circle')),
            pointRadius: points.map(({ isOutside }) => (isOutside ? 6 : 4)),
            pointBackgroundColor: points.map(({ isCritical }) => colour(isCritical ? '--critical-solid' : '--chart-1')),
          },
          { ...edge, label: 'low', data: band(range?.low) },
          { ...edge, label: 'high', data: band(range?.high), fill: range?.low === null ? 'start' : '-1' },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        plugins: { tooltip: { filter: ({ datasetIndex }) => datasetIndex === 0 } },
        scales: {
          x: { ticks: { color: colour('--text-muted') }, grid: { display: false } },
          y: { ticks: { color: colour('--text-muted') }, grid: { color: colour('--line-soft') } },
        },
      },
    });
  }
}
