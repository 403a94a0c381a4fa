import type { LabPanel, LabTest, LabTestList, LabTestQuery, LabTestRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the pages. */
export const CataloguePageActions = createActionGroup({
  source: 'Lab Catalogue Page',
  events: {
    Queried: props<{ query: LabTestQuery }>(),
    'Panels Wanted': emptyProps(),
    /** Null for a test that is to be added. */
    'Test Opened': props<{ id: string | null }>(),
    'Add Asked': props<{ request: LabTestRequest; key: string }>(),
    'Change Asked': props<{ test: LabTest; request: LabTestRequest }>(),
    'Confirm Asked': props<{ test: LabTest }>(),
    'Archive Asked': props<{ test: LabTest }>(),
    'Restore Asked': props<{ test: LabTest }>(),
  },
});

/** What came back from the server. */
export const CatalogueApiActions = createActionGroup({
  source: 'Lab Catalogue API',
  events: {
    Loaded: props<{ list: LabTestList }>(),
    'Load Failed': props<{ problem: Problem }>(),
    'Panels Loaded': props<{ panels: readonly LabPanel[] }>(),
    'Panels Failed': props<{ problem: Problem }>(),
    'Test Loaded': props<{ test: LabTest }>(),
    'Test Failed': props<{ problem: Problem }>(),
    /** `done` is what the person reads; `test` what it is now, null of one that was archived. */
    Saved: props<{ test: LabTest | null; done: string }>(),
    'Save Failed': props<{ problem: Problem }>(),
  },
});
