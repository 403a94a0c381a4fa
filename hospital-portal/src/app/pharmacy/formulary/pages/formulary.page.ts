import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, type Params, RouterLink } from '@angular/router';
import { ROUTES, type Medication, type MedicationRequest } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  IdempotentIntent,
  ListUrl,
  formatTotal,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { MedicineForm } from '../components/medicine-form.component';
import { parseFormularyQuery } from '../formulary-query';
import { FormularyPageActions } from '../formulary.actions';
import { formularyFeature } from '../formulary.feature';

/** What can be prescribed in the hospital. Search, status and page are in the address. */
@Component({
  selector: 'hp-formulary-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPageHead,
    HmsPager,
    HmsPanel,
    HmsSearchBox,
    HmsSkeleton,
    MatIcon,
    MedicineForm,
    RouterLink,
  ],
  templateUrl: './formulary.page.html',
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .filters select {
      flex: none;
      width: 140px;
    }
  `,
})
export class FormularyPage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #dialogs = inject(Dialogs);
  readonly #intent = new IdempotentIntent();
  readonly #changes = this.#store.selectSignal(formularyFeature.selectChanges);
  readonly #additions = this.#store.selectSignal(formularyFeature.selectAdditions);

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parseFormularyQuery)), { requireSync: true });
  protected readonly list = this.#store.selectSignal(formularyFeature.selectList);
  protected readonly saving = this.#store.selectSignal(formularyFeature.selectSaving);
  protected readonly refusal = this.#store.selectSignal(formularyFeature.selectRefusal);
  protected readonly adding = signal(false);
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly sub = computed(() => {
    const total = this.list().page?.total ?? null;
    return total === null ? '' : formatTotal(total, false);
  });
  protected readonly announcement = computed(() => (this.list().status === 'loaded' ? `${this.list().page?.total ?? 0} medicines` : ''));
  protected readonly rows = computed(() =>
    this.list().data.map((one) => ({
      ...one,
      substances: one.ingredients.map(({ substance }) => substance).join(', '),
      atc: one.classes.join(', '),
      by: ROUTES[one.route],
    })),
  );

  constructor() {
    effect(() => {
      this.query();
      this.#changes();
      untracked(() => this.load());
    });
    effect(() => {
      if (this.#additions() > 0) untracked(() => this.adding.set(false));
    });
  }

  protected load(): void {
    this.#store.dispatch(FormularyPageActions.listQueried({ query: this.query() }));
  }

  protected open(): void {
    this.#store.dispatch(FormularyPageActions.formOpened());
    this.adding.set(true);
  }

  protected add(request: MedicationRequest): void {
    this.#store.dispatch(FormularyPageActions.addAsked({ request, key: this.#intent.keyFor(request) }));
  }

  protected async archive(medicine: Medication): Promise<void> {
    const sure = await this.#dialogs.confirm({
      title: `Archive ${medicine.label}?`,
      text: 'It is offered no more. Prescriptions keep it, and it can be brought back.',
      confirm: 'Archive medicine',
      cancel: 'Keep medicine',
    });
    if (sure) this.#store.dispatch(FormularyPageActions.archiveAsked({ medicine }));
  }

  protected restore(medicine: Medication): void {
    this.#store.dispatch(FormularyPageActions.restoreAsked({ medicine }));
  }

  protected change(params: Params): void {
    this.#url.filter(this.#route, params);
  }

  protected chooseStatus(event: Event): void {
    this.change({ status: (event.target as HTMLSelectElement).value || null });
  }

  protected clear(): void {
    this.change({ q: null, status: null });
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
