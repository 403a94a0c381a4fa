import { Component, input } from '@angular/core';
import type { PrescriptionIssue } from '@hms/shared-dto';
import { HmsNotice } from '@hms/shared-ui';

/** By which rule of which version a warning is given, and where that comes from. */
export const ruleWords = ({ ruleId, source, rulesVersion }: PrescriptionIssue & { readonly rulesVersion: string }): string =>
  `Rule ${ruleId}, version ${rulesVersion}. ${source}`;

/** What the safety rules could not look at: shown whole, since it stays with the prescriber. */
@Component({
  selector: 'hp-check-gaps',
  imports: [HmsNotice],
  template: `
    @if (gaps().length) {
      <hms-notice [live]="live()">
        <b>Not checked by the rules:</b>
        <ul>
          @for (gap of gaps(); track gap) {
            <li>{{ gap }}</li>
          }
        </ul>
      </hms-notice>
    }
  `,
})
export class CheckGaps {
  readonly gaps = input.required<readonly string[]>();
  /** Whether they come while somebody types. */
  readonly live = input(false);
}
