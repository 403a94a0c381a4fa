import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApiClient } from '@hms/shared-dto';
import { HmsCopyButton, formatInstant } from '@hms/shared-ui';
import { kindLabel, rateInWords, scopeLabel, usedInWords } from '../client-words';

/** What an app is, what it may do and where. */
@Component({
  selector: 'adm-client-facts',
  imports: [HmsCopyButton, RouterLink],
  template: `
    <dl>
      <dt>App id</dt>
      <dd>{{ client().id }} <hms-copy-button label="app id" [value]="client().id" /></dd>
      <dt>Kind</dt>
      <dd>{{ kind(client().kind) }}</dd>
      @if (client().kind === 'server') {
        <dt>Hospital</dt>
        <dd>
          <a [routerLink]="['/tenants', client().tenantId]">{{ client().tenantName }}</a>
        </dd>
        <dt>Scopes</dt>
        <dd>
          <ul>
            @for (scope of client().scopes; track scope) {
              <li>{{ label(scope) }}</li>
            }
          </ul>
        </dd>
      } @else {
        <dt>Rights</dt>
        <dd>Those of the person who signs in, in their own hospital</dd>
        <dt>Origins</dt>
        <dd>
          <ul>
            @for (origin of client().origins; track origin) {
              <li>{{ origin }}</li>
            }
          </ul>
        </dd>
      }
      <dt>Limit</dt>
      <dd>{{ rate(client().ratePerSecond) }}</dd>
      @if (client().kind === 'server') {
        <dt>Last used</dt>
        <dd>{{ used(client().lastUsedAt) }}</dd>
      }
      <dt>Registered</dt>
      <dd>{{ instant(client().createdAt) }}</dd>
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 112px minmax(0, 1fr);
      gap: var(--s-2) var(--s-3);
    }
    dt {
      color: var(--text-muted);
      font-size: var(--fs-small);
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class ClientFacts {
  readonly client = input.required<ApiClient>();

  protected readonly kind = kindLabel;
  protected readonly label = scopeLabel;
  protected readonly rate = rateInWords;
  protected readonly used = usedInWords;

  protected instant(at: string): string {
    return formatInstant(at);
  }
}
