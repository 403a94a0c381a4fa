import type { GeneralSettings, GeneralSettingsRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { GeneralApiActions, GeneralPageActions } from './general-settings.actions';

export interface GeneralSettingsState {
  readonly status: 'loading' | 'loaded' | 'failed' | 'saving';
  readonly settings: GeneralSettings | null;
  /** The next number by the pattern that is typed. */
  readonly nextNumber: string | null;
  /** Why loading failed. */
  readonly problem: Problem | null;
  /** Why the last change was refused. */
  readonly refusal: Problem | null;
  /** What somebody else saved meanwhile, until it is settled. */
  readonly theirs: GeneralSettings | null;
  /** A change that waits for a decision about appointments. */
  readonly waiting: { readonly request: GeneralSettingsRequest; readonly version: number; readonly problem: Problem } | null;
}

export const initialGeneral: GeneralSettingsState = {
  ...{ status: 'loading', settings: null, nextNumber: null, problem: null, refusal: null, theirs: null, waiting: null },
};

export const generalSettingsFeature = createFeature({
  name: 'generalSettings',
  reducer: createReducer<GeneralSettingsState>(
    initialGeneral,
    on(GeneralPageActions.opened, (): GeneralSettingsState => initialGeneral),
    on(GeneralApiActions.loaded, GeneralApiActions.saved, (_state, { settings }): GeneralSettingsState => ({
      ...initialGeneral,
      ...{ status: 'loaded', settings, nextNumber: settings.nextNumber },
    })),
    on(GeneralApiActions.loadFailed, (state, { problem }): GeneralSettingsState => ({ ...state, status: 'failed', problem })),
    on(GeneralPageActions.patternTyped, (state): GeneralSettingsState => ({ ...state, nextNumber: null })),
    on(GeneralApiActions.previewLoaded, (state, { nextNumber }): GeneralSettingsState => ({ ...state, nextNumber })),
    on(GeneralPageActions.saveAsked, (state): GeneralSettingsState => ({ ...state, status: 'saving', refusal: null })),
    on(GeneralApiActions.saveFailed, (state, { problem }): GeneralSettingsState => ({ ...state, status: 'loaded', refusal: problem })),
    on(GeneralApiActions.orphansFound, (state, { request, version, problem }): GeneralSettingsState => ({
      ...state,
      ...{ status: 'loaded', waiting: { request, version, problem } },
    })),
    on(GeneralPageActions.orphansShown, (state): GeneralSettingsState => ({ ...state, waiting: null })),
    on(GeneralApiActions.conflictFound, (state, { theirs }): GeneralSettingsState => ({ ...state, status: 'loaded', theirs })),
    on(GeneralPageActions.conflictSettled, (state): GeneralSettingsState => ({
      ...state,
      settings: state.theirs ?? state.settings,
      theirs: null,
    })),
  ),
});
