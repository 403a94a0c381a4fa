import type { DispenseRequest, Prescription, PrescriptionList, PrescriptionSafety, PrescriptionSummary } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { WorklistQuery } from './pharmacy-query';

/** What happened on the pages. */
export const PharmacyPageActions = createActionGroup({
  source: 'Pharmacy Page',
  events: {
    'List Queried': props<{ query: WorklistQuery }>(),
    'Dispense Asked': props<{ prescription: PrescriptionSummary; request: DispenseRequest; key: string }>(),
    'Safety Opened': emptyProps(),
    'Confirmation Asked': props<{ rulesVersion: string }>(),
  },
});

/** What came back from the server. */
export const PharmacyApiActions = createActionGroup({
  source: 'Pharmacy API',
  events: {
    'List Loaded': props<{ list: PrescriptionList }>(),
    'List Failed': props<{ problem: Problem }>(),
    Dispensed: props<{ prescription: Prescription; declined: boolean }>(),
    'Dispense Failed': props<{ problem: Problem }>(),
    'Safety Loaded': props<{ safety: PrescriptionSafety }>(),
    'Safety Failed': props<{ problem: Problem }>(),
    'Confirmation Failed': props<{ problem: Problem }>(),
  },
});
