import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import type { Tenant, UpdateTenantRequest } from '@hms/shared-dto';
import { type ConflictChoice, Dialogs, HmsErrorPanel, HmsPageHead, HmsSkeleton, ToastService, type Problem } from '@hms/shared-ui';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { filter, first, firstValueFrom } from 'rxjs';
import { EditTenantForm } from '../components/edit-tenant-form.component';
import { conflictsOf, mergeTheirs } from '../tenant-changes';
import { TenantsApiActions, TenantsPageActions } from '../tenants.actions';
import { tenantsFeature } from '../tenants.feature';

/** Edit a hospital, `/tenants/:id/edit`. The version that the form started from decides whether it may be saved. */
@Component({
  selector: 'adm-edit-tenant-page',
  imports: [EditTenantForm, HmsErrorPanel, HmsPageHead, HmsSkeleton],
  template: `
    @if (base(); as tenant) {
      <hms-page-head title="Edit {{ tenant.name }}" />
      <adm-edit-tenant-form
        [tenant]="tenant"
        [busy]="busy()"
        [check]="check()"
        (subdomainTyped)="checkSubdomain($event)"
        (saved)="save($event)"
      />
    } @else if (opened().status === 'failed') {
      <hms-error-panel title="The hospital could not be loaded." [problem]="opened().problem" (retry)="load(tenantId())" />
    } @else {
      <hms-skeleton [rows]="8" [height]="24" />
    }
  `,
})
export class EditTenantPage {
  readonly tenantId = input.required<string>();

  readonly #store = inject(Store);
  readonly #actions$ = inject(Actions);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #toasts = inject(ToastService);
  readonly #entities = this.#store.selectSignal(tenantsFeature.selectEntities);
  protected readonly form = viewChild(EditTenantForm);
  protected readonly opened = this.#store.selectSignal(tenantsFeature.selectOpened);
  protected readonly busy = this.#store.selectSignal(tenantsFeature.selectBusy);
  protected readonly check = this.#store.selectSignal(tenantsFeature.selectSubdomain);
  /** The version being edited; it stays while the store learns of newer ones. */
  protected readonly base = signal<Tenant | null>(null);
  readonly #fresh = computed(() => {
    const { id, status } = this.opened();
    return id === this.tenantId() && status === 'loaded' ? (this.#entities()[id] ?? null) : null;
  });
  #request: UpdateTenantRequest | null = null;

  constructor() {
    this.#store.dispatch(TenantsPageActions.commandClosed());
    effect(() => {
      const id = this.tenantId();
      untracked(() => this.load(id));
    });
    effect(() => {
      const fresh = this.#fresh();
      if (fresh && untracked(this.base)?.id !== fresh.id) this.base.set(fresh);
    });
    this.#actions$.pipe(ofType(TenantsApiActions.changed), takeUntilDestroyed()).subscribe(({ tenant }) => {
      this.#toasts.show(`${tenant.name} was saved.`);
      void this.#router.navigate(['/tenants', tenant.id]);
    });
    this.#actions$
      .pipe(
        ofType(TenantsApiActions.commandFailed),
        filter(({ command }) => command === 'change'),
        takeUntilDestroyed(),
      )
      .subscribe(({ problem }) => void this.#refused(problem));
  }

  protected load(id: string): void {
    this.#store.dispatch(TenantsPageActions.hospitalOpened({ id }));
  }

  /** Its own subdomain is taken by the hospital itself: no question then. */
  protected checkSubdomain(typed: string): void {
    const subdomain = typed === this.base()?.subdomain ? '' : typed;
    this.#store.dispatch(TenantsPageActions.subdomainTyped({ subdomain }));
  }

  protected save(request: UpdateTenantRequest): void {
    const base = this.base();
    if (!base || this.busy()) return;
    this.#request = request;
    this.#store.dispatch(TenantsPageActions.changeAsked({ id: base.id, version: base.version, request }));
  }

  async #refused(problem: Problem): Promise<void> {
    if (problem.status === 412) await this.#settle();
    else this.form()?.refuse(problem);
  }

  /** Somebody saved first: their values where only they changed something, a choice where both did. */
  async #settle(): Promise<void> {
    const [base, mine] = [this.base(), this.#request];
    if (!base || !mine) return;
    const answer = firstValueFrom(this.#actions$.pipe(ofType(TenantsApiActions.hospitalLoaded, TenantsApiActions.hospitalFailed), first()));
    this.load(base.id);
    const news = await answer;
    if (!('tenant' in news)) return this.form()?.refuse(news.problem);
    await this.#choose(base, mine, news.tenant);
  }

  async #choose(base: Tenant, mine: UpdateTenantRequest, theirs: Tenant): Promise<void> {
    const fields = conflictsOf(base, mine, theirs).map(({ path, label, before, after }) => ({ path, label, yours: after, theirs: before }));
    // Different fields were changed: both stand, and there is nothing to choose.
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text: 'Somebody changed this hospital meanwhile.', fields }) : {};
    const settled = { ...mergeTheirs(base, mine, theirs), ...theirValues(theirs, choice ?? {}) };
    this.base.set(theirs);
    this.form()?.fill(settled);
    if (choice) this.save(settled);
  }
}

/** What was chosen to be theirs. */
const theirValues = (theirs: Tenant, choice: ConflictChoice): Partial<UpdateTenantRequest> =>
  Object.fromEntries(
    Object.entries(choice)
      .filter(([, side]) => side === 'theirs')
      .map(([path]) => [path, theirs[path as keyof Tenant]]),
  );
