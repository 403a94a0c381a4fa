import { Component, computed, inject } from '@angular/core';
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
  dayOf,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { homeFeature } from './home.feature';
import { greeting, tilesFor } from './home-tiles';
import { HomePageActions } from './home.actions';
import { RecentPatientList } from './recent-patients.component';

/** The start page: what the signed-in person can do now. Every figure is counted by the server. */
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
    RecentPatientList,
    RouterLink,
  ],
  templateUrl: './home.page.html',
  styleUrl: './home.page.scss',
})
export class HomePage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  readonly #today = dayOf(new Date());

  protected readonly home = this.#store.selectSignal(homeFeature.selectHomeState);
  protected readonly tightSeats = this.#store.selectSignal(homeFeature.selectTightSeats);
  protected readonly mayRead = this.#store.selectSignal(selectMay('patients:read'));
  protected readonly mayWrite = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly mayManageStaff = this.#store.selectSignal(selectMay('staff:manage'));
  protected readonly greeting = computed(() => `${greeting(new Date().getHours())}, ${this.#user()?.name ?? ''}`);
  protected readonly hospital = computed(() => this.#user()?.tenantName ?? '');
  protected readonly billingHold = computed(() => (this.#user()?.billingHold ?? false) && this.mayManageStaff());
  protected readonly tiles = computed(() => tilesFor(this.#permissions(), this.home(), this.#today));
  protected readonly newest = computed(() => this.home().recent?.newest ?? null);

  constructor() {
    if (this.mayRead()) this.load();
    if (this.mayManageStaff()) this.#store.dispatch(HomePageActions.seatsWanted());
  }

  protected load(): void {
    this.#store.dispatch(HomePageActions.patientsWanted({ today: this.#today }));
  }

  protected search(text: string): void {
    if (text.length > 1) void this.#router.navigate(['/patients'], { queryParams: { q: text } });
  }
}
