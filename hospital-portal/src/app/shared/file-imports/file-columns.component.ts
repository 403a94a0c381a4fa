import { Component, input } from '@angular/core';
import type { FileColumn } from '@hms/shared-dto';
import { HmsPanel } from '@hms/shared-ui';

/** What each column of a file is called and holds. */
@Component({
  selector: 'hp-file-columns',
  imports: [HmsPanel],
  template: `
    <hms-panel title="Columns" flush>
      <table class="hms-table cards">
        <thead>
          <tr>
            <th scope="col">Head</th>
            <th scope="col">What to write</th>
            <th scope="col">Example</th>
          </tr>
        </thead>
        <tbody>
          @for (column of columns(); track column.key) {
            <tr>
              <td class="primary" data-label="Head">
                {{ column.head }}
                @if (column.required) {
                  <span class="muted nowrap">(must be there)</span>
                }
              </td>
              <td class="hint" data-label="What to write">{{ column.hint }}</td>
              <td data-label="Example">{{ column.examples[0] || column.examples[1] || '–' }}</td>
            </tr>
          }
        </tbody>
      </table>
    </hms-panel>
  `,
  styles: `
    .hint {
      overflow-wrap: anywhere;
    }
  `,
})
export class FileColumns {
  readonly columns = input.required<readonly FileColumn[]>();
}
