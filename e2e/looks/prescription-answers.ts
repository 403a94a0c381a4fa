const ID = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6';
const PATIENT = {
  ...{ id: `${ID}11`, patientNumber: 'CH-0000042', title: null, firstName: 'Meena', middleName: null },
  ...{ lastName: 'Sharma', dateOfBirth: '2014-03-02', gender: 'female', phone: null },
};

/** As `GET /api/medications` answers. */
export const AMOXICILLIN = {
  ...{ id: `${ID}20`, name: 'Amoxicillin', label: 'Amoxicillin 500 mg capsule', classes: ['J01CA04'], form: 'capsule', route: 'PO' },
  ...{ perValue: 1, perUnit: '{capsule}', ingredients: [{ substance: 'amoxicillin', value: 500, unit: 'mg' }], status: 'active' },
  ...{ createdAt: '2026-11-01T05:00:00Z', version: 1 },
};

export const PENICILLIN_ISSUE = {
  ...{ key: `allergy.penicillins:${ID}31`, ruleId: 'allergy.penicillins', kind: 'allergy', severity: 'high' },
  ...{
    text: 'The patient is allergic to Penicillin. Amoxicillin is a penicillin.',
    source: 'Khan DA et al., Drug allergy: a 2022 practice parameter update, J Allergy Clin Immunol 2022;150:1333-1393',
  },
};
const SUBGROUP_ISSUE = {
  ...{ key: `duplicate.subgroup:${ID}32`, ruleId: 'duplicate.subgroup', kind: 'duplicate', severity: 'moderate' },
  ...{ text: 'The patient takes Ampicillin already, which is of the same group.', source: 'ATC classification (WHO), fourth level' },
};

/** As `POST /api/prescriptions/checks` answers. */
export const checkWith = (checked: boolean) => ({
  ...{ checked, notChecked: checked ? null : 'not-confirmed', rulesVersion: '2026-11-2', issues: [PENICILLIN_ISSUE, SUBGROUP_ISSUE] },
  gaps: ['Dose of amoxicillin: no weight is given. Only the most for adults was looked at.'],
});

/** A prescription in the hands of nobody, at the patient of the page. */
export const aPrescription = (patientId: string, index: number, status: string, more: object = {}) => ({
  ...{
    id: `${ID}4${index}`,
    patientId,
    patient: { ...PATIENT, id: patientId },
    medicationId: AMOXICILLIN.id,
    medication: AMOXICILLIN.label,
  },
  ...{ form: 'capsule', status, dispensing: status === 'active' ? 'waiting' : null, dose: { value: 1, unit: '{capsule}' }, route: 'PO' },
  ...{ frequency: '1-1-1', asNeeded: false, asNeededReason: null, durationDays: 5 },
  ...{ sig: '1 capsule by mouth, 1-1-1 (three times a day), for 5 days', quantity: { value: 15, unit: '{capsule}' }, refills: 1 },
  ...{ dispensed: 0, indication: 'Acute tonsillitis', instructions: 'After food', prescriber: 'Dr Meera Iyer', endsOn: '2096-11-26' },
  ...{ signedAt: status === 'draft' ? null : '2026-11-22T05:11:00Z', statusReason: status === 'stopped' ? 'sintol' : null },
  ...{ createdAt: '2026-11-22T05:10:00Z', version: 2 },
  ...more,
});

/** The same alone, with what was warned of and handed out. */
export const wholePrescription = (patientId: string) => ({
  ...aPrescription(patientId, 1, 'active', { dispensed: 5 }),
  ...{ weightKg: 32.5, pregnancy: 'unknown', checkedWith: null, statusNote: null, endedAt: null, endedBy: null, priorPrescriptionId: null },
  gaps: ['Dose of amoxicillin: no weight is given. Only the most for adults was looked at.'],
  issues: [
    {
      ...PENICILLIN_ISSUE,
      rulesVersion: '2026-11-2',
      overrideReason: 'Tolerated twice since',
      detectedFor: 'Dr Meera Iyer',
      detectedAt: '2026-11-22T05:11:00Z',
    },
  ],
  holds: [],
  dispenses: [
    {
      ...{ id: `${ID}52`, status: 'declined', quantity: null, reason: 'outofstock', note: null },
      ...{ dispensedBy: 'Farida Shaikh', dispensedAt: '2026-11-22T07:11:00Z' },
    },
    {
      ...{ id: `${ID}51`, status: 'completed', quantity: { value: 5, unit: '{capsule}' }, reason: null, note: 'Strip of 5' },
      ...{ dispensedBy: 'Farida Shaikh', dispensedAt: '2026-11-22T06:11:00Z' },
    },
  ],
});

export const pageOf = (data: readonly object[]) => ({ data, page: { nextCursor: null, total: data.length, totalIsEstimate: false } });
