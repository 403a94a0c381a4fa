import type { AppointmentMailSettings } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { MailSettingsApiActions, MailSettingsPageActions } from './mail-settings.actions';

export interface MailSettingsState {
  readonly status: 'loading' | 'loaded' | 'failed' | 'saving';
  readonly settings: AppointmentMailSettings | null;
  /** Why loading failed. */
  readonly problem: Problem | null;
  /** Why the last change was refused. */
  readonly refusal: Problem | null;
  /** Somebody else saved first, and what is shown is theirs. */
  readonly stale: boolean;
}

const initial: MailSettingsState = { status: 'loading', settings: null, problem: null, refusal: null, stale: false };

export const mailSettingsFeature = createFeature({
  name: 'mailSettings',
  reducer: createReducer<MailSettingsState>(
    initial,
    on(MailSettingsPageActions.opened, (): MailSettingsState => initial),
    on(MailSettingsApiActions.loaded, MailSettingsApiActions.saved, (_state, { settings }): MailSettingsState => ({
      ...initial,
      status: 'loaded',
      settings,
    })),
    on(MailSettingsApiActions.loadFailed, (state, { problem }): MailSettingsState => ({ ...state, status: 'failed', problem })),
    on(MailSettingsPageActions.saveAsked, (state): MailSettingsState => ({ ...state, status: 'saving', refusal: null, stale: false })),
    on(MailSettingsApiActions.saveFailed, (state, { problem }): MailSettingsState => ({ ...state, status: 'loaded', refusal: problem })),
    on(MailSettingsApiActions.foundChanged, (_state, { settings }): MailSettingsState => ({
      ...initial,
      status: 'loaded',
      settings,
      stale: true,
    })),
  ),
});
