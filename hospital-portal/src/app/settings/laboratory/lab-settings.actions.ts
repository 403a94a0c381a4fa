import type { LabSettings, LabSettingsRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. */
export const LabSettingsPageActions = createActionGroup({
  source: 'Lab Settings Page',
  events: {
    Opened: emptyProps(),
    /** `version` is the one that the form began with. */
    'Save Asked': props<{ request: LabSettingsRequest; version: number }>(),
  },
});

/** What came back from the server. */
export const LabSettingsApiActions = createActionGroup({
  source: 'Lab Settings API',
  events: {
    Loaded: props<{ settings: LabSettings }>(),
    /** Who may be deputy. */
    'Doctors Loaded': props<{ doctors: readonly { readonly id: string; readonly name: string }[] }>(),
    'Load Failed': props<{ problem: Problem }>(),
    Saved: props<{ settings: LabSettings }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** Somebody else saved first; these are theirs. */
    'Found Changed': props<{ settings: LabSettings }>(),
  },
});
