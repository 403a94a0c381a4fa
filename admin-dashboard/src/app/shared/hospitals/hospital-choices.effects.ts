import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, debounceTime, map, of, switchMap } from 'rxjs';
import { HospitalChoicesActions } from './hospital-choices.actions';
import { HospitalChoicesApi } from './hospital-choices.api';

const TYPING_PAUSE_MS = 250;

/** When hospitals cannot be had, none is offered and the page still works. */
export const findHospitals = createEffect(
  (actions$ = inject(Actions), api = inject(HospitalChoicesApi)) => {
    return actions$.pipe(
      ofType(HospitalChoicesActions.searched),
      debounceTime(TYPING_PAUSE_MS),
      switchMap(({ text }) =>
        api.search(text).pipe(
          map((hospitals) => HospitalChoicesActions.found({ hospitals })),
          catchError(() => of(HospitalChoicesActions.found({ hospitals: [] }))),
        ),
      ),
    );
  },
  { functional: true },
);
