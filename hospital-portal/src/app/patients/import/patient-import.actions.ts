import type { ImportMapping, Job, SaveImportMappingRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. The file passes through once and is kept in no state. */
export const ImportPageActions = createActionGroup({
  source: 'Patient Import Page',
  events: {
    Opened: emptyProps(),
    'Upload Asked': props<{ file: File; name: string; mapping: SaveImportMappingRequest }>(),
    'Upload Stopped': emptyProps(),
    'Job Followed': props<{ jobId: string }>(),
    'Stop Asked': props<{ jobId: string }>(),
    'Report Asked': props<{ jobId: string }>(),
    Left: emptyProps(),
  },
});

/** What came back from the server. */
export const ImportApiActions = createActionGroup({
  source: 'Patient Import API',
  events: {
    'Mappings Loaded': props<{ mappings: readonly ImportMapping[] }>(),
    'Mappings Failed': props<{ problem: Problem }>(),
    'Mapping Saved': props<{ mapping: ImportMapping }>(),
    /** Somebody else saved a mapping of this name first. */
    'Mapping Stale': props<{ file: File; name: string; mapping: SaveImportMappingRequest }>(),
    'Upload Progressed': props<{ sentBytes: number; totalBytes: number }>(),
    'Upload Accepted': props<{ jobId: string }>(),
    'Upload Failed': props<{ problem: Problem }>(),
    'Job Read': props<{ job: Job }>(),
    'Job Stopped': props<{ jobId: string }>(),
    /** Stopping it, or fetching its report. */
    'Job Action Failed': props<{ jobId: string; problem: Problem }>(),
    'Job Unreadable': props<{ problem: Problem }>(),
  },
});
