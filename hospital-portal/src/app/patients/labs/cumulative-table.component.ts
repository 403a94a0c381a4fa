import { Component, computed, input, output, signal } from '@angular/core';
import type { LabHistoryTest } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';
import { unitWords } from '../../shared/labs/lab-words';
import { cumulativeOf, referenceOf, trendOf } from './cumulative.rules';
import { ResultCell } from './result-cell.component';

/** Results by test and time of collection, the newest first. Older columns are a press away, and every test has its row all the while. */
@Component({
  selector: 'hp-cumulative-table',
  imports: [ResultCell],
  template: `
    @if (paged(); as shown) {
      <div class="pages">
        <button type="button" class="btn sm" [disabled]="!shown.later" (click)="page.set(page() - 1)">Later results</button>
        <button type="button" class="btn sm" [disabled]="!shown.earlier" (click)="page.set(page() + 1)">Earlier results</button>
        <span class="meta" role="status">{{ shown.words }}</span>
      </div>
    }
    <div class="table-scroll" tabindex="0" role="region" aria-label="Results by time">
      <table class="hms-table">
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col" class="wide">Unit</th>
            <th scope="col" class="wide">Reference</th>
            @for (time of times(); track time.at) {
              <th scope="col" class="num">{{ time.label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.test.testId) {
            <tr>
              <th scope="row">
                @if (row.points > 1) {
                  <button
                    type="button"
                    class="btn quiet sm"
                    (click)="charted.emit(row.test.code)"
                    [attr.aria-label]="'Chart of ' + row.test.name"
                  >
                    {{ row.test.name }}
                  </button>
                } @else {
                  <span class="name">{{ row.test.name }}</span>
                }
                <!-- On a phone, so that the newest value stands beside the name. -->
                <div class="meta narrow">{{ row.reference.range }} {{ row.unit }}</div>
                @for (words of row.reference.remarks; track words) {
                  <div class="meta narrow">{{ words }}</div>
                }
              </th>
              <td class="small-text wide">{{ row.unit }}</td>
              <td class="small-text muted reference wide">
                {{ row.reference.range }}
                @for (words of row.reference.remarks; track words) {
                  <div class="meta">{{ words }}</div>
                }
              </td>
              @if (row.last; as last) {
                <td [attr.colspan]="times().length" [class.critical]="last.critical">
                  <span class="meta">Last, {{ row.lastAt }}: </span>
                  <hp-result-cell [result]="last" [reference]="row.reference" [zone]="zone()" />
                </td>
              } @else {
                @for (cell of row.cells; track $index) {
                  <td class="num" [class.critical]="cell.critical">
                    @for (result of cell.results; track result.id) {
                      <hp-result-cell [result]="result" [reference]="row.reference" [zone]="zone()" />
                    } @empty {
                      <span class="muted" aria-label="Not measured">·</span>
                    }
                  </td>
                }
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    .pages {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-2);
      padding: var(--s-2) var(--s-3);
    }
    th[scope='row'] {
      text-align: left;
      font-weight: 500;
      white-space: nowrap;
    }
    .name {
      padding: 0 var(--s-2);
    }
    .reference {
      min-width: 18ch;
    }
    td.critical {
      background: var(--critical-bg);
    }
    .narrow {
      display: none;
    }
    @media (max-width: 767px) {
      .wide {
        display: none;
      }
      .narrow {
        display: block;
        padding: 0 var(--s-2);
        font-weight: 400;
        white-space: normal;
        max-width: 18ch;
      }
    }
  `,
})
export class CumulativeTable {
  readonly tests = input.required<readonly LabHistoryTest[]>();
  readonly zone = input.required<string>();
  readonly charted = output<string>();
  /** Which columns are shown, from the newest on. */
  protected readonly page = signal(0);
  readonly #table = computed(() => cumulativeOf(this.tests(), this.page()));
  protected readonly times = computed(() => this.#table().times.map((at) => ({ at, label: formatInstant(at, this.zone()) })));
  protected readonly rows = computed(() =>
    this.#table().rows.map(({ test, cells, last }) => ({
      ...{ test, last, unit: unitWords(test.unit), points: trendOf(test).points.length, reference: referenceOf(test) },
      lastAt: last && formatInstant(last.collectedAt, this.zone()),
      cells: cells.map((results) => ({ results, critical: results.some(({ critical }) => critical) })),
    })),
  );
  /** Said as soon as not every time fits. */
  protected readonly paged = computed(() => {
    const { times, newer, older } = this.#table();
    if (newer + older === 0) return null;
    const words = `Collections ${newer + 1} to ${newer + times.length} of ${newer + times.length + older}, the newest first`;
    return { later: newer > 0, earlier: older > 0, words };
  });
}
