import type { CriticalResultList, PatientSummary } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { HomeApiActions, HomePageActions, type Today } from './home.actions';

interface Loaded<T> {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  /** What was loaded last; it stays while the next comes. */
  readonly value: T | null;
  readonly problem: Problem | null;
}

export interface HomeState {
  readonly today: Loaded<Today>;
  readonly newest: Loaded<readonly PatientSummary[]>;
  readonly critical: Loaded<CriticalResultList>;
}

const nothing = { status: 'idle', value: null, problem: null } as const;
export const initialHome: HomeState = { today: nothing, newest: nothing, critical: nothing };

const loading = <T>(part: Loaded<T>): Loaded<T> => ({ ...part, status: 'loading', problem: null });
const loaded = <T>(value: T): Loaded<T> => ({ status: 'loaded', value, problem: null });
const failed = (problem: Problem): Loaded<never> => ({ status: 'failed', value: null, problem });

/** From here on an administrator is told that seats run out, as the meters do. */
const NEAR_LIMIT = 0.85;

export const homeFeature = createFeature({
  name: 'home',
  reducer: createReducer<HomeState>(
    initialHome,
    on(HomePageActions.todayWanted, (state): HomeState => ({ ...state, today: loading(state.today) })),
    on(HomeApiActions.todayLoaded, (state, { today }): HomeState => ({ ...state, today: loaded(today) })),
    // Without figures the tiles still lead to their lists; none is invented.
    on(HomeApiActions.todayFailed, (state, { problem }): HomeState => ({ ...state, today: failed(problem) })),
    on(HomePageActions.patientsWanted, (state): HomeState => ({ ...state, newest: loading(state.newest) })),
    on(HomeApiActions.patientsLoaded, (state, { newest }): HomeState => ({ ...state, newest: loaded(newest) })),
    on(HomeApiActions.patientsFailed, (state, { problem }): HomeState => ({ ...state, newest: failed(problem) })),
    // That they could not be read stays said until they are.
    on(HomePageActions.criticalWanted, (state): HomeState => ({ ...state, critical: { ...state.critical, status: 'loading' } })),
    on(HomeApiActions.criticalLoaded, (state, { list }): HomeState => ({ ...state, critical: loaded(list) })),
    on(HomeApiActions.criticalFailed, (state, { problem }): HomeState => ({ ...state, critical: failed(problem) })),
  ),
  extraSelectors: ({ selectToday }) => ({
    /** The seats when 85 % or more are taken, else null. */
    selectTightSeats: createSelector(selectToday, ({ value }) => {
      const seats = value?.figures.staff?.seats;
      return seats && seats.limit !== null && seats.used >= seats.limit * NEAR_LIMIT ? { used: seats.used, limit: seats.limit } : null;
    }),
  }),
});
