import type { DuplicateCandidate, Patient, PatientSummary } from '@hms/shared-dto';
import type { PatientEntity } from './patient.entity.js';
import type { BlockedPatient, SummaryRow } from './patient-rows.js';

/** A patient as the API answers one. The medical history is there only for people who may read records. */
export const toPatient = (row: PatientEntity, mayReadRecords: boolean): Patient => ({
  id: row.id,
  patientNumber: row.patientNumber,
  firstName: row.firstName,
  lastName: row.lastName,
  unidentified: row.unidentified,
  dateOfBirth: row.dateOfBirth,
  birthDateEstimated: row.birthDateEstimated,
  gender: row.gender,
  email: row.email,
  phone: row.phone,
  address: row.address,
  bloodGroup: row.bloodGroup,
  ...(mayReadRecords ? { medicalHistory: row.medicalHistory } : {}),
  customFields: row.customFields,
  status: row.status,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  updatedBy: row.updatedByName,
  version: row.version,
});

export const toPatientSummary = (row: SummaryRow): PatientSummary => ({
  id: row.id,
  patientNumber: row.patient_number,
  firstName: row.first_name,
  lastName: row.last_name,
  unidentified: row.unidentified,
  dateOfBirth: row.date_of_birth,
  birthDateEstimated: row.birth_date_estimated,
  gender: row.gender,
  phone: row.phone,
  status: row.status,
  sameName: row.same_name,
  createdAt: row.created_at.toISOString(),
});

export const toCandidate = (row: BlockedPatient, reasons: string[]): DuplicateCandidate => ({
  id: row.id,
  patientNumber: row.patient_number,
  firstName: row.first_name,
  lastName: row.last_name,
  dateOfBirth: row.date_of_birth,
  gender: row.gender,
  phone: row.phone,
  reasons,
});
