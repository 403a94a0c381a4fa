import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MatIcon } from '@angular/material/icon';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, formatInstant } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { TenantStatusChip } from '../components/tenant-status.component';
import { TenantCommands } from '../tenant-commands';
import { TenantsPageActions } from '../tenants.actions';
import { tenantsFeature } from '../tenants.feature';

/** The frame of one hospital's pages: its name, status and tabs. */
@Component({
  selector: 'adm-tenant-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPageHead,
    HmsSkeleton,
    MatIcon,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TenantStatusChip,
  ],
  providers: [TenantCommands],
  templateUrl: './tenant.page.html',
  styleUrl: './tenant.page.scss',
})
export class TenantPage {
  readonly tenantId = input.required<string>();

  readonly #store = inject(Store);
  readonly #title = inject(Title);
  protected readonly commands = inject(TenantCommands);
  readonly #entities = this.#store.selectSignal(tenantsFeature.selectEntities);
  protected readonly opened = this.#store.selectSignal(tenantsFeature.selectOpened);
  protected readonly tenant = computed(() => this.#entities()[this.tenantId()] ?? null);
  protected readonly job = this.#store.selectSignal(tenantsFeature.selectJobs);
  protected readonly missing = computed(() => this.opened().problem?.status === 404);
  protected readonly bar = computed(() => {
    const suspension = this.tenant()?.suspension;
    if (!suspension) return null;
    const since = formatInstant(suspension.since);
    const text =
      suspension.kind === 'lock'
        ? `Locked since ${since}: sign-in is closed.`
        : `On billing hold since ${since}: growth is refused, care goes on.`;
    return { text, reason: suspension.reason };
  });

  constructor() {
    effect(() => {
      const id = this.tenantId();
      untracked(() => this.load(id));
    });
    effect(() => {
      const name = this.tenant()?.name;
      if (name) this.#title.setTitle(`${name} · Hospital platform`);
    });
  }

  protected load(id: string): void {
    this.#store.dispatch(TenantsPageActions.hospitalOpened({ id }));
  }
}
