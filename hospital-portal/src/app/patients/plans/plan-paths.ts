import type { CareActivity } from '@hms/shared-dto';

/** Where what an activity turned into is looked at. */
export function linkedPath({ kind, linked }: CareActivity, patientId: string): readonly string[] {
  if (kind === 'Appointment') return ['/appointments', linked?.id ?? ''];
  if (kind === 'MedicationRequest') return ['/patients', patientId, 'prescriptions', linked?.id ?? ''];
  return ['/patients', patientId, 'labs'];
}

/** The form that makes an activity real. Its address names the activity, so that what it makes is linked to it. */
export function becomesOf({ kind, id }: CareActivity, { patientId, planId }: { patientId: string; planId: string }) {
  const query = { plan: planId, activity: id };
  if (kind === 'ServiceRequest') return { path: ['/patients', patientId, 'labs', 'order'], query };
  if (kind === 'MedicationRequest') return { path: ['/patients', patientId, 'prescriptions', 'new'], query };
  return kind === 'Appointment' ? { path: ['/appointments', 'new'], query: { ...query, patient: patientId } } : null;
}
