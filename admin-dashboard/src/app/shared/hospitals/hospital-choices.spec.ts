import { TestBed } from '@angular/core/testing';
import { FormControl } from '@angular/forms';
import { Actions } from '@ngrx/effects';
import { provideMockActions } from '@ngrx/effects/testing';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { HospitalChoicesActions } from './hospital-choices.actions';
import type { HospitalChoicesApi } from './hospital-choices.api';
import { findHospitals } from './hospital-choices.effects';
import { hospitalChosen } from './hospital-picker.component';

describe('choosing a hospital', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks once typing has paused, and offers none when they cannot be had', () => {
    const actions$ = new Subject<Action>();
    const search = jest.fn();
    const hospitals = [{ id: 'demo_a', name: 'City Hospital' }];
    search.mockReturnValueOnce(of(hospitals)).mockReturnValueOnce(throwError(() => new Error('down')));
    const actions = TestBed.configureTestingModule({ providers: [provideMockActions(() => actions$)] }).inject(Actions) as Actions;
    const seen: Action[] = [];
    findHospitals(actions, { search } as unknown as HospitalChoicesApi).subscribe((action) => seen.push(action));
    for (const text of ['C', 'Ci', 'City']) actions$.next(HospitalChoicesActions.searched({ text }));
    jest.advanceTimersByTime(250);
    actions$.next(HospitalChoicesActions.searched({ text: 'Cityx' }));
    jest.advanceTimersByTime(250);
    expect(search.mock.calls).toEqual([['City'], ['Cityx']]);
    expect(seen).toEqual([HospitalChoicesActions.found({ hospitals }), HospitalChoicesActions.found({ hospitals: [] })]);
  });

  it.each([
    ['', { required: true }],
    [' ', { required: true }],
    ['City Hospital', { hospital: true }],
    [{ id: 'demo_a', name: 'City Hospital' }, null],
  ])('takes a chosen one, and no name alone: %p', (value, errors) => {
    expect(hospitalChosen(new FormControl(value, { nonNullable: true }))).toEqual(errors);
  });
});
