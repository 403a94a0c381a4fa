import type {
  AddCustomFieldRequest,
  ChangeCustomFieldRequest,
  CustomField,
  CustomFieldChange,
  CustomFieldUse,
  DirectoryStatus,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. */
export const CustomFieldsPageActions = createActionGroup({
  source: 'Custom Fields Page',
  events: {
    Queried: props<{ status: DirectoryStatus }>(),
    'Form Opened': emptyProps(),
    'Add Asked': props<{ request: AddCustomFieldRequest; key: string }>(),
    /** `field` is what the form began with. */
    'Change Asked': props<{ field: CustomField; request: ChangeCustomFieldRequest }>(),
    'Conflict Settled': emptyProps(),
    'Archive Asked': props<{ field: CustomField }>(),
    'Restore Asked': props<{ field: CustomField }>(),
    /** The ids of all fields in use, in the order that is wanted. */
    'Order Asked': props<{ ids: readonly string[] }>(),
    'History Asked': props<{ field: CustomField }>(),
    'History Closed': emptyProps(),
    'Refusal Read': emptyProps(),
  },
});

/** What came back from the server. */
export const CustomFieldsApiActions = createActionGroup({
  source: 'Custom Fields API',
  events: {
    Loaded: props<{ fields: readonly CustomField[] }>(),
    'Load Failed': props<{ problem: Problem }>(),
    'Usage Loaded': props<{ usage: readonly CustomFieldUse[] }>(),
    Saved: props<{ field: CustomField }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** Somebody else saved first. */
    'Save Stale': props<{ field: CustomField }>(),
    'Conflict Found': props<{ theirs: CustomField }>(),
    Archived: props<{ field: CustomField }>(),
    Restored: props<{ field: CustomField }>(),
    Ordered: props<{ fields: readonly CustomField[] }>(),
    'Move Failed': props<{ problem: Problem }>(),
    'History Loaded': props<{ changes: readonly CustomFieldChange[] }>(),
    'History Failed': props<{ problem: Problem }>(),
  },
});
