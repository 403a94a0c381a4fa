import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormGroup, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { ApiClient, UpdateApiClientRequest } from '@hms/shared-dto';
import { Dialogs, HmsErrorPanel, HmsPageHead, HmsPanel, HmsSkeleton, type Problem, ToastService } from '@hms/shared-ui';
import { HmsFormSummary, applyProblem } from '@hms/shared-ui/forms';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { filter, first, firstValueFrom } from 'rxjs';
import { ApiClientsApiActions, ApiClientsPageActions } from '../api-clients.actions';
import { apiClientsFeature } from '../api-clients.feature';
import { conflictFields, isChanged, settle } from '../client-changes';
import { clientControls, fill, fitTo, requestOf, requestThatKeeps } from '../client-form';
import { ClientFields } from '../components/client-fields.component';

/** `/api-clients/:id/edit`. The version that the form started from decides whether it may be saved. */
@Component({
  selector: 'adm-edit-client-page',
  imports: [ClientFields, HmsErrorPanel, HmsFormSummary, HmsPageHead, HmsPanel, HmsSkeleton, ReactiveFormsModule, RouterLink],
  templateUrl: './edit-client.page.html',
  styleUrl: './client-form.scss',
})
export class EditClientPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #actions$ = inject(Actions);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #toasts = inject(ToastService);
  readonly #entities = this.#store.selectSignal(apiClientsFeature.selectEntities);
  protected readonly summary = viewChild(HmsFormSummary);
  protected readonly opened = this.#store.selectSignal(apiClientsFeature.selectOpened);
  protected readonly busy = this.#store.selectSignal(apiClientsFeature.selectBusy);
  protected readonly form = new FormGroup(clientControls());
  /** The version being edited; it stays while the store learns of newer ones. */
  protected readonly base = signal<ApiClient | null>(null);
  readonly #fresh = computed(() => {
    const { id, status } = this.opened();
    return id === this.id() && status === 'loaded' ? (this.#entities()[id] ?? null) : null;
  });

  constructor() {
    this.#store.dispatch(ApiClientsPageActions.commandClosed());
    effect(() => {
      const id = this.id();
      untracked(() => this.load(id));
    });
    effect(() => {
      const fresh = this.#fresh();
      if (fresh && untracked(this.base)?.id !== fresh.id) untracked(() => this.#begin(fresh));
    });
    this.#actions$.pipe(ofType(ApiClientsApiActions.commandDone), takeUntilDestroyed()).subscribe(({ client }) => {
      this.#toasts.show(`${client.name} was saved.`);
      void this.#router.navigate(['/api-clients', client.id]);
    });
    this.#actions$
      .pipe(
        ofType(ApiClientsApiActions.commandFailed),
        filter(({ command }) => command === 'change'),
        takeUntilDestroyed(),
      )
      .subscribe(({ problem }) => void this.#refused(problem));
  }

  protected load(id: string): void {
    this.#store.dispatch(ApiClientsPageActions.clientOpened({ id }));
  }

  protected submit(): void {
    const base = this.base();
    this.form.markAllAsTouched();
    if (!base || this.busy()) return;
    if (this.form.invalid) return this.summary()?.report();
    const request = requestOf(base.kind, this.form.controls);
    if (!isChanged(requestThatKeeps(base), request)) {
      return this.summary()?.report(['Nothing was changed. Change a field first, or go back with Cancel.']);
    }
    this.summary()?.clear();
    this.#save(base, request);
  }

  #begin(client: ApiClient): void {
    this.base.set(client);
    fitTo(client.kind, this.form.controls);
    fill(this.form.controls, requestThatKeeps(client));
  }

  #save({ id, version }: ApiClient, request: UpdateApiClientRequest): void {
    this.#store.dispatch(ApiClientsPageActions.changeAsked({ id, version, request }));
  }

  async #refused(problem: Problem): Promise<void> {
    const base = this.base();
    if (problem.status === 412 && base) await this.#catchUp(base, requestOf(base.kind, this.form.controls));
    else this.#tell(problem);
  }

  #tell(problem: Problem): void {
    this.summary()?.report(applyProblem(this.form, problem));
  }

  /** Somebody saved first: their values where only they changed something, a choice where both did. */
  async #catchUp(base: ApiClient, mine: UpdateApiClientRequest): Promise<void> {
    const answer = firstValueFrom(
      this.#actions$.pipe(ofType(ApiClientsApiActions.clientLoaded, ApiClientsApiActions.clientFailed), first()),
    );
    this.load(base.id);
    const news = await answer;
    if (!('client' in news)) return this.#tell(news.problem);
    const versions = { base: requestThatKeeps(base), mine, theirs: requestThatKeeps(news.client) };
    const fields = conflictFields(versions.base, mine, versions.theirs);
    const text = 'Somebody changed this app meanwhile.';
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text, fields }) : {};
    const settled = settle(versions, choice ?? {});
    this.base.set(news.client);
    fill(this.form.controls, settled);
    if (choice) this.#save(news.client, settled);
  }
}
