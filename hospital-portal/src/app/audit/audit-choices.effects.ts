import { inject } from '@angular/core';
import { searchText } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, debounceTime, map, of, switchMap } from 'rxjs';
import { AuditChoicesActions } from './audit-choices.actions';
import { AuditChoicesApi } from './audit-choices.api';

const TYPING_PAUSE_MS = 250;

/** When people cannot be had, none is offered and the page still works. */
export const findPeople = createEffect(
  (actions$ = inject(Actions), api = inject(AuditChoicesApi)) => {
    return actions$.pipe(
      ofType(AuditChoicesActions.peopleSearched),
      debounceTime(TYPING_PAUSE_MS),
      switchMap(({ text }) =>
        api.people(searchText(text) ?? '').pipe(
          map((people) => AuditChoicesActions.peopleFound({ people })),
          catchError(() => of(AuditChoicesActions.peopleFound({ people: [] }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Nobody is offered before something is typed: patients are searched, not leafed through. */
export const findPatients = createEffect(
  (actions$ = inject(Actions), api = inject(AuditChoicesApi)) => {
    return actions$.pipe(
      ofType(AuditChoicesActions.patientsSearched),
      debounceTime(TYPING_PAUSE_MS),
      switchMap(({ text }) => {
        const q = searchText(text);
        return (q ? api.patients(q) : of([])).pipe(
          map((patients) => AuditChoicesActions.patientsFound({ patients })),
          catchError(() => of(AuditChoicesActions.patientsFound({ patients: [] }))),
        );
      }),
    );
  },
  { functional: true },
);

export const namePatient = createEffect(
  (actions$ = inject(Actions), api = inject(AuditChoicesApi)) => {
    return actions$.pipe(
      ofType(AuditChoicesActions.patientAsked),
      switchMap(({ id }) =>
        api.patient(id).pipe(
          map((patient) => AuditChoicesActions.patientKnown({ patient })),
          catchError(() => EMPTY), // the list is still of that one patient, and its link says who
        ),
      ),
    );
  },
  { functional: true },
);
