import type { SecuritySettings } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { SettingsApiActions, SettingsPageActions } from './settings.actions';

export interface SettingsState {
  readonly status: 'loading' | 'loaded' | 'failed' | 'saving';
  readonly security: SecuritySettings | null;
  /** Why loading failed. */
  readonly problem: Problem | null;
  /** Why the last change was refused. */
  readonly refusal: Problem | null;
  /** What somebody else saved meanwhile, until it is settled. */
  readonly theirs: SecuritySettings | null;
}

export const initialSettings: SettingsState = { status: 'loading', security: null, problem: null, refusal: null, theirs: null };

export const settingsFeature = createFeature({
  name: 'settings',
  reducer: createReducer<SettingsState>(
    initialSettings,
    on(SettingsPageActions.securityOpened, (): SettingsState => initialSettings),
    on(SettingsApiActions.securityLoaded, SettingsApiActions.saved, (_state, { settings }): SettingsState => ({
      ...initialSettings,
      status: 'loaded',
      security: settings,
    })),
    on(SettingsApiActions.securityFailed, (state, { problem }): SettingsState => ({ ...state, status: 'failed', problem })),
    on(SettingsPageActions.saveAsked, (state): SettingsState => ({ ...state, status: 'saving', refusal: null })),
    on(SettingsApiActions.saveFailed, (state, { problem }): SettingsState => ({ ...state, status: 'loaded', refusal: problem })),
    on(SettingsApiActions.conflictFound, (state, { theirs }): SettingsState => ({ ...state, status: 'loaded', theirs })),
    on(SettingsPageActions.conflictSettled, (state): SettingsState => ({
      ...state,
      security: state.theirs ?? state.security,
      theirs: null,
    })),
  ),
});
