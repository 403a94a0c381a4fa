import type { CustomField } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What the hospital asks of patients besides what every hospital does. */
export const OwnFieldsActions = createActionGroup({
  source: 'Own Fields',
  events: {
    Wanted: emptyProps(),
    Loaded: props<{ fields: readonly CustomField[] }>(),
    Failed: props<{ problem: Problem }>(),
  },
});
