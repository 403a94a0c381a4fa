/** What makes calendars and lists of appointments stale: a patient's merge changes whose they are. */
export const APPOINTMENT_EVENTS = [
  'appointment.booked',
  'appointment.moved',
  'appointment.changed',
  'patient.merged',
  'patient.merge_undone',
] as const;
/** What makes one appointment's page stale. */
export const ONE_APPOINTMENT_EVENTS = ['appointment.moved', 'appointment.changed'] as const;
/** What makes a calendar stale, which shows doctors, their hours and held times too. */
export const CALENDAR_EVENTS = [...APPOINTMENT_EVENTS, 'availability.changed', 'holidays.changed', 'waitlist.changed'] as const;
