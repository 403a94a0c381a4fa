import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, type ParamMap, type Params, RouterLink } from '@angular/router';
import { DIRECTORY_STATUSES, type LabTest, type LabTestQuery } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  HmsStatusChip,
  ListUrl,
  asked,
  cursorText,
  oneOf,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { SPECIMEN_WORDS, unitWords } from '../../shared/labs/lab-words';
import { CataloguePageActions } from './catalogue.actions';
import { catalogueFeature } from './catalogue.feature';

/** Reads the address; what the API would refuse is left out. */
export const parseCatalogueQuery = (params: Pick<ParamMap, 'get'>): LabTestQuery => {
  const q = params.get('q')?.trim().slice(0, 100);
  return asked({
    q: q === '' ? undefined : q,
    status: oneOf(DIRECTORY_STATUSES, params.get('status')),
    confirmed: oneOf(['yes', 'no'] as const, params.get('confirmed')),
    cursor: cursorText(params.get('cursor')),
  });
};

/** The tests of the laboratory, by name, and the panels that they are ordered in. */
@Component({
  selector: 'hp-catalogue-page',
  imports: [
    ...[HmsEmptyState, HmsErrorPanel, HmsFilterChip, HmsPageHead, HmsPager, HmsPanel, HmsSearchBox, HmsSkeleton, HmsStatusChip],
    ...[MatIcon, RouterLink],
  ],
  templateUrl: './catalogue.page.html',
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
  `,
})
export class CataloguePage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parseCatalogueQuery)), { requireSync: true });
  protected readonly state = this.#store.selectSignal(catalogueFeature.selectList);
  protected readonly panels = this.#store.selectSignal(catalogueFeature.selectPanels);
  protected readonly rows = computed(() => (this.state().value?.data ?? []).map((test) => ({ test, ...wordsOf(test) })));
  protected readonly filtered = computed(() => Boolean(this.query().q ?? this.query().status ?? this.query().confirmed));

  constructor() {
    this.loadPanels();
    effect(() => {
      this.query();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    this.#store.dispatch(CataloguePageActions.queried({ query: this.query() }));
  }

  protected loadPanels(): void {
    this.#store.dispatch(CataloguePageActions.panelsWanted());
  }

  protected change(params: Params): void {
    this.#url.filter(this.#route, params);
  }

  protected next(): void {
    const cursor = this.state().value?.page.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}

const wordsOf = ({ kind, specimen, unit, ranges, codes }: LabTest) => ({
  specimen: SPECIMEN_WORDS[specimen],
  unit: unitWords(unit ?? null),
  against: kind === 'quantity' ? `${ranges.length} ranges` : kind === 'coded' ? `${codes.length} answers` : 'Words',
});
