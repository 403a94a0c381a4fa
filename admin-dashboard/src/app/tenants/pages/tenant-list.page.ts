import { Component, DestroyRef, computed, effect, inject, input, untracked } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { MatIcon } from '@angular/material/icon';
import type { Tenant } from '@hms/shared-dto';
import {
  APP_CONFIG,
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  ListUrl,
  formatNumber,
  formatTotal,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { Segments } from '../../shared/segments.component';
import { TenantCard } from '../components/tenant-card.component';
import { TenantTable } from '../components/tenant-table.component';
import { TenantCommands } from '../tenant-commands';
import { PLANS, SORTS, STATUSES, filtersInWords, toTenantQuery } from '../tenant-query';
import { TenantsPageActions } from '../tenants.actions';
import { tenantsFeature } from '../tenants.feature';

/** How often a card asks where its setup stands. */
const SETUP_POLL_MS = 1000;

/** All hospitals: `/tenants?q=&status=&plan=&sort=&cursor=&view=`. */
@Component({
  selector: 'adm-tenant-list-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsFilterChip,
    HmsPageHead,
    HmsPager,
    HmsPanel,
    HmsSearchBox,
    HmsSkeleton,
    MatIcon,
    RouterLink,
    Segments,
    TenantCard,
    TenantTable,
  ],
  providers: [TenantCommands],
  templateUrl: './tenant-list.page.html',
  styleUrls: ['../../shared/list-page.scss', './tenant-list.page.scss'],
})
export class TenantListPage {
  readonly q = input<string>();
  readonly status = input<string>();
  readonly plan = input<string>();
  readonly sort = input<string>();
  readonly cursor = input<string>();
  readonly view = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #url = inject(ListUrl);
  protected readonly commands = inject(TenantCommands);
  readonly #params = computed(() => ({ q: this.q(), status: this.status(), plan: this.plan(), sort: this.sort(), cursor: this.cursor() }));
  readonly #query = computed(() => toTenantQuery(this.#params()), { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  readonly #runningSetups = this.#store.selectSignal(tenantsFeature.selectRunningSetups);

  protected readonly list = this.#store.selectSignal(tenantsFeature.selectList);
  protected readonly tenants = this.#store.selectSignal(tenantsFeature.selectListed);
  protected readonly jobs = this.#store.selectSignal(tenantsFeature.selectJobs);
  protected readonly hostSuffix = inject(APP_CONFIG).portalHostSuffix ?? 'localhost';
  protected readonly filters = computed(() => filtersInWords(this.#params()));
  protected readonly plans = PLANS;
  protected readonly sorts = SORTS;
  protected readonly views = [
    { value: 'cards', label: 'Cards', icon: 'grid_view' as const },
    { value: 'table', label: 'Table', icon: 'table_rows' as const },
  ];
  protected readonly look = computed(() => (this.view() === 'table' ? 'table' : 'cards'));
  protected readonly hasPrevious = computed(() => !!this.cursor());
  protected readonly chips = computed(() => {
    const counts = this.list().counts;
    return STATUSES.map(({ value, label }) => ({ value, label, count: counts?.[value] ?? null })).filter(
      ({ value, count }) => value !== 'provisioning' || count || this.status() === value,
    );
  });
  protected readonly sub = computed(() => {
    const counts = this.list().counts;
    return counts ? (counts.all === 1 ? '1 hospital' : `${formatNumber(counts.all)} hospitals`) : '';
  });
  protected readonly resultText = computed(() => {
    const { status, page } = this.list();
    if (status !== 'loaded' || !page) return '';
    const total = page.total ?? this.tenants().length;
    return total === 1 ? '1 hospital' : `${formatTotal(total, page.totalIsEstimate)} hospitals`;
  });

  constructor() {
    effect(() => {
      const query = this.#query();
      untracked(() => this.#store.dispatch(TenantsPageActions.listOpened({ query })));
    });
    const running = computed(() => this.#runningSetups().join(' '));
    effect(() => {
      const jobIds = running().split(' ').filter(Boolean);
      untracked(() => this.#store.dispatch(TenantsPageActions.setupsWatched({ jobIds, everyMs: SETUP_POLL_MS })));
    });
    inject(DestroyRef).onDestroy(() => this.#store.dispatch(TenantsPageActions.setupsLeft()));
  }

  protected set(name: 'q' | 'status' | 'plan' | 'sort', value: string | null): void {
    this.#url.filter(this.#route, { [name]: value === '' ? null : value }, name === 'q');
  }

  protected show(view: string): void {
    this.#url.look(this.#route, { view: view === 'cards' ? null : view });
  }

  protected clearFilters(): void {
    this.#url.filter(this.#route, { q: null, status: null, plan: null });
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected retry(): void {
    this.#store.dispatch(TenantsPageActions.listOpened({ query: this.#query() }));
  }

  protected open({ id, status, jobId }: Tenant): void {
    const settingUp = status === 'provisioning';
    void this.#router.navigate(['/tenants', id, ...(settingUp ? ['setup'] : [])], { queryParams: settingUp ? { job: jobId } : {} });
  }
}
