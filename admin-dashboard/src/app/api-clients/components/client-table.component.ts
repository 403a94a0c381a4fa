import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApiClient } from '@hms/shared-dto';
import { formatInstant } from '@hms/shared-ui';
import { kindLabel, scopesInWords, usedInWords } from '../client-words';
import { ClientStateChip } from './client-state.component';

/** Apps as rows; on a phone as cards. */
@Component({
  selector: 'adm-client-table',
  imports: [ClientStateChip, RouterLink],
  template: `
    <table class="hms-table cards">
      <caption class="sr-only">
        API clients
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Kind</th>
          <th scope="col">Hospital</th>
          <th scope="col">Scopes</th>
          <th scope="col">State</th>
          <th scope="col">Last used</th>
          <th scope="col">Registered</th>
        </tr>
      </thead>
      <tbody>
        @for (client of clients(); track client.id) {
          <tr>
            <td class="primary">
              <a [routerLink]="['/api-clients', client.id]"
                ><b>{{ client.name }}</b></a
              >
            </td>
            <td>{{ kind(client.kind) }}</td>
            <td>
              @if (client.tenantId) {
                <a [routerLink]="['/tenants', client.tenantId]">{{ client.tenantName }}</a>
              } @else {
                <span class="muted">Any</span>
              }
            </td>
            <td class="scopes">
              @if (client.kind === 'server') {
                {{ scopes(client.scopes) }}
              } @else {
                <span class="muted">Each person's own rights</span>
              }
            </td>
            <td><adm-client-state [state]="client.state" /></td>
            <td data-label="Last used">{{ client.kind === 'server' ? used(client.lastUsedAt) : 'Not recorded' }}</td>
            <td data-label="Registered">{{ instant(client.createdAt) }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    td.primary {
      overflow-wrap: anywhere;
    }
    td.primary a {
      display: inline-block;
      padding-block: 2px;
    }
    @media (max-width: 767px) {
      td.scopes {
        display: block;
      }
    }
  `,
})
export class ClientTable {
  readonly clients = input.required<readonly ApiClient[]>();

  protected readonly kind = kindLabel;
  protected readonly scopes = scopesInWords;
  protected readonly used = usedInWords;

  protected instant(at: string): string {
    return formatInstant(at);
  }
}
