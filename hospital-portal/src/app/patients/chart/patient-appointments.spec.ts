import { TestBed } from '@angular/core/testing';
import type { AppointmentList, AppointmentSummary } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { anAppointment } from '../../appointments/testing';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import type { ChartApi } from './chart.api';
import { chartFeature, initialCharts, selectChart } from './chart.feature';
import { type PatientAppointments, toPatientAppointments } from './patient-appointments';
import * as effects from './patient-appointments.effects';

const NOW = '2026-11-23T03:40:00.000Z';
const going = anAppointment({ id: 'going' });
const over = anAppointment({ id: 'over', startsAt: '2026-11-23T03:00:00Z', endsAt: '2026-11-23T03:40:00Z' });
const ahead = anAppointment({ id: 'ahead', startsAt: '2026-11-24T03:00:00Z', endsAt: '2026-11-24T03:15:00Z' });
const problem = new Problem({ status: 500, code: 'internal', title: 'No', detail: 'Broken.', traceId: 't1' });

const list = (data: AppointmentSummary[], nextCursor: string | null): AppointmentList => ({
  data,
  page: { nextCursor, total: data.length, totalIsEstimate: false },
});
const some: PatientAppointments = { upcoming: [ahead], moreUpcoming: false, past: [over], nextCursor: null };

function run(appointments: ChartApi['appointments']) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => {
    for (const effect of [effects.loadAppointments, effects.followAppointments])
      effect(actions$, { appointments } as unknown as ChartApi).subscribe((action) => out.push(action));
  });
  return { actions$, out };
}

describe('the appointments of one patient', () => {
  it('are parted by now: what goes on is not over, and is there once', () => {
    const found = toPatientAppointments({ upcoming: list([going, ahead], null), past: list([going, over], 'c') }, NOW);
    expect(found.upcoming.map(({ id }) => id)).toEqual(['going', 'ahead']);
    expect(found.past.map(({ id }) => id)).toEqual(['over']);
    expect([found.moreUpcoming, found.nextCursor]).toEqual([false, 'c']);
    expect(toPatientAppointments({ upcoming: list([ahead], 'c'), past: list([], null) }, NOW).moreUpcoming).toBe(true);
  });

  it('are those of the page that was turned to last, and stay while the next come', () => {
    const [first, second] = [new Subject<PatientAppointments>(), new Subject<PatientAppointments>()];
    const appointments = jest.fn((_id: string, cursor?: string) => (cursor ? second : first));
    const { actions$, out } = run(appointments);
    actions$.next(ChartPageActions.appointmentsOpened({ id: 'p' }));
    actions$.next(ChartPageActions.appointmentsOpened({ id: 'p', cursor: 'c' }));
    expect([first.observed, appointments.mock.calls]).toEqual([
      false,
      [
        ['p', undefined],
        ['p', 'c'],
      ],
    ]);
    second.next(some);
    expect(out).toEqual([ChartApiActions.appointmentsLoaded({ id: 'p', appointments: some })]);
    let state = chartFeature.reducer(initialCharts, out[0]);
    state = chartFeature.reducer(state, ChartPageActions.appointmentsOpened({ id: 'p' }));
    expect(selectChart('p')({ chart: state }).appointments).toEqual({ status: 'loading', data: some, problem: null });
    expect(selectChart('q')({ chart: state }).appointments.status).toBe('idle');
  });

  it('are not shown after a failure', () => {
    const { actions$, out } = run(() => throwError(() => problem));
    actions$.next(ChartPageActions.appointmentsOpened({ id: 'p' }));
    expect(out).toEqual([ChartApiActions.appointmentsFailed({ id: 'p', problem })]);
    const state = chartFeature.reducer(initialCharts, out[0]);
    expect(selectChart('p')({ chart: state }).appointments).toEqual({ status: 'failed', data: null, problem });
  });

  it('are read again when colleagues did something, without looking as if they loaded', () => {
    const { actions$, out } = run(() => of(some));
    const outdated = ChartPageActions.appointmentsOutdated({ id: 'p' });
    expect(chartFeature.reducer(initialCharts, outdated)).toBe(initialCharts);
    actions$.next(outdated);
    expect(out).toEqual([ChartApiActions.appointmentsLoaded({ id: 'p', appointments: some })]);
  });

  it('stay as they are when that fails, and an answer to an old question is thrown away', () => {
    const failing = run(() => throwError(() => problem));
    failing.actions$.next(ChartPageActions.appointmentsOutdated({ id: 'p' }));
    expect(failing.out).toEqual([]);
    const [late, next] = [new Subject<PatientAppointments>(), new Subject<PatientAppointments>()];
    const { actions$, out } = run((_id, cursor) => (cursor ? next : late));
    actions$.next(ChartPageActions.appointmentsOutdated({ id: 'p' }));
    actions$.next(ChartPageActions.appointmentsOpened({ id: 'p', cursor: 'c' }));
    late.next(some);
    expect(out).toEqual([]);
  });
});
