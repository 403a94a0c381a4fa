import { TestBed } from '@angular/core/testing';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { prescriptionConflict, settledPrescription } from './prescription-conflict';
import { formValueOf } from './prescription-form';
import * as effects from './prescribing.effects';
import { PrescriptionsApiActions, PrescriptionsPageActions } from './prescriptions.actions';
import { initialPrescriptions, prescriptionsFeature } from './prescriptions.feature';
import { aMedicine, aPrescription } from './testing';

const theirs = aPrescription({ status: 'draft', version: 3, durationDays: 7, instructions: 'After food' });
const yours = { ...formValueOf(aPrescription({ indication: 'Fever' })), durationDays: '5' };

describe('a draft that somebody wrote to first', () => {
  it('is shown side by side where it differs', () => {
    expect(prescriptionConflict(yours, aMedicine(), theirs)).toEqual([
      { path: 'durationDays', label: 'Days', yours: '5', theirs: '7' },
      { path: 'indication', label: 'Indication', yours: 'Fever', theirs: 'Tonsillitis' },
      { path: 'instructions', label: 'Instructions', yours: '', theirs: 'After food' },
    ]);
    const other = aMedicine({ label: 'Ibuprofen 400 mg tablet' });
    expect(prescriptionConflict(yours, other, theirs)[0]).toMatchObject({
      path: 'medicine',
      theirs: expect.stringMatching(/^Amoxicillin/) as string,
    });
  });

  it('gives what was chosen of it, a medicine with its dose', () => {
    const settled = settledPrescription(yours, theirs, { durationDays: 'theirs', indication: 'yours', instructions: 'theirs' });
    expect(settled).toEqual({ ...yours, durationDays: '7', instructions: 'After food' });
    const other = { ...yours, dose: { value: '9', unit: '{tablet}' as const } };
    expect(settledPrescription(other, theirs, { medicine: 'theirs' })).toEqual(yours);
  });

  it('goes on from the version that was looked at', () => {
    const { reducer } = prescriptionsFeature;
    const found = reducer(initialPrescriptions, PrescriptionsApiActions.conflictFound({ theirs }));
    expect([found.theirs, found.saving.status]).toEqual([theirs, 'idle']);
    const settled = reducer(found, PrescriptionsPageActions.conflictSettled({ draft: { id: 'r1', version: 3 } }));
    expect([settled.theirs, settled.draft]).toEqual([null, { id: 'r1', version: 3 }]);
    expect(reducer(found, PrescriptionsPageActions.conflictSettled({ draft: null })).draft).toBeNull();
  });
});

describe('saving a draft', () => {
  const stale = new Problem({ status: 412, code: 'version.stale', title: 'Stale', detail: 'Changed meanwhile.', traceId: 't' });
  const draft = { id: 'r1', version: 2 };

  function saved(get: unknown): Action[] {
    const [actions$, out] = [new Subject<Action>(), [] as Action[]];
    const api = { save: () => throwError(() => stale), get };
    TestBed.runInInjectionContext(() =>
      (effects.save as (a: unknown, b: unknown) => { subscribe: (next: (action: Action) => void) => void })(actions$, api).subscribe(
        (action) => out.push(action),
      ),
    );
    actions$.next(PrescriptionsPageActions.saveAsked({ request: {} as never, draft, key: 'k' }));
    return out;
  }

  it('asks what the draft has become when it is stale, and tells the refusal when it is none any more', () => {
    expect(saved(() => of(theirs))).toEqual([PrescriptionsApiActions.conflictFound({ theirs })]);
    const failed = [PrescriptionsApiActions.saveFailed({ problem: stale, draft })];
    expect(saved(() => of(aPrescription({ status: 'active' })))).toEqual(failed);
    expect(saved(() => throwError(() => stale))).toEqual(failed);
  });
});
