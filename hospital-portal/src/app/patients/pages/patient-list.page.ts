import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, type Params, Router, RouterLink } from '@angular/router';
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
  LiveFeed,
  MIN_SEARCH_CHARACTERS,
  asked,
  formatName,
  formatTotal,
  selectMay,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { distinctUntilChanged, map } from 'rxjs';
import { ExportButton } from '../export/export-button.component';
import { ExportPageActions } from '../export/patient-export.actions';
import { patientExportFeature } from '../export/patient-export.feature';
import { OwnFieldsActions } from '../fields/own-fields.actions';
import { ownFieldsFeature } from '../fields/own-fields.feature';
import { PatientFilters } from '../components/patient-filters.component';
import { PatientTable } from '../components/patient-table.component';
import { type ListColumn, columnsText, keepColumns, shownColumns } from '../list-columns';
import { LIST_CHANGES, listQuestion } from '../list-question';
import { type PatientListQuery, changedQuery, countText, filterWords, noMatchTitle, parsePatientQuery } from '../patient-query';
import { bornText, sameNameNotice } from '../patient-words';
import { PatientsPageActions } from '../patients.actions';
import { patientsFeature } from '../patients.feature';
import { rowSelection } from '../row-selection';

const same = (one: PatientListQuery, other: PatientListQuery): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The hospital's patients. The address says what is shown; everything here reads it or changes it. */
@Component({
  selector: 'hp-patient-list-page',
  host: { '(document:keydown)': 'key($event)' },
  imports: [
    ExportButton,
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

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parsePatientQuery), distinctUntilChanged(same)), {
    requireSync: true,
  });
  readonly #columnsAsked = toSignal(this.#route.queryParamMap.pipe(map((params) => params.get('columns'))), { requireSync: true });
  protected readonly columns = computed(() => shownColumns(this.#columnsAsked()));
  protected readonly sort = computed(() => this.query().sort ?? (this.query().q ? undefined : 'name'));
  protected readonly list = this.#store.selectSignal(patientsFeature.selectList);
  protected readonly exporting = this.#store.selectSignal(patientExportFeature.selectPatientExportState);
  /** Without them there are no filters by them, nor columns. */
  protected readonly ownFields = this.#store.selectSignal(ownFieldsFeature.selectFields);
  readonly #ownStatus = this.#store.selectSignal(ownFieldsFeature.selectStatus);
  /** The row of filters comes whole, so that nothing below it moves. */
  protected readonly knowsFilters = computed(() => this.#ownStatus() !== 'loading' || this.ownFields().length > 0);
  readonly #question = computed(() => listQuestion(this.query(), this.columns(), { status: this.#ownStatus(), fields: this.ownFields() }), {
    equal: (one, other) => one === other || (one !== null && other !== null && same(one, other)),
  });
  protected readonly mayWrite = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly mayManage = this.#store.selectSignal(selectMay('patients:manage'));

  readonly #rows = computed(() => this.list().data);
  protected readonly selection = rowSelection(
    this.#rows,
    computed(() => this.query().q !== undefined),
    computed(() => this.list().refreshed),
  );
  /** Near spellings are guesses: an export of the search would have none of them. */
  protected readonly mayExport = computed(() => this.mayManage() && this.#rows().length > 0 && !this.list().approximate);
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly filtered = computed(() => this.query().q !== undefined || filterWords(this.query()).length > 0);
  protected readonly empty = computed(() => this.list().status === 'loaded' && this.list().data.length === 0);
  protected readonly noMatch = computed(() => noMatchTitle(this.query()));
  protected readonly sameName = computed(() => sameNameNotice(this.list().data));
  protected readonly count = computed(() => countText(this.list().page, this.filtered()));
  protected readonly announcement = computed(() => (this.list().status === 'loaded' ? this.count() || this.noMatch() : ''));
  /** Read out while ↑ ↓ move: what tells one patient from another. */
  protected readonly selectedText = computed(() => {
    const row = this.#rows()[this.selection.index()];
    return row && this.query().q ? `Selected: ${formatName(row)}, born ${bornText(row)}, ${row.patientNumber}` : '';
  });

  constructor() {
    this.#store.dispatch(OwnFieldsActions.wanted());
    effect(() => this.#ask(PatientsPageActions.listQueried));
    inject(LiveFeed)
      .staleness(...LIST_CHANGES)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#ask(PatientsPageActions.listOutdated));
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
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: this.#look() });
  }

  protected chooseColumns(columns: readonly ListColumn[]): void {
    keepColumns(columns);
    this.#url.look(this.#route, { columns: columnsText(columns) });
  }

  protected retry(): void {
    this.#ask(PatientsPageActions.listQueried);
  }

  protected export(): void {
    const { total = null, totalIsEstimate = false } = this.list().page ?? {};
    const count = total === null ? 'these' : formatTotal(total, totalIsEstimate);
    this.#store.dispatch(ExportPageActions.exportAsked({ query: this.query(), count }));
  }

  protected stopExport(): void {
    this.#store.dispatch(ExportPageActions.exportStopped());
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

  #ask(asking: typeof PatientsPageActions.listQueried | typeof PatientsPageActions.listOutdated): void {
    const query = this.#question();
    if (query) untracked(() => this.#store.dispatch(asking({ query })));
  }

  /** Only what the person has seen: not while the rows belong to an earlier search. */
  #openSelected(target: HTMLElement | null): void {
    const typed = target instanceof HTMLInputElement ? target.value.trim() : (this.query().q ?? '');
    const id = this.selection.id();
    if (id && this.list().status === 'loaded' && typed === (this.query().q ?? '')) this.open(id);
  }

  /** What the address says of the look, which every other change keeps. */
  #look(): Params {
    return asked({ columns: this.#columnsAsked() ?? undefined });
  }

  #go(change: Partial<PatientListQuery>, extras: { replaceUrl?: boolean }): void {
    const queryParams = { ...changedQuery(this.query(), change), ...this.#look() };
    void this.#router.navigate([], { relativeTo: this.#route, queryParams, ...extras });
  }
}
