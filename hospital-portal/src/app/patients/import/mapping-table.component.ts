import { Component, computed, input, output } from '@angular/core';
import type { ImportTarget, NamedField } from '@hms/shared-dto';
import type { CsvHead } from './csv-head';
import { type ColumnFields, targetsOf, withField } from './import-mapping';

const SAMPLES = 3;

/** Each column of the file, its first values, and the field that it fills. */
@Component({
  selector: 'hp-mapping-table',
  template: `
    <table class="hms-table">
      <caption class="sr-only">
        Columns of the file
      </caption>
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">First values</th>
          <th scope="col">Goes to</th>
        </tr>
      </thead>
      <tbody>
        @for (column of columns(); track $index) {
          <tr [class.out]="!column.field">
            <td class="primary head">{{ column.head || 'Column ' + ($index + 1) }}</td>
            <td class="samples muted">{{ column.samples || 'No values' }}</td>
            <td class="field">
              <select class="hms-input" [attr.aria-label]="'Field for column ' + column.head" (change)="choose($index, $event)">
                <option value="" [selected]="!column.field">Leave out</option>
                @for (target of targets(); track target.value) {
                  <option [value]="target.value" [selected]="target.value === column.field">{{ target.label }}</option>
                }
              </select>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    .head,
    .samples {
      overflow-wrap: anywhere;
    }
    .field {
      width: 200px;
    }
    .out .head {
      color: var(--text-muted);
    }
    @media (max-width: 767px) {
      thead {
        position: absolute;
        clip-path: inset(50%);
      }
      table,
      tbody {
        display: block;
      }
      tr {
        display: grid;
        gap: 4px;
        padding: var(--s-3) var(--s-4);
        border-bottom: 1px solid var(--line-soft);
      }
      .hms-table :is(td, td:first-child) {
        width: auto;
        height: auto;
        padding: 0;
        border: 0;
      }
    }
  `,
})
export class MappingTable {
  readonly head = input.required<CsvHead>();
  readonly fields = input.required<ColumnFields>();
  /** The hospital's own fields. */
  readonly own = input<readonly NamedField[]>([]);
  readonly changed = output<ColumnFields>();

  protected readonly targets = computed(() => targetsOf(this.own()));
  protected readonly columns = computed(() =>
    this.head().heads.map((head, at) => ({
      head,
      field: this.fields()[at] ?? null,
      samples: this.head()
        .rows.map((row) => row[at] ?? '')
        .filter(Boolean)
        .slice(0, SAMPLES)
        .join(', '),
    })),
  );

  protected choose(at: number, event: Event): void {
    const field = (event.target as HTMLSelectElement).value;
    this.changed.emit(withField(this.fields(), at, field ? (field as ImportTarget) : null));
  }
}
