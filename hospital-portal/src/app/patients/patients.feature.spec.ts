import { Problem } from '@hms/shared-ui';
import { PatientsApiActions, PatientsPageActions } from './patients.actions';
import { initialPatients, patientsFeature, selectPatientRecord } from './patients.feature';
import { duplicatesIn, formProblem, growthRefusal } from './save-refusals';
import { aPatient, aRow } from './testing';
import { bornText, discreetName, sameNameNotice } from './patient-words';

const { reducer } = patientsFeature;
const problem = (status: number, code: string, more = {}) =>
  new Problem({ status, code, title: 'No', detail: 'Why.', traceId: 't1', more });
const rooted = (patients: typeof initialPatients) => ({ patients });

describe('patients state', () => {
  it('shows a patient under its own id only', () => {
    let state = reducer(initialPatients, PatientsApiActions.patientLoaded({ patient: aPatient({ id: 'a' }) }));
    state = reducer(state, PatientsPageActions.patientOpened({ id: 'b' }));
    expect(selectPatientRecord('b')(rooted(state))).toMatchObject({ status: 'loading', patient: null });
    expect(selectPatientRecord('a')(rooted(state)).patient?.id).toBe('a');
    state = reducer(state, PatientsApiActions.patientFailed({ id: 'b', problem: problem(404, 'patient.not_found') }));
    expect(selectPatientRecord('a')(rooted(state)).status).toBe('loaded');
  });

  it('forgets a patient whose reading is refused', () => {
    let state = reducer(initialPatients, PatientsApiActions.patientLoaded({ patient: aPatient() }));
    state = reducer(state, PatientsApiActions.patientFailed({ id: 'p1', problem: problem(403, 'permission.denied') }));
    expect(selectPatientRecord('p1')(rooted(state)).patient).toBeNull();
  });

  it('keeps the old rows while new ones load, and none after a failure', () => {
    const page = { nextCursor: null, total: 1, totalIsEstimate: false };
    let state = reducer(initialPatients, PatientsApiActions.listLoaded({ list: { data: [aRow()], approximate: false, page } }));
    state = reducer(state, PatientsPageActions.listQueried({ query: { q: 'rao' } }));
    expect(state.list).toMatchObject({ status: 'loading', data: [{ id: 'p1' }] });
    state = reducer(state, PatientsApiActions.listFailed({ problem: problem(503, 'dependency.down') }));
    expect(state.list).toMatchObject({ status: 'failed', data: [], page: null });
  });

  it('takes a stale version for a conflict, not for a failure', () => {
    const asked = reducer(initialPatients, PatientsPageActions.saveAsked({ id: 'p1', version: 1, request: { gender: 'male' } }));
    const stale = reducer(asked, PatientsApiActions.saveFailed({ id: 'p1', problem: problem(412, 'version.stale') }));
    expect(stale.saving.status).toBe('saving');
    const found = reducer(stale, PatientsApiActions.conflictFound({ theirs: aPatient({ version: 4 }) }));
    expect(found.saving).toMatchObject({ status: 'idle', theirs: { version: 4 } });
    expect(reducer(found, PatientsPageActions.conflictSettled()).saving.theirs).toBeNull();
  });
});

describe('a refused save', () => {
  it('is told apart: duplicates, the plan, and faults of the form', () => {
    const duplicate = problem(409, 'patient.possible_duplicate', { candidates: [{ id: 'x' }] });
    const limit = problem(422, 'plan.patient_limit');
    expect(duplicatesIn(duplicate)).toHaveLength(1);
    expect(formProblem(duplicate)).toBeNull();
    expect(growthRefusal(limit)?.text).toBe('Why.');
    expect(formProblem(limit)).toBeNull();
    expect(formProblem(problem(400, 'request.invalid'))).not.toBeNull();
  });
});

describe('words about patients', () => {
  it('warns of shared names', () => {
    expect(sameNameNotice([aRow()])).toBeNull();
    expect(sameNameNotice([aRow({ sameName: true }), aRow({ id: 'p2', sameName: true })])).toBe('2 patients are named SHARMA, Meena.');
    expect(sameNameNotice([aRow({ sameName: true })])).toBe('Another patient is named SHARMA, Meena.');
    expect(sameNameNotice([aRow({ sameName: true }), aRow({ lastName: 'Rao', sameName: true })])).toContain('Some of these');
  });

  it('keeps names out of titles and guesses out of dates', () => {
    expect(discreetName(aPatient())).toBe('MS CH-0000042');
    expect(bornText(aPatient({ birthDateEstimated: true }))).toBe('about 1978');
    expect(bornText(aPatient({ dateOfBirth: null }))).toBe('Not known');
  });
});
