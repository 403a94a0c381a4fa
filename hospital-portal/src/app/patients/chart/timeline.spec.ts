import { TestBed } from '@angular/core/testing';
import type { Timeline, TimelineEntry } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import type { ChartApi } from './chart.api';
import { chartFeature, initialCharts, selectChart } from './chart.feature';
import { timelineDetail, timelineKinds, timelineQuery } from './timeline-words';
import * as effects from './timeline.effects';

const ZONE = 'Asia/Kolkata';
const nothing = {
  allergy: null,
  appointment: null,
  visit: null,
  vitals: null,
  condition: null,
  carePlan: null,
  prescription: null,
  lab: null,
  other: null,
};
const anEntry = (more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  ...{ id: 'e', event: 'patient.updated', occurredAt: '2026-11-22T05:11:00Z', by: 'Asha' },
  ...nothing,
  ...more,
});
const appointment = { id: 'a', doctorName: 'Dr Iyer', startsAt: '2026-11-22T05:11:00Z', fromStartsAt: null, reason: null };
const some: Timeline = { data: [anEntry()], page: { nextCursor: null, total: null, totalIsEstimate: false } };
const problem = new Problem({ status: 500, code: 'internal', title: 'No', detail: 'Broken.', traceId: 't1' });

function run(timeline: ChartApi['timeline']) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => {
    for (const effect of [effects.loadTimeline, effects.followTimeline])
      effect(actions$, { timeline } as unknown as ChartApi).subscribe((action) => out.push(action));
  });
  return { actions$, out };
}

describe('a timeline', () => {
  it('asks only what the API takes, whatever the address says', () => {
    expect(timelineQuery({ kind: 'merge', cursor: 'abc' })).toEqual({ kind: 'merge', cursor: 'abc' });
    expect(timelineQuery({ from: '2026-11-01', to: '2026-11-22' })).toEqual({ from: '2026-11-01', to: '2026-11-22' });
    expect(timelineQuery({ kind: 'bill', from: '2026-02-30', to: 'yesterday', cursor: 'not a cursor' })).toEqual({});
  });

  it('is filtered by appointments only for those who may read them', () => {
    const values = (permissions: Parameters<typeof timelineKinds>[0]) => timelineKinds(permissions).map(({ value }) => value);
    expect(values(['patients:read'])).toEqual(['patient', 'allergy', 'merge']);
    expect(values(['patients:read', 'appointments:read'])).toContain('appointment');
    expect(values(['patients:read', 'records:read'])).toEqual(['patient', 'allergy', 'visit', 'vitals', 'condition', 'care_plan', 'merge']);
  });

  it('says by the hospital’s clock when and with whom, from when, and why not', () => {
    expect(timelineDetail(anEntry(), ZONE)).toBe('');
    expect(timelineDetail(anEntry({ appointment }), ZONE)).toBe('Dr Iyer, 22-Nov-2026 10:41');
    const moved = { ...appointment, fromStartsAt: '2026-11-21T05:00:00Z' };
    expect(timelineDetail(anEntry({ appointment: moved }), ZONE)).toBe('Dr Iyer, 22-Nov-2026 10:41, before 21-Nov-2026 10:30');
    expect(timelineDetail(anEntry({ appointment: { ...appointment, reason: 'pat' } }), ZONE)).toBe('Dr Iyer, 22-Nov-2026 10:41. Patient');
    const allergy = { substance: 'Latex', enteredInError: true };
    expect(timelineDetail(anEntry({ allergy }), ZONE)).toBe('Latex, by mistake');
    const visit = { id: 'v', status: 'entered_in_error', chiefComplaint: 'Fever' } as const;
    expect(timelineDetail(anEntry({ visit }), ZONE)).toBe('Fever, entered in error');
    expect(timelineDetail(anEntry({ visit: { ...visit, status: 'draft', chiefComplaint: '' } }), ZONE)).toBe('No chief complaint yet');
  });

  it('shows the answer to the newest question, under the patient it is about', () => {
    const [first, second] = [new Subject<Timeline>(), new Subject<Timeline>()];
    const { actions$, out } = run((_id, { kind }) => (kind ? second : first));
    actions$.next(ChartPageActions.timelineOpened({ id: 'p', query: {} }));
    actions$.next(ChartPageActions.timelineOpened({ id: 'p', query: { kind: 'merge' } }));
    expect(first.observed).toBe(false);
    second.next(some);
    const state = out.reduce(chartFeature.reducer, initialCharts);
    expect(selectChart('p')({ chart: state }).timeline).toEqual({ status: 'loaded', data: some, problem: null });
    expect(selectChart('q')({ chart: state }).timeline.status).toBe('idle');
  });

  it('says when it could not be loaded', () => {
    const { actions$, out } = run(() => throwError(() => problem));
    actions$.next(ChartPageActions.timelineOpened({ id: 'p', query: {} }));
    expect(out).toEqual([ChartApiActions.timelineFailed({ id: 'p', problem })]);
  });

  it('is read again quietly when something happened, and stays when that fails', () => {
    const { actions$, out } = run(() => of(some));
    const outdated = ChartPageActions.timelineOutdated({ id: 'p', query: {} });
    expect(chartFeature.reducer(initialCharts, outdated)).toBe(initialCharts);
    actions$.next(outdated);
    expect(out).toEqual([ChartApiActions.timelineLoaded({ id: 'p', timeline: some })]);
    const failing = run(() => throwError(() => problem));
    failing.actions$.next(outdated);
    expect(failing.out).toEqual([]);
  });
});
