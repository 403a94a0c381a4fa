import { Problem } from '@hms/shared-ui';
import { createRepeatForm, toRule } from './repeat-form';
import { bookedWords, ruleWords, seriesRefusal } from './series-words';
import { SeriesApiActions, SeriesPageActions } from './series.actions';
import { initialSeries, selectSeriesRecord, seriesFeature } from './series.feature';

const series = {
  ...{ id: 's1', patientId: 'p1', frequency: 'weekly' as const, every: 1, firstDate: '2026-11-17', time: '09:30' },
  ...{ count: 6, until: null, appointments: [] },
};
const problem = (code: string, more: Record<string, unknown> = {}) =>
  new Problem({ status: 409, code, title: '', detail: 'Refused.', traceId: null, more });

describe('how it repeats', () => {
  it('is sent with one end, or not at all', () => {
    const form = createRepeatForm();
    expect(toRule(form)).toBeNull();
    form.patchValue({ frequency: 'weekly', every: 2, until: '2027-03-01' });
    expect(toRule(form)).toEqual({ frequency: 'weekly', every: 2, count: 6 });
    form.patchValue({ ends: 'until' });
    expect(toRule(form)).toEqual({ frequency: 'weekly', every: 2, until: '2027-03-01' });
    form.patchValue({ count: 53 });
    expect(form.valid).toBe(false);
  });

  it('is said in words', () => {
    expect(ruleWords(series)).toBe('Every week on Tuesday at 09:30');
    expect(ruleWords({ ...series, every: 3 })).toBe('Every 3 weeks on Tuesday at 09:30');
    expect(ruleWords({ ...series, frequency: 'monthly' })).toBe('Every month on the third Tuesday at 09:30');
    expect(ruleWords({ ...series, frequency: 'monthly', every: 2, firstDate: '2026-12-29' })).toBe(
      'Every 2 months on the last Tuesday at 09:30',
    );
  });
});

it('a refusal names the dates, why, and what is free instead', () => {
  const gap = {
    startsAt: '2026-11-24T04:00:00Z',
    endsAt: '2026-11-24T04:15:00Z',
    code: 'appointment.conflict',
    detail: 'Taken.',
    reason: null,
  };
  const alternatives = [{ doctorId: 'd1', startsAt: '2026-11-24T04:15:00Z', endsAt: '2026-11-24T04:30:00Z' }];
  const refused = seriesRefusal(problem('series.conflict', { total: 6, occurrences: [{ ...gap, alternatives }] }), 'Asia/Kolkata');
  expect(refused).toEqual({ total: 6, gaps: [{ when: 'Tue 24-Nov-2026 09:30', why: 'Taken.', instead: 'Tue 24-Nov-2026 09:45' }] });
  expect(seriesRefusal(problem('tenant.on_hold'), 'Asia/Kolkata')).toBeNull();
  expect(bookedWords({ ...series, left: [{ ...gap, alternatives }] })).toBe('0 appointments booked, 1 left out.');
});

it('the store keeps each series by its id, and the form’s refusal until the next form', () => {
  const { reducer } = seriesFeature;
  let state = reducer(initialSeries, SeriesApiActions.loaded({ series }));
  expect(selectSeriesRecord('s2').projector(state.records).value).toBeNull();
  expect(selectSeriesRecord('s1').projector(state.records).value).toBe(series);
  state = reducer(state, SeriesApiActions.saveFailed({ problem: problem('series.conflict') }));
  expect(state.saving.status).toBe('failed');
  expect(reducer(state, SeriesPageActions.formOpened()).saving.problem).toBeNull();
});
