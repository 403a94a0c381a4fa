import { Component, computed, input, output } from '@angular/core';
import type { Condition } from '@hms/shared-dto';
import { HmsStatusChip } from '@hms/shared-ui';
import { diagnosisLine, inOrder } from './diagnosis-words';

/** Diagnoses or problems, those that count first; what was a mistake is struck, never gone. */
@Component({
  selector: 'hp-diagnosis-list',
  imports: [HmsStatusChip],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li [class.past]="!row.current">
          <div class="what">
            @if (row.code) {
              <b>{{ row.code }}</b>
            }
            <span [class.struck]="row.wrong">{{ row.display }}</span>
            @if (row.primary && row.current) {
              <hms-status-chip tone="info">Primary</hms-status-chip>
            }
            @for (word of row.chips; track word) {
              <hms-status-chip [struck]="row.wrong">{{ word }}</hms-status-chip>
            }
          </div>
          @if (row.note) {
            <p class="note">{{ row.note }}</p>
          }
          <p class="meta muted">{{ row.written }}</p>
          @if (row.wrong) {
            <p class="meta muted">{{ row.reason }}</p>
          } @else if (editable()) {
            <div class="row">
              <button type="button" class="btn sm" (click)="changed.emit(row.condition)">
                Change<span class="sr-only"> {{ row.display }}</span>
              </button>
              <button type="button" class="btn quiet sm" (click)="markedWrong.emit(row.condition)">
                Mark as wrong<span class="sr-only">: {{ row.display }}</span>
              </button>
            </div>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 2px;
      justify-items: start;
      padding: var(--s-2) 0;
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-2);
    }
    .past {
      color: var(--text-muted);
    }
    .struck {
      text-decoration: line-through;
    }
    .note {
      max-width: var(--measure);
      white-space: pre-wrap;
    }
    @media print {
      .row {
        display: none;
      }
    }
  `,
})
export class DiagnosisList {
  readonly conditions = input.required<readonly Condition[]>();
  readonly zone = input.required<string>();
  readonly editable = input(false);
  readonly changed = output<Condition>();
  readonly markedWrong = output<Condition>();

  protected readonly rows = computed(() => inOrder(this.conditions()).map((condition) => diagnosisLine(condition, this.zone())));
}
