import type { VitalsDueList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { VitalsDueApiActions, VitalsDuePageActions } from './vitals-due.actions';

export interface VitalsDueState {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly list: VitalsDueList | null;
  readonly problem: Problem | null;
}

export const initialVitalsDue: VitalsDueState = { status: 'idle', list: null, problem: null };

export const vitalsDueFeature = createFeature({
  name: 'vitalsDue',
  reducer: createReducer<VitalsDueState>(
    initialVitalsDue,
    on(VitalsDuePageActions.opened, (state): VitalsDueState => ({ ...state, status: 'loading', problem: null })),
    on(VitalsDueApiActions.loaded, (_, { list }): VitalsDueState => ({ status: 'loaded', list, problem: null })),
    on(VitalsDueApiActions.failed, (_, { problem }): VitalsDueState => ({ status: 'failed', list: null, problem })),
  ),
});
