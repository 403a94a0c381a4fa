import { TestBed } from '@angular/core/testing';
import type { PatientList } from '@hms/shared-dto';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { PatientsApiActions, PatientsPageActions } from './patients.actions';
import type { PatientsApi } from './patients.api';
import * as effects from './patients.effects';
import { initialPatients, patientsFeature } from './patients.feature';
import { aRow } from './testing';

const found: PatientList = { data: [aRow()], approximate: false, page: { nextCursor: null, total: 1, totalIsEstimate: false } };

function run(list: PatientsApi['list']) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() =>
    effects.refresh(actions$, { list } as unknown as PatientsApi).subscribe((action) => out.push(action)),
  );
  return { actions$, out };
}

describe('a list that has changed at the server', () => {
  it('is read again without looking as if it loaded, and says that the question is the same', () => {
    const { actions$, out } = run(() => of(found));
    actions$.next(PatientsPageActions.listOutdated({ query: { q: 'rao' } }));
    expect(out).toEqual([PatientsApiActions.listRefreshed({ list: found })]);
    const before = patientsFeature.reducer(initialPatients, PatientsApiActions.listLoaded({ list: { ...found, data: [] } }));
    expect(patientsFeature.reducer(before, PatientsPageActions.listOutdated({ query: {} }))).toBe(before);
    const after = patientsFeature.reducer(before, out[0]);
    expect([after.list.status, after.list.refreshed, after.list.data.length]).toEqual(['loaded', true, 1]);
    expect(patientsFeature.reducer(after, PatientsApiActions.listLoaded({ list: found })).list.refreshed).toBe(false);
  });

  it('stays as it is when that fails, and an answer to an old question is thrown away', () => {
    const failing = run(() => throwError(() => new Error('down')));
    failing.actions$.next(PatientsPageActions.listOutdated({ query: {} }));
    expect(failing.out).toEqual([]);
    const late = new Subject<PatientList>();
    const { actions$, out } = run(() => late);
    actions$.next(PatientsPageActions.listOutdated({ query: { q: 'old' } }));
    actions$.next(PatientsPageActions.listQueried({ query: { q: 'new' } }));
    late.next(found);
    expect(out).toEqual([]);
  });
});
