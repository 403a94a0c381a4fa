import { Component, computed, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  LiveFeed,
  dayOf,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { startWith } from 'rxjs';
import { dayPanelFor } from './home-day';
import { homeFeature } from './home.feature';
import type { HomePerson } from './home-person';
import { greeting, tilesFor } from './home-tiles';
import { HomePageActions } from './home.actions';
import { sourcesFor } from './home-sources';
import { criticalWords } from './critical-words';
import { OwnCritical } from './own-critical.component';
import { RecentPatientList } from './recent-patients.component';
import { TodayList } from './today-list.component';

/** The start page: what the signed-in person can do now, by role. Every figure is counted by the server, and read again when something happened. */
@Component({
  selector: 'hp-home-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPageHead,
    HmsPanel,
    HmsSearchBox,
    HmsSkeleton,
    MatIcon,
    OwnCritical,
    RecentPatientList,
    RouterLink,
    TodayList,
  ],
  templateUrl: './home.page.html',
  styleUrl: './home.page.scss',
})
export class HomePage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  readonly #person = computed<HomePerson>(() => {
    const user = this.#user();
    return { id: user?.id ?? '', roles: user?.roles ?? [], permissions: this.#permissions() };
  });

  protected readonly home = this.#store.selectSignal(homeFeature.selectHomeState);
  protected readonly tightSeats = this.#store.selectSignal(homeFeature.selectTightSeats);
  protected readonly mayRead = this.#store.selectSignal(selectMay('patients:read'));
  protected readonly mayWrite = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly mayManageStaff = this.#store.selectSignal(selectMay('staff:manage'));
  protected readonly mayAcknowledge = this.#store.selectSignal(selectMay('results:acknowledge'));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly greeting = computed(() => `${greeting(new Date().getHours())}, ${this.#user()?.name ?? ''}`);
  protected readonly hospital = computed(() => this.#user()?.tenantName ?? '');
  protected readonly billingHold = computed(() => (this.#user()?.billingHold ?? false) && this.mayManageStaff());
  protected readonly critical = computed(() => {
    const { value } = this.home().critical;
    return value?.data.length ? value : null;
  });
  /** Whether critical results stand above it: it would be pushed down. */
  protected readonly mayShowRest = computed(() => {
    const { value, problem } = this.home().critical;
    return !this.#permissions().includes('labs:read') || value !== null || problem !== null;
  });
  protected readonly criticalWords = computed(() => {
    const list = this.critical();
    return list ? criticalWords(list) : '';
  });
  protected readonly figures = computed(() => this.home().today.value?.figures ?? null);
  protected readonly tiles = computed(() => tilesFor(this.#person(), this.figures(), dayOf(new Date(), this.zone())));
  /** How long the list of today is: what stands below it would be pushed down. */
  protected readonly settled = computed(() => !this.panel() || this.home().today.value !== null || this.home().today.problem !== null);
  protected readonly panel = computed(() => dayPanelFor(this.#person()));

  constructor() {
    const live = inject(LiveFeed);
    for (const { events, wanted } of sourcesFor(this.#person())) {
      live
        .staleness(...events)
        .pipe(startWith(undefined), takeUntilDestroyed())
        .subscribe(() => this.#store.dispatch(wanted()));
    }
  }

  protected loadToday(): void {
    this.#store.dispatch(HomePageActions.todayWanted({ panel: this.panel() }));
  }

  protected loadPatients(): void {
    this.#store.dispatch(HomePageActions.patientsWanted());
  }

  protected search(text: string): void {
    if (text.length > 1) void this.#router.navigate(['/patients'], { queryParams: { q: text } });
  }
}
