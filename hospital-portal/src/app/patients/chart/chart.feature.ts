import type { Allergy, AllergyList, DuplicateCandidate, PatientMerge, Timeline } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import type { PatientAppointments } from './patient-appointments';

/** One list of one patient, as far as it is known. */
export interface Part<T> {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly data: T | null;
  readonly problem: Problem | null;
}

/** What a page of the patient is sending, and why it was refused. */
export interface Sending {
  readonly status: 'idle' | 'sending' | 'done' | 'failed';
  readonly problem: Problem | null;
  /** The allergy as somebody else left it meanwhile. */
  readonly theirs: Allergy | null;
}

/** All of one patient, kept by id: an answer about one can never be shown with another. */
export interface Chart {
  readonly allergies: Part<AllergyList>;
  readonly appointments: Part<PatientAppointments>;
  readonly duplicates: Part<readonly DuplicateCandidate[]>;
  readonly merges: Part<readonly PatientMerge[]>;
  readonly timeline: Part<Timeline>;
  readonly sending: Sending;
}

export interface ChartState {
  readonly charts: Readonly<Record<string, Chart>>;
  /** Registered patients who may be the one that is being typed. */
  readonly likely: readonly DuplicateCandidate[];
}

const nothing = { status: 'idle', data: null, problem: null } as const;
const idle: Sending = { status: 'idle', problem: null, theirs: null };
const unknown: Chart = {
  allergies: nothing,
  appointments: nothing,
  duplicates: nothing,
  merges: nothing,
  timeline: nothing,
  sending: idle,
};
export const initialCharts: ChartState = { charts: {}, likely: [] };

const withChart = (state: ChartState, id: string, change: Partial<Chart>): ChartState => ({
  ...state,
  charts: { ...state.charts, [id]: { ...(state.charts[id] ?? unknown), ...change } },
});

type List = 'allergies' | 'appointments' | 'duplicates' | 'merges' | 'timeline';

const loading = (state: ChartState, id: string, list: List): ChartState =>
  withChart(state, id, { [list]: { ...(state.charts[id] ?? unknown)[list], status: 'loading', problem: null } });
const loaded = <L extends List>(state: ChartState, id: string, part: Record<L, NonNullable<Chart[L]['data']>>): ChartState => {
  const parts = Object.entries(part).map(([list, data]) => [list, { status: 'loaded', data, problem: null }]);
  return withChart(state, id, Object.fromEntries(parts) as Partial<Chart>);
};
const failed = (state: ChartState, id: string, { list, problem }: { list: List; problem: Problem }): ChartState =>
  withChart(state, id, { [list]: { status: 'failed', data: null, problem } });
const sending = (state: ChartState, id: string, change: Partial<Sending>): ChartState =>
  withChart(state, id, { sending: { ...idle, ...change } });

export const chartFeature = createFeature({
  name: 'chart',
  reducer: createReducer<ChartState>(
    initialCharts,
    on(ChartPageActions.allergiesOpened, (state, { id }): ChartState => loading(state, id, 'allergies')),
    on(ChartPageActions.appointmentsOpened, (state, { id }): ChartState => loading(state, id, 'appointments')),
    on(ChartPageActions.duplicatesOpened, (state, { id }): ChartState => loading(state, id, 'duplicates')),
    on(ChartPageActions.mergesOpened, (state, { id }): ChartState => loading(state, id, 'merges')),
    on(ChartPageActions.timelineOpened, (state, { id }): ChartState => loading(state, id, 'timeline')),
    on(ChartApiActions.timelineLoaded, (state, { id, timeline }): ChartState => loaded(state, id, { timeline })),
    on(ChartApiActions.timelineFailed, (state, { id, problem }): ChartState => failed(state, id, { list: 'timeline', problem })),
    on(ChartApiActions.allergiesLoaded, (state, { id, list }): ChartState => loaded(state, id, { allergies: list })),
    on(ChartApiActions.appointmentsLoaded, (state, { id, appointments }): ChartState => loaded(state, id, { appointments })),
    on(ChartApiActions.duplicatesLoaded, (state, { id, candidates }): ChartState => loaded(state, id, { duplicates: candidates })),
    on(ChartApiActions.mergesLoaded, (state, { id, merges }): ChartState => loaded(state, id, { merges })),
    on(ChartApiActions.allergiesFailed, (state, { id, problem }): ChartState => failed(state, id, { list: 'allergies', problem })),
    on(ChartApiActions.appointmentsFailed, (state, { id, problem }): ChartState => failed(state, id, { list: 'appointments', problem })),
    on(ChartApiActions.duplicatesFailed, (state, { id, problem }): ChartState => failed(state, id, { list: 'duplicates', problem })),
    on(ChartApiActions.mergesFailed, (state, { id, problem }): ChartState => failed(state, id, { list: 'merges', problem })),
    on(ChartPageActions.allergyFormOpened, ChartPageActions.conflictSettled, (state, { id }): ChartState => sending(state, id, {})),
    on(
      ChartPageActions.allergyRecorded,
      ChartPageActions.allergyChanged,
      ChartPageActions.noneKnownAnswered,
      ChartPageActions.mergeAsked,
      ChartPageActions.undoAsked,
      (state, { id }): ChartState => sending(state, id, { status: 'sending' }),
    ),
    on(ChartApiActions.allergySaved, (state, { id }): ChartState => sending(state, id, { status: 'done' })),
    on(
      ChartApiActions.allergyRefused,
      ChartApiActions.mergeRefused,
      ChartApiActions.distinctionFailed,
      (state, { id, problem }): ChartState => sending(state, id, { status: 'failed', problem }),
    ),
    on(ChartApiActions.allergyConflictFound, (state, { id, theirs }): ChartState => sending(state, id, { theirs })),
    on(ChartApiActions.merged, ChartApiActions.undone, (state, { merge }): ChartState =>
      sending(sending(state, merge.survivor.id, {}), merge.merged.id, {}),
    ),
    on(ChartApiActions.likelyFound, (state, { candidates }): ChartState => ({ ...state, likely: candidates })),
    on(ChartPageActions.formLeft, (state): ChartState => ({ ...state, likely: [] })),
  ),
});

/** The chart of this patient and nobody else's, whatever was opened last. */
export const selectChart = (id: string) => createSelector(chartFeature.selectCharts, (charts): Chart => charts[id] ?? unknown);
