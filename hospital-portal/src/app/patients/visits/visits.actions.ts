import type {
  AmendVisitRequest,
  StartVisitRequest,
  Visit,
  VisitList,
  VisitNoteRequest,
  VisitTemplate,
  VisitVersionList,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { VisitListQuery } from './visit-words';

/** What happened on the pages. `id` is the visit's. */
export const VisitPageActions = createActionGroup({
  source: 'Visit Page',
  events: {
    'List Opened': props<{ query: VisitListQuery }>(),
    /** Colleagues did something; what is shown stays until the new comes. */
    'List Outdated': props<{ query: VisitListQuery }>(),
    'Start Opened': emptyProps(),
    /** `key` names the intent: the same request sent twice starts one visit. */
    'Start Asked': props<{ request: StartVisitRequest; key: string }>(),
    Opened: props<{ id: string }>(),
    Outdated: props<{ id: string }>(),
    'Note Written': props<{ id: string; version: number; note: VisitNoteRequest }>(),
    'Conflict Settled': props<{ id: string }>(),
    'Sign Asked': props<{ id: string; version: number }>(),
    'Amend Opened': props<{ id: string }>(),
    'Amend Asked': props<{ id: string; version: number; request: AmendVisitRequest; key: string }>(),
    'Error Marked': props<{ id: string; version: number; reason: string }>(),
    'Refusal Read': props<{ id: string }>(),
    /** `cursor` leads to the texts before those that are shown. */
    'Versions Opened': props<{ id: string; cursor?: string }>(),
    'Templates Wanted': emptyProps(),
  },
});

/** What came back from the server. */
export const VisitApiActions = createActionGroup({
  source: 'Visit API',
  events: {
    'List Loaded': props<{ query: VisitListQuery; list: VisitList }>(),
    'List Failed': props<{ query: VisitListQuery; problem: Problem }>(),
    Started: props<{ visit: Visit }>(),
    /** The appointment has a visit already: that one is opened. */
    'Found Started': props<{ id: string; patientId: string }>(),
    'Start Refused': props<{ problem: Problem }>(),
    Loaded: props<{ visit: Visit }>(),
    'Load Failed': props<{ id: string; problem: Problem }>(),
    'Note Saved': props<{ visit: Visit }>(),
    /** The text is kept on the page; it is tried again. */
    'Note Not Saved': props<{ id: string; problem: Problem }>(),
    /** Somebody else wrote first; this is what they left. */
    'Conflict Found': props<{ theirs: Visit }>(),
    Signed: props<{ visit: Visit }>(),
    Amended: props<{ visit: Visit }>(),
    'Marked As Error': props<{ visit: Visit }>(),
    Refused: props<{ id: string; problem: Problem }>(),
    'Versions Loaded': props<{ id: string; list: VisitVersionList; cursor?: string }>(),
    'Versions Failed': props<{ id: string; problem: Problem }>(),
    'Templates Loaded': props<{ templates: readonly VisitTemplate[] }>(),
  },
});
