import type { Visit } from '@hms/shared-dto';
import type { ApiClient } from './client.js';

/** Texts in every section. */
export const aNote = (more: object = {}): Record<string, unknown> => ({
  chiefComplaint: 'Fever for three days',
  history: 'Since Monday, dry cough.\nNo travel.',
  examination: 'Throat red, chest clear.',
  assessment: 'Viral pharyngitis',
  plan: 'Rest and fluids.',
  followUp: 'Come back if it lasts.',
  followUpOn: '2027-01-04',
  ...more,
});

/** Starts one. @throws Error unless the answer is 201 */
export async function aVisit(doctor: ApiClient, patientId: string, more: object = {}): Promise<Visit> {
  const { status, body, text } = await doctor.post<Visit>('/api/records', { patientId, ...more });
  if (status !== 201) throw new Error(`starting a visit answered ${status}: ${text}`);
  return body;
}

/** Starts and signs one. @throws Error unless the answers are 201 and 200 */
export async function aSignedVisit(doctor: ApiClient, patientId: string, more: object = {}): Promise<Visit> {
  const { id, version } = await aVisit(doctor, patientId, { ...aNote(), ...more });
  const { status, body, text } = await doctor.post<Visit>(`/api/records/${id}/sign`, undefined, { version });
  if (status !== 200) throw new Error(`signing a visit answered ${status}: ${text}`);
  return body;
}
