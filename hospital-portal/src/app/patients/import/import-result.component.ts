import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportResult, Job } from '@hms/shared-dto';
import { HmsNotice, HmsPanel, formatNumber } from '@hms/shared-ui';

/** How an import ended: what came in, and each refused row with its line, column and reason. */
@Component({
  selector: 'hp-import-result',
  imports: [HmsNotice, HmsPanel, RouterLink],
  templateUrl: './import-result.component.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .figures {
      display: flex;
      gap: var(--s-8);
    }
    .figure {
      font-size: var(--fs-figure);
      line-height: var(--lh-figure);
      font-weight: var(--fw-strong);
    }
    .line {
      width: 72px;
    }
    .reason {
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportResultPanel {
  readonly job = input.required<Job>();
  readonly again = output();
  readonly reportAsked = output();

  protected readonly result = computed(() => (this.job().result ?? { imported: 0, rejected: 0, errors: [] }) as unknown as ImportResult);
  protected readonly cancelled = computed(() => this.job().error?.code === 'import.cancelled');
  protected readonly imported = computed(() => formatNumber(this.result().imported));
  protected readonly rejected = computed(() => formatNumber(this.result().rejected));
  protected readonly more = computed(() => this.result().rejected > this.result().errors.length);
}
