import { Component, DestroyRef, ElementRef, afterRenderEffect, computed, inject, input, numberAttribute, viewChild } from '@angular/core';
import { DisplaySettings, dayOf, formatDate, mediaSignal } from '@hms/shared-ui';
import {
  BarController,
  BarElement,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js';
import type { Trend, TrendPoint } from './trend';

Chart.register(BarController, BarElement, LineController, LineElement, LinearScale, PointElement);

/** Around what was measured once. */
const HALF_A_DAY_MS = 43_200_000;

/** The usual range behind the line. */
const band = ({ low, high }: Trend, colour: string): Plugin => ({
  id: 'band',
  beforeDatasetsDraw: ({ ctx, chartArea: { left, right, top, bottom }, scales }) => {
    if (low === null && high === null) return;
    const scale = scales['y'];
    const [from, to] = [high === null ? top : scale.getPixelForValue(high), low === null ? bottom : scale.getPixelForValue(low)];
    ctx.save();
    ctx.fillStyle = colour;
    ctx.fillRect(left, Math.max(top, from), right - left, Math.min(bottom, to) - Math.max(top, from));
    ctx.restore();
  },
});

/** One trend as a picture; its words are beside it and its values in the table below. */
@Component({
  selector: 'hp-trend-chart',
  template: `<div class="box" [style.height.px]="height()"><canvas #canvas role="img" [attr.aria-label]="trend().summary"></canvas></div>`,
  styles: `
    .box {
      position: relative;
    }
  `,
})
export class TrendChart {
  readonly trend = input.required<Trend>();
  /** The hospital's: whose days stand below the picture. */
  readonly zone = input.required<string>();
  /** First and last moment of the axis, where several charts share one; else of the points. */
  readonly span = input<readonly [from: number, to: number]>();
  readonly height = input(96, { transform: numberAttribute });

  protected readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  readonly #display = inject(DisplaySettings);
  readonly #isSystemDark = mediaSignal('(prefers-color-scheme: dark)');
  readonly #axis = computed(() => {
    const times = this.trend().points.map(({ at }) => at);
    const [from, to] = this.span() ?? [Math.min(...times), Math.max(...times)];
    return from === to ? [from - HALF_A_DAY_MS, to + HALF_A_DAY_MS] : [from, to];
  });
  #chart: Chart | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#chart?.destroy());
    afterRenderEffect(() => {
      // Colours are read from the page anew.
      this.#display.theme();
      this.#isSystemDark();
      this.#draw(this.trend());
    });
  }

  #draw(trend: Trend): void {
    this.#chart?.destroy();
    const canvas = this.canvas().nativeElement;
    const style = getComputedStyle(canvas);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const pointColour = ({ outside, critical }: TrendPoint): string =>
      critical ? colour('--critical-solid') : colour(outside ? '--chart-2' : '--chart-1');
    const colours = trend.points.map((point) => ({
      edge: pointColour(point),
      fill: point.unreferenced ? colour('--chart-hollow') : pointColour(point),
    }));
    const pair = trend.points.some(({ from }) => from !== undefined);
    const [low, high] = boundsOf(trend);
    const [from, to] = this.#axis();
    const axis = { grid: { color: colour('--chart-grid') }, border: { display: false } };
    const ticks = { color: colour('--chart-5'), font: { size: 11 }, maxRotation: 0 };
    this.#chart = new Chart(canvas, {
      type: pair ? 'bar' : 'line',
      data: { datasets: [pair ? barsOf(trend, colours) : lineOf(trend, colours, colour('--chart-1'))] },
      options: {
        ...{ responsive: true, maintainAspectRatio: false, animation: false, events: [] },
        scales: {
          x: {
            ...axis,
            type: 'linear',
            min: from,
            max: to,
            ticks: { ...ticks, maxTicksLimit: 4, callback: (at) => formatDate(dayOf(new Date(Number(at)), this.zone())) },
          },
          y: { ...axis, type: 'linear', suggestedMin: low, suggestedMax: high, ticks: { ...ticks, maxTicksLimit: 4 } },
        },
      },
      plugins: [band(trend, colour('--chart-band'))],
    } as ChartConfiguration);
  }
}

/** The range is in the picture even where every value is outside of it. */
function boundsOf({ points, low, high }: Trend): [number, number] {
  const all = [...points.flatMap(({ value, from = value }) => [value, from]), ...[low, high].filter((limit) => limit !== null)];
  return [Math.min(...all), Math.max(...all)];
}

/** A point or bar; the same inside and at its edge, but hollow where nothing is known to hold it against. */
interface PointColours {
  readonly edge: string;
  readonly fill: string;
}

const barsOf = ({ points }: Trend, colours: readonly PointColours[]) => ({
  data: points.map(({ at, value, from = value }) => ({ x: at, y: [from, value] })),
  backgroundColor: colours.map(({ fill }) => fill),
  borderColor: colours.map(({ edge }) => edge),
  ...{ barThickness: 4, borderSkipped: false, borderWidth: 1 },
});

const lineOf = ({ points }: Trend, colours: readonly PointColours[], line: string) => ({
  data: points.map(({ at, value }) => ({ x: at, y: value })),
  clip: false as const, // the first and the last point are whole
  ...{ borderColor: line, borderWidth: 2, pointRadius: points.map(({ outside }) => (outside ? 5 : 3)) },
  pointStyle: points.map(({ outside }) => (outside ? 'rectRot' : 'circle')),
  pointBackgroundColor: colours.map(({ fill }) => fill),
  pointBorderColor: colours.map(({ edge }) => edge),
});
