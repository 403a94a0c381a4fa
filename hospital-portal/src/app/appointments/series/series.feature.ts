import type { AppointmentSeries } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { SeriesApiActions, SeriesPageActions } from './series.actions';

export interface SeriesRecord {
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly value: AppointmentSeries | null;
  readonly problem: Problem | null;
}

export interface SeriesState {
  /** By id, so that no page can show another's. */
  readonly records: Readonly<Record<string, SeriesRecord>>;
  readonly saving: { readonly status: 'idle' | 'saving' | 'failed'; readonly problem: Problem | null };
}

const unknown: SeriesRecord = { status: 'loading', value: null, problem: null };
const idle = { status: 'idle', problem: null } as const;

export const initialSeries: SeriesState = { records: {}, saving: idle };

const withRecord = (state: SeriesState, id: string, change: Partial<SeriesRecord>): SeriesState => ({
  ...state,
  records: { ...state.records, [id]: { ...(state.records[id] ?? unknown), ...change } },
});

const withSeries = (state: SeriesState, series: AppointmentSeries): SeriesState =>
  withRecord(state, series.id, { status: 'loaded', value: series, problem: null });

export const seriesFeature = createFeature({
  name: 'series',
  reducer: createReducer<SeriesState>(
    initialSeries,
    on(SeriesPageActions.formOpened, (state): SeriesState => ({ ...state, saving: idle })),
    on(SeriesPageActions.bookAsked, (state): SeriesState => ({ ...state, saving: { status: 'saving', problem: null } })),
    on(SeriesApiActions.saveFailed, (state, { problem }): SeriesState => ({ ...state, saving: { status: 'failed', problem } })),
    on(SeriesApiActions.booked, (state, { series }): SeriesState => ({ ...withSeries(state, series), saving: idle })),
    on(SeriesPageActions.opened, SeriesPageActions.cancelAsked, (state, { id }): SeriesState =>
      withRecord(state, id, { status: 'loading', problem: null }),
    ),
    on(SeriesApiActions.loaded, SeriesApiActions.cancelled, (state, { series }): SeriesState => withSeries(state, series)),
    on(SeriesApiActions.loadFailed, (state, { id, problem }): SeriesState => withRecord(state, id, { status: 'failed', problem })),
  ),
});

export const selectSeriesRecord = (id: string) =>
  createSelector(seriesFeature.selectRecords, (records): SeriesRecord => records[id] ?? unknown);
