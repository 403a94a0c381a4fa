import { DOCUMENT, inject } from '@angular/core';
import { SessionApiActions, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import {
  type Observable,
  EMPTY,
  catchError,
  exhaustMap,
  filter,
  map,
  merge,
  mergeMap,
  of,
  switchMap,
  takeWhile,
  tap,
  timer,
  withLatestFrom,
} from 'rxjs';
import { clearDraft } from './new-tenant-draft';
import { TenantsApiActions, TenantsPageActions } from './tenants.actions';
import { TenantsApi } from './tenants.api';
import { hasEnded, tenantsFeature } from './tenants.feature';

type JobNews = ReturnType<typeof TenantsApiActions.jobLoaded> | ReturnType<typeof TenantsApiActions.jobFailed>;

/** A job that has ended, or that the server does not know, needs no further question. A lost connection does. */
const isFinal = (news: JobNews): boolean => ('job' in news ? hasEnded(news.job) : news.problem.status === 404);

/** One job's state at the given pace until it has ended; stands still while the page is hidden. */
function follow(jobId: string, everyMs: number, api: TenantsApi, page: Document): Observable<JobNews> {
  return timer(0, everyMs).pipe(
    filter(() => page.visibilityState === 'visible'),
    exhaustMap(() =>
      api.job(jobId).pipe(
        map((job): JobNews => TenantsApiActions.jobLoaded({ job })),
        catchError((error: unknown) => of(TenantsApiActions.jobFailed({ jobId, problem: toProblem(error) }))),
      ),
    ),
    takeWhile((news) => !isFinal(news), true),
  );
}

export const watchSetups = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi), page = inject(DOCUMENT)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.setupsWatched, TenantsPageActions.setupsLeft),
      switchMap((action) => ('jobIds' in action ? merge(...action.jobIds.map((id) => follow(id, action.everyMs, api, page))) : EMPTY)),
    );
  },
  { functional: true },
);

/** A finished setup turns its card into the hospital's. */
export const showFinished = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi), store = inject(Store)) => {
    return actions$.pipe(
      ofType(TenantsApiActions.jobLoaded),
      filter(({ job }) => job.state === 'done'),
      withLatestFrom(store.select(tenantsFeature.selectKnown)),
      map(([{ job }, known]) => known.find(({ jobId, status }) => jobId === job.id && status === 'provisioning')),
      filter((tenant) => tenant !== undefined),
      mergeMap(({ id }) =>
        api.get(id).pipe(
          map((tenant) => TenantsApiActions.hospitalLoaded({ tenant })),
          catchError((error: unknown) => of(TenantsApiActions.hospitalFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Who signs out leaves no half-filled hospital to the next person at this tab. A session that ended by itself keeps it. */
export const forgetDraft = createEffect(
  (actions$ = inject(Actions)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedOut),
      tap(() => clearDraft()),
    );
  },
  { functional: true, dispatch: false },
);
