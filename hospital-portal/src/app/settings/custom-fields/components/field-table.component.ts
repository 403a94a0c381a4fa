import { Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { CustomField } from '@hms/shared-dto';
import { formatNumber } from '@hms/shared-ui';
import { TYPE_LABELS, rangeWords, rolesWords } from '../custom-field-words';

/** The hospital's own fields in their order, with what can be done with each. */
@Component({
  selector: 'hp-field-table',
  imports: [MatIcon],
  template: `
    <div class="table-scroll">
      <table class="hms-table cards" [class.stale]="stale()">
        <caption class="sr-only">
          Custom fields
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col">Seen by</th>
            <th scope="col">Patients with a value</th>
            <th scope="col"><span class="sr-only">Actions</span></th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.field.id; let first = $first, last = $last) {
            <tr>
              <td class="primary">
                <b>{{ row.field.label }}</b>
                @if (row.field.required) {
                  <span class="meta"> Required</span>
                }
                <br /><span class="meta">{{ row.field.key }}</span>
              </td>
              <td data-label="Kind">
                {{ row.type }}
                @if (row.range) {
                  <br /><span class="meta">{{ row.range }}</span>
                }
              </td>
              <td data-label="Seen by">{{ row.roles }}</td>
              <td data-label="Patients with a value">{{ row.usage }}</td>
              <td>
                <div class="actions">
                  @if (row.field.status === 'active') {
                    <button
                      type="button"
                      class="icon-btn sm"
                      [attr.aria-label]="'Move ' + row.field.label + ' up'"
                      [attr.aria-disabled]="first || null"
                      (click)="move(row.field, -1)"
                    >
                      <mat-icon svgIcon="arrow_upward" />
                    </button>
                    <button
                      type="button"
                      class="icon-btn sm"
                      [attr.aria-label]="'Move ' + row.field.label + ' down'"
                      [attr.aria-disabled]="last || null"
                      (click)="move(row.field, 1)"
                    >
                      <mat-icon svgIcon="arrow_downward" />
                    </button>
                    <button type="button" class="btn sm" (click)="edited.emit(row.field)">
                      Edit<span class="sr-only"> {{ row.field.label }}</span>
                    </button>
                    <button type="button" class="btn sm" (click)="archived.emit(row.field)">
                      Archive<span class="sr-only"> {{ row.field.label }}</span>
                    </button>
                  } @else {
                    <button type="button" class="btn sm" (click)="restored.emit(row.field)">
                      Restore<span class="sr-only"> {{ row.field.label }}</span>
                    </button>
                  }
                  <button type="button" class="btn sm" (click)="historyAsked.emit(row.field)">
                    History<span class="sr-only"> of {{ row.field.label }}</span>
                  </button>
                </div>
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
    .actions {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      justify-content: flex-end;
    }
    @media (max-width: 767px) {
      .actions {
        flex-wrap: wrap;
        justify-content: flex-start;
      }
    }
  `,
})
export class FieldTable {
  readonly fields = input.required<readonly CustomField[]>();
  readonly usage = input<Readonly<Record<string, number>>>({});
  readonly stale = input(false);
  readonly edited = output<CustomField>();
  readonly archived = output<CustomField>();
  readonly restored = output<CustomField>();
  readonly historyAsked = output<CustomField>();
  /** The ids of all, in the order that is wanted. */
  readonly ordered = output<readonly string[]>();

  protected readonly rows = computed(() =>
    this.fields().map((field) => ({
      field,
      type: TYPE_LABELS[field.type],
      range: rangeWords(field),
      roles: rolesWords(field.visibleTo),
      usage: field.key in this.usage() ? formatNumber(this.usage()[field.key]) : '',
    })),
  );

  protected move(field: CustomField, by: -1 | 1): void {
    const ids = this.fields().map(({ id }) => id);
    const from = ids.indexOf(field.id);
    const to = from + by;
    if (to < 0 || to >= ids.length) return;
    [ids[from], ids[to]] = [ids[to], ids[from]];
    this.ordered.emit(ids);
  }
}
