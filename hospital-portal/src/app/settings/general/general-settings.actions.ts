import type { GeneralSettings, GeneralSettingsRequest, NumberPattern } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. */
export const GeneralPageActions = createActionGroup({
  source: 'General Settings Page',
  events: {
    Opened: emptyProps(),
    /** A pattern that the server would take was typed. */
    'Pattern Typed': props<{ pattern: NumberPattern }>(),
    /** `version` is the one that the form began with. */
    'Save Asked': props<{ request: GeneralSettingsRequest; version: number }>(),
    'Conflict Settled': emptyProps(),
    /** The person was asked about the appointments that the zone would leave outside the hours. */
    'Orphans Shown': emptyProps(),
  },
});

/** What came back from the server. */
export const GeneralApiActions = createActionGroup({
  source: 'General Settings API',
  events: {
    Loaded: props<{ settings: GeneralSettings }>(),
    'Load Failed': props<{ problem: Problem }>(),
    'Preview Loaded': props<{ nextNumber: string }>(),
    Saved: props<{ settings: GeneralSettings }>(),
    /** Nothing is changed: `problem` lists the appointments. */
    'Orphans Found': props<{ request: GeneralSettingsRequest; version: number; problem: Problem }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** Somebody else saved first. */
    'Save Stale': emptyProps(),
    'Conflict Found': props<{ theirs: GeneralSettings }>(),
  },
});
