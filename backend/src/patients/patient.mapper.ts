import type { DuplicateCandidate, Patient, PatientChart, PatientIdentity, PatientSummary } from '@hms/shared-dto';
import { toAllergySummary } from './allergy.mapper.js';
import type { BlockedPatient, SummaryRow } from './patient-rows.js';
import type { WholePatient } from './patients.queries.js';

const toParticulars = (row: WholePatient): Omit<PatientChart, keyof PatientIdentity> => ({
  localName: row.localName,
  identifiers: row.identifiers,
  phones: row.phones,
  emergencyContact: row.emergencyContact,
  language: row.language,
  occupation: row.occupation,
  maritalStatus: row.maritalStatus,
  deceasedDate: row.deceasedDate,
  mother: row.mother,
  multipleBirthOrder: row.multipleBirthOrder,
  children: row.children,
  allergies: toAllergySummary(row.allergies),
  replacedBy: row.replacedBy,
  lastVisitAt: row.lastVisitAt?.toISOString() ?? null,
});

/** A patient as the API answers one. The medical history is there only for people who may read records. */
export const toPatient = (row: WholePatient, mayReadRecords: boolean): Patient => ({
  id: row.id,
  patientNumber: row.patientNumber,
  firstName: row.firstName,
  middleName: row.middleName,
  title: row.title,
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
  ...toParticulars(row),
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
  middleName: row.middle_name,
  title: row.title,
  lastName: row.last_name,
  unidentified: row.unidentified,
  dateOfBirth: row.date_of_birth,
  birthDateEstimated: row.birth_date_estimated,
  gender: row.gender,
  phone: row.phone,
  status: row.status,
  sameName: row.same_name,
  replacedBy: row.replaced_by,
  lastVisitAt: row.last_visit_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  ...(row.custom_fields ? { customFields: row.custom_fields } : {}),
});

export const toCandidate = (
  row: BlockedPatient,
  { reasons, score }: Pick<DuplicateCandidate, 'reasons' | 'score'>,
): DuplicateCandidate => ({
  id: row.id,
  patientNumber: row.patient_number,
  firstName: row.first_name,
  middleName: row.middle_name,
  title: row.title,
  lastName: row.last_name,
  dateOfBirth: row.date_of_birth,
  gender: row.gender,
  phone: row.phone,
  reasons,
  score,
  status: row.status,
  replacedBy: row.replaced_by,
});
