import type { Patient } from '@hms/shared-dto';
import { unique } from './api.js';
import type { ApiClient } from './client.js';

let serial = 0;

/** A body to register; each call makes another person, whom no other looks like. */
export const aPatient = (more: object = {}): Record<string, unknown> => {
  serial += 1;
  const born = new Date(Date.UTC(1940, 0, 1 + serial * 41)).toISOString().slice(0, 10);
  return { firstName: `Given${serial}`, lastName: `F${unique()}`, dateOfBirth: born, gender: 'female', ...more };
};

/** Registers one. @throws Error unless the answer is 201 */
export async function aRegisteredPatient(client: ApiClient, more: object = {}): Promise<Patient> {
  const { status, body, text } = await client.post<Patient>('/api/patients', aPatient(more));
  if (status !== 201) throw new Error(`registering answered ${status}: ${text}`);
  return body;
}
