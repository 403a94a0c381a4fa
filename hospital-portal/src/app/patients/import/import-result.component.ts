import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportResult, Job } from '@hms/shared-dto';
import { HmsNotice, HmsPanel, formatNumber } from '@hms/shared-ui';
import { rejectedCsv } from './rejected-csv';

const RETURN_MS = 1000;

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

  protected readonly result = computed(() => (this.job().result ?? { imported: 0, rejected: 0, errors: [] }) as unknown as ImportResult);
  protected readonly imported = computed(() => formatNumber(this.result().imported));
  protected readonly rejected = computed(() => formatNumber(this.result().rejected));
  protected readonly more = computed(() => this.result().rejected > this.result().errors.length);

  protected download(): void {
    const url = URL.createObjectURL(new Blob([rejectedCsv(this.result().errors)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'rejected-lines.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), RETURN_MS); // the browser has taken it by then
  }
}
