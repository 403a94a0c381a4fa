import { Component, computed, inject, input } from '@angular/core';
import { HmsPanel } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { TenantCommands } from '../tenant-commands';
import { tenantsFeature } from '../tenants.feature';

/** What stops a hospital, and starts it again. */
@Component({
  selector: 'adm-tenant-danger-page',
  imports: [HmsPanel],
  template: `
    @if (tenant(); as tenant) {
      <hms-panel title="Suspend">
        <div class="row wrap">
          <div class="grow">
            @if (tenant.status === 'suspended') {
              <p>{{ tenant.name }} is suspended. Activating lifts it at once, for everybody.</p>
            } @else if (tenant.status === 'active') {
              <p>
                A billing hold refuses new patients, users and imports while care goes on. A lock closes sign-in within 5 seconds. Neither
                touches data, and both can be undone.
              </p>
            } @else {
              <p>{{ tenant.name }} is still being set up. It can be suspended once it is active.</p>
            }
          </div>
          @if (tenant.status === 'suspended') {
            <button type="button" class="btn" (click)="commands.activate(tenant)">Activate</button>
          } @else if (tenant.status === 'active') {
            <button type="button" class="btn danger" (click)="commands.suspend(tenant)">Suspend…</button>
          }
        </div>
      </hms-panel>
    }
  `,
  styles: `
    .wrap {
      flex-wrap: wrap;
      justify-content: space-between;
      gap: var(--s-3);
    }
    .grow {
      flex-basis: 280px;
      max-width: var(--measure);
    }
  `,
})
export class TenantDangerPage {
  readonly tenantId = input.required<string>();
  readonly #entities = inject(Store).selectSignal(tenantsFeature.selectEntities);
  protected readonly tenant = computed(() => this.#entities()[this.tenantId()] ?? null);
  /** The frame's, so that each piece of news makes one toast. */
  protected readonly commands = inject(TenantCommands);
}
