import type { CriticalResultList, CriticalTimes, LabSpecimen, LabSpecimenSheet, LabStageCounts, PageInfo } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { LabsApiActions, LabsPageActions } from './labs.actions';

type Status = 'idle' | 'loading' | 'loaded' | 'failed';

export interface LabsState {
  /** What was loaded last stays, dimmed, while the next comes. */
  readonly list: {
    readonly status: Status;
    readonly data: readonly LabSpecimen[];
    readonly counts: LabStageCounts | null;
    readonly page: PageInfo | null;
    readonly problem: Problem | null;
  };
  readonly sheet: {
    readonly status: Status;
    readonly id: string | null;
    readonly value: LabSpecimenSheet | null;
    readonly problem: Problem | null;
  };
  readonly critical: { readonly status: Status; readonly value: CriticalResultList | null; readonly problem: Problem | null };
  readonly times: { readonly status: Status; readonly value: CriticalTimes | null; readonly problem: Problem | null };
  readonly stepping: boolean;
  /** Why the last step was refused. */
  readonly refusal: Problem | null;
  /** How many steps were taken: lists are read again after each. */
  readonly steps: number;
}

export const initialLabs: LabsState = {
  list: { status: 'idle', data: [], counts: null, page: null, problem: null },
  sheet: { status: 'idle', id: null, value: null, problem: null },
  critical: { status: 'idle', value: null, problem: null },
  times: { status: 'idle', value: null, problem: null },
  ...{ stepping: false, refusal: null, steps: 0 },
};

export const labsFeature = createFeature({
  name: 'labs',
  reducer: createReducer<LabsState>(
    initialLabs,
    on(LabsPageActions.listQueried, (state): LabsState => ({ ...state, list: { ...state.list, status: 'loading', problem: null } })),
    on(LabsApiActions.listLoaded, (state, { list }): LabsState => ({ ...state, list: { ...list, status: 'loaded', problem: null } })),
    on(LabsApiActions.listFailed, (state, { problem }): LabsState => ({ ...state, list: { ...state.list, status: 'failed', problem } })),
    on(LabsPageActions.sheetOpened, (state, { id }): LabsState => ({
      ...state,
      sheet: { status: 'loading', id, value: state.sheet.id === id ? state.sheet.value : null, problem: null },
      refusal: null,
    })),
    // What comes late for another specimen is not shown in its place.
    on(LabsApiActions.sheetLoaded, (state, { sheet }): LabsState =>
      state.sheet.id === sheet.id ? { ...state, sheet: { status: 'loaded', id: sheet.id, value: sheet, problem: null } } : state,
    ),
    on(LabsApiActions.sheetFailed, (state, { problem }): LabsState => ({ ...state, sheet: { ...state.sheet, status: 'failed', problem } })),
    on(
      LabsPageActions.collectAsked,
      LabsPageActions.receiveAsked,
      LabsPageActions.rejectAsked,
      LabsPageActions.resultsEntered,
      LabsPageActions.verifyAsked,
      LabsPageActions.correctAsked,
      LabsPageActions.acknowledgeAsked,
      (state): LabsState => ({ ...state, stepping: true, refusal: null }),
    ),
    on(LabsApiActions.stepped, (state, { sheet }): LabsState => ({
      ...state,
      ...{ stepping: false, refusal: null, steps: state.steps + 1 },
      sheet: sheet && sheet.id === state.sheet.id ? { status: 'loaded', id: sheet.id, value: sheet, problem: null } : state.sheet,
    })),
    on(LabsApiActions.stepFailed, (state, { problem }): LabsState => ({ ...state, stepping: false, refusal: problem })),
    on(LabsPageActions.refusalRead, (state): LabsState => ({ ...state, refusal: null })),
    on(LabsPageActions.criticalQueried, (state): LabsState => ({
      ...state,
      critical: { ...state.critical, status: 'loading', problem: null },
    })),
    on(LabsApiActions.criticalLoaded, (state, { list }): LabsState => ({
      ...state,
      critical: { status: 'loaded', value: list, problem: null },
    })),
    on(LabsApiActions.criticalFailed, (state, { problem }): LabsState => ({
      ...state,
      critical: { ...state.critical, status: 'failed', problem },
    })),
    on(LabsPageActions.timesQueried, (state): LabsState => ({ ...state, times: { ...state.times, status: 'loading', problem: null } })),
    on(LabsApiActions.timesLoaded, (state, { times }): LabsState => ({
      ...state,
      times: { status: 'loaded', value: times, problem: null },
    })),
    on(LabsApiActions.timesFailed, (state, { problem }): LabsState => ({ ...state, times: { ...state.times, status: 'failed', problem } })),
  ),
});
