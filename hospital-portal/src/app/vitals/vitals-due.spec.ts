import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { VitalsDueList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { VitalsDueApiActions, VitalsDuePageActions } from './vitals-due.actions';
import { initialVitalsDue, vitalsDueFeature } from './vitals-due.feature';
import { VitalsDuePage } from './vitals-due.page';

const patient = {
  ...{ id: 'p1', patientNumber: 'CH-0000042', firstName: 'Meena', middleName: null, title: null, lastName: 'Sharma' },
  ...{ dateOfBirth: '1978-03-02', gender: 'female' as const, phone: null },
};
const list: VitalsDueList = {
  data: [{ patientId: 'p1', patient, place: 'queue', since: '2026-11-22T05:11:00Z', doctorName: 'Dr Iyer' }],
  page: { nextCursor: null, total: 1, totalIsEstimate: false },
};
const problem = { status: 503, title: 'Busy', code: 'x' } as Problem;

function shown(answer: object) {
  const store = { selectSignal: () => signal({ timeZone: 'Asia/Kolkata', problem: null, ...answer }).asReadonly(), dispatch: jest.fn() };
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Store, useValue: store }] });
  const fixture = TestBed.createComponent(VitalsDuePage);
  fixture.detectChanges();
  return { element: fixture.nativeElement as HTMLElement, store };
}

describe('who waits for vital signs', () => {
  it('is asked for, kept, and told when it cannot be had', () => {
    const { reducer } = vitalsDueFeature;
    const loaded = reducer(initialVitalsDue, VitalsDueApiActions.loaded({ list }));
    expect(reducer(loaded, VitalsDuePageActions.opened({}))).toMatchObject({ status: 'loading', list });
    expect(reducer(loaded, VitalsDueApiActions.failed({ problem }))).toEqual({ status: 'failed', list: null, problem });
  });

  it('leads to the patient’s vital signs, with since when and for whom', () => {
    const { element, store } = shown({ status: 'loaded', list });
    expect(store.dispatch).toHaveBeenCalledWith(VitalsDuePageActions.opened({ cursor: undefined }));
    expect(element.querySelector('a.due')?.getAttribute('href')).toBe('/patients/p1/vitals');
    for (const words of ['Sharma', 'CH-0000042', 'Queue of Dr Iyer', 'Since 22-Nov-2026 10:41'])
      expect((element.textContent ?? '').toLowerCase()).toContain(words.toLowerCase());
  });

  it('is nobody, not known yet, or could not be read', () => {
    expect(shown({ status: 'loaded', list: { ...list, data: [] } }).element.textContent).toContain('Nobody waits');
    TestBed.resetTestingModule();
    expect(shown({ status: 'loading', list: null }).element.textContent).toContain('Loading');
    TestBed.resetTestingModule();
    expect(shown({ status: 'failed', list: null, problem }).element.textContent).toContain('could not be loaded');
  });
});
