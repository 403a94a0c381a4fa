import { Component, input } from '@angular/core';
import { HmsNotice, HmsPanel } from '@hms/shared-ui';
import type { Change } from '../tenant-changes';

/** What will be saved, before it is. */
@Component({
  selector: 'adm-changes-panel',
  imports: [HmsNotice, HmsPanel],
  template: `
    <hms-panel title="Changes">
      @if (movesAddress()) {
        <hms-notice tone="caution">
          The subdomain changes. Links and bookmarks to the old sign-in address stop working at once: tell the staff the new one.
        </hms-notice>
      }
      <div aria-live="polite">
        @if (changes().length) {
          <dl>
            @for (change of changes(); track change.path) {
              <div>
                <dt>{{ change.label }}</dt>
                <dd>
                  <del>{{ change.before || 'Not recorded' }}</del>
                  <ins>{{ change.after || 'Not recorded' }}</ins>
                </dd>
              </div>
            }
          </dl>
        } @else {
          <p class="muted small-text">Nothing changed yet.</p>
        }
      </div>
    </hms-panel>
  `,
  styles: `
    dl {
      display: grid;
      gap: var(--s-3);
      font-size: var(--fs-small);
      line-height: var(--lh-small);
    }
    hms-notice {
      margin-bottom: var(--s-3);
    }
    dt {
      color: var(--text-muted);
      font-size: var(--fs-meta);
    }
    dd {
      display: grid;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    del {
      color: var(--text-muted);
    }
    ins {
      font-weight: var(--fw-medium);
      text-decoration: none;
    }
  `,
})
export class ChangesPanel {
  readonly changes = input.required<readonly Change[]>();
  readonly movesAddress = input(false);
}
