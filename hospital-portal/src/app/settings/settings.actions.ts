import type { SecuritySettings, SecuritySettingsRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. */
export const SettingsPageActions = createActionGroup({
  source: 'Settings Page',
  events: {
    'Security Opened': emptyProps(),
    /** `version` is the one that the form began with. */
    'Save Asked': props<{ request: SecuritySettingsRequest; version: number }>(),
    'Conflict Settled': emptyProps(),
  },
});

/** What came back from the server. */
export const SettingsApiActions = createActionGroup({
  source: 'Settings API',
  events: {
    'Security Loaded': props<{ settings: SecuritySettings }>(),
    'Security Failed': props<{ problem: Problem }>(),
    Saved: props<{ settings: SecuritySettings }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** Somebody else saved first; these are theirs. */
    'Save Stale': emptyProps(),
    'Conflict Found': props<{ theirs: SecuritySettings }>(),
  },
});
