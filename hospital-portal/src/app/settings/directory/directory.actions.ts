import type { Department, DirectoryStatus } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { DirectoryKind, DirectoryRecord, DirectoryRequest } from './directory-kind';

/** What happened on the pages. */
export const DirectoryPageActions = createActionGroup({
  source: 'Directory Page',
  events: {
    Queried: props<{ kind: DirectoryKind; status: DirectoryStatus }>(),
    'Form Opened': props<{ kind: DirectoryKind }>(),
    'Add Asked': props<{ kind: DirectoryKind; request: DirectoryRequest; key: string }>(),
    /** `entry` is what the form began with. */
    'Change Asked': props<{ kind: DirectoryKind; entry: DirectoryRecord; request: DirectoryRequest }>(),
    'Conflict Settled': emptyProps(),
    'Archive Asked': props<{ kind: DirectoryKind; entry: DirectoryRecord }>(),
    'Restore Asked': props<{ kind: DirectoryKind; entry: DirectoryRecord }>(),
    'Refusal Read': emptyProps(),
  },
});

/** What came back from the server. */
export const DirectoryApiActions = createActionGroup({
  source: 'Directory API',
  events: {
    Loaded: props<{ entries: readonly DirectoryRecord[] }>(),
    'Load Failed': props<{ problem: Problem }>(),
    'Departments Loaded': props<{ departments: readonly Department[] }>(),
    Saved: props<{ entry: DirectoryRecord }>(),
    'Save Failed': props<{ problem: Problem }>(),
    /** Somebody else saved first. */
    'Save Stale': props<{ kind: DirectoryKind; entry: DirectoryRecord }>(),
    'Conflict Found': props<{ theirs: DirectoryRecord }>(),
    Archived: props<{ kind: DirectoryKind; entry: DirectoryRecord }>(),
    Restored: props<{ kind: DirectoryKind; entry: DirectoryRecord }>(),
    'Move Failed': props<{ problem: Problem }>(),
  },
});
