import type { Notification, NotificationPreferences, PageInfo } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { bySeverity } from './notification-words';
import { NotificationsApiActions, NotificationsPageActions } from './notifications.actions';

type LoadStatus = 'idle' | 'loading' | 'loaded' | 'failed';

interface ListState {
  readonly status: LoadStatus;
  readonly data: readonly Notification[];
  readonly page: PageInfo | null;
  readonly problem: Problem | null;
}

interface PreferencesState {
  readonly status: LoadStatus | 'saving';
  readonly preferences: NotificationPreferences | null;
  /** Why loading failed. */
  readonly problem: Problem | null;
  /** Why the last change was refused. */
  readonly refusal: Problem | null;
  /** They were saved on another page meanwhile. */
  readonly stale: boolean;
}

export interface NotificationsState {
  /** As the server counted last; up to 100. */
  readonly unread: number;
  /** In the bell's panel; null until loaded. */
  readonly latest: readonly Notification[] | null;
  readonly list: ListState;
  readonly choices: PreferencesState;
}

export const initialNotifications: NotificationsState = {
  unread: 0,
  latest: null,
  list: { status: 'idle', data: [], page: null, problem: null },
  choices: { status: 'idle', preferences: null, problem: null, refusal: null, stale: false },
};

const withRead = (data: readonly Notification[], ids: readonly string[], readAt: string | null): Notification[] =>
  data.map((one) => (ids.includes(one.id) ? { ...one, readAt } : one));

/** Shown at once: reading cannot be refused. The server's count follows. */
const marked = (state: NotificationsState, ids: readonly string[], readAt: string | null): NotificationsState => ({
  ...state,
  latest: state.latest && withRead(state.latest, ids, readAt),
  list: { ...state.list, data: withRead(state.list.data, ids, readAt) },
});

/** The server alone knows which critical ones still wait: those it keeps unread. */
const unreadIn = ({ latest, list }: NotificationsState): string[] =>
  [...(latest ?? []), ...list.data].filter(({ readAt, severity }) => readAt === null && severity !== 'critical').map(({ id }) => id);

const choicesWith = (state: NotificationsState, change: Partial<PreferencesState>): NotificationsState => ({
  ...state,
  choices: { ...state.choices, problem: null, refusal: null, stale: false, ...change },
});

export const notificationsFeature = createFeature({
  name: 'notifications',
  reducer: createReducer<NotificationsState>(
    initialNotifications,
    on(NotificationsApiActions.latestLoaded, (state, { list }): NotificationsState => ({
      ...state,
      unread: list.unread,
      latest: list.data,
    })),
    on(NotificationsPageActions.listQueried, (state): NotificationsState => ({
      ...state,
      list: { ...state.list, status: 'loading', problem: null },
    })),
    on(NotificationsApiActions.listLoaded, (state, { list }): NotificationsState => ({
      ...state,
      unread: list.unread,
      list: { status: 'loaded', data: list.data, page: list.page, problem: null },
    })),
    on(NotificationsApiActions.listFailed, (state, { problem }): NotificationsState => ({
      ...state,
      list: { status: 'failed', data: [], page: null, problem },
    })),
    on(NotificationsPageActions.readAsked, (state, { ids }): NotificationsState =>
      marked(state, ids ?? unreadIn(state), new Date().toISOString()),
    ),
    on(NotificationsPageActions.unreadAsked, (state, { ids }): NotificationsState => marked(state, ids, null)),
    on(NotificationsApiActions.markedRead, NotificationsApiActions.markedUnread, (state, { marked: { unread } }): NotificationsState => ({
      ...state,
      unread,
    })),
    on(NotificationsPageActions.preferencesOpened, (state): NotificationsState => choicesWith(state, { status: 'loading' })),
    on(NotificationsApiActions.preferencesLoaded, NotificationsApiActions.preferencesSaved, (state, { preferences }): NotificationsState =>
      choicesWith(state, { status: 'loaded', preferences }),
    ),
    on(NotificationsApiActions.preferencesFailed, (state, { problem }): NotificationsState =>
      choicesWith(state, { status: 'failed', preferences: null, problem }),
    ),
    on(NotificationsPageActions.preferencesSaveAsked, (state): NotificationsState => choicesWith(state, { status: 'saving' })),
    on(NotificationsApiActions.preferencesSaveFailed, (state, { problem }): NotificationsState =>
      choicesWith(state, { status: 'loaded', refusal: problem }),
    ),
    on(NotificationsApiActions.preferencesStale, (state, { preferences }): NotificationsState =>
      choicesWith(state, { status: 'loaded', preferences, stale: true }),
    ),
  ),
  extraSelectors: ({ selectLatest }) => ({
    selectGravestFirst: createSelector(selectLatest, (latest) => latest && bySeverity(latest)),
  }),
});
