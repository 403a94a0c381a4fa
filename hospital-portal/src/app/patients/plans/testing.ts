import type { CareActivity, CareGoal, CarePlan } from '@hms/shared-dto';

/** A goal for specs. */
export const aGoal = (change: Partial<CareGoal> = {}): CareGoal => ({
  ...{ id: 'g1', description: 'HbA1c under control', target: { measure: 'HbA1c', comparator: '<=', value: 7, unit: '%' } },
  ...{ dueOn: '2027-02-22', lifecycleStatus: 'active', achievementStatus: 'improving' },
  ...{ updatedBy: 'Dr Meera Iyer', updatedAt: '2026-11-22T05:11:00Z', version: 1 },
  ...change,
});

/** An activity for specs: a task. */
export const anActivity = (change: Partial<CareActivity> = {}): CareActivity => ({
  ...{ id: 'a1', kind: 'Task', description: 'Look at both feet', dueOn: null, performerRole: null, status: 'not-started' },
  ...{ statusReason: null, linked: null, doneBy: null, doneAt: null, version: 1 },
  ...change,
});

/** A plan for specs. */
export const aPlan = (change: Partial<CarePlan> = {}): CarePlan => ({
  ...{ id: 'c1', patientId: 'p1', visitId: null, title: 'Diabetes, back to target', description: null, status: 'active' },
  ...{ statusReason: null, statusAt: '2026-11-22T05:11:00Z', statusBy: 'Dr Meera Iyer', periodStart: '2026-11-22', periodEnd: null },
  ...{ progress: { done: 0, total: 1 }, createdBy: 'Dr Meera Iyer', createdAt: '2026-11-22T05:11:00Z' },
  ...{ updatedBy: 'Dr Meera Iyer', updatedAt: '2026-11-22T05:11:00Z', version: 1, goals: [aGoal()], activities: [anActivity()] },
  ...change,
});
