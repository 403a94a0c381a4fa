import type { CarePlan } from '@hms/shared-dto';
import type { ApiClient } from './client.js';
import { ok } from './laboratory.js';

/** A plan with a goal and a task. */
export async function aPlan(doctor: ApiClient, patientId: string): Promise<{ plan: string; goal: string; activity: string }> {
  const { id } = ok(await doctor.post<CarePlan>(`/api/patients/${patientId}/care-plans`, { title: 'Diabetes, back to target' }), 201);
  const { goals } = ok(await doctor.post<CarePlan>(`/api/care-plans/${id}/goals`, { description: 'HbA1c under control' }), 201);
  const task = { kind: 'Task', description: 'Look at both feet' };
  const { activities } = ok(await doctor.post<CarePlan>(`/api/care-plans/${id}/activities`, task), 201);
  return { plan: id, goal: goals[0].id, activity: activities[0].id };
}
