import { Component, booleanAttribute, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { formatNumber } from '../format/numbers';
import { readMeter, readProgress } from './meter';

/** How much of a limit is used: label, figures and a bar. `limit` null draws a dashed line and says "no limit". With `progress` the end is good. */
@Component({
  selector: 'hms-meter',
  imports: [MatIcon],
  host: { '[attr.data-level]': 'reading().level' },
  template: `
    <div class="line">
      <span class="label">{{ label() }}</span>
      <b>{{ count() }}</b><span class="of">{{ rest() }}</span>
      @if (reading().flag; as flag) {
        <span class="flag"><mat-icon class="small" [svgIcon]="reading().icon!" />{{ flag }}</span>
      }
    </div>
    <div
      class="bar"
      role="meter"
      [attr.aria-label]="label()"
      [attr.aria-valuenow]="used()"
      aria-valuemin="0"
      [attr.aria-valuemax]="limit()"
      [attr.aria-valuetext]="reading().text"
    >
      <i [style.width.%]="reading().percent"></i>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 5px;
      font-size: var(--fs-small);
      line-height: var(--lh-small);
    }
    .line {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .label {
      flex: 1;
      color: var(--text-muted);
    }
    b {
      font-weight: var(--fw-medium);
    }
    .of {
      color: var(--text-muted);
    }
    .flag {
      display: inline-flex;
      align-items: center;
      gap: 3px;
      margin-left: 4px;
      font-size: var(--fs-meta);
      font-weight: var(--fw-medium);
    }
    .bar {
      height: 6px;
      border-radius: 3px;
      background: var(--line-soft);
      overflow: hidden;
      box-shadow: inset 0 0 0 1px var(--line);
    }
    i {
      display: block;
      height: 100%;
      border-radius: 3px;
      background: var(--neutral-solid);
    }
    :host([data-level='near']) i {
      background: var(--caution-bar);
    }
    :host([data-level='near']) .flag {
      color: var(--caution-fg);
    }
    :host([data-level='done']) i {
      background: var(--ok-bar);
    }
    :host([data-level='done']) .flag {
      color: var(--ok-fg);
    }
    :host([data-level='full']) i {
      background: var(--critical-bar);
    }
    :host([data-level='full']) .flag {
      color: var(--critical-fg);
    }
    :host([data-level='open']) .bar {
      height: 2px;
      margin: 2px 0;
      border-radius: 0;
      box-shadow: none;
      background: repeating-linear-gradient(90deg, var(--line) 0 4px, transparent 4px 8px);
    }
  `,
})
export class HmsMeter {
  readonly label = input.required<string>();
  readonly used = input.required<number>();
  readonly limit = input.required<number | null>();

  /** What is counted is meant to reach the limit. */
  readonly progress = input(false, { transform: booleanAttribute });

  protected readonly reading = computed(() => {
    const [used, limit] = [this.used(), this.limit()];
    return this.progress() && limit !== null ? readProgress(used, limit) : readMeter(used, limit);
  });
  protected readonly count = computed(() => formatNumber(this.used()));
  protected readonly rest = computed(() => this.reading().text.slice(this.count().length + 1));
}
