import { Component, input } from '@angular/core';
import type { ApiClientKey } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';
import { usedInWords } from '../client-words';

/** The keys that are valid now, by their last characters: keys themselves are not kept anywhere. */
@Component({
  selector: 'adm-client-keys',
  template: `
    <table class="hms-table cards">
      <caption class="sr-only">
        Keys
      </caption>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Issued</th>
          <th scope="col">Last used</th>
          <th scope="col">Stops</th>
        </tr>
      </thead>
      <tbody>
        @for (key of keys(); track key.id) {
          <tr>
            <td class="primary">
              Ends in <code>{{ key.hint }}</code>
            </td>
            <td data-label="Issued">{{ instant(key.createdAt) }}</td>
            <td data-label="Last used">{{ used(key.lastUsedAt) }}</td>
            <td data-label="Stops">{{ key.expiresAt ? instant(key.expiresAt) : 'When replaced or revoked' }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class ClientKeys {
  readonly keys = input.required<readonly ApiClientKey[]>();

  protected readonly used = usedInWords;

  protected instant(at: string): string {
    return formatInstant(at);
  }
}
