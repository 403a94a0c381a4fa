import { Component, computed, input } from '@angular/core';
import { HmsPanel, formatNumber } from '@hms/shared-ui';

/** How far something long is. `total` 0 is not known yet. */
@Component({
  selector: 'hp-import-progress',
  imports: [HmsPanel],
  template: `
    <hms-panel [title]="title()">
      <progress [attr.value]="total() ? done() : null" [attr.max]="total() || null" [attr.aria-label]="title()"></progress>
      <p class="line">
        <span>{{ text() }}</span>
        <ng-content />
      </p>
    </hms-panel>
  `,
  styles: `
    progress {
      width: 100%;
      height: 8px;
      accent-color: var(--accent);
    }
    .line {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--s-3);
      min-height: 28px;
      color: var(--text-muted);
    }
  `,
})
export class ImportProgress {
  readonly title = input.required<string>();
  readonly done = input(0);
  readonly total = input(0);
  /** What is counted: `rows`, `MB`. */
  readonly unit = input('rows');

  protected readonly text = computed(() =>
    this.total() ? `${formatNumber(this.done())} of ${formatNumber(this.total())} ${this.unit()}` : 'Waiting to start',
  );
}
