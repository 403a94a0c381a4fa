import { Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { FILE_IMPORT_LIMITS, type FileColumn, type FileImportReport } from '@hms/shared-dto';
import { HmsErrorPanel, HmsNotice, HmsSkeleton, OneCall, formatNumber } from '@hms/shared-ui';
import { FilePicker } from '../file-picker.component';
import { saveFile } from '../save-file';
import { FileColumns } from './file-columns.component';
import { type ImportedList, FileImportsApi } from './file-imports.api';
import { FileReport } from './file-report.component';

const MB = 1024 * 1024;
/** Answers to a file that is as wrong the next time. */
const HOPELESS = [413, 415, 422];

/** A list of the hospital out of a CSV file: choose it, read what it would change, and only then store it. */
@Component({
  selector: 'hp-file-import',
  imports: [FileColumns, FilePicker, FileReport, HmsErrorPanel, HmsNotice, HmsSkeleton, MatIcon, RouterLink],
  templateUrl: './file-import.page-part.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-2) var(--s-3);
    }
    .tick {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 44px;
    }
    .tick input {
      flex: none;
    }
  `,
})
export class FileImport {
  readonly list = input.required<ImportedList>();
  readonly columns = input.required<readonly FileColumn[]>();
  readonly maxRows = input.required<number>();
  /** Where what was stored is seen. */
  readonly back = input.required<string>();

  readonly #api = inject(FileImportsApi);
  protected readonly call = new OneCall();
  protected readonly template = new OneCall();
  protected readonly file = signal<File | null>(null);
  protected readonly fault = signal<string | null>(null);
  protected readonly report = signal<FileImportReport | null>(null);
  protected readonly confirmed = signal(false);
  protected readonly hint = computed(
    () => `Up to ${FILE_IMPORT_LIMITS.bytes / MB} MB and ${formatNumber(this.maxRows())} rows, the first line with the column heads.`,
  );
  /** How many would come in. */
  protected readonly count = computed(() => (this.report()?.added ?? 0) + (this.report()?.changed ?? 0));
  protected readonly hopeless = computed(() => HOPELESS.includes(this.call.problem()?.status ?? 0));

  protected choose(file: File): void {
    const large = file.size > FILE_IMPORT_LIMITS.bytes;
    this.fault.set(
      large ? `It is larger than ${FILE_IMPORT_LIMITS.bytes / MB} MB. Split it and import the parts one after another.` : null,
    );
    this.file.set(large ? null : file);
    this.check();
  }

  protected check(): void {
    const file = this.file();
    this.report.set(null);
    this.confirmed.set(false);
    if (file) this.call.run(this.#api.send(this.list(), file, null), (report) => this.report.set(report));
  }

  protected store(): void {
    const [file, seal] = [this.file(), this.report()?.seal];
    if (!file || !seal) return;
    const agreement = { seal, ...(this.confirmed() ? { confirmed: 'yes' as const } : {}) };
    this.call.run(this.#api.send(this.list(), file, agreement), (report) => this.report.set(report));
  }

  protected fetchTemplate(): void {
    this.template.run(this.#api.template(this.list()), (file) => saveFile(file, `${this.list()}.csv`));
  }

  protected startOver(): void {
    this.file.set(null);
    this.report.set(null);
  }
}
