import { Component, computed, input, output } from '@angular/core';
import { COLUMNS, type DirectoryKind, type DirectoryRecord, KIND_WORDS } from '../directory-kind';

/** The entries of one list, with what can be done with each. */
@Component({
  selector: 'hp-directory-table',
  template: `
    <div class="table-scroll">
      <table class="hms-table cards" [class.stale]="stale()">
        <caption class="sr-only">
          {{
            title()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            @for (head of heads(); track head) {
              <th scope="col">{{ head }}</th>
            }
            <th scope="col"><span class="sr-only">Actions</span></th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.entry.id) {
            <tr>
              <td class="primary">
                @if (row.entry.colour) {
                  <span class="swatch" [style.background]="'var(--chart-' + row.entry.colour + ')'" aria-hidden="true"></span>
                }
                <b>{{ row.entry.name }}</b>
              </td>
              @for (cell of row.cells; track cell.head) {
                <td [attr.data-label]="cell.head">{{ cell.text }}</td>
              }
              <td class="num nowrap">
                @if (row.entry.status === 'active') {
                  <button type="button" class="btn sm" (click)="edited.emit(row.entry)">
                    Edit<span class="sr-only"> {{ row.entry.name }}</span>
                  </button>
                  <button type="button" class="btn sm" (click)="archived.emit(row.entry)">
                    Archive<span class="sr-only"> {{ row.entry.name }}</span>
                  </button>
                } @else {
                  <button type="button" class="btn sm" (click)="restored.emit(row.entry)">
                    Restore<span class="sr-only"> {{ row.entry.name }}</span>
                  </button>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .stale {
      opacity: 0.55;
    }
    .swatch {
      display: inline-block;
      width: 12px;
      height: 12px;
      margin-right: var(--s-2);
      border-radius: var(--r-1);
      vertical-align: -1px;
    }
    .btn + .btn {
      margin-left: var(--s-2);
    }
  `,
})
export class DirectoryTable {
  readonly kind = input.required<DirectoryKind>();
  readonly entries = input.required<readonly DirectoryRecord[]>();
  readonly stale = input(false);
  readonly edited = output<DirectoryRecord>();
  readonly archived = output<DirectoryRecord>();
  readonly restored = output<DirectoryRecord>();

  protected readonly title = computed(() => KIND_WORDS[this.kind()].title);
  protected readonly heads = computed(() => COLUMNS[this.kind()].map(([head]) => head));
  protected readonly rows = computed(() =>
    this.entries().map((entry) => ({ entry, cells: COLUMNS[this.kind()].map(([head, read]) => ({ head, text: read(entry) })) })),
  );
}
