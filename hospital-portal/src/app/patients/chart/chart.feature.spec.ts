import type { Allergy, AllergyList, PatientMerge } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import { chartFeature, initialCharts, selectChart } from './chart.feature';

const { reducer } = chartFeature;
const rooted = (chart: typeof initialCharts) => ({ chart });
const problem = new Problem({ status: 409, code: 'merge.illegal_state', title: 'No', detail: 'Changed since.', traceId: 't1' });
const list: AllergyList = { status: 'none_known', data: [], updatedBy: 'Asha', updatedAt: '2026-11-22T05:11:00Z', version: 1 };
const reference = (id: string) => ({ id, patientNumber: `CH-${id}` });
const merge: PatientMerge = {
  ...{ id: 'm', survivor: reference('a'), merged: reference('b'), taken: [], moved: 2, mergedBy: 'Priya' },
  ...{ mergedAt: '2026-11-22T05:11:00Z', undoneBy: null, undoneAt: null },
};

describe('charts', () => {
  it('show an answer under the patient it is about, whoever is open', () => {
    let state = reducer(initialCharts, ChartPageActions.allergiesOpened({ id: 'a' }));
    state = reducer(state, ChartPageActions.allergiesOpened({ id: 'b' }));
    state = reducer(state, ChartApiActions.allergiesLoaded({ id: 'a', list }));
    expect(selectChart('a')(rooted(state)).allergies).toEqual({ status: 'loaded', data: list, problem: null });
    expect(selectChart('b')(rooted(state)).allergies).toMatchObject({ status: 'loading', data: null });
  });

  it('keep what is shown while it is read again, and nothing after a refusal', () => {
    let state = reducer(initialCharts, ChartApiActions.allergiesLoaded({ id: 'a', list }));
    state = reducer(state, ChartPageActions.allergiesOpened({ id: 'a' }));
    expect(selectChart('a')(rooted(state)).allergies.data).toBe(list);
    state = reducer(state, ChartApiActions.allergiesFailed({ id: 'a', problem }));
    expect(selectChart('a')(rooted(state)).allergies).toEqual({ status: 'failed', data: null, problem });
  });

  it('say why a merge was refused, and forget it with the next try', () => {
    const request = { mergedId: 'b', version: 1, mergedVersion: 1, take: [] };
    let state = reducer(initialCharts, ChartApiActions.mergeRefused({ id: 'a', problem }));
    expect(selectChart('a')(rooted(state)).sending).toMatchObject({ status: 'failed', problem });
    state = reducer(state, ChartPageActions.mergeAsked({ id: 'a', request, key: 'k' }));
    expect(selectChart('a')(rooted(state)).sending).toEqual({ status: 'sending', problem: null, theirs: null });
    state = reducer(state, ChartApiActions.merged({ merge }));
    expect(['a', 'b'].map((id) => selectChart(id)(rooted(state)).sending.status)).toEqual(['idle', 'idle']);
  });

  it('hold the other version of an allergy until that is settled', () => {
    const theirs = { id: 'x', substance: 'Latex' } as Allergy;
    let state = reducer(initialCharts, ChartApiActions.allergyConflictFound({ id: 'a', theirs }));
    expect(selectChart('a')(rooted(state)).sending.theirs).toBe(theirs);
    state = reducer(state, ChartPageActions.conflictSettled({ id: 'a' }));
    expect(selectChart('a')(rooted(state)).sending.theirs).toBeNull();
  });

  it('forget who may be the one that is typed once the form is left', () => {
    let state = reducer(initialCharts, ChartApiActions.likelyFound({ candidates: [] }));
    state = reducer({ ...state, likely: [{} as never] }, ChartPageActions.formLeft());
    expect(state.likely).toEqual([]);
  });
});
