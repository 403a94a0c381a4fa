import { Injectable, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import type { ApiClient } from '@hms/shared-dto';
import { Dialogs, ToastService } from '@hms/shared-ui';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { filter } from 'rxjs';
import { ApiClientsApiActions, ApiClientsPageActions } from './api-clients.actions';
import { apiClientsFeature } from './api-clients.feature';
import { lossInWords } from './client-words';

/** What is done with an app on its page, with the questions before and the news after. Provide it on the page. */
@Injectable()
export class ClientCommands {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #materialDialog = inject(MatDialog);
  readonly #toasts = inject(ToastService);
  readonly #command = this.#store.selectSignal(apiClientsFeature.selectCommand);
  /** Why it was not revoked. */
  readonly refusal = computed(() => {
    const command = this.#command();
    return command.kind === 'failed' && command.name === 'revoke' ? command.problem : null;
  });

  constructor() {
    this.#store.dispatch(ApiClientsPageActions.commandClosed());
    inject(Actions)
      .pipe(
        ofType(ApiClientsApiActions.commandDone),
        filter(({ command }) => command === 'revoke'),
        takeUntilDestroyed(),
      )
      .subscribe(({ client }) => this.#toasts.show(`${client.name} is revoked.`));
  }

  async revoke(client: ApiClient): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: `Revoke ${client.name}?`,
      text: `${lossInWords(client)} This cannot be undone: to let it in again, register a new app.`,
      confirm: 'Revoke app',
      cancel: 'Keep app',
      danger: true,
      typedName: client.name,
    });
    if (answer) this.#store.dispatch(ApiClientsPageActions.revokeAsked({ id: client.id }));
  }

  async issueKey(client: ApiClient): Promise<void> {
    const { IssueKeyDialog } = await import('./pages/issue-key.dialog');
    this.#materialDialog.open(IssueKeyDialog, { data: client, width: '600px', maxWidth: 'calc(100vw - 32px)' });
  }
}
