import { Component, computed, input } from '@angular/core';
import type { NamedField } from '@hms/shared-dto';
import { type CsvHead, PREVIEW_ROWS } from './csv-head';
import { type ColumnFields, targetLabel } from './import-mapping';

/** The first rows as they will be read. */
@Component({
  selector: 'hp-import-preview',
  template: `
    <div class="table-scroll" tabindex="0" role="region" aria-label="Preview of the first rows">
      <table class="hms-table">
        <thead>
          <tr>
            @for (column of used(); track column.at) {
              <th scope="col">{{ column.label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track $index) {
            <tr>
              @for (column of used(); track column.at) {
                <td class="nowrap" [class.muted]="!row[column.at]">{{ row[column.at] || 'Empty' }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class ImportPreview {
  readonly head = input.required<CsvHead>();
  readonly fields = input.required<ColumnFields>();
  /** The hospital's own fields. */
  readonly own = input<readonly NamedField[]>([]);

  protected readonly rows = computed(() => this.head().rows.slice(0, PREVIEW_ROWS));
  protected readonly used = computed(() =>
    this.fields().flatMap((field, at) => (field ? [{ at, label: targetLabel(field, this.own()) }] : [])),
  );
}
