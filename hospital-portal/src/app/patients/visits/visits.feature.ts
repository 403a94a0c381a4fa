import type { Visit, VisitList, VisitTemplate, VisitVersionList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { VisitListQuery } from './visit-words';
import { VisitApiActions, VisitPageActions } from './visits.actions';

/** Something that is read, as far as it is known. */
export interface Part<T> {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly data: T | null;
  readonly problem: Problem | null;
}

/** One visit with what is being done to it. */
export interface VisitRecord {
  readonly visit: Part<Visit>;
  /** Its signed texts from the newest on, as far as they were asked for. */
  readonly versions: Part<VisitVersionList>;
  /** The draft's text on its way to the server; `failed`: it is on this page alone, and tried again. */
  readonly saving: 'idle' | 'saving' | 'failed';
  /** What somebody else wrote meanwhile, until it is settled. */
  readonly theirs: Visit | null;
  readonly sending: 'idle' | 'sending' | 'done';
  /** Why the last step was refused. */
  readonly refusal: Problem | null;
}

export interface VisitsState {
  /** By their query: an answer to one question is never shown as another's. */
  readonly lists: Readonly<Record<string, Part<VisitList>>>;
  /** By id, for the same reason. */
  readonly records: Readonly<Record<string, VisitRecord>>;
  readonly starting: 'idle' | 'sending';
  readonly startProblem: Problem | null;
  readonly templates: readonly VisitTemplate[];
}

const nothing = { status: 'idle', data: null, problem: null } as const;
const unknown: VisitRecord = { visit: nothing, versions: nothing, saving: 'idle', theirs: null, sending: 'idle', refusal: null };
export const initialVisits: VisitsState = { lists: {}, records: {}, starting: 'idle', startProblem: null, templates: [] };

export const listKey = (query: VisitListQuery): string => JSON.stringify(Object.entries(query).sort());

const withRecord = (state: VisitsState, id: string, change: Partial<VisitRecord>): VisitsState => ({
  ...state,
  records: { ...state.records, [id]: { ...(state.records[id] ?? unknown), ...change } },
});
const withList = (state: VisitsState, query: VisitListQuery, part: Partial<Part<VisitList>>): VisitsState => {
  const key = listKey(query);
  return { ...state, lists: { ...state.lists, [key]: { ...(state.lists[key] ?? nothing), ...part } } };
};
const withVisit = (state: VisitsState, visit: Visit, change: Partial<VisitRecord> = {}): VisitsState =>
  withRecord(state, visit.id, { visit: { status: 'loaded', data: visit, problem: null }, ...change });
const loading = <T>(part: Part<T> | undefined): Part<T> => ({ data: part?.data ?? null, status: 'loading', problem: null });

/** What is shown with the page that follows it. An answer that does not follow, such as one that came twice, adds nothing. */
function longer(shown: VisitVersionList | null, list: VisitVersionList, cursor: string | undefined): VisitVersionList {
  if (!shown || cursor === undefined) return list;
  return shown.page.nextCursor === cursor ? { data: [...shown.data, ...list.data], page: list.page } : shown;
}

export const visitsFeature = createFeature({
  name: 'visits',
  reducer: createReducer<VisitsState>(
    initialVisits,
    on(VisitPageActions.listOpened, (state, { query }): VisitsState => withList(state, query, { status: 'loading', problem: null })),
    on(VisitApiActions.listLoaded, (state, { query, list }): VisitsState =>
      withList(state, query, { status: 'loaded', data: list, problem: null }),
    ),
    on(VisitApiActions.listFailed, (state, { query, problem }): VisitsState =>
      withList(state, query, { status: 'failed', data: null, problem }),
    ),
    on(VisitPageActions.startOpened, (state): VisitsState => ({ ...state, starting: 'idle', startProblem: null })),
    on(VisitPageActions.startAsked, (state): VisitsState => ({ ...state, starting: 'sending', startProblem: null })),
    on(VisitApiActions.startRefused, (state, { problem }): VisitsState => ({ ...state, starting: 'idle', startProblem: problem })),
    on(VisitApiActions.foundStarted, (state): VisitsState => ({ ...state, starting: 'idle' })),
    on(VisitApiActions.started, (state, { visit }): VisitsState => ({ ...withVisit(state, visit), starting: 'idle' })),
    on(VisitPageActions.opened, (state, { id }): VisitsState =>
      withRecord(state, id, { visit: loading(state.records[id]?.visit), saving: 'idle', theirs: null, sending: 'idle', refusal: null }),
    ),
    on(VisitApiActions.loaded, (state, { visit }): VisitsState => withVisit(state, visit)),
    on(VisitApiActions.loadFailed, (state, { id, problem }): VisitsState =>
      withRecord(state, id, { visit: { status: 'failed', data: null, problem } }),
    ),
    on(VisitPageActions.noteWritten, (state, { id }): VisitsState => withRecord(state, id, { saving: 'saving' })),
    on(VisitApiActions.noteSaved, (state, { visit }): VisitsState => withVisit(state, visit, { saving: 'idle' })),
    on(VisitApiActions.noteNotSaved, (state, { id, problem }): VisitsState =>
      withRecord(state, id, { saving: 'failed', refusal: problem }),
    ),
    on(VisitApiActions.conflictFound, (state, { theirs }): VisitsState =>
      withRecord(state, theirs.id, { saving: 'idle', sending: 'idle', theirs }),
    ),
    on(VisitPageActions.conflictSettled, (state, { id }): VisitsState => withRecord(state, id, { theirs: null })),
    on(VisitPageActions.signAsked, VisitPageActions.amendAsked, VisitPageActions.errorMarked, (state, { id }): VisitsState =>
      withRecord(state, id, { sending: 'sending', refusal: null }),
    ),
    on(VisitPageActions.amendOpened, VisitPageActions.refusalRead, (state, { id }): VisitsState =>
      withRecord(state, id, { sending: 'idle', refusal: null }),
    ),
    on(VisitApiActions.signed, VisitApiActions.amended, VisitApiActions.markedAsError, (state, { visit }): VisitsState =>
      withVisit(state, visit, { sending: 'done', refusal: null }),
    ),
    on(VisitApiActions.refused, (state, { id, problem }): VisitsState => withRecord(state, id, { sending: 'idle', refusal: problem })),
    on(VisitPageActions.versionsOpened, (state, { id }): VisitsState =>
      withRecord(state, id, { versions: loading(state.records[id]?.versions) }),
    ),
    on(VisitApiActions.versionsLoaded, (state, { id, list, cursor }): VisitsState =>
      withRecord(state, id, {
        versions: { status: 'loaded', data: longer(state.records[id]?.versions.data ?? null, list, cursor), problem: null },
      }),
    ),
    on(VisitApiActions.versionsFailed, (state, { id, problem }): VisitsState =>
      withRecord(state, id, { versions: { status: 'failed', data: null, problem } }),
    ),
    on(VisitApiActions.templatesLoaded, (state, { templates }): VisitsState => ({ ...state, templates })),
  ),
});

/** The answer to this question and no other. */
export const selectVisitList = (query: VisitListQuery) =>
  createSelector(visitsFeature.selectLists, (lists): Part<VisitList> => lists[listKey(query)] ?? nothing);

/** This visit and no other, whatever was opened last. */
export const selectVisit = (id: string) => createSelector(visitsFeature.selectRecords, (records): VisitRecord => records[id] ?? unknown);
