import { TestBed } from '@angular/core/testing';
import type { Appointment } from '@hms/shared-dto';
import { Problem, ToastService } from '@hms/shared-ui';
import { provideEffects } from '@ngrx/effects';
import { Store, provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import * as progressEffects from './appointment-progress.effects';
import { AppointmentsPageActions } from './appointments.actions';
import { AppointmentsApi } from './appointments.api';
import { appointmentsFeature, selectAppointmentRecord } from './appointments.feature';
import { aWholeAppointment } from './testing';

const taken = new Problem({ status: 409, code: 'appointment.conflict', title: '', detail: 'The doctor is taken.', traceId: null });

describe('a cancellation', () => {
  const cancelled = aWholeAppointment({ status: 'cancelled', version: 2 });
  const api = {
    cancel: jest.fn((): Observable<Appointment> => of(cancelled)),
    step: jest.fn((): Observable<Appointment> => of(aWholeAppointment({ status: 'checked_in', version: 2 }))),
    reinstate: jest.fn((_: Appointment): Observable<Appointment> => of(aWholeAppointment({ version: 4 }))),
  };
  let store: Store<object>;
  let toasts: ToastService;
  const record = () => store.selectSignal(selectAppointmentRecord('a1'))();
  const cancel = () => {
    const answer = { reason: 'pat', note: '' } as const;
    store.dispatch(AppointmentsPageActions.cancelAsked({ appointment: aWholeAppointment(), answer }));
  };

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideStore(),
        provideState(appointmentsFeature),
        provideEffects(progressEffects),
        { provide: AppointmentsApi, useValue: api },
      ],
    });
    store = TestBed.inject<Store<object>>(Store);
    toasts = TestBed.inject(ToastService);
  });

  it('is taken back with one press, from the version that it made', () => {
    cancel();
    expect([toasts.current()?.text, toasts.current()?.actionLabel]).toEqual(['Appointment cancelled.', 'Undo']);
    toasts.act();
    expect(api.reinstate).toHaveBeenCalledWith(cancelled);
    expect([record().value?.status, toasts.current()?.text, toasts.current()?.action]).toEqual([
      'scheduled',
      'Cancellation taken back.',
      null,
    ]);
  });

  it('stays when somebody has the time by now, which is said wherever the person is', () => {
    api.reinstate.mockReturnValueOnce(throwError(() => taken));
    cancel();
    toasts.act();
    expect([record().value?.status, record().refusal?.code]).toEqual(['cancelled', 'appointment.conflict']);
    expect(toasts.current()?.text).toBe('The appointment stays cancelled. The doctor is taken.');
  });

  it('alone can be taken back: a step cannot', () => {
    store.dispatch(AppointmentsPageActions.stepAsked({ appointment: aWholeAppointment(), step: 'check_in' }));
    expect([toasts.current()?.text, toasts.current()?.action]).toEqual(['Checked in.', null]);
  });
});
