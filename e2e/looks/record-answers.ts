const NOTHING = {
  ...{ systolic: null, diastolic: null, heartRate: null, respiratoryRate: null, temperature: null, temperatureFahrenheit: null },
  ...{ oxygenSaturation: null, onOxygen: null, consciousness: null, weight: null, height: null, headCircumference: null, pain: null },
};
const PATIENT_ID = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';

const flagged = (code: string, flag: string | null, low: number | null, high: number | null) => ({
  ...{ code, flag, low, high, loinc: '8867-4', unit: '/min' },
});

const aMeasuring = (index: number, more: object) => ({
  ...{
    id: `0197f2c4-8a51-7cc3-9d7e-5b1f20a4e00${index}`,
    patientId: PATIENT_ID,
    visitId: null,
    ...NOTHING,
    oxygenScale: 1,
    pregnant: false,
  },
  ...{ takenAt: `2025-0${9 - index}-15T04:00:00Z`, recordedAt: `2025-0${9 - index}-15T04:00:00Z`, takenBy: 'Sunita Pawar', note: null },
  ...{ bmi: null, assessments: [], status: 'final', errorReason: null, errorBy: null, errorAt: null, replacesId: null, replacedById: null },
  news2: { score: null, risk: null, advice: 'NEWS2 not computed.', notComputed: 'under-16', missing: [] },
  version: 1,
  ...more,
});

const USUAL = {
  respiratoryRate: 16,
  temperature: 36.8,
  oxygenSaturation: 97,
  onOxygen: false,
  consciousness: 'alert',
  weight: 64.5,
  height: 168,
  bmi: 22.9,
};
const VALUES = [
  { systolic: 184, diastolic: 96, heartRate: 118, ...USUAL, temperature: 38.4, oxygenSaturation: 91, onOxygen: true },
  { systolic: 142, diastolic: 88, heartRate: 96, ...USUAL },
  { systolic: 128, diastolic: 82, heartRate: 76, ...USUAL },
];
const FLAGS = [flagged('systolic', 'HH', 101, 139), flagged('heartRate', 'H', 60, 100), flagged('temperature', 'H', 36.1, 37.9)];
const MISTAKE = {
  status: 'entered-in-error',
  errorReason: 'Typed into the wrong field.',
  errorBy: 'Asha Kulkarni',
  errorAt: '2025-06-15T05:00:00Z',
};

/** What `GET /api/patients/:id/vitals` says of a patient who is measured often: values of every kind of flag, a correction and a mistake. */
export const someVitals = {
  data: [
    aMeasuring(0, {
      ...VALUES[0],
      assessments: [...FLAGS, flagged('oxygenSaturation', 'LL', 95, null), flagged('weight', null, null, null)],
      news2: { score: 9, risk: 'high', advice: 'Emergency response.', notComputed: null, missing: [] },
      note: 'Short of breath since the morning.',
    }),
    aMeasuring(1, { ...VALUES[1], assessments: [flagged('systolic', 'H', 101, 139)], replacesId: PATIENT_ID }),
    aMeasuring(2, { ...VALUES[2], weight: 645, ...MISTAKE }),
    aMeasuring(3, { ...VALUES[2], news2: { score: 0, risk: 'low', advice: '', notComputed: null, missing: [] } }),
  ],
  page: { nextCursor: 'next', total: 51, totalIsEstimate: false },
};

const aCondition = (index: number, more: object) => ({
  ...{ id: `0197f2c4-8a51-7cc3-9d7e-5b1f20a4f00${index}`, patientId: PATIENT_ID, visitId: null, category: 'problem-list-item' },
  ...{
    freeText: false,
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    primary: false,
    onsetOn: null,
    abatedOn: null,
    note: null,
  },
  ...{ errorReason: null, recorder: 'Dr Meera Iyer', recordedAt: '2025-09-15T04:00:00Z', updatedBy: 'Dr Meera Iyer' },
  ...{ updatedAt: '2025-09-15T04:00:00Z', version: 1 },
  ...more,
});

/** What `GET /api/patients/:id/conditions` says of a patient with a problem of each kind. */
export const someConditions = {
  data: [
    aCondition(0, { code: 'J45.9', display: 'Asthma, unspecified', onsetOn: '2019-05-01', note: 'Worse in the rains.' }),
    aCondition(1, { code: null, display: 'Tired since the move', freeText: true, verificationStatus: 'provisional' }),
    aCondition(2, { code: 'J18.9', display: 'Pneumonia, unspecified organism', clinicalStatus: 'resolved', abatedOn: '2024-02-01' }),
    aCondition(3, {
      code: 'I10',
      display: 'Essential (primary) hypertension',
      verificationStatus: 'entered-in-error',
      errorReason: 'Other patient.',
    }),
  ],
  page: { nextCursor: null, total: 4, totalIsEstimate: false },
};

/** What `GET /api/vitals/due` says on a full morning. */
export const someDue = {
  data: ['appointment', 'queue'].map((place, index) => ({
    ...{ patientId: `0197f2c4-8a51-7cc3-9d7e-5b1f20a4c61${index}`, place, since: '2025-11-22T04:00:00Z', doctorName: 'Dr Meera Iyer' },
    patient: {
      ...{ id: PATIENT_ID, patientNumber: 'CH-0000042', title: null, firstName: 'Meena', middleName: null, lastName: 'Sharma' },
      ...{ dateOfBirth: '2014-03-02', gender: 'female', phone: null },
    },
  })),
  page: { nextCursor: null, total: 2, totalIsEstimate: false },
};
