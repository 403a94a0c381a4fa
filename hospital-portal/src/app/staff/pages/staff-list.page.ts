import { Location } from '@angular/common';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { HOSPITAL_ROLES, MEMBERSHIP_STATUSES, ROLE_LABELS } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsMeter,
  HmsNotice,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  LiveFeed,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { type StaffChangeAsked, StaffTable } from '../components/staff-table.component';
import { StaffCommands } from '../staff-commands';
import { STATUS_LOOKS, type StaffListQuery, changedStaffQuery, isFiltered, noStaffMatch, parseStaffQuery, trailOf } from '../staff-query';
import { StaffPageActions } from '../staff.actions';
import { staffFeature } from '../staff.feature';

/** Who works in the hospital, with roles and status, and how many seats of the plan are taken. */
@Component({
  selector: 'hp-staff-list-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsFilterChip,
    HmsMeter,
    HmsNotice,
    HmsPageHead,
    HmsPager,
    HmsPanel,
    HmsSearchBox,
    HmsSkeleton,
    MatIcon,
    RouterLink,
    StaffTable,
  ],
  templateUrl: './staff-list.page.html',
  styleUrl: './staff-list.page.scss',
})
export class StaffListPage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #location = inject(Location);
  readonly #commands = inject(StaffCommands);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parseStaffQuery)), { requireSync: true });
  protected readonly staff = this.#store.selectSignal(staffFeature.selectStaffState);
  protected readonly ownId = computed(() => this.#user()?.id ?? null);
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.staff().status) && !this.staff().page);
  protected readonly empty = computed(() => this.staff().status === 'loaded' && this.staff().data.length === 0);
  protected readonly filtered = computed(() => isFiltered(this.query()));
  protected readonly noMatch = computed(() => noStaffMatch(this.query()));
  protected readonly full = computed(() => {
    const seats = this.staff().seats;
    return seats && seats.limit !== null && seats.used >= seats.limit ? `${seats.used} of ${seats.limit} users in use.` : null;
  });
  protected readonly announcement = computed(() => {
    const { status, page, data } = this.staff();
    return status === 'loaded' ? (data.length ? `${page?.total ?? data.length} people` : this.noMatch()) : '';
  });
  protected readonly statuses = MEMBERSHIP_STATUSES.map((value) => ({ value, label: STATUS_LOOKS[value].label }));
  protected readonly roles = HOSPITAL_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }));

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => this.#store.dispatch(StaffPageActions.listQueried({ query })));
    });
    inject(LiveFeed)
      .staleness('staff.changed', 'staff.approval_waiting', 'profile.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(StaffPageActions.listOutdated()));
    effect(() => {
      const { conflict } = this.staff();
      if (!conflict) return;
      untracked(() => {
        this.#store.dispatch(StaffPageActions.conflictSettled());
        void this.#commands.changeRoles({ member: conflict.theirs, conflict });
      });
    });
  }

  protected change(change: Partial<Record<keyof StaffListQuery, string | undefined>>, trail: readonly string[] = []): void {
    const queryParams = changedStaffQuery(this.query(), change);
    void this.#router.navigate([], {
      relativeTo: this.#route,
      queryParams,
      state: { trail },
      replaceUrl: 'q' in change && !!this.query().q,
    });
  }

  protected chooseRole(event: Event): void {
    this.change({ role: (event.target as HTMLSelectElement).value || undefined });
  }

  protected clear(): void {
    this.change({ q: undefined, role: undefined, status: undefined });
  }

  protected retry(): void {
    this.#store.dispatch(StaffPageActions.listQueried({ query: this.query() }));
  }

  protected next(): void {
    const trail = [...trailOf(this.#location.getState()), this.query().cursor ?? ''];
    this.change({ cursor: this.staff().page?.nextCursor ?? undefined }, trail);
  }

  protected previous(): void {
    const trail = trailOf(this.#location.getState());
    this.change({ cursor: trail.at(-1) || undefined }, trail.slice(0, -1));
  }

  protected dismissRefusal(): void {
    this.#store.dispatch(StaffPageActions.refusalRead());
  }

  protected ask(change: StaffChangeAsked): void {
    this.#commands.run(change);
  }
}
