const WORDS = {
  chiefComplaint: 'Pain in the left knee after a fall',
  history: 'Fell on the stairs yesterday. Could walk at once.\nNo locking, no giving way.',
  examination: 'Small effusion, full range of movement, ligaments firm.',
  assessment: 'Contusion of the left knee',
  plan: 'Ice, elevation, paracetamol as needed.',
  followUp: 'Come back if it swells again.',
  followUpOn: '2025-12-04',
};
const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6fe';
const SIGNED = { status: 'signed', signedVersion: 1, signedAt: '2025-11-22T05:12:00Z', signedBy: 'Dr Asha Kulkarni' };

/** What `GET /api/records/:id` says of a visit of this patient: the second one of `visitsOf`, the first that says what it is about. */
export const visitOf = (patientId: string, more: object = {}) => ({
  ...{ id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4e002', patientId, appointmentId: NOBODY, doctorId: NOBODY, doctorName: 'Dr Asha Kulkarni' },
  patient: {
    ...{ id: patientId, patientNumber: 'CH-0000042', title: null, firstName: 'Meena', middleName: null, lastName: 'Sharma' },
    ...{ dateOfBirth: '2014-03-02', gender: 'female', phone: null },
  },
  ...{
    class: 'AMB',
    startedAt: '2025-11-22T05:00:00Z',
    ...SIGNED,
    ...WORDS,
    errorReason: null,
    updatedAt: '2025-11-22T05:12:00Z',
    version: 2,
  },
  ...more,
});

export const DRAFT = { status: 'draft', signedVersion: null, signedAt: null, signedBy: null };
export const AMENDED = { status: 'amended', signedVersion: 2 };
export const IN_ERROR = { status: 'entered_in_error', errorReason: 'Written into the record of a namesake' };

/** What `GET /api/records` says of a patient who has come often. */
export const visitsOf = (patientId: string) => ({
  data: [DRAFT, {}, AMENDED, IN_ERROR].map((more, index) =>
    visitOf(patientId, {
      ...more,
      id: `0197f2c4-8a51-7cc3-9d7e-5b1f20a4e00${index + 1}`,
      startedAt: `2025-1${2 - (index % 2)}-0${index + 1}T05:00:00Z`,
      ...(index === 0 ? { chiefComplaint: '' } : {}),
    }),
  ),
  page: { nextCursor: 'next', total: 7, totalIsEstimate: false },
});

/** What `GET /api/records/:id/versions` says of an amended one. */
export const VERSIONS = {
  data: [
    { ...WORDS, number: 2, reason: 'The left knee, not the right one', signedAt: '2025-11-23T05:12:00Z', signedBy: 'Dr Meera Iyer' },
    {
      ...WORDS,
      ...{ chiefComplaint: 'Pain in the right knee after a fall', assessment: 'Contusion of the right knee', followUpOn: null },
      ...{ number: 1, reason: null, signedAt: '2025-11-22T05:12:00Z', signedBy: 'Dr Asha Kulkarni' },
    },
  ],
  page: { nextCursor: null, total: 2, totalIsEstimate: false },
};
