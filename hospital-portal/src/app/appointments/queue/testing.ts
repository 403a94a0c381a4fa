import type { QueueToken } from '@hms/shared-dto';
import { anAppointment } from '../testing';

/** A walk-in who waits since nine in Kolkata. */
export const aToken = (over: Partial<QueueToken> = {}): QueueToken => ({
  id: 't1',
  number: 1,
  day: '2026-11-23',
  doctorId: 'd1',
  doctorName: 'Dr Asha Menon',
  patientId: 'p1',
  patient: anAppointment().patient,
  appointmentId: null,
  status: 'waiting',
  priority: 'normal',
  createdAt: '2026-11-23T03:30:00Z',
  calledAt: null,
  endedAt: null,
  version: 1,
  ...over,
});
