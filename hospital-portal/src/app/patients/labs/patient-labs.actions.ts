import type { CriticalResult, LabHistory, LabOrder, LabOrderList, LabOrderRequest, LabPanel, LabTest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on a patient's pages. */
export const PatientLabsPageActions = createActionGroup({
  source: 'Patient Labs Page',
  events: {
    Opened: props<{ id: string; cursor?: string }>(),
    'Critical Wanted': props<{ id: string }>(),
    'Order Form Opened': emptyProps(),
    'Order Asked': props<{ request: LabOrderRequest; key: string }>(),
    'Cancel Asked': props<{ order: LabOrder; reason: string }>(),
    'Acknowledge Asked': props<{ critical: CriticalResult; readBack: string }>(),
  },
});

/** What came back from the server. */
export const PatientLabsApiActions = createActionGroup({
  source: 'Patient Labs API',
  events: {
    'Orders Loaded': props<{ id: string; list: LabOrderList }>(),
    'Orders Failed': props<{ id: string; problem: Problem }>(),
    'History Loaded': props<{ id: string; history: LabHistory }>(),
    'History Failed': props<{ id: string; problem: Problem }>(),
    'Critical Loaded': props<{ id: string; results: readonly CriticalResult[] }>(),
    'Critical Failed': props<{ id: string; problem: Problem }>(),
    'Catalogue Loaded': props<{ tests: readonly LabTest[]; panels: readonly LabPanel[] }>(),
    'Catalogue Failed': props<{ problem: Problem }>(),
    Placed: props<{ order: LabOrder }>(),
    'Place Failed': props<{ problem: Problem }>(),
    /** Cancelled or acknowledged. */
    Changed: props<{ id: string; done: string }>(),
    'Change Failed': props<{ problem: Problem }>(),
  },
});
