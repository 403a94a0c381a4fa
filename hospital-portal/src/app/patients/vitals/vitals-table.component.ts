import { Component, computed, input, output } from '@angular/core';
import type { VitalSigns } from '@hms/shared-dto';
import { HmsStatusChip, formatInstant } from '@hms/shared-ui';
import { VitalFlag } from './vital-flag.component';
import { flagWords, news2Look, shownVitals } from './vital-words';

/** What was measured, the newest first: each value with its flag in words and its unit, and the early warning score with its advice, or why there is none. What was a mistake is struck, never gone. */
@Component({
  selector: 'hp-vitals-table',
  imports: [HmsStatusChip, VitalFlag],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li [class.past]="row.wrong">
          <div class="head">
            <b>{{ row.when }}</b>
            <span class="meta muted">{{ row.takenBy }}</span>
            @if (row.wrong) {
              <hms-status-chip struck>Entered in error</hms-status-chip>
            } @else if (row.score; as score) {
              <hms-status-chip [tone]="score.tone" [icon]="score.icon">{{ score.label }}</hms-status-chip>
            }
            @if (row.replacesId) {
              <hms-status-chip tone="caution" icon="history">Corrected</hms-status-chip>
            }
          </div>
          <dl>
            @for (value of row.values; track value.label) {
              <div>
                <dt>{{ value.label }}</dt>
                <dd>
                  <span class="value" [class.struck]="row.wrong">{{ value.value }}</span>
                  @for (flagged of value.flags; track flagged.code) {
                    <hp-vital-flag [flag]="flagged.flag" [title]="words(flagged)" />
                  }
                  <span class="meta muted">{{ value.unit }}</span>
                </dd>
              </div>
            }
          </dl>
          @if (!row.wrong) {
            <p class="meta">{{ row.vitals.news2.advice }}</p>
          }
          @if (row.note) {
            <p class="note">{{ row.note }}</p>
          }
          @if (row.wrong) {
            <p class="meta muted">{{ row.wrong }}</p>
          } @else if (editable()) {
            <div class="row">
              <button type="button" class="btn sm" (click)="corrected.emit(row.vitals)">
                Correct<span class="sr-only"> the values of {{ row.when }}</span>
              </button>
              <button type="button" class="btn quiet sm" (click)="markedWrong.emit(row.vitals)">
                Mark as wrong<span class="sr-only">: the values of {{ row.when }}</span>
              </button>
            </div>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './vitals-table.component.scss',
})
export class VitalsTable {
  readonly vitals = input.required<readonly VitalSigns[]>();
  readonly zone = input.required<string>();
  readonly editable = input(false);
  readonly corrected = output<VitalSigns>();
  readonly markedWrong = output<VitalSigns>();

  protected readonly words = (flagged: VitalSigns['assessments'][number]): string => flagWords(flagged.flag, flagged);
  protected readonly rows = computed(() =>
    this.vitals().map((vitals) => ({
      ...{ id: vitals.id, takenBy: vitals.takenBy, note: vitals.note, replacesId: vitals.replacesId, vitals },
      when: formatInstant(vitals.takenAt, this.zone()),
      values: shownVitals(vitals),
      score: news2Look(vitals.news2),
      wrong: wrongText(vitals, this.zone()),
    })),
  );
}

/** `Typed wrong. Asha Kulkarni, 22-Nov-2026 10:41`; empty for what counts. */
const wrongText = ({ status, errorReason, errorBy, errorAt }: VitalSigns, zone: string): string =>
  status === 'final' ? '' : `${errorReason ?? ''} (${errorBy ?? ''}, ${formatInstant(errorAt, zone)})`;
