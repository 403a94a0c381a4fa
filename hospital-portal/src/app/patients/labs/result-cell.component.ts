import { Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { LabHistoryResult } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';
import { LabFlagMark } from '../../shared/labs/lab-flag.component';
import { percentWords } from '../../shared/labs/lab-words';
import { type Reference, differenceOf } from './cumulative.rules';

/** One result of the cumulative table, with what has to be told beside it: an unusual change, another range, what it corrects. */
@Component({
  selector: 'hp-result-cell',
  imports: [LabFlagMark, MatIcon],
  template: `
    <span class="value" [class.strong]="result().flag !== null && result().flag !== 'N'">{{ result().display }}</span>
    <hp-lab-flag [flag]="result().flag" [number]="result().value !== null" />
    @if (jump(); as jump) {
      <div class="meta jump">
        <mat-icon class="small" svgIcon="change_history" aria-hidden="true" />{{ jump.percent
        }}<span class="sr-only"> against {{ jump.before }}, more than usual</span>
      </div>
    }
    @if (result().status === 'preliminary') {
      <div class="meta">Preliminary</div>
    }
    @for (words of differences(); track words) {
      <div class="meta">{{ words }}</div>
    }
    @for (old of corrected(); track old.at) {
      <div class="meta">
        Corrected, was <s>{{ old.display }}</s>: {{ old.reason }}. {{ old.by }}, {{ old.at }}
      </div>
    }
  `,
  styles: `
    .strong {
      font-weight: 600;
    }
    .value {
      margin-right: 4px;
    }
    .meta {
      min-width: 14ch;
      white-space: normal;
    }
    .jump {
      min-width: 0;
      display: inline-flex;
      align-items: center;
      gap: 4px;
      color: var(--caution-fg);
    }
  `,
})
export class ResultCell {
  readonly result = input.required<LabHistoryResult>();
  /** What the row says already. */
  readonly reference = input.required<Reference>();
  readonly zone = input.required<string>();
  protected readonly differences = computed(() => differenceOf(this.result(), this.reference()));
  protected readonly corrected = computed(() =>
    this.result().corrected.map(({ display, reason, correctedBy, correctedAt }) => ({
      ...{ display, by: correctedBy, at: formatInstant(correctedAt, this.zone()) },
      reason: reason.replace(/\.$/, ''),
    })),
  );
  protected readonly jump = computed(() => {
    const { delta } = this.result();
    return delta?.exceeded ? { percent: percentWords(delta.percent), before: delta.display } : null;
  });
}
