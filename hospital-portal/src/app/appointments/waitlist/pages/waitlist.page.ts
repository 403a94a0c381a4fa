import { Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, type Params, RouterLink } from '@angular/router';
import { WAITLIST_PRIORITIES, WAITLIST_STATUSES, type WaitlistEntry } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  formatTotal,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { AppointmentsPageActions } from '../../appointments.actions';
import { appointmentsFeature } from '../../appointments.feature';
import { WaitlistTable } from '../components/waitlist-table.component';
import { isFiltered, parseWaitlistQuery } from '../waitlist-query';
import { PRIORITY_WORDS, WAITLIST_LOOKS } from '../waitlist-words';
import { WaitlistPageActions } from '../waitlist.actions';
import { waitlistFeature } from '../waitlist.feature';

/** How often the time that is left is counted anew. */
const TICK_MS = 10_000;

/** Who waits for a time, and for whom one is held now. Filters and page are in the address. */
@Component({
  selector: 'hp-waitlist-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPager, HmsPanel, HmsSkeleton, MatIcon, RouterLink, WaitlistTable],
  templateUrl: './waitlist.page.html',
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    /* The gap is below it already. */
    .page > hms-page-head {
      padding-bottom: 0;
    }
    .filters select {
      flex: none;
      width: 190px;
    }
  `,
})
export class WaitlistPage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #dialogs = inject(Dialogs);
  /** Counts what was done on this page. */
  readonly #changes = this.#store.selectSignal(waitlistFeature.selectChanges);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parseWaitlistQuery)), { requireSync: true });
  protected readonly list = this.#store.selectSignal(waitlistFeature.selectList);
  protected readonly refusal = this.#store.selectSignal(waitlistFeature.selectRefusal);
  protected readonly directory = this.#store.selectSignal(appointmentsFeature.selectDirectory);
  protected readonly mayWrite = this.#store.selectSignal(selectMay('appointments:write'));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly now = signal(Date.now());
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly sub = computed(() => {
    const { total = null, totalIsEstimate = false } = this.list().page ?? {};
    return total === null ? '' : formatTotal(total, totalIsEstimate);
  });
  protected readonly statuses = WAITLIST_STATUSES.map((value) => ({ value, label: WAITLIST_LOOKS[value].label }));
  protected readonly priorities = WAITLIST_PRIORITIES.map((value) => ({ value, label: PRIORITY_WORDS[value] }));
  protected readonly announcement = computed(() => {
    const { status, data } = this.list();
    return status === 'loaded' ? `${data.length} on this page, ${data.filter(({ offer }) => offer).length} with a time that is held` : '';
  });

  constructor() {
    this.#store.dispatch(AppointmentsPageActions.directoryWanted());
    effect(() => {
      this.query();
      this.#changes();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('waitlist.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
    const clock = setInterval(() => this.tick(), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected load(): void {
    this.#store.dispatch(WaitlistPageActions.listQueried({ query: this.query() }));
  }

  /** A hold that has just ended is somebody else's. */
  protected tick(): void {
    const before = this.now();
    this.now.set(Date.now());
    const ended = this.list().data.some(
      ({ offer }) => offer && Date.parse(offer.expiresAt) > before && Date.parse(offer.expiresAt) <= this.now(),
    );
    if (ended) this.load();
  }

  protected change(params: Params): void {
    this.#url.filter(this.#route, params);
  }

  protected choose(name: string, event: Event): void {
    this.change({ [name]: (event.target as HTMLSelectElement).value || null });
  }

  protected clear(): void {
    this.change({ status: null, doctor: null, kind: null, priority: null });
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected accept(entry: WaitlistEntry): void {
    this.#store.dispatch(WaitlistPageActions.acceptAsked({ entry }));
  }

  protected decline(entry: WaitlistEntry): void {
    this.#store.dispatch(WaitlistPageActions.declineAsked({ entry }));
  }

  protected async withdraw(entry: WaitlistEntry): Promise<void> {
    const sure = await this.#dialogs.confirm({
      title: 'Take this patient off the waitlist?',
      text: 'A time that is held for the patient goes to the next who waits.',
      confirm: 'Take off the waitlist',
      cancel: 'Keep on the waitlist',
    });
    if (sure) this.#store.dispatch(WaitlistPageActions.withdrawAsked({ entry }));
  }

  protected dismiss(): void {
    this.#store.dispatch(WaitlistPageActions.refusalRead());
    this.load();
  }
}
