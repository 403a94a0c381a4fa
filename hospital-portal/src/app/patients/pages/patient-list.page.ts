import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  ListUrl,
  MIN_SEARCH_CHARACTERS,
  formatName,
  formatTotal,
  selectMay,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { PatientFilters } from '../components/patient-filters.component';
import { PatientTable } from '../components/patient-table.component';
import { type PatientListQuery, changedQuery, filterWords, noMatchTitle, parsePatientQuery } from '../patient-query';
import { bornText, sameNameNotice } from '../patient-words';
import { PatientsPageActions } from '../patients.actions';
import { patientsFeature } from '../patients.feature';
import { rowSelection } from '../row-selection';

/** The hospital's patients. The address says what is shown; everything here reads it or changes it. */
@Component({
  selector: 'hp-patient-list-page',
  host: { '(document:keydown)': 'key($event)' },
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
    PatientFilters,
    PatientTable,
    RouterLink,
  ],
  templateUrl: './patient-list.page.html',
  styleUrl: './patient-list.page.scss',
})
export class PatientListPage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parsePatientQuery)), { requireSync: true });
  protected readonly list = this.#store.selectSignal(patientsFeature.selectList);
  protected readonly mayWrite = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly mayManage = this.#store.selectSignal(selectMay('patients:manage'));

  readonly #rows = computed(() => this.list().data);
  protected readonly selection = rowSelection(
    this.#rows,
    computed(() => this.query().q !== undefined),
  );
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly filtered = computed(() => this.query().q !== undefined || filterWords(this.query()).length > 0);
  protected readonly empty = computed(() => this.list().status === 'loaded' && this.list().data.length === 0);
  protected readonly noMatch = computed(() => noMatchTitle(this.query()));
  protected readonly sameName = computed(() => sameNameNotice(this.list().data));
  protected readonly count = computed(() => this.#countText());
  protected readonly announcement = computed(() => (this.list().status === 'loaded' ? this.count() || this.noMatch() : ''));
  /** Read out while ↑ ↓ move: what tells one patient from another. */
  protected readonly selectedText = computed(() => {
    const row = this.#rows()[this.selection.index()];
    return row && this.query().q ? `Selected: ${formatName(row)}, born ${bornText(row)}, ${row.patientNumber}` : '';
  });

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => this.#store.dispatch(PatientsPageActions.listQueried({ query })));
    });
  }

  protected search(text: string): void {
    if (text && [...text].length < MIN_SEARCH_CHARACTERS) return;
    // One entry in the history for a search, not one for every pause in typing.
    this.#go({ q: text || undefined }, { replaceUrl: this.query().q !== undefined });
  }

  protected change(change: Partial<PatientListQuery>): void {
    this.#go(change, {});
  }

  protected clear(): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: {} });
  }

  protected retry(): void {
    this.#store.dispatch(PatientsPageActions.listQueried({ query: this.query() }));
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  /** Arrows and Enter work from the search box and from the page; whatever else has the focus keeps its own keys. */
  protected key(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (!target?.matches('body, main, input[type=search]')) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.selection.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      this.#openSelected(target);
    }
  }

  protected open(id: string): void {
    void this.#router.navigate(['/patients', id]);
  }

  /** Only what the person has seen: not while the rows belong to an earlier search. */
  #openSelected(target: HTMLElement | null): void {
    const typed = target instanceof HTMLInputElement ? target.value.trim() : (this.query().q ?? '');
    const id = this.selection.id();
    if (id && this.list().status === 'loaded' && typed === (this.query().q ?? '')) this.open(id);
  }

  #countText(): string {
    const page = this.list().page;
    if (!page || page.total === null || page.total === 0) return '';
    const total = formatTotal(page.total, page.totalIsEstimate);
    if (this.filtered()) return `${total} ${page.total === 1 ? 'match' : 'matches'}`;
    return `${total} registered`;
  }

  #go(change: Partial<PatientListQuery>, extras: { replaceUrl?: boolean }): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: changedQuery(this.query(), change), ...extras });
  }
}
