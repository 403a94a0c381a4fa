import type { Patient, PatientSummary } from '@hms/shared-dto';

/** A patient for specs. */
export const aPatient = (change: Partial<Patient> = {}): Patient => ({
  id: 'p1',
  patientNumber: 'CH-0000042',
  firstName: 'Meena',
  lastName: 'Sharma',
  unidentified: false,
  dateOfBirth: '1978-03-02',
  birthDateEstimated: false,
  gender: 'female',
  email: null,
  phone: '+919822041763',
  address: { city: 'Pune', country: 'IN' },
  bloodGroup: null,
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
  lastName: 'Sharma',
  unidentified: false,
  dateOfBirth: '1978-03-02',
  birthDateEstimated: false,
  gender: 'female',
  phone: null,
  status: 'active',
  sameName: false,
  createdAt: '2026-11-01T05:00:00Z',
  ...change,
});
