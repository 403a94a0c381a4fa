import type { Appointment, AppointmentSummary } from '@hms/shared-dto';

/** An appointment of a quarter of an hour at nine in Kolkata. */
export const anAppointment = (over: Partial<AppointmentSummary> = {}): AppointmentSummary => ({
  id: 'a1',
  patientId: 'p1',
  patient: {
    id: 'p1',
    patientNumber: 'CH-0000042',
    firstName: 'Meena',
    middleName: null,
    title: null,
    lastName: 'Sharma',
    dateOfBirth: '1978-03-02',
    gender: 'female',
    phone: null,
  },
  doctorId: 'd1',
  doctorName: 'Dr Asha Menon',
  startsAt: '2026-11-23T03:30:00Z',
  endsAt: '2026-11-23T03:45:00Z',
  status: 'scheduled',
  typeId: null,
  typeName: null,
  typeColour: null,
  roomId: null,
  roomName: null,
  reason: 'Fever',
  outsideHours: false,
  seriesId: null,
  version: 1,
  ...over,
});

export const aWholeAppointment = (over: Partial<Appointment> = {}): Appointment => ({
  ...anAppointment(over),
  notes: null,
  cancellationReason: null,
  createdAt: '2026-11-20T03:30:00Z',
  updatedAt: '2026-11-20T03:30:00Z',
  updatedBy: 'Sunita Pawar',
  history: [],
  ...over,
});
