const ID = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4b';
const WHO = {
  createdBy: 'Dr Meera Iyer',
  createdAt: '2026-11-02T05:11:00Z',
  updatedBy: 'Dr Meera Iyer',
  updatedAt: '2026-11-22T05:11:00Z',
};

const aSummary = (patientId: string, index: number, more: object) => ({
  ...{ id: `${ID}00${index}`, patientId, visitId: null, description: null, status: 'active', statusReason: null },
  ...{ statusAt: WHO.createdAt, statusBy: WHO.createdBy, periodStart: '2026-11-02', periodEnd: '2027-02-02' },
  ...{ progress: { done: 2, total: 5 }, ...WHO, version: 1 },
  ...more,
});
export const UNDER_WAY = { title: 'Type 2 diabetes, back to target' };

/** What `GET /api/patients/:id/care-plans` says of a patient with a plan of each kind. */
export const somePlans = (patientId: string) => ({
  data: [
    aSummary(patientId, 1, UNDER_WAY),
    aSummary(patientId, 2, {
      ...{ title: 'Blood pressure, not yet at target', status: 'on-hold', statusReason: 'Away until the end of the month.' },
      progress: { done: 0, total: 2 },
    }),
    aSummary(patientId, 3, { title: 'After pneumonia', status: 'completed', progress: { done: 4, total: 4 }, periodEnd: null }),
    aSummary(patientId, 4, {
      title: 'Asthma',
      status: 'entered-in-error',
      statusReason: 'Other patient.',
      progress: { done: 0, total: 0 },
    }),
  ],
  page: { nextCursor: null, total: 4, totalIsEstimate: false },
});

const aGoal = (index: number, more: object) => ({
  ...{ id: `${ID}10${index}`, target: null, dueOn: '2027-02-02', lifecycleStatus: 'active', achievementStatus: 'in-progress' },
  ...{ updatedBy: WHO.updatedBy, updatedAt: WHO.updatedAt, version: 1 },
  ...more,
});
const anActivity = (index: number, more: object) => ({
  ...{ id: `${ID}20${index}`, kind: 'Task', dueOn: null, performerRole: null, status: 'not-started', statusReason: null, linked: null },
  ...{ doneBy: null, doneAt: null, version: 1 },
  ...more,
});
const linked = (label: string) => ({ id: `${ID}301`, label, at: '2026-11-16T05:11:00Z' });

/** What `GET /api/care-plans/:id` says of a plan with goals and activities of every kind. */
export const aWholePlan = (patientId: string) => ({
  ...aSummary(patientId, 1, { ...UNDER_WAY, visitId: `${ID}901` }),
  description: 'Tablets with meals, fewer late dinners, feet looked at every day.\nSeen again with the results.',
  goals: [
    aGoal(1, {
      ...{ description: 'HbA1c under control', achievementStatus: 'improving' },
      target: { measure: 'HbA1c', comparator: '<=', value: 7, unit: '%' },
    }),
    aGoal(2, { description: 'Walks half an hour on five days a week', achievementStatus: 'achieved', dueOn: null }),
    aGoal(3, { description: 'Weight', achievementStatus: 'worsening', target: { measure: null, comparator: '<', value: 70, unit: 'kg' } }),
    aGoal(4, { description: 'No sugar in tea', lifecycleStatus: 'cancelled' }),
  ],
  activities: [
    anActivity(1, {
      ...{ kind: 'MedicationRequest', description: 'Tablets with breakfast and dinner', status: 'in-progress' },
      linked: linked('MetFORMIN 500 mg tablet'),
    }),
    anActivity(2, {
      kind: 'ServiceRequest',
      description: 'HbA1c and kidney function',
      status: 'completed',
      linked: linked('LAB-0000042'),
    }),
    anActivity(3, { kind: 'Appointment', description: 'See again with the results', dueOn: '2099-01-04' }),
    anActivity(4, { description: 'Look at both feet, monofilament', performerRole: 'Nurse', dueOn: '2025-11-10' }),
    anActivity(5, {
      ...{ description: 'Show how to measure sugar at home', performerRole: 'Nurse', status: 'completed' },
      ...{ doneBy: 'Dr Meera Iyer', doneAt: '2026-11-20T05:11:00Z' },
    }),
    anActivity(6, { description: 'Dietitian outside the hospital', status: 'cancelled', statusReason: 'Sees one already.' }),
  ],
});
