import { inject } from '@angular/core';
import { LiveFeed, ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { type Observable, catchError, concatMap, exhaustMap, filter, map, mergeMap, of, startWith, switchMap, tap } from 'rxjs';
import { NotificationsApiActions, NotificationsPageActions } from './notifications.actions';
import { NotificationsApi } from './notifications.api';
import { readText } from './notification-words';

/** For the bell: at once, and whenever the server says that something changed. */
export const latest = createEffect(
  (actions$ = inject(Actions), api = inject(NotificationsApi), live = inject(LiveFeed)) => {
    return actions$.pipe(
      ofType(NotificationsPageActions.bellShown),
      switchMap(() => live.staleness('notification.changed').pipe(startWith(undefined))),
      switchMap(() =>
        api.latest().pipe(
          map((list) => NotificationsApiActions.latestLoaded({ list })),
          catchError((error: unknown) => of(NotificationsApiActions.latestFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The newest query wins; the request before it is cancelled. */
export const list = createEffect(
  (actions$ = inject(Actions), api = inject(NotificationsApi)) => {
    return actions$.pipe(
      ofType(NotificationsPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((found) => NotificationsApiActions.listLoaded({ list: found })),
          catchError((error: unknown) => of(NotificationsApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const notMarked = (error: unknown) => of(NotificationsApiActions.markFailed({ problem: toProblem(error) }));

/** One after the other, so that the last answer's count holds. */
export const mark = createEffect(
  (actions$ = inject(Actions), api = inject(NotificationsApi)) => {
    return actions$.pipe(
      ofType(NotificationsPageActions.readAsked, NotificationsPageActions.unreadAsked),
      concatMap((asked): Observable<ReturnType<(typeof NotificationsApiActions)['markedRead' | 'markedUnread' | 'markFailed']>> =>
        asked.type === NotificationsPageActions.readAsked.type
          ? api.markRead(asked.ids).pipe(
              map((marked) => NotificationsApiActions.markedRead({ marked, told: asked.told, all: asked.ids === null })),
              catchError(notMarked),
            )
          : api.markUnread(asked.ids).pipe(
              map((marked) => NotificationsApiActions.markedUnread({ marked })),
              catchError(notMarked),
            ),
      ),
    );
  },
  { functional: true },
);

/** What was shown before the answer was wrong: the server says how it is. */
export const reloadAfterFailure = createEffect(
  (actions$ = inject(Actions), api = inject(NotificationsApi), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(NotificationsApiActions.markFailed),
      tap(({ problem }) => toasts.show(`This was not changed. ${problem.detail}`)),
      mergeMap(() =>
        api.latest().pipe(
          map((found) => NotificationsApiActions.latestLoaded({ list: found })),
          catchError((error: unknown) => of(NotificationsApiActions.latestFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellRead = createEffect(
  (actions$ = inject(Actions), store = inject(Store), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(NotificationsApiActions.markedRead),
      filter(({ told }) => told),
      map(({ marked: { ids, unread }, all }) => ({ ids, text: readText(ids.length, all && unread > 0) })),
      filter(({ text }) => text !== ''),
      tap(({ ids, text }) =>
        toasts.show(text, ids.length > 0 ? () => store.dispatch(NotificationsPageActions.unreadAsked({ ids })) : undefined),
      ),
    );
  },
  { functional: true, dispatch: false },
);

export const loadPreferences = createEffect(
  (actions$ = inject(Actions), api = inject(NotificationsApi)) => {
    return actions$.pipe(
      ofType(NotificationsPageActions.preferencesOpened),
      switchMap(() =>
        api.preferences().pipe(
          map((preferences) => NotificationsApiActions.preferencesLoaded({ preferences })),
          catchError((error: unknown) => of(NotificationsApiActions.preferencesFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const notSaved = (error: unknown) => of(NotificationsApiActions.preferencesSaveFailed({ problem: toProblem(error) }));

/** One's own settings, saved on another page meanwhile, are read again and shown. */
const readAgain = (api: NotificationsApi) =>
  api.preferences().pipe(
    map((preferences) => NotificationsApiActions.preferencesStale({ preferences })),
    catchError(notSaved),
  );

export const savePreferences = createEffect(
  (actions$ = inject(Actions), api = inject(NotificationsApi)) => {
    return actions$.pipe(
      ofType(NotificationsPageActions.preferencesSaveAsked),
      exhaustMap(({ channels, version }) =>
        api.changePreferences(channels, version).pipe(
          map((preferences) => NotificationsApiActions.preferencesSaved({ preferences })),
          catchError((error: unknown) => (toProblem(error).status === 412 ? readAgain(api) : notSaved(error))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(NotificationsApiActions.preferencesSaved),
      tap(() => toasts.show('Notification settings saved.')),
    );
  },
  { functional: true, dispatch: false },
);
