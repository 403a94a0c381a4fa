import { Component, computed, input, output } from '@angular/core';
import type { LabHistoryTest } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';
import { LabFlagMark } from '../../shared/labs/lab-flag.component';
import { rangeWords, unitWords } from '../../shared/labs/lab-words';
import { cumulativeOf, trendOf } from './cumulative.rules';

/** Results by test and time of collection, the newest first. */
@Component({
  selector: 'hp-cumulative-table',
  imports: [LabFlagMark],
  template: `
    <div class="table-scroll" tabindex="0" role="region" aria-label="Results by time">
      <table class="hms-table">
        <thead>
          <tr>
            <th scope="col">Test</th>
            <th scope="col">Unit</th>
            <th scope="col">Reference</th>
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
              </th>
              <td class="small-text">{{ row.unit }}</td>
              <td class="small-text muted">{{ row.range }}</td>
              @for (cell of row.cells; track $index) {
                <td class="num" [class.critical]="cell?.critical">
                  @if (cell) {
                    <span class="value" [class.strong]="cell.flag !== null && cell.flag !== 'N'">{{ cell.display }}</span>
                    <hp-lab-flag [flag]="cell.flag" />
                    @if (cell.status === 'preliminary') {
                      <div class="meta">Preliminary</div>
                    }
                    @for (old of cell.corrected; track old.correctedAt) {
                      <div class="meta">
                        Corrected, was <s>{{ old.display }}</s>
                      </div>
                    }
                  } @else {
                    <span class="muted" aria-label="Not measured">·</span>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    th[scope='row'] {
      text-align: left;
      font-weight: 500;
      white-space: nowrap;
    }
    .name {
      padding: 0 var(--s-2);
    }
    .strong {
      font-weight: 600;
    }
    .value {
      margin-right: 4px;
    }
    td.critical {
      background: var(--critical-bg);
    }
  `,
})
export class CumulativeTable {
  readonly tests = input.required<readonly LabHistoryTest[]>();
  readonly zone = input.required<string>();
  readonly charted = output<string>();
  readonly #table = computed(() => cumulativeOf(this.tests()));
  protected readonly times = computed(() => this.#table().times.map((at) => ({ at, label: formatInstant(at, this.zone()) })));
  protected readonly rows = computed(() =>
    this.#table().rows.map(({ test, cells }) => ({
      ...{ test, cells, unit: unitWords(test.unit), points: trendOf(test).points.length },
      range: test.unit === null ? '' : rangeWords(test.results[0]?.range ?? null),
    })),
  );
}
