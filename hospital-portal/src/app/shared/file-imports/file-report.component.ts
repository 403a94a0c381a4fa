import { Component, computed, input } from '@angular/core';
import type { FileColumn, FileImportReport } from '@hms/shared-dto';
import { HmsNotice, HmsPanel, formatNumber } from '@hms/shared-ui';

/** Parts of a thing that no single column fills. */
const PARTS: Readonly<Record<string, string>> = { ranges: 'Reference ranges' };

/** What a file would change, or has changed: how much of it, each row that is wrong, and each thing that is new or another. */
@Component({
  selector: 'hp-file-report',
  imports: [HmsNotice, HmsPanel],
  templateUrl: './file-report.component.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3) var(--s-8);
    }
    .figure {
      font-size: var(--fs-figure);
      line-height: var(--lh-figure);
      font-weight: var(--fw-strong);
    }
    .line {
      width: 72px;
    }
    td {
      overflow-wrap: anywhere;
    }
  `,
})
export class FileReport {
  readonly report = input.required<FileImportReport>();
  readonly columns = input.required<readonly FileColumn[]>();
  /** What is counted: `tests`. */
  readonly noun = input.required<string>();

  protected readonly figures = computed(() => {
    const { added, changed, unchanged, wrong } = this.report();
    return [
      { label: 'new', count: added },
      { label: 'changed', count: changed },
      { label: 'there already', count: unchanged },
      { label: 'wrong, left out', count: wrong },
    ].map(({ label, count }) => ({ label, count: formatNumber(count) }));
  });
  protected readonly items = computed(() =>
    this.report().items.map(({ parts, ...item }) => ({
      ...item,
      words: item.outcome === 'new' ? 'New' : `Changed: ${parts.map((part) => this.#wordsOf(part)).join(', ')}`,
    })),
  );
  protected readonly moreItems = computed(() => this.report().added + this.report().changed > this.report().items.length);
  /** Each wrong thing has a reason at least. */
  protected readonly moreErrors = computed(() => this.report().wrong > this.report().errors.length);

  #wordsOf(part: string): string {
    return PARTS[part] ?? this.columns().find(({ key }) => key === part)?.head ?? part;
  }
}
