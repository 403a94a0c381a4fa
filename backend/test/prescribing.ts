import type { Medication, MedicationList, Patient, Prescription } from '@hms/shared-dto';
import type { TestApi, TestHospital } from './api.js';
import type { ApiClient } from './client.js';
import { aRegisteredPatient } from './patients.js';

/** A hospital in which there is something to prescribe, to whom, and somebody to hand it out. */
export interface Pharmacy {
  readonly hospital: TestHospital;
  readonly doctor: ApiClient;
  readonly pharmacist: ApiClient;
  /** Of the starter set, by the beginning of its label. */
  medicine(label: string): Promise<Medication>;
  /** Somebody of whom no allergies are known, unless it is said otherwise. */
  aPatient(more?: object): Promise<Patient>;
  /** A draft of a tablet twice a day for five days. */
  drafted(patientId: string, more?: object): Promise<Prescription>;
  /** The same, signed with a reason for whatever the rules warn of. */
  signed(patientId: string, more?: object): Promise<Prescription>;
}

/** @throws Error unless the answer has that status */
export function answered<T>({ status, body, text }: { status: number; body: T; text: string }, expected: number): T {
  if (status !== expected) throw new Error(`answered ${status}: ${text}`);
  return body;
}

export const TWICE = { dose: { value: 1, unit: '{tablet}' }, route: 'PO', frequency: '1-0-1', durationDays: 5 };

export async function aPharmacy(api: TestApi): Promise<Pharmacy> {
  const hospital = await api.aHospital({ roles: ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'Pharmacist'] });
  const [doctor, pharmacist] = [await hospital.as('Doctor'), await hospital.as('Pharmacist')];
  const medicine = async (label: string): Promise<Medication> => {
    const name = label.split(' ')[0];
    const { data } = answered(await doctor.get<MedicationList>(`/api/medications?limit=100&q=${encodeURIComponent(name)}`), 200);
    const found = data.find((each) => each.label.toLowerCase().startsWith(label.toLowerCase()));
    if (!found) throw new Error(`no medicine ${label}`);
    return found;
  };
  const drafted = async (patientId: string, more: object = {}): Promise<Prescription> => {
    const medicationId = 'medicationId' in more ? undefined : (await medicine('Paracetamol 500 mg tablet')).id;
    return answered(await doctor.post<Prescription>('/api/prescriptions', { patientId, medicationId, ...TWICE, ...more }), 201);
  };
  const signed = async (patientId: string, more: object = {}): Promise<Prescription> => {
    const { id, version } = await drafted(patientId, more);
    return answered(await doctor.post<Prescription>(`/api/prescriptions/${id}/sign`, {}, { version }), 200);
  };
  const aPatient = (more: object = {}) =>
    aRegisteredPatient(doctor, { dateOfBirth: '1978-03-02', allowDuplicate: true, noKnownAllergies: true, ...more });
  return { hospital, doctor, pharmacist, medicine, aPatient, drafted, signed };
}
