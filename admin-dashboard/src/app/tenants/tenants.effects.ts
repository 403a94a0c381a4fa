import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, debounceTime, exhaustMap, map, of, switchMap, withLatestFrom } from 'rxjs';
import { type CommandName, TenantsApiActions, TenantsPageActions } from './tenants.actions';
import { TenantsApi } from './tenants.api';
import { tenantsFeature } from './tenants.feature';

/** A pause in typing that is worth a question to the server. */
const TYPING_PAUSE_MS = 300;

const refused = (command: CommandName) => (error: unknown) => of(TenantsApiActions.commandFailed({ command, problem: toProblem(error) }));

export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.listOpened),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => TenantsApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(TenantsApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadHospital = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.hospitalOpened),
      switchMap(({ id }) =>
        api.get(id).pipe(
          map((tenant) => TenantsApiActions.hospitalLoaded({ tenant })),
          catchError((error: unknown) => of(TenantsApiActions.hospitalFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadPlans = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.plansOpened),
      exhaustMap(() =>
        api.tiers().pipe(
          map(({ data }) => TenantsApiActions.plansLoaded({ tiers: data })),
          catchError((error: unknown) => of(TenantsApiActions.plansFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Whether a subdomain is free; the answer to what was typed before is dropped. */
export const checkSubdomain = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.subdomainTyped),
      debounceTime(TYPING_PAUSE_MS),
      switchMap(({ subdomain }) =>
        subdomain
          ? api.subdomain(subdomain).pipe(
              map((answer) => TenantsApiActions.subdomainChecked({ answer })),
              catchError(() => of(TenantsApiActions.subdomainCheckFailed({ subdomain }))),
            )
          : EMPTY,
      ),
    );
  },
  { functional: true },
);

export const create = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.createAsked),
      exhaustMap(({ request, key }) =>
        api.create(request, key).pipe(
          map((tenant) => TenantsApiActions.created({ tenant })),
          catchError(refused('create')),
        ),
      ),
    );
  },
  { functional: true },
);

export const change = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.changeAsked),
      exhaustMap(({ id, version, request }) =>
        api.change(id, version, request).pipe(
          map((tenant) => TenantsApiActions.changed({ tenant })),
          catchError(refused('change')),
        ),
      ),
    );
  },
  { functional: true },
);

export const suspend = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.suspendAsked),
      exhaustMap(({ id, request }) =>
        api.suspend(id, request).pipe(
          map((tenant) => TenantsApiActions.suspended({ tenant })),
          catchError(refused('suspend')),
        ),
      ),
    );
  },
  { functional: true },
);

/** Remembers why the hospital was suspended, so that Undo can suspend it again. */
export const activate = createEffect(
  (actions$ = inject(Actions), api = inject(TenantsApi), store = inject(Store)) => {
    return actions$.pipe(
      ofType(TenantsPageActions.activateAsked),
      withLatestFrom(store.select(tenantsFeature.selectEntities)),
      exhaustMap(([{ id }, byId]) => {
        const suspension = byId[id]?.suspension;
        const before = suspension ? { kind: suspension.kind, reason: suspension.reason } : null;
        return api.activate(id).pipe(
          map((tenant) => TenantsApiActions.activated({ tenant, before })),
          catchError(refused('activate')),
        );
      }),
    );
  },
  { functional: true },
);
