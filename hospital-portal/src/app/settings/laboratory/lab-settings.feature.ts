import type { LabSettings } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { LabSettingsApiActions, LabSettingsPageActions } from './lab-settings.actions';

export interface LabSettingsState {
  readonly status: 'loading' | 'loaded' | 'failed' | 'saving';
  readonly settings: LabSettings | null;
  /** Why loading failed. */
  readonly problem: Problem | null;
  /** Why the last change was refused. */
  readonly refusal: Problem | null;
  /** Somebody else saved first, and what is shown is theirs. */
  readonly stale: boolean;
  readonly doctors: readonly { readonly id: string; readonly name: string }[];
}

const initial: LabSettingsState = { status: 'loading', settings: null, problem: null, refusal: null, stale: false, doctors: [] };

export const labSettingsFeature = createFeature({
  name: 'labSettings',
  reducer: createReducer<LabSettingsState>(
    initial,
    on(LabSettingsPageActions.opened, (): LabSettingsState => initial),
    on(LabSettingsApiActions.loaded, LabSettingsApiActions.saved, (state, { settings }): LabSettingsState => ({
      ...initial,
      doctors: state.doctors,
      status: 'loaded',
      settings,
    })),
    on(LabSettingsApiActions.doctorsLoaded, (state, { doctors }): LabSettingsState => ({ ...state, doctors })),
    on(LabSettingsApiActions.loadFailed, (state, { problem }): LabSettingsState => ({ ...state, status: 'failed', problem })),
    on(LabSettingsPageActions.saveAsked, (state): LabSettingsState => ({ ...state, status: 'saving', refusal: null, stale: false })),
    on(LabSettingsApiActions.saveFailed, (state, { problem }): LabSettingsState => ({ ...state, status: 'loaded', refusal: problem })),
    on(LabSettingsApiActions.foundChanged, (state, { settings }): LabSettingsState => ({
      ...initial,
      doctors: state.doctors,
      status: 'loaded',
      settings,
      stale: true,
    })),
  ),
});
