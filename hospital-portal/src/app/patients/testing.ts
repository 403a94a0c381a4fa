import type { CustomField, Patient, PatientSummary } from '@hms/shared-dto';

/** A patient for specs. */
export const aPatient = (change: Partial<Patient> = {}): Patient => ({
  id: 'p1',
  patientNumber: 'CH-0000042',
  firstName: 'Meena',
  middleName: null,
  title: null,
  lastName: 'Sharma',
  unidentified: false,
  dateOfBirth: '1978-03-02',
  birthDateEstimated: false,
  gender: 'female',
  email: null,
  phone: '+919822041763',
  address: { city: 'Pune', country: 'IN' },
  bloodGroup: null,
  ...{ localName: null, identifiers: [], phones: [], emergencyContact: null, language: null, occupation: null, maritalStatus: null },
  ...{ deceasedDate: null, mother: null, multipleBirthOrder: null, children: [], replacedBy: null, lastVisitAt: null },
  allergies: { status: 'not_asked', data: [] },
  customFields: {},
  status: 'active',
  createdAt: '2026-11-01T05:00:00Z',
  updatedAt: '2026-11-22T05:11:00Z',
  updatedBy: 'Dr Iyer',
  version: 3,
  ...change,
});

/** A row of the list for specs. */
export const aRow = (change: Partial<PatientSummary> = {}): PatientSummary => ({
  id: 'p1',
  patientNumber: 'CH-0000042',
  firstName: 'Meena',
  middleName: null,
  title: null,
  lastName: 'Sharma',
  unidentified: false,
  dateOfBirth: '1978-03-02',
  birthDateEstimated: false,
  gender: 'female',
  phone: null,
  status: 'active',
  sameName: false,
  replacedBy: null,
  lastVisitAt: null,
  createdAt: '2026-11-01T05:00:00Z',
  ...change,
});

/** A field of the hospital's own for specs. */
export const aCustomField = (change: Partial<CustomField> = {}): CustomField => ({
  ...{ id: 'f', key: 'village', type: 'text', label: 'Native place', required: false, visibleTo: ['Admin'], unit: null, minimum: null },
  ...{ maximum: null, options: [], retiredOptions: [], status: 'active', createdAt: '2026-11-01T05:00:00Z', version: 1 },
  ...change,
});
