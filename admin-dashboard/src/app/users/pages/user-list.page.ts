import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  ListUrl,
  formatTotal,
} from '@hms/shared-ui';
import { HmsFindFilter } from '@hms/shared-ui/filters';
import { Store } from '@ngrx/store';
import { HospitalChoicesActions } from '../../shared/hospitals/hospital-choices.actions';
import { hospitalChoicesFeature } from '../../shared/hospitals/hospital-choices.feature';
import { Segments } from '../../shared/segments.component';
import { UserTable } from '../components/user-table.component';
import { UserCommands } from '../user-commands';
import { ROLES, STATUSES, filtersInWords, toUserQuery } from '../user-query';
import { UsersPageActions } from '../users.actions';
import { usersFeature } from '../users.feature';

/** People of all hospitals, `/users?q=&tenantId=&role=&status=&cursor=&view=`, or of one: `/tenants/:tenantId/users?…`. */
@Component({
  selector: 'adm-user-list-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsFilterChip,
    HmsFindFilter,
    HmsPageHead,
    HmsPager,
    HmsPanel,
    HmsSearchBox,
    HmsSkeleton,
    MatIcon,
    Segments,
    UserTable,
  ],
  providers: [UserCommands],
  templateUrl: './user-list.page.html',
  styleUrls: ['../../shared/list-page.scss', './user-list.page.scss'],
})
export class UserListPage {
  readonly q = input<string>();
  readonly tenantId = input<string>();
  readonly role = input<string>();
  readonly status = input<string>();
  readonly cursor = input<string>();
  readonly view = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  protected readonly commands = inject(UserCommands);
  /** A tab of one hospital: the path names it, and no filter changes it. */
  protected readonly ofOne = 'tenantId' in this.#route.snapshot.params;
  readonly #params = computed(() => ({
    q: this.q(),
    tenantId: this.tenantId(),
    role: this.role(),
    status: this.status(),
    cursor: this.cursor(),
  }));
  readonly #query = computed(() => toUserQuery(this.#params()), { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });

  protected readonly people = this.#store.selectSignal(usersFeature.selectPeople);
  protected readonly state = this.#store.selectSignal(usersFeature.selectUsersState);
  protected readonly hospitals = this.#store.selectSignal(hospitalChoicesFeature.selectHospitals);
  protected readonly statuses = STATUSES;
  protected readonly roles = ROLES;
  protected readonly views = [
    { value: 'table', label: 'Table', icon: 'table_rows' as const },
    { value: 'cards', label: 'Cards', icon: 'grid_view' as const },
  ];
  protected readonly look = computed(() => (this.view() === 'cards' ? 'cards' : 'table'));
  protected readonly hospitalName = computed(() => {
    const id = this.tenantId();
    if (!id) return null;
    return (
      this.hospitals().find((one) => one.id === id)?.name ?? this.people().find((one) => one.tenantId === id)?.tenantName ?? 'One hospital'
    );
  });
  protected readonly filters = computed(() => filtersInWords(this.#params(), this.ofOne ? null : this.hospitalName()));
  protected readonly resultText = computed(() => {
    const { status, page } = this.state();
    if (status !== 'loaded' || !page) return '';
    const total = page.total ?? this.people().length;
    return total === 1 ? '1 user' : `${formatTotal(total, page.totalIsEstimate)} users`;
  });

  constructor() {
    effect(() => {
      const query = this.#query();
      untracked(() => this.#store.dispatch(UsersPageActions.listOpened({ query })));
    });
  }

  protected set(name: 'q' | 'tenantId' | 'role' | 'status', value: string | null): void {
    this.#url.filter(this.#route, { [name]: value === '' ? null : value }, name === 'q');
  }

  protected show(view: string): void {
    this.#url.look(this.#route, { view: view === 'table' ? null : view });
  }

  protected clearFilters(): void {
    this.#url.filter(this.#route, { q: null, role: null, status: null, ...(this.ofOne ? {} : { tenantId: null }) });
  }

  protected searchHospitals(text: string): void {
    this.#store.dispatch(HospitalChoicesActions.searched({ text }));
  }

  protected addAdmin(): void {
    const id = this.tenantId();
    if (id) this.commands.addAdmin({ id, name: this.hospitalName() ?? '' }, () => this.retry());
  }

  protected next(): void {
    const cursor = this.state().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected retry(): void {
    this.#store.dispatch(UsersPageActions.listOpened({ query: this.#query() }));
  }
}
