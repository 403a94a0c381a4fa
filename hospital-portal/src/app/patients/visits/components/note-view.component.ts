import { Component, computed, input } from '@angular/core';
import type { VisitVersion } from '@hms/shared-dto';
import { formatDate } from '@hms/shared-ui';
import { SECTIONS } from '../visit-words';

type Note = Pick<VisitVersion, (typeof SECTIONS)[number]['key'] | 'followUpOn'>;

/** A note as it is read and printed: sections that say something, each under its name. */
@Component({
  selector: 'hp-note-view',
  template: `
    <dl>
      @for (section of written(); track section.key) {
        <dt>{{ section.label }}</dt>
        <dd>{{ section.text }}</dd>
      } @empty {
        <dd class="muted">Nothing is written yet.</dd>
      }
      @if (note().followUpOn; as day) {
        <dt>Next visit on</dt>
        <dd>{{ formatDate(day) }}</dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      gap: 2px;
      margin: 0;
      max-width: 80ch;
    }
    dt {
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
      color: var(--text-muted);
    }
    dd {
      margin: 0 0 var(--s-3);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class NoteView {
  readonly note = input.required<Note>();

  protected readonly formatDate = formatDate;
  protected readonly written = computed(() =>
    SECTIONS.map((section) => ({ ...section, text: this.note()[section.key] })).filter(({ text }) => text !== ''),
  );
}
