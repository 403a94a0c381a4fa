import { Injectable, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import type { Tenant } from '@hms/shared-dto';
import { ToastService } from '@hms/shared-ui';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { type CommandName, TenantsApiActions, TenantsPageActions } from './tenants.actions';
import { tenantsFeature } from './tenants.feature';

const REFUSALS: Readonly<Partial<Record<CommandName, string>>> = {
  activate: 'The hospital was not activated.',
  suspend: 'The hospital was not suspended.',
};

/** Suspending and activating, the same from the list and from a hospital's own page. Provide it on each page. */
@Injectable()
export class TenantCommands {
  readonly #store = inject(Store);
  readonly #dialog = inject(MatDialog);
  readonly #toasts = inject(ToastService);
  readonly #command = this.#store.selectSignal(tenantsFeature.selectCommand);
  /** Why the last command was refused; the suspend dialog shows its own. */
  readonly refusal = computed(() => {
    const command = this.#command();
    const title = command.kind === 'failed' ? REFUSALS[command.name] : undefined;
    return command.kind === 'failed' && title && !this.#dialog.openDialogs.length ? { title, problem: command.problem } : null;
  });

  constructor() {
    const actions$ = inject(Actions);
    actions$.pipe(ofType(TenantsApiActions.activated), takeUntilDestroyed()).subscribe(({ tenant, before }) => {
      const again = before ? () => this.#store.dispatch(TenantsPageActions.suspendAsked({ id: tenant.id, request: before })) : undefined;
      this.#toasts.show(`${tenant.name} is active again.`, again);
    });
    actions$.pipe(ofType(TenantsApiActions.suspended), takeUntilDestroyed()).subscribe(({ tenant }) => {
      this.#toasts.show(`${tenant.name} is suspended.`, () => this.activate(tenant));
    });
  }

  activate({ id }: Pick<Tenant, 'id'>): void {
    this.#store.dispatch(TenantsPageActions.activateAsked({ id }));
  }

  suspend(tenant: Tenant): void {
    this.#store.dispatch(TenantsPageActions.commandClosed());
    void import('./pages/suspend-tenant.dialog').then(({ SuspendTenantDialog }) =>
      this.#dialog.open(SuspendTenantDialog, { data: tenant, width: '560px', maxWidth: 'calc(100vw - 32px)', autoFocus: 'first-heading' }),
    );
  }
}
