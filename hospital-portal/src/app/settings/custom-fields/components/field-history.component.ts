import { Component, computed, input, output } from '@angular/core';
import { HmsErrorPanel, HmsFocusHere, HmsPanel, HmsSkeleton, formatInstant } from '@hms/shared-ui';
import type { FieldHistory } from '../custom-fields.feature';
import { ACTION_WORDS, changeLines } from '../custom-field-words';

/** Who changed one of the hospital's own fields, when and how; newest first. */
@Component({
  selector: 'hp-field-history',
  imports: [HmsErrorPanel, HmsFocusHere, HmsPanel, HmsSkeleton],
  template: `
    <hms-panel [title]="'History of ' + history().field.label">
      <button panelActions hmsFocusHere type="button" class="btn sm" (click)="closed.emit()">Close</button>
      @switch (history().status) {
        @case ('loading') {
          <hms-skeleton [rows]="3" [height]="24" />
        }
        @case ('failed') {
          <hms-error-panel title="The history could not be loaded." [problem]="history().problem" (retry)="retried.emit()" />
        }
        @default {
          <ol>
            @for (change of changes(); track change.id) {
              <li>
                <b>{{ change.what }}</b> <span class="meta">{{ change.at }}, {{ change.by }}</span>
                @for (line of change.lines; track line.label) {
                  <div>
                    {{ line.label }}:
                    @if (line.from !== null) {
                      <s>{{ line.from }}</s><span class="sr-only"> became</span>
                    }
                    {{ line.to }}
                  </div>
                }
              </li>
            }
          </ol>
        }
      }
    </hms-panel>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--s-3);
      list-style: none;
    }
    li {
      overflow-wrap: anywhere;
    }
    s {
      color: var(--text-muted);
    }
  `,
})
export class FieldHistoryList {
  readonly history = input.required<FieldHistory>();
  readonly closed = output();
  readonly retried = output();

  protected readonly changes = computed(() =>
    this.history().changes.map((change) => ({
      ...{ id: change.id, what: ACTION_WORDS[change.action], at: formatInstant(change.at), by: change.by },
      lines: changeLines(change),
    })),
  );
}
