import type { AppointmentSeries } from '@hms/shared-dto';
import { toAppointmentSummary } from '../appointment.mapper.js';
import { timeOf } from '../availability/local-day.rules.js';
import type { SeriesAppointmentRow, SeriesRow } from './series.queries.js';

export const toSeries = (row: SeriesRow, appointments: readonly SeriesAppointmentRow[]): AppointmentSeries => ({
  id: row.id,
  patientId: row.patient_id,
  frequency: row.frequency,
  every: row.every,
  firstDate: row.first_date,
  time: timeOf(row.start_minute),
  count: row.occurrences,
  until: row.until_date,
  appointments: appointments.map((each) => ({ ...toAppointmentSummary(each), moved: each.moved })),
});
