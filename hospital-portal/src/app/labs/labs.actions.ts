import type {
  CollectSpecimenRequest,
  CriticalResult,
  CriticalResultList,
  CriticalTimes,
  LabSpecimen,
  LabSpecimenList,
  LabSpecimenQuery,
  LabSpecimenSheet,
  RejectSpecimenRequest,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { TypedValue } from './labs.api';

/** What happened on the pages. */
export const LabsPageActions = createActionGroup({
  source: 'Labs Page',
  events: {
    'List Queried': props<{ query: LabSpecimenQuery }>(),
    'Sheet Opened': props<{ id: string }>(),
    /** Somebody else's step: unasked, so a failure is not told. */
    'Sheet Outdated': props<{ id: string }>(),
    'Collect Asked': props<{ specimen: LabSpecimen; request: CollectSpecimenRequest }>(),
    'Receive Asked': props<{ specimen: LabSpecimen }>(),
    'Reject Asked': props<{ specimen: LabSpecimen; request: RejectSpecimenRequest }>(),
    'Results Entered': props<{ specimen: LabSpecimen; entries: readonly TypedValue[]; preliminary: boolean }>(),
    'Verify Asked': props<{ specimen: LabSpecimen; resultIds: readonly string[] }>(),
    'Correct Asked': props<{ specimen: LabSpecimen; entry: TypedValue; reason: string }>(),
    'Refusal Read': emptyProps(),
    'Critical Queried': props<{ status: 'open' | 'acknowledged'; cursor?: string }>(),
    'Times Queried': emptyProps(),
    'Acknowledge Asked': props<{ critical: CriticalResult; readBack: string }>(),
  },
});

/** What came back from the server. */
export const LabsApiActions = createActionGroup({
  source: 'Labs API',
  events: {
    'List Loaded': props<{ list: LabSpecimenList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Sheet Loaded': props<{ sheet: LabSpecimenSheet }>(),
    'Sheet Failed': props<{ problem: Problem }>(),
    /** `sheet` where the step answers with one; `done` is what the person reads. */
    Stepped: props<{ sheet: LabSpecimenSheet | null; done: string }>(),
    'Step Failed': props<{ problem: Problem }>(),
    'Critical Loaded': props<{ list: CriticalResultList }>(),
    'Critical Failed': props<{ problem: Problem }>(),
    'Times Loaded': props<{ times: CriticalTimes }>(),
    'Times Failed': props<{ problem: Problem }>(),
  },
});
