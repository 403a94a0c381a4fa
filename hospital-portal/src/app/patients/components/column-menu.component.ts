import { Component, computed, input, output } from '@angular/core';
import { type CustomField, MAX_SHOWN_FIELDS } from '@hms/shared-dto';
import { LIST_COLUMNS, type ListColumn, columnOf, everyColumn, fieldsShown, ownColumn, toggled } from '../list-columns';
import { FilterMenu } from './filter-menu.component';

/** Which columns the list has. The menu stays open: several are often changed at once. */
@Component({
  selector: 'hp-column-menu',
  imports: [FilterMenu],
  template: `
    <hp-filter-menu label="Columns" icon="table_rows" [removable]="false">
      <ng-template>
        <fieldset>
          <legend class="sr-only">Columns besides the name</legend>
          @for (column of all(); track column.key) {
            <label
              ><input type="checkbox" [checked]="column.shown" [disabled]="column.full" (change)="toggle(column.key)" />{{
                column.label
              }}</label
            >
          }
        </fieldset>
        @if (full()) {
          <p class="muted">At most {{ most }} of the hospital's own fields.</p>
        }
        <button type="button" class="btn sm" (click)="showAll()">Show all</button>
      </ng-template>
    </hp-filter-menu>
  `,
  styles: `
    fieldset {
      display: grid;
      margin: 0;
      padding: 0;
      border: 0;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 36px;
      cursor: pointer;
    }
    label:has(:disabled) {
      color: var(--text-muted);
      cursor: default;
    }
    p {
      margin: 0;
    }
  `,
})
export class ColumnMenu {
  readonly shown = input.required<readonly ListColumn[]>();
  /** The hospital's own that this person sees. */
  readonly fields = input<readonly CustomField[]>([]);
  readonly changed = output<readonly ListColumn[]>();

  protected readonly most = MAX_SHOWN_FIELDS;
  /** There are more of the hospital's own than can be shown, and no place is left. */
  protected readonly full = computed(
    () => this.fields().length > MAX_SHOWN_FIELDS && fieldsShown(this.shown(), this.fields()).length >= MAX_SHOWN_FIELDS,
  );
  protected readonly all = computed(() => [
    ...LIST_COLUMNS.map((key) => ({ key, label: columnOf(key).label, shown: this.shown().includes(key), full: false })),
    ...this.fields().map((field) => this.#own(field)),
  ]);

  protected toggle(column: ListColumn): void {
    this.changed.emit(toggled(this.shown(), column, this.fields()));
  }

  protected showAll(): void {
    this.changed.emit(everyColumn(this.fields()));
  }

  #own({ key, label }: CustomField): { key: ListColumn; label: string; shown: boolean; full: boolean } {
    const shown = this.shown().includes(ownColumn(key));
    return { key: ownColumn(key), label, shown, full: !shown && this.full() };
  }
}
