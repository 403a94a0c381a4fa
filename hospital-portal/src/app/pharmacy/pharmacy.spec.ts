import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { PrescriptionSummary } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, throwError } from 'rxjs';
import { DispenseDialog } from './components/dispense-dialog.component';
import { parseFormularyQuery } from './formulary/formulary-query';
import { FormularyApiActions, FormularyPageActions } from './formulary/formulary.actions';
import { formularyFeature, initialFormulary } from './formulary/formulary.feature';
import { parseWorklistQuery } from './pharmacy-query';
import { PharmacyApiActions, PharmacyPageActions } from './pharmacy.actions';
import type { PharmacyApi } from './pharmacy.api';
import * as effects from './pharmacy.effects';
import { initialPharmacy, pharmacyFeature } from './pharmacy.feature';

const problem = new Problem({ status: 412, code: 'version.stale', title: 'No', detail: 'Somebody else was faster.', traceId: 't' });
const prescription = {
  ...{ id: 'r1', patientId: 'p1', medication: 'Amoxicillin 500 mg capsule', sig: '1 capsule by mouth', version: 2, instructions: null },
  ...{ quantity: { value: 15, unit: '{capsule}' }, refills: 1, dispensed: 5 },
  patient: { id: 'p1', patientNumber: 'CH-1', firstName: 'Meena', lastName: 'Sharma', dateOfBirth: '1978-03-02' },
} as PrescriptionSummary;
const params = (text: string) => ({ get: (name: string) => new URLSearchParams(text).get(name) });

describe('the addresses', () => {
  it('keep what is sound; what waits is shown if nothing is said', () => {
    expect(parseWorklistQuery(params('dispensing=declined&cursor=abc'))).toEqual({ dispensing: 'declined', cursor: 'abc' });
    expect(parseWorklistQuery(params('dispensing=gone&cursor=%00'))).toEqual({ dispensing: 'waiting' });
    expect(parseFormularyQuery(params('q=amox&status=archived'))).toEqual({ q: 'amox', status: 'archived' });
    expect(parseFormularyQuery(params('q=a&status=gone'))).toEqual({});
  });
});

describe('the dialog', () => {
  const open = () => {
    const close = jest.fn();
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: prescription },
        { provide: MatDialogRef, useValue: { close } },
      ],
    });
    const fixture = TestBed.createComponent(DispenseDialog);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const fill = (name: string, value: string) => {
      const control = page.querySelector<HTMLInputElement>(`[formControlName=${name}]`)!;
      control.value = value;
      control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input'));
      fixture.detectChanges();
    };
    const submit = () => page.querySelector('form')!.dispatchEvent(new Event('submit'));
    return { page, fill, submit, close };
  };

  it('says to whom, and offers what is left of the supply that was begun', () => {
    const { page, submit, close } = open();
    expect(page.textContent).toContain('CH-1');
    expect(page.textContent).toContain('All of it, 10 capsules');
    submit();
    expect(close).toHaveBeenCalledWith({ status: 'completed' });
  });

  it('takes a part within what is left, and nothing only with a reason', () => {
    const { fill, submit, close } = open();
    fill('what', 'part');
    for (const wrong of ['', '0', '26', 'all']) {
      fill('quantity', wrong);
      submit();
    }
    expect(close).not.toHaveBeenCalled();
    fill('quantity', '4');
    submit();
    expect(close).toHaveBeenLastCalledWith({ status: 'completed', quantity: 4 });
    fill('what', 'nothing');
    submit();
    expect(close).toHaveBeenCalledTimes(1);
    fill('reason', 'outofstock');
    submit();
    expect(close).toHaveBeenLastCalledWith({ status: 'declined', reason: 'outofstock' });
  });
});

describe('the stores', () => {
  it('read the list again after each hand-over, also after one that was refused', () => {
    const { reducer } = pharmacyFeature;
    let state = reducer(initialPharmacy, PharmacyApiActions.dispenseFailed({ problem }));
    expect([state.refusal, state.changes]).toEqual([problem, 1]);
    state = reducer(state, PharmacyPageActions.dispenseAsked({ prescription, request: { status: 'completed' }, key: 'k' }));
    expect(state.refusal).toBeNull();
  });

  it('close the form of the formulary once the medicine is there, and not before', () => {
    const { reducer } = formularyFeature;
    const saving = reducer(initialFormulary, FormularyPageActions.addAsked({ request: {} as never, key: 'k' }));
    expect(reducer(saving, FormularyApiActions.addFailed({ problem })).additions).toBe(0);
    expect(reducer(saving, FormularyApiActions.added({ medicine: {} as never })).additions).toBe(1);
  });

  it('tell of a hand-over that was refused', () => {
    const actions$ = new Subject<Action>();
    const out: Action[] = [];
    const api = { dispense: () => throwError(() => problem) } as unknown as PharmacyApi;
    TestBed.runInInjectionContext(() => effects.dispense(actions$, api).subscribe((action) => out.push(action)));
    actions$.next(PharmacyPageActions.dispenseAsked({ prescription, request: { status: 'completed' }, key: 'k' }));
    expect(out).toEqual([PharmacyApiActions.dispenseFailed({ problem })]);
  });
});
