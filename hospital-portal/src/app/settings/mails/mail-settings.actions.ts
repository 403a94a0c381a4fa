import type { AppointmentMailSettings, AppointmentMailSettingsRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. */
export const MailSettingsPageActions = createActionGroup({
  source: 'Mail Settings Page',
  events: {
    Opened: emptyProps(),
    /** `version` is the one that the form began with. */
    'Save Asked': props<{ request: AppointmentMailSettingsRequest; version: number }>(),
  },
});

/** What came back from the server. */
export const MailSettingsApiActions = createActionGroup({
  source: 'Mail Settings API',
  events: {
    Loaded: props<{ settings: AppointmentMailSettings }>(),
    'Load Failed': props<{ problem: Problem }>(),
    Saved: props<{ settings: AppointmentMailSettings }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** Somebody else saved first; these are theirs. */
    'Found Changed': props<{ settings: AppointmentMailSettings }>(),
  },
});
