export const SERIES_ID = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c621';

const DOCTOR_ID = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c612';
const STATUSES = ['completed', 'scheduled', 'cancelled', 'scheduled'];
const fortnightly = (index: number, time: string): string =>
  new Date(Date.parse(`2030-03-04T${time}:00.000Z`) + index * 14 * 86_400_000).toISOString();

/** A series as the server tells it: one over, one moved, one cancelled. */
export const aSeries = {
  ...{ id: SERIES_ID, patientId: DOCTOR_ID, frequency: 'weekly', every: 2, firstDate: '2030-03-04', time: '09:30', count: 4, until: null },
  appointments: STATUSES.map((status, index) => ({
    ...{ id: `0197f2c4-8a51-7cc3-9d7e-5b1f20a4c63${index}`, status, moved: index === 1 },
    ...{ startsAt: fortnightly(index, '04:00'), endsAt: fortnightly(index, '04:15') },
  })),
};

/** A series that cannot be booked as a whole. */
export const seriesConflict = {
  ...{ status: 409, code: 'series.conflict', title: 'Conflict', traceId: '7f3a91c2', total: 6 },
  detail: '1 of 6 appointments cannot be booked. Book the others, or choose another time.',
  occurrences: [
    {
      ...{ startsAt: fortnightly(1, '04:30'), endsAt: fortnightly(1, '04:45'), code: 'appointment.conflict', reason: null },
      detail: 'The doctor is taken from 10:00 to 10:15. Choose another time.',
      alternatives: ['04:45', '05:00', '05:15'].map((time) => ({
        ...{ doctorId: DOCTOR_ID, startsAt: fortnightly(1, time), endsAt: fortnightly(1, time) },
      })),
    },
  ],
};
