import type { PageInfo, UsageMeter } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { HomeApiActions, HomePageActions, type RecentPatients } from './home.actions';

export interface HomeState {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly recent: RecentPatients | null;
  readonly problem: Problem | null;
  readonly seats: UsageMeter | null;
  readonly invited: PageInfo | null;
}

export const initialHome: HomeState = { status: 'idle', recent: null, problem: null, seats: null, invited: null };

/** From here on an administrator is told that seats run out, as the meters do. */
const NEAR_LIMIT = 0.85;

export const homeFeature = createFeature({
  name: 'home',
  reducer: createReducer<HomeState>(
    initialHome,
    on(HomePageActions.patientsWanted, (state): HomeState => ({ ...state, status: 'loading', problem: null })),
    on(HomeApiActions.patientsLoaded, (state, { recent }): HomeState => ({ ...state, status: 'loaded', recent })),
    on(HomeApiActions.patientsFailed, (state, { problem }): HomeState => ({ ...state, status: 'failed', recent: null, problem })),
    on(HomeApiActions.seatsLoaded, (state, { seats, invited }): HomeState => ({ ...state, seats, invited })),
    // The notice is an extra: without the figures there is none, and no invented one.
    on(HomeApiActions.seatsFailed, (state): HomeState => ({ ...state, seats: null, invited: null })),
  ),
  extraSelectors: ({ selectSeats }) => ({
    /** The seats when 85 % or more are taken, else null. */
    selectTightSeats: createSelector(selectSeats, (seats) =>
      seats && seats.limit !== null && seats.used >= seats.limit * NEAR_LIMIT ? { used: seats.used, limit: seats.limit } : null,
    ),
  }),
});
