import type { Medication, Prescription, PrescriptionCheck } from '@hms/shared-dto';

/** A medicine for specs. */
export const aMedicine = (change: Partial<Medication> = {}): Medication => ({
  ...{
    id: 'm1',
    name: 'Amoxicillin',
    label: 'Amoxicillin 500 mg capsule',
    classes: ['J01CA04'],
    form: 'capsule',
    route: 'PO',
    perValue: 1,
  },
  ...{ perUnit: '{capsule}', ingredients: [{ substance: 'amoxicillin', value: 500, unit: 'mg' }], status: 'active' },
  ...{ createdAt: '2026-11-01T05:00:00Z', version: 1 },
  ...change,
});

/** A prescription for specs. */
export const aPrescription = (change: Partial<Prescription> = {}): Prescription => ({
  visitId: null,
  ...{ id: 'r1', patientId: 'p1', medicationId: 'm1', medication: 'Amoxicillin 500 mg capsule', form: 'capsule', status: 'active' },
  patient: {
    ...{ id: 'p1', patientNumber: 'CH-0000042', firstName: 'Meena', middleName: null, title: null, lastName: 'Sharma' },
    ...{ dateOfBirth: '1978-03-02', gender: 'female', phone: null },
  },
  ...{
    dispensing: 'waiting',
    dose: { value: 1, unit: '{capsule}' },
    route: 'PO',
    frequency: '1-1-1',
    asNeeded: false,
    asNeededReason: null,
  },
  ...{ durationDays: 5, sig: '1 capsule by mouth, 1-1-1 (three times a day), for 5 days', quantity: { value: 15, unit: '{capsule}' } },
  ...{ refills: 0, dispensed: 0, indication: 'Tonsillitis', instructions: null, prescriber: 'Dr Meera Iyer', endsOn: '2026-11-26' },
  ...{ signedAt: '2026-11-22T05:11:00Z', statusReason: null, createdAt: '2026-11-22T05:10:00Z', version: 2, weightKg: null },
  ...{ pregnancy: 'unknown', checkedWith: '2026-11-1', statusNote: null, endedAt: null, endedBy: null, priorPrescriptionId: null },
  ...{ gaps: [], issues: [], holds: [], dispenses: [] },
  ...change,
});

/** What the rules say, for specs: of an allergy, unless it is said otherwise. */
export const aCheck = (change: Partial<PrescriptionCheck> = {}): PrescriptionCheck => ({
  ...{ checked: true, notChecked: null, rulesVersion: '2026-11-1', gaps: ['Dose of amoxicillin: no weight is given.'] },
  issues: [
    {
      ...{ key: 'allergy.penicillins:a1', ruleId: 'allergy.penicillins', kind: 'allergy', severity: 'high' },
      ...{ text: 'The patient is allergic to Penicillin. Amoxicillin is a penicillin.', source: 'Same class of substances (ATC, WHO)' },
    },
  ],
  ...change,
});
