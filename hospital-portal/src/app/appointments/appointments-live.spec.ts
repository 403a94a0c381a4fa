import { TestBed } from '@angular/core/testing';
import type { Appointment } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { AppointmentsApiActions, AppointmentsPageActions } from './appointments.actions';
import type { AppointmentsApi, CalendarDay } from './appointments.api';
import { appointmentsFeature, initialAppointments, selectAppointmentRecord } from './appointments.feature';
import * as effects from './appointments-live.effects';
import { anAppointment, aWholeAppointment } from './testing';

const found: CalendarDay = { calendar: { data: [anAppointment()], taken: [], truncated: false }, hours: [] };
const QUESTION = { query: { day: '2026-11-23', view: 'list' }, zone: 'Asia/Kolkata' } as const;

function run(api: Partial<AppointmentsApi>) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => {
    effects.followDay(actions$, api as AppointmentsApi).subscribe((action) => out.push(action));
    effects.followAppointment(actions$, api as AppointmentsApi).subscribe((action) => out.push(action));
  });
  return { actions$, out };
}

describe('a day that colleagues have changed', () => {
  it('is read again without looking as if it loaded', () => {
    const { actions$, out } = run({ day: () => of(found) });
    actions$.next(AppointmentsPageActions.dayOutdated(QUESTION));
    expect(out).toEqual([AppointmentsApiActions.dayLoaded({ day: found })]);
    expect(appointmentsFeature.reducer(initialAppointments, AppointmentsPageActions.dayOutdated(QUESTION))).toBe(initialAppointments);
  });

  it('stays as it is when that fails, and an answer to an old question is thrown away', () => {
    const failing = run({ day: () => throwError(() => new Error('down')) });
    failing.actions$.next(AppointmentsPageActions.dayOutdated(QUESTION));
    expect(failing.out).toEqual([]);
    const late = new Subject<CalendarDay>();
    const { actions$, out } = run({ day: () => late });
    actions$.next(AppointmentsPageActions.dayOutdated(QUESTION));
    actions$.next(AppointmentsPageActions.dayQueried({ ...QUESTION, zone: 'UTC' }));
    late.next(found);
    expect(out).toEqual([]);
  });
});

describe('an appointment that a colleague has changed', () => {
  it('is shown as it is now, and what was refused a moment ago stays said', () => {
    const appointment = aWholeAppointment();
    const problem = new Problem({ status: 409, code: 'appointment.illegal_state', title: 'Refused', detail: '', traceId: null, more: {} });
    let state = appointmentsFeature.reducer(initialAppointments, AppointmentsApiActions.appointmentLoaded({ appointment }));
    state = appointmentsFeature.reducer(state, AppointmentsApiActions.changeFailed({ id: appointment.id, problem }));
    const newer: Appointment = { ...appointment, status: 'checked_in', version: 2 };
    const { actions$, out } = run({ get: () => of(newer) });
    actions$.next(AppointmentsPageActions.appointmentOutdated({ id: appointment.id }));
    for (const action of out) state = appointmentsFeature.reducer(state, action);
    const record = selectAppointmentRecord(appointment.id).projector(state.records);
    expect([record.value?.status, record.refusal?.code]).toEqual(['checked_in', 'appointment.illegal_state']);
  });

  it('is not put back by an answer from before a step taken here', () => {
    const late = new Subject<Appointment>();
    const { actions$, out } = run({ get: () => late });
    const appointment = aWholeAppointment();
    actions$.next(AppointmentsPageActions.appointmentOutdated({ id: appointment.id }));
    actions$.next(AppointmentsPageActions.stepAsked({ appointment, step: 'check_in' }));
    late.next(appointment);
    expect(out).toEqual([]);
  });
});
