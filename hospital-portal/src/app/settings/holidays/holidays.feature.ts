import type { Holiday, HolidayRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { HolidaysApiActions, HolidaysPageActions } from './holidays.actions';

export interface HolidaysState {
  readonly year: number | null;
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly holidays: readonly Holiday[];
  readonly problem: Problem | null;
  readonly saving: 'idle' | 'saving' | 'saved';
  /** Why adding was refused. */
  readonly saveProblem: Problem | null;
  /** A holiday that waits for a decision about appointments. */
  readonly waiting: { readonly request: HolidayRequest; readonly problem: Problem } | null;
  /** Why removing was refused. */
  readonly refusal: Problem | null;
}

const untouched = { saving: 'idle', saveProblem: null, waiting: null, refusal: null } as const;

export const initialHolidays: HolidaysState = { year: null, status: 'loading', holidays: [], problem: null, ...untouched };

export const holidaysFeature = createFeature({
  name: 'holidays',
  reducer: createReducer<HolidaysState>(
    initialHolidays,
    // Another year begins empty; the same one keeps its rows until the new ones are there.
    on(HolidaysPageActions.queried, (state, { year }): HolidaysState => ({
      ...state,
      ...(state.year === year ? {} : { holidays: [], problem: null }),
      ...{ year, status: 'loading' },
    })),
    on(HolidaysApiActions.loaded, (state, { holidays }): HolidaysState => ({ ...state, status: 'loaded', holidays, problem: null })),
    on(HolidaysApiActions.loadFailed, (state, { problem }): HolidaysState => ({ ...state, status: 'failed', problem })),
    on(HolidaysPageActions.formTurned, HolidaysPageActions.removeAsked, (state): HolidaysState => ({ ...state, ...untouched })),
    on(HolidaysPageActions.addAsked, (state): HolidaysState => ({ ...state, ...untouched, saving: 'saving' })),
    on(HolidaysApiActions.added, (state): HolidaysState => ({ ...state, saving: 'saved' })),
    on(HolidaysApiActions.addFailed, (state, { problem }): HolidaysState => ({ ...state, saving: 'idle', saveProblem: problem })),
    on(HolidaysApiActions.orphansFound, (state, { request, problem }): HolidaysState => ({
      ...state,
      saving: 'idle',
      waiting: { request, problem },
    })),
    on(HolidaysPageActions.orphansShown, (state): HolidaysState => ({ ...state, waiting: null })),
    on(HolidaysApiActions.removeFailed, (state, { problem }): HolidaysState => ({ ...state, refusal: problem })),
  ),
});
