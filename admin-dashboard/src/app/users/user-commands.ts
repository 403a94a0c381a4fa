import { Injectable, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import type { User } from '@hms/shared-dto';
import { Dialogs, ToastService } from '@hms/shared-ui';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { type UserCommand, UsersApiActions, UsersPageActions } from './users.actions';
import { usersFeature } from './users.feature';

const REFUSALS: Readonly<Partial<Record<UserCommand, string>>> = {
  suspend: 'The user was not suspended.',
  activate: 'The user was not activated.',
  resend: 'The invitation was not sent.',
  resetMfa: 'The second step was not reset.',
};

/** Suspending, activating, inviting again: with the questions before and the news after. Provide it on each page. */
@Injectable()
export class UserCommands {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #materialDialog = inject(MatDialog);
  readonly #toasts = inject(ToastService);
  readonly #command = this.#store.selectSignal(usersFeature.selectCommand);
  /** Why the last command was refused; the form for a new Admin shows its own. */
  readonly refusal = computed(() => {
    const command = this.#command();
    const title = command.kind === 'failed' ? REFUSALS[command.name] : undefined;
    return command.kind === 'failed' && title ? { title, problem: command.problem } : null;
  });

  constructor() {
    this.#store.dispatch(UsersPageActions.commandClosed());
    inject(Actions)
      .pipe(ofType(UsersApiActions.commandDone), takeUntilDestroyed())
      .subscribe(({ command, user }) => this.#tell(command, user));
  }

  async suspend(user: User): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: `Suspend ${user.name}?`,
      text: `They are signed out of ${user.tenantName} within 5 seconds and cannot come back until activated. Their seat becomes free; what they wrote stays.`,
      confirm: 'Suspend user',
      cancel: 'Keep active',
      danger: true,
      reason: { label: 'Reason', maxLength: 500 },
    });
    if (!answer) return;
    const request = { tenantId: user.tenantId, ...(answer.reason ? { reason: answer.reason } : {}) };
    this.#store.dispatch(UsersPageActions.suspendAsked({ id: user.id, request }));
  }

  async resetMfa(user: User): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: `Reset the second step of ${user.name}?`,
      text: 'For people who have lost both their app and their recovery codes. Make sure that it is they. They are signed out everywhere, told by mail, and sign in with the password alone until they set it up again.',
      confirm: 'Reset second step',
      cancel: 'Leave it on',
      danger: true,
      reason: { label: 'How you made sure', required: true, maxLength: 500 },
    });
    if (answer) this.#store.dispatch(UsersPageActions.mfaResetAsked({ user, reason: answer.reason }));
  }

  activate({ id, tenantId }: User): void {
    this.#store.dispatch(UsersPageActions.activateAsked({ id, request: { tenantId } }));
  }

  resend({ id, tenantId }: User): void {
    this.#store.dispatch(UsersPageActions.resendAsked({ id, request: { tenantId } }));
  }

  addAdmin(hospital: { readonly id: string; readonly name: string }, closed: () => void): void {
    this.#store.dispatch(UsersPageActions.commandClosed());
    void import('./pages/add-admin.dialog').then(async ({ AddAdminDialog }) => {
      const dialog = this.#materialDialog.open(AddAdminDialog, { data: hospital, width: '560px', maxWidth: 'calc(100vw - 32px)' });
      await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined });
      closed();
    });
  }

  #tell(command: UserCommand, user: User): void {
    if (command === 'suspend') this.#toasts.show(`${user.name} is suspended.`, () => this.activate(user));
    else if (command === 'resetMfa') this.#toasts.show(`${user.name} signs in with the password alone now.`);
    else if (command === 'activate') this.#toasts.show(`${user.name} is active again.`);
    else this.#toasts.show(`An invitation was sent to ${user.email}.`);
  }
}
