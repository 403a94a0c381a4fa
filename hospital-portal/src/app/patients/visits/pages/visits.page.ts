import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { VisitStatus } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { VisitList } from '../components/visit-list.component';
import { STATUS_FILTERS, visitListQuery } from '../visit-words';
import { VisitPageActions } from '../visits.actions';
import { selectVisitList } from '../visits.feature';

/** Visits of the hospital, a doctor's own unless asked otherwise: the unsigned ones are a filter. All of it is in the address. */
@Component({
  selector: 'hp-visits-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsFilterChip, HmsPageHead, HmsPager, HmsPanel, HmsSkeleton, RouterLink, VisitList],
  templateUrl: './visits.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
  `,
})
export class VisitsPage {
  /** Query parameters; `whose=all`: of all doctors. */
  readonly status = input<string>();
  readonly whose = input<string>();
  readonly cursor = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  /** Who signs no visits has none of their own. */
  protected readonly hasOwn = this.#store.selectSignal(selectMay('records:write'));
  protected readonly own = computed(() => this.hasOwn() && this.whose() !== 'all');
  protected readonly filters = STATUS_FILTERS;
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly query = computed(() => visitListQuery(this.own() ? { doctorId: this.#user()?.id } : {}, this.status(), this.cursor()));
  protected readonly part = computed(() => this.#store.selectSignal(selectVisitList(this.query()))());

  constructor() {
    effect(() => {
      this.query();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('visit.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(VisitPageActions.listOutdated({ query: this.query() })));
  }

  protected load(): void {
    this.#store.dispatch(VisitPageActions.listOpened({ query: this.query() }));
  }

  protected only(status: VisitStatus | null): void {
    this.#url.filter(this.#route, { status });
  }

  protected showOwn(own: boolean): void {
    this.#url.filter(this.#route, { whose: own ? null : 'all' });
  }

  protected next(): void {
    const cursor = this.part().data?.page.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
