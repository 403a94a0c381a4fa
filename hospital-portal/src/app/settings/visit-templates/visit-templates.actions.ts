import type { DirectoryStatus, VisitTemplate, VisitTemplateRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. */
export const VisitTemplatesPageActions = createActionGroup({
  source: 'Visit Templates Page',
  events: {
    Queried: props<{ status: DirectoryStatus }>(),
    /** The form was opened or closed: what was said before is over. */
    'Form Turned': emptyProps(),
    /** `key` names the intent: the same form sent twice adds one template. */
    'Add Asked': props<{ request: VisitTemplateRequest; key: string }>(),
    'Change Asked': props<{ template: VisitTemplate; request: VisitTemplateRequest }>(),
    'Conflict Settled': emptyProps(),
    'Archive Asked': props<{ template: VisitTemplate }>(),
    'Restore Asked': props<{ template: VisitTemplate }>(),
  },
});

/** What came back from the server. */
export const VisitTemplatesApiActions = createActionGroup({
  source: 'Visit Templates API',
  events: {
    Loaded: props<{ status: DirectoryStatus; templates: readonly VisitTemplate[] }>(),
    'Load Failed': props<{ problem: Problem }>(),
    Saved: props<{ template: VisitTemplate }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** Somebody else changed it first; this is what they left. */
    'Conflict Found': props<{ theirs: VisitTemplate }>(),
    Archived: props<{ template: VisitTemplate }>(),
    Restored: props<{ template: VisitTemplate }>(),
    'Move Failed': props<{ problem: Problem }>(),
  },
});
