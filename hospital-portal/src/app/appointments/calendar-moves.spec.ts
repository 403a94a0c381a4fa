import { TestBed } from '@angular/core/testing';
import type { Appointment, AppointmentSummary } from '@hms/shared-dto';
import { Problem, SessionApiActions, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideEffects } from '@ngrx/effects';
import { Store, provideState, provideStore } from '@ngrx/store';
import { type Observable, Subject, of, throwError } from 'rxjs';
import { AppointmentsApiActions } from './appointments.actions';
import { AppointmentsApi } from './appointments.api';
import { appointmentsFeature } from './appointments.feature';
import * as calendarEffects from './calendar.effects';
import { CalendarMoves } from './pages/calendar-moves';
import type { Shift } from './shift';
import { aWholeAppointment, anAppointment } from './testing';

const refused = (code: string): Observable<never> =>
  throwError(() => new Problem({ status: 409, code, title: '', detail: 'Taken.', traceId: null }));
const LATER = '2026-11-23T03:45:00Z';
const dayOf = (rows: AppointmentSummary[]) => ({ calendar: { data: rows, taken: [], truncated: false }, hours: [] });

describe('moves in the calendar', () => {
  const api = { shift: jest.fn((): Observable<Appointment> => of(aWholeAppointment())) };
  let store: Store<object>;
  let moves: CalendarMoves;
  const starts = () => moves.appointments().map(({ startsAt }) => startsAt);
  const asked = () => (api.shift.mock.calls as unknown as [Shift][]).map(([shift]) => shift);

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideStore(),
        provideState(sessionFeature),
        provideState(appointmentsFeature),
        provideEffects(calendarEffects),
        CalendarMoves,
        { provide: AppointmentsApi, useValue: api },
      ],
    });
    store = TestBed.inject<Store<object>>(Store);
    moves = TestBed.inject(CalendarMoves);
    const user = { id: 'u1', roles: ['Receptionist'], permissions: ['appointments:write'], timeZone: 'Asia/Kolkata' };
    store.dispatch(SessionApiActions.signedIn({ user, expiresIn: 900 } as never));
    store.dispatch(AppointmentsApiActions.dayLoaded({ day: dayOf([anAppointment(), anAppointment({ id: 'a2', status: 'completed' })]) }));
  });

  it('are shown while somebody moves, and sent when it is put down', () => {
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    expect([starts()[0], asked()]).toEqual(['2026-11-23T04:00:00Z', []]);
    moves.put();
    expect(asked()).toMatchObject([{ startsAt: '2026-11-23T04:00:00Z', appointment: { version: 1 } }]);
  });

  it('of who no longer works here go to who does, and not back', () => {
    const doctors = ['d1', 'd2'].map((id) => ({ id }));
    store.dispatch(AppointmentsApiActions.directoryLoaded({ directory: { doctors, departments: [], types: [], rooms: [] } as never }));
    const gone = anAppointment({ id: 'a3', doctorId: 'd9' });
    store.dispatch(AppointmentsApiActions.dayLoaded({ day: dayOf([anAppointment({ doctorId: 'd2' }), gone]) }));
    moves.nudge({ id: 'a3', nudge: { columns: 1 } });
    expect(moves.moving()?.doctorId).toBe('d9');
    moves.nudge({ id: 'a3', nudge: { columns: -1 } });
    expect(moves.moving()?.doctorId).toBe('d2');
    moves.nudge({ id: 'a3', nudge: { columns: 1 } });
    expect(moves.moving()?.doctorId).toBe('d2');
  });

  it('are nothing when it is put back, or put down where it was', () => {
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    moves.back();
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    moves.nudge({ id: 'a1', nudge: { minutes: -15 } });
    moves.put();
    expect([asked(), starts()[0]]).toEqual([[], '2026-11-23T03:30:00Z']);
  });

  it('are not of what is over', () => {
    moves.nudge({ id: 'a2', nudge: { minutes: 15 } });
    expect(moves.moving()).toBeNull();
  });

  it('stand where they go while the server decides, and go back with its reason', () => {
    const answer = new Subject<Appointment>();
    api.shift.mockReturnValueOnce(answer);
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    moves.put();
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    expect([starts()[0], moves.moving()]).toEqual([LATER, null]);
    answer.error(new Problem({ status: 409, code: 'appointment.conflict', title: '', detail: 'Taken.', traceId: null }));
    expect([starts()[0], moves.refused()?.startsAt, moves.problem()?.code]).toEqual([
      '2026-11-23T03:30:00Z',
      LATER,
      'appointment.conflict',
    ]);
    moves.dismiss();
    expect(moves.refused()).toBeNull();
  });

  it('go to a time that the refusal offers, or outside the hours on purpose', () => {
    api.shift.mockReturnValueOnce(refused('appointment.conflict')).mockReturnValueOnce(refused('appointment.outside_hours'));
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    moves.put();
    moves.instead({ doctorId: 'd1', startsAt: '2026-11-23T06:00:00Z', endsAt: '2026-11-23T06:15:00Z' });
    moves.insist();
    expect(asked().map(({ startsAt, outsideHours }) => [startsAt, outsideHours])).toEqual([
      [LATER, undefined],
      ['2026-11-23T06:00:00Z', undefined],
      ['2026-11-23T06:00:00Z', true],
    ]);
  });

  it('are undone from the version that they made', () => {
    api.shift.mockReturnValueOnce(of(aWholeAppointment({ startsAt: LATER, version: 2 })));
    moves.nudge({ id: 'a1', nudge: { minutes: 15 } });
    moves.put();
    expect(starts()[0]).toBe(LATER);
    TestBed.inject(ToastService).act();
    expect(asked()[1]).toMatchObject({ appointment: { version: 2 }, startsAt: '2026-11-23T03:30:00Z' });
  });
});
