import { Component, computed, input } from '@angular/core';
import type { VisitVersion } from '@hms/shared-dto';
import { formatDate, formatInstant } from '@hms/shared-ui';
import { diffText } from '../visit-diff';
import { SECTIONS } from '../visit-words';
import { NoteView } from './note-view.component';

const dayOf = ({ followUpOn }: VisitVersion): string => (followUpOn ? formatDate(followUpOn) : '');

/** What an amendment changed, section by section. */
const changesOf = (before: VisitVersion, after: VisitVersion) =>
  [
    ...SECTIONS.map(({ key, label }) => ({ label, before: before[key], after: after[key] })),
    { label: 'Next visit on', before: dayOf(before), after: dayOf(after) },
  ]
    .filter((section) => section.before !== section.after)
    .map((section) => ({ label: section.label, parts: diffText(section.before, section.after) }));

/** Every text that was signed, the newest first: who, when and why, what it changed, and each text as it was. */
@Component({
  selector: 'hp-visit-versions',
  imports: [NoteView],
  template: `
    <ol reversed>
      @for (row of rows(); track row.number) {
        <li>
          <p>
            <b>{{ row.number === 1 ? 'Signed' : 'Amended' }}</b> by {{ row.signedBy }}, {{ row.when }}
          </p>
          @if (row.reason) {
            <p>Reason: {{ row.reason }}</p>
          }
          @for (change of row.changes; track change.label) {
            <p class="label">{{ change.label }}</p>
            <p class="text">
              @for (part of change.parts; track $index) {
                @switch (part.kind) {
                  @case ('gone') {
                    <del><span class="sr-only">removed: </span>{{ part.text }}</del>
                  }
                  @case ('new') {
                    <ins><span class="sr-only">added: </span>{{ part.text }}</ins>
                  }
                  @default {
                    <span>{{ part.text }}</span>
                  }
                }
              }
            </p>
          }
          <details>
            <summary>{{ row.number === 1 ? 'The text as it was signed first' : 'The whole text of this amendment' }}</summary>
            <hp-note-view [note]="row" />
          </details>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      padding: var(--s-2) 0 var(--s-3);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--line-soft);
    }
    .label {
      margin-top: var(--s-2);
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
      color: var(--text-muted);
    }
    .text {
      white-space: pre-wrap;
    }
    del {
      background: var(--caution-bg);
      color: var(--caution-fg);
    }
    ins {
      background: var(--ok-bg);
      color: var(--ok-fg);
    }
    summary {
      min-height: 24px;
      padding-block: var(--s-1);
      cursor: pointer;
    }
  `,
})
export class VisitVersions {
  readonly versions = input.required<readonly VisitVersion[]>();
  readonly zone = input.required<string>();

  protected readonly rows = computed(() => {
    const versions = this.versions();
    return versions.map((version, index) => {
      const before = versions[index + 1];
      return { ...version, when: formatInstant(version.signedAt, this.zone()), changes: before ? changesOf(before, version) : [] };
    });
  });
}
