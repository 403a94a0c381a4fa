import { TestBed } from '@angular/core/testing';
import type { Router } from '@angular/router';
import type { PatientList } from '@hms/shared-dto';
import { Problem, type ToastService } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { PatientsApiActions, PatientsPageActions } from './patients.actions';
import { PatientsApi } from './patients.api';
import * as effects from './patients.effects';
import { aPatient } from './testing';

const stale = new Problem({ status: 412, code: 'version.stale', title: 'Stale', detail: 'Changed.', traceId: null });
const list = (id: string): PatientList => ({ data: [], approximate: false, page: { nextCursor: id, total: 0, totalIsEstimate: false } });

/** Runs an effect on a stream of actions and collects what it dispatches. */
function run(
  effect: (actions$: Subject<Action>, api: PatientsApi) => { subscribe: (next: (action: Action) => void) => unknown },
  api: Partial<PatientsApi>,
) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => effect(actions$, api as PatientsApi).subscribe((action) => out.push(action)));
  return { actions$, out };
}

describe('patients effects', () => {
  it('shows the answer to the newest search only', () => {
    const first = new Subject<PatientList>();
    const second = new Subject<PatientList>();
    const answers = [first, second];
    const { actions$, out } = run(effects.list, { list: () => answers.shift() ?? first });
    actions$.next(PatientsPageActions.listQueried({ query: { q: 'sh' } }));
    actions$.next(PatientsPageActions.listQueried({ query: { q: 'sha' } }));
    expect(first.observed).toBe(false);
    second.next(list('b'));
    expect(out).toEqual([PatientsApiActions.listLoaded({ list: list('b') })]);
  });

  it('registers once however often the button is pressed', () => {
    const answer = new Subject<ReturnType<typeof aPatient>>();
    const register = jest.fn(() => answer);
    const { actions$ } = run(effects.register, { register });
    const asked = PatientsPageActions.registerAsked({ request: { gender: 'male' }, key: 'k', next: 'chart' });
    actions$.next(asked);
    actions$.next(asked);
    expect(register).toHaveBeenCalledTimes(1);
  });

  it('reads the other version after a 412, and only then', () => {
    const theirs = aPatient({ version: 9 });
    const { actions$, out } = run(effects.readTheirs, { get: () => of(theirs) });
    actions$.next(PatientsApiActions.saveFailed({ id: null, problem: stale }));
    actions$.next(PatientsApiActions.saveFailed({ id: 'p1', problem: stale }));
    expect(out).toEqual([PatientsApiActions.conflictFound({ theirs })]);
  });

  it('goes on after a failure', () => {
    const { actions$, out } = run(effects.open, { get: () => throwError(() => stale) });
    actions$.next(PatientsPageActions.patientOpened({ id: 'p1' }));
    actions$.next(PatientsPageActions.patientOpened({ id: 'p2' }));
    expect(out.map(({ type }) => type)).toEqual([PatientsApiActions.patientFailed.type, PatientsApiActions.patientFailed.type]);
  });

  it('leads from registration to the chart, to the wristband, or to booking for whom it made', () => {
    const patient = aPatient();
    const registered = run(effects.register, { register: () => of(patient) });
    registered.actions$.next(PatientsPageActions.registerAsked({ request: { gender: 'male' }, key: 'k', next: 'booking' }));
    expect(registered.out).toEqual([PatientsApiActions.registered({ patient, next: 'booking' })]);
    const navigate = jest.fn();
    const actions$ = new Subject<Action>();
    const toasts = { show: jest.fn() } as unknown as ToastService;
    TestBed.runInInjectionContext(() => effects.showRegistered(actions$, { navigate } as unknown as Router, toasts).subscribe());
    actions$.next(PatientsApiActions.registered({ patient, next: 'chart' }));
    actions$.next(PatientsApiActions.registered({ patient, next: 'wristband' }));
    actions$.next(PatientsApiActions.registered({ patient, next: 'booking' }));
    expect(navigate.mock.calls).toEqual([
      [['/patients', 'p1'], { replaceUrl: true }],
      [['/patients', 'p1', 'wristband'], { replaceUrl: true }],
      [['/appointments/new'], { queryParams: { patient: 'p1' }, replaceUrl: true }],
    ]);
    expect(toasts.show).toHaveBeenCalledTimes(3);
  });
});
