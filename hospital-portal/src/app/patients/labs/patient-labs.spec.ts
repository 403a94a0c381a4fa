import type { LabPanel, LabTest } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { duplicatesIn, foundIn, measuredBy, toggled } from './order-basket';
import { PatientLabsApiActions, PatientLabsPageActions } from './patient-labs.actions';
import { initialPatientLabs, patientLabsFeature, selectCriticalOf, selectLabsOf } from './patient-labs.feature';

describe('the basket', () => {
  const tests = ['K', 'NA', 'HGB'].map((code) => ({ id: code, code, name: `Test ${code}`, specimen: 'serum' })) as LabTest[];
  const panels = [{ id: 'P', code: 'LYTES', name: 'Electrolytes', testIds: ['NA', 'K'], testNames: ['Sodium', 'Potassium'] }] as LabPanel[];
  const catalogue = { tests, panels };

  it('measures each test once, however it was chosen', () => {
    const basket = toggled(toggled({ testIds: [], panelIds: [] }, 'panelIds', 'P'), 'testIds', 'K');
    expect(measuredBy(catalogue, basket).map(({ code }) => code)).toEqual(['K', 'NA']);
    expect(measuredBy(catalogue, toggled(basket, 'panelIds', 'P')).map(({ code }) => code)).toEqual(['K']);
  });

  it('finds panels by the tests in them', () => {
    expect(foundIn(catalogue, 'potas').panels).toHaveLength(1);
    expect(foundIn(catalogue, 'hgb').tests.map(({ code }) => code)).toEqual(['HGB']);
    expect(foundIn(catalogue, '').tests).toHaveLength(3);
  });

  it('reads duplicates out of the refusal alone', () => {
    const problem = (code: string, more: Record<string, unknown>) =>
      new Problem({ status: 409, code, title: '', detail: '', traceId: null, more });
    const duplicates = [{ testId: 'K', name: 'Potassium', orderNumber: 'LAB-1', orderedAt: '2026-11-22T05:00:00Z' }];
    expect(duplicatesIn(problem('lab_order.duplicate', { duplicates }))).toEqual(duplicates);
    expect([duplicatesIn(problem('version.stale', { duplicates })), duplicatesIn(null)]).toEqual([[], []]);
  });
});

describe('the store', () => {
  const { reducer, name } = patientLabsFeature;
  const history = { data: [], truncated: false };

  it('shows nothing of one patient in the place of another', () => {
    let state = reducer(initialPatientLabs, PatientLabsPageActions.opened({ id: 'p1' }));
    state = reducer(state, PatientLabsApiActions.historyLoaded({ id: 'p2', history }));
    expect(state.history.value).toBeNull();
    state = reducer(state, PatientLabsApiActions.historyLoaded({ id: 'p1', history }));
    expect(state.history.value).toBe(history);
    expect(selectLabsOf('p2')({ [name]: state }).history.value).toBeNull();
    expect(reducer(state, PatientLabsPageActions.opened({ id: 'p2' })).history.value).toBeNull();
  });

  it('keeps critical results by patient, and what was known when reading anew fails', () => {
    const problem = new Problem({ status: 500, code: 'internal', title: '', detail: '', traceId: null, more: {} });
    let state = reducer(initialPatientLabs, PatientLabsPageActions.criticalWanted({ id: 'p1' }));
    state = reducer(state, PatientLabsApiActions.criticalLoaded({ id: 'p1', results: [] }));
    state = reducer(state, PatientLabsApiActions.criticalFailed({ id: 'p1', problem }));
    expect(selectCriticalOf('p1')({ [name]: state })).toEqual({ value: [], problem });
    expect(selectCriticalOf('p2')({ [name]: state }).value).toBeNull();
  });
});
