const PATIENT = {
  ...{ id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611', patientNumber: 'CH-0000042', title: null, firstName: 'Meena', middleName: null },
  ...{ lastName: 'Sharma', dateOfBirth: '2014-03-02', gender: 'female', phone: null },
};

const anAppointment = (index: number, startsAt: string, status: string) => ({
  ...{ id: `0197f2c4-8a51-7cc3-9d7e-5b1f20a4d00${index}`, patientId: PATIENT.id, patient: PATIENT, doctorId: PATIENT.id },
  ...{ doctorName: 'Dr Asha Kulkarni', startsAt, endsAt: startsAt.replace(':00:00', ':15:00'), status, typeId: null },
  ...{ typeName: index % 2 ? 'Follow-up' : null, typeColour: null, roomId: null, roomName: null, reason: 'Fever for three days' },
  ...{ outsideHours: false, seriesId: null, version: 1 },
});

const AHEAD = ['2099-01-04T04:00:00Z', '2099-02-08T05:00:00Z'].map((at, index) =>
  anAppointment(index, at, index ? 'cancelled' : 'scheduled'),
);
const PAST = ['completed', 'no_show', 'completed', 'cancelled', 'completed'].map((status, index) =>
  anAppointment(index + 2, `2025-0${9 - index}-15T04:00:00Z`, status),
);

/** What `GET /api/appointments` says of a patient who has come often. */
export const appointmentsOf = (when: 'ahead' | 'past') => ({
  data: when === 'ahead' ? AHEAD : PAST,
  page: { nextCursor: when === 'past' ? 'next' : null, total: 7, totalIsEstimate: false },
});

const anEntry = (event: string, more: object = {}) => ({
  ...{
    id: PATIENT.id,
    event,
    occurredAt: '2025-11-22T05:11:00Z',
    by: 'Sunita Pawar',
    allergy: null,
    appointment: null,
    visit: null,
    vitals: null,
    condition: null,
    carePlan: null,
    prescription: null,
    lab: null,
    other: null,
  },
  ...more,
});
const appointment = {
  ...{ id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4d001', doctorName: 'Dr Asha Kulkarni', startsAt: '2025-11-23T04:00:00Z' },
  ...{ fromStartsAt: '2025-11-22T04:00:00Z', reason: 'pat-fb' },
};

/** What `GET /api/patients/:id/timeline` says of a patient of whom everything has happened once. */
export const someTimeline = {
  data: [
    ...['no_show', 'cancelled', 'completed', 'in_progress', 'checked_in', 'scheduled', 'moved', 'booked'].map((step) =>
      anEntry(`appointment.${step}`, { appointment }),
    ),
    ...['entered-in-error', 'cancelled', 'stopped', 'completed', 'declined', 'dispensed', 'signed'].map((step) =>
      anEntry(`prescription.${step}`, { prescription: { id: PATIENT.id, medication: 'Amoxicillin 500 mg capsule' } }),
    ),
    ...['entered-in-error', 'revoked', 'completed', 'on-hold', 'made'].map((step) =>
      anEntry(`care_plan.${step}`, { carePlan: { id: PATIENT.id, title: 'Asthma, quiet nights', enteredInError: false } }),
    ),
    ...['merge_undone', 'merged', 'merged_away'].map((step) =>
      anEntry(`patient.${step}`, { other: { id: PATIENT.id, patientNumber: PATIENT.patientNumber } }),
    ),
    ...['visit.printed', 'prescription.printed', 'lab.printed'].map((event) => anEntry(event)),
    anEntry('vitals.recorded', { vitals: { id: PATIENT.id, enteredInError: false } }),
    ...['entered-in-error', 'changed', 'recorded'].map((step) =>
      anEntry(`condition.${step}`, {
        condition: { id: PATIENT.id, code: 'J45.9', display: 'Asthma, unspecified', enteredInError: step === 'entered-in-error' },
      }),
    ),
    ...['acknowledged', 'rejected', 'cancelled', 'corrected', 'verified', 'ordered'].map((step) =>
      anEntry(`lab.${step}`, { lab: { orderId: PATIENT.id, orderNumber: 'LAB-0000042', tests: ['Sodium', 'Potassium'] } }),
    ),
    anEntry('allergy.recorded', { allergy: { substance: 'Penicillin', enteredInError: false } }),
    anEntry('allergy.none_known'),
    ...['restored', 'archived', 'updated'].map((step) => anEntry(`patient.${step}`)),
    anEntry('patient.registered', { by: null }),
  ],
  page: { nextCursor: 'next', total: null, totalIsEstimate: false },
};
