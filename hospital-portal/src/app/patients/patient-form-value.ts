import type { Patient } from '@hms/shared-dto';
import { toTypedDate } from './birth-date';
import { toTypedFields } from '../shared/own-fields/own-field-controls';
import type { PatientFormValue } from './patient-form';

const ADDRESS_PARTS = ['line', 'city', 'district', 'state', 'postalCode', 'country'] as const;

const addressValue = (address: Patient['address']): PatientFormValue['address'] =>
  Object.fromEntries(ADDRESS_PARTS.map((part) => [part, address?.[part] ?? ''])) as PatientFormValue['address'];

const orBlank = (value: string | number | null): string => String(value ?? '');

const particularsOf = (patient: Patient) => ({
  middleName: orBlank(patient.middleName),
  title: orBlank(patient.title),
  localName: orBlank(patient.localName),
  identifiers: patient.identifiers.map(({ type, value, issuer }) => ({ type, value, issuer: issuer ?? '' })),
  phones: patient.phones.map(({ number, use }) => ({ number, use })),
  emergencyContact: contactOf(patient.emergencyContact),
  language: orBlank(patient.language),
  occupation: orBlank(patient.occupation),
  maritalStatus: orBlank(patient.maritalStatus),
  deceasedDate: orBlank(patient.deceasedDate),
  motherId: patient.mother?.id ?? '',
  multipleBirthOrder: orBlank(patient.multipleBirthOrder),
});

const contactOf = (contact: Patient['emergencyContact']) => ({
  name: contact?.name ?? '',
  relation: contact?.relation ?? '',
  phone: contact?.phone ?? '',
});

/** A registered patient as the form's value. */
export const toFormValue = (patient: Patient): PatientFormValue => ({
  unidentified: patient.unidentified,
  lastName: patient.unidentified && patient.lastName === UNKNOWN_NAME ? '' : patient.lastName,
  firstName: patient.firstName ?? '',
  ...particularsOf(patient),
  born: { by: 'date', ...toTypedDate(patient.dateOfBirth), estimated: patient.birthDateEstimated, ageYears: '' },
  gender: patient.gender,
  phone: patient.phone ?? '',
  email: patient.email ?? '',
  address: addressValue(patient.address),
  bloodGroup: patient.bloodGroup ?? '',
  medicalHistory: patient.medicalHistory ?? '',
  customFields: { ...toTypedFields(patient.customFields) },
});

/** What the server calls a person without a name. */
const UNKNOWN_NAME = 'Unknown';
