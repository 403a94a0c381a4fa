import type { VitalSigns } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { type Observable, of as of$, throwError } from 'rxjs';
import { aMeasuring, listOf } from './testing';
import { VitalsApiActions, VitalsPageActions } from './vitals.actions';
import type { VitalsApi } from './vitals.api';
import { loadLatest } from './vitals.effects';
import { countedIn, initialVitals, selectVitals, vitalsFeature } from './vitals.feature';

const problem = { status: 409, code: 'x', detail: 'No' } as Problem;

describe('the state of vital signs', () => {
  const { reducer } = vitalsFeature;
  const of = (id: string, ...actions: Parameters<typeof reducer>[1][]) =>
    selectVitals(id).projector(actions.reduce((state, action) => reducer(state, action), initialVitals).patients);

  it('keeps each patient’s own, and what counts of the first page whatever page is shown', () => {
    const [wrong, right] = [aMeasuring({ id: 'w', status: 'entered-in-error' }), aMeasuring({ id: 'r' })];
    const first = VitalsApiActions.loaded({ id: 'p1', list: listOf(wrong, right), first: true });
    const later = VitalsApiActions.loaded({ id: 'p1', list: listOf(aMeasuring({ id: 'old' })), first: false });
    expect(of('p1', first, later).recent.map(({ id }) => id)).toEqual(['r']);
    expect(of('p2', first).list).toBeNull();
    expect(of('p1', first, VitalsApiActions.failed({ id: 'p1', problem }))).toMatchObject({ status: 'failed', problem });
  });

  it('knows with the first page what was measured long before it, once and in the order of time', () => {
    const [old, shown, wrong] = [
      aMeasuring({ id: 'old', takenAt: '2026-01-01T05:00:00Z' }),
      aMeasuring({ id: 'r' }),
      aMeasuring({ id: 'w' }),
    ];
    const first = VitalsApiActions.loaded({ id: 'p1', list: listOf(shown), first: true });
    const latest = VitalsApiActions.latestLoaded({ id: 'p1', latest: [wrong, shown, old] });
    expect(countedIn(of('p1', first, latest)).map(({ id }) => id)).toEqual(['r', 'w', 'old']);
    expect(countedIn(of('p1', first, latest, VitalsPageActions.formOpened({ id: 'p1' }))).map(({ id }) => id)).toEqual(['r']);
  });

  it('asks for that when the form is opened, and does without when it does not come', () => {
    const ask = (latest: () => Observable<VitalSigns[]>) => {
      const told = jest.fn();
      loadLatest(of$(VitalsPageActions.formOpened({ id: 'p1' })), { latest } as unknown as VitalsApi).subscribe(told);
      return told.mock.calls.flat() as unknown[];
    };
    expect(ask(() => of$([]))).toEqual([VitalsApiActions.latestLoaded({ id: 'p1', latest: [] })]);
    expect(ask(() => throwError(() => problem))).toEqual([]);
  });

  it('keeps what was refused until the form is opened anew', () => {
    const asked = VitalsPageActions.recorded({ id: 'p1', request: {}, key: 'k' });
    const refused = VitalsApiActions.refused({ id: 'p1', problem });
    expect(of('p1', asked).sending.status).toBe('sending');
    expect(of('p1', asked, refused).sending).toEqual({ status: 'failed', problem });
    expect(of('p1', refused, VitalsPageActions.formOpened({ id: 'p1' })).sending.problem).toBeNull();
  });
});
