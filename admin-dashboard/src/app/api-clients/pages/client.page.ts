import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { ApiClientsPageActions } from '../api-clients.actions';
import { apiClientsFeature } from '../api-clients.feature';
import { ClientCommands } from '../client-commands';
import { ClientFacts } from '../components/client-facts.component';
import { ClientKeys } from '../components/client-keys.component';
import { ClientStateChip } from '../components/client-state.component';

/** One app of a third party, `/api-clients/:id`: what it may do, and its keys. */
@Component({
  selector: 'adm-client-page',
  imports: [
    ClientFacts,
    ClientKeys,
    ClientStateChip,
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    MatIcon,
    RouterLink,
  ],
  providers: [ClientCommands],
  templateUrl: './client.page.html',
  styleUrl: './client.page.scss',
})
export class ClientPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #title = inject(Title);
  protected readonly commands = inject(ClientCommands);
  readonly #entities = this.#store.selectSignal(apiClientsFeature.selectEntities);
  protected readonly opened = this.#store.selectSignal(apiClientsFeature.selectOpened);
  protected readonly client = computed(() => this.#entities()[this.id()] ?? null);
  protected readonly missing = computed(() => this.opened().problem?.status === 404);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.load(id));
    });
    effect(() => {
      const name = this.client()?.name;
      if (name) this.#title.setTitle(`${name} · Hospital platform`);
    });
  }

  protected load(id: string): void {
    this.#store.dispatch(ApiClientsPageActions.clientOpened({ id }));
  }
}
