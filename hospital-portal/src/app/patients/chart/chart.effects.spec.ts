import { TestBed } from '@angular/core/testing';
import type { Allergy, AllergyList } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { PatientsPageActions } from '../patients.actions';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import type { ChartApi } from './chart.api';
import * as effects from './chart.effects';
import * as mergeEffects from './merge.effects';

const stale = new Problem({ status: 412, code: 'version.stale', title: 'Stale', detail: 'Changed.', traceId: null });
const theirs = { id: 'x', substance: 'Latex', version: 2 } as Allergy;
const list: AllergyList = { status: 'recorded', data: [theirs], updatedBy: 'Asha', updatedAt: null, version: 3 };

/** Runs an effect on a stream of actions and collects what it dispatches. */
function run(
  effect: (actions$: Subject<Action>, api: ChartApi) => { subscribe: (next: (action: Action) => void) => unknown },
  api: Partial<ChartApi> = {},
) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => effect(actions$, api as ChartApi).subscribe((action) => out.push(action)));
  return { actions$, out };
}

const changed = ChartPageActions.allergyChanged({ id: 'p', allergyId: 'x', version: 1, request: { substance: 'Latex' } });

describe('chart effects', () => {
  it('read what somebody else left after a 412, and only then', () => {
    const { actions$, out } = run(effects.changeAllergy, { changeAllergy: () => throwError(() => stale), allergies: () => of(list) });
    actions$.next(changed);
    expect(out).toEqual([ChartApiActions.allergiesLoaded({ id: 'p', list }), ChartApiActions.allergyConflictFound({ id: 'p', theirs })]);
    const other = new Problem({ status: 409, code: 'allergy.recorded_already', title: 'No', detail: 'Twice.', traceId: null });
    const refused = run(effects.changeAllergy, { changeAllergy: () => throwError(() => other) });
    refused.actions$.next(changed);
    expect(refused.out).toEqual([ChartApiActions.allergyRefused({ id: 'p', problem: other })]);
  });

  it('read the patient again after a change, for the banner', () => {
    const { actions$, out } = run(effects.refreshBanner);
    actions$.next(ChartApiActions.allergySaved({ id: 'p' }));
    expect(out).toEqual([PatientsPageActions.patientOpened({ id: 'p' })]);
  });

  it('record once however often the button is pressed', () => {
    const recordAllergy = jest.fn(() => new Subject<Allergy>());
    const { actions$ } = run(effects.recordAllergy, { recordAllergy });
    const asked = ChartPageActions.allergyRecorded({ id: 'p', request: { substance: 'Latex' }, key: 'k' });
    actions$.next(asked);
    actions$.next(asked);
    expect(recordAllergy).toHaveBeenCalledTimes(1);
  });

  it('ask who may be typed only when the hand rests, and not once the form is left', () => {
    jest.useFakeTimers();
    try {
      const checkDuplicates = jest.fn(() => of([]));
      const { actions$, out } = run(effects.checkDuplicates, { checkDuplicates });
      actions$.next(ChartPageActions.detailsTyped({ known: { lastName: 'Sh' } }));
      actions$.next(ChartPageActions.detailsTyped({ known: { lastName: 'Sharma' } }));
      jest.runAllTimers();
      expect(checkDuplicates.mock.calls).toEqual([[{ lastName: 'Sharma' }]]);
      actions$.next(ChartPageActions.detailsTyped({ known: { lastName: 'Rao' } }));
      actions$.next(ChartPageActions.formLeft());
      jest.runAllTimers();
      expect(checkDuplicates).toHaveBeenCalledTimes(1);
      expect(out).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('read both records again after a merge', () => {
    const merge = { survivor: { id: 'a' }, merged: { id: 'b' } } as never;
    const opened = [mergeEffects.refreshSurvivor, mergeEffects.refreshMerged].map((effect) => {
      const { actions$, out } = run(effect);
      actions$.next(ChartApiActions.undone({ merge }));
      return out;
    });
    expect(opened.flat()).toEqual(['a', 'b'].map((id) => PatientsPageActions.patientOpened({ id })));
  });
});
