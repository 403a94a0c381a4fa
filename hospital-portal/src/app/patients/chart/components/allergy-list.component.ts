import { Component, computed, input, output } from '@angular/core';
import type { Allergy } from '@hms/shared-dto';
import { HmsStatusChip, type Tone, formatInstant } from '@hms/shared-ui';
import { CATEGORY_LABELS, CERTAINTY_LABELS, CLINICAL_LABELS, SEVERITY_LABELS, isCurrent } from '../allergy-words';

const toneOf = ({ severity }: Allergy): Tone => (severity === 'severe' ? 'critical' : 'caution');

/** The allergies of a patient with who wrote each down; what does not count any more is struck, never gone. */
@Component({
  selector: 'hp-allergy-list',
  imports: [HmsStatusChip],
  template: `
    <ul>
      @for (row of rows(); track row.id) {
        <li [class.past]="!row.current">
          <div class="what">
            <b [class.struck]="row.verificationStatus === 'entered-in-error'">{{ row.substance }}</b>
            @if (row.current) {
              <hms-status-chip [tone]="row.tone" icon="allergy">{{ row.severityWord }}</hms-status-chip>
            }
            @for (word of row.words; track word) {
              <hms-status-chip>{{ word }}</hms-status-chip>
            }
          </div>
          @if (row.reactions.length) {
            <p>{{ row.reactions.join(', ') }}</p>
          }
          @if (row.note) {
            <p class="note">{{ row.note }}</p>
          }
          <p class="meta muted">{{ row.written }}</p>
          @if (editable()) {
            <button type="button" class="btn sm" (click)="changed.emit(row.allergy)">
              Change<span class="sr-only"> {{ row.substance }}</span>
            </button>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      gap: 2px;
      justify-items: start;
      padding: var(--s-3) 0;
      border-bottom: 1px solid var(--line-soft);
      overflow-wrap: anywhere;
    }
    li:last-child {
      border-bottom: 0;
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
    .btn {
      margin-top: var(--s-1);
    }
    @media print {
      .btn {
        display: none;
      }
    }
  `,
})
export class AllergyList {
  readonly allergies = input.required<readonly Allergy[]>();
  readonly editable = input(false);
  readonly changed = output<Allergy>();

  protected readonly rows = computed(() =>
    this.allergies().map((allergy) => ({
      ...allergy,
      allergy,
      current: isCurrent(allergy),
      tone: toneOf(allergy),
      severityWord: allergy.severity ? SEVERITY_LABELS[allergy.severity] : 'Severity not known',
      words: wordsOf(allergy),
      written: writtenBy(allergy),
    })),
  );
}

/** What is not as usual, and the kind. */
const wordsOf = ({ clinicalStatus, verificationStatus, category }: Allergy): string[] => [
  ...(clinicalStatus === 'active' ? [] : [CLINICAL_LABELS[clinicalStatus]]),
  CERTAINTY_LABELS[verificationStatus],
  ...(category ? [CATEGORY_LABELS[category]] : []),
];

/** `Asha Kulkarni, 22-Nov-2026 10:41; changed by Dr Iyer, 23-Nov-2026 09:12`. */
const writtenBy = ({ recorder, recordedAt, updatedBy, updatedAt, version }: Allergy): string => {
  const first = `${recorder}, ${formatInstant(recordedAt)}`;
  return version === 1 ? first : `${first}; changed by ${updatedBy}, ${formatInstant(updatedAt)}`;
};
