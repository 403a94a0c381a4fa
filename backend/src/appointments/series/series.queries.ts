import type { SeriesFrequency } from '@hms/shared-dto';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { NAMES, SUMMARY, type AppointmentRow } from '../appointment-rows.js';

export interface SeriesRow {
  readonly id: string;
  readonly patient_id: string;
  readonly frequency: SeriesFrequency;
  readonly every: number;
  readonly first_date: string;
  readonly start_minute: number;
  readonly occurrences: number | null;
  readonly until_date: string | null;
}

export async function findSeries(unit: UnitOfWork, id: string): Promise<SeriesRow | undefined> {
  const [row] = await unit.query<SeriesRow>(
    `SELECT id, patient_id, frequency, every, first_date::text, start_minute, occurrences, until_date::text FROM appointment_series WHERE id = $1`,
    [id],
  );
  return row;
}

/** @returns its id; undefined when there is no such patient */
export async function insertSeries(unit: UnitOfWork, series: Omit<SeriesRow, 'id'>, by: string): Promise<string | undefined> {
  const [row] = await unit.query<{ id: string } | undefined>(
    `INSERT INTO appointment_series (patient_id, frequency, every, first_date, start_minute, occurrences, until_date, created_by_name)
     SELECT id, $2, $3, $4, $5, $6, $7, $8 FROM patients WHERE id = $1 RETURNING id`,
    [
      ...[series.patient_id, series.frequency, series.every, series.first_date, series.start_minute],
      ...[series.occurrences, series.until_date, by],
    ],
  );
  return row?.id;
}

export interface SeriesAppointmentRow extends AppointmentRow {
  readonly moved: boolean;
}

/** More than a series has. */
const MOST = 60;

/** In the order of their starts. One that was moved, to another time or doctor, is an exception. */
export const appointmentsOf = (unit: UnitOfWork, seriesId: string): Promise<SeriesAppointmentRow[]> =>
  unit.query<SeriesAppointmentRow>(
    `SELECT ${SUMMARY}, EXISTS (SELECT FROM appointment_changes c WHERE c.appointment_id = a.id
         AND (c.from_starts_at IS NOT NULL OR c.from_doctor_id IS NOT NULL)) AS moved
     FROM appointments a ${NAMES} WHERE a.series_id = $1 ORDER BY a.starts_at, a.id LIMIT ${MOST}`,
    [seriesId],
  );

/** Those that nobody has begun, from a start on, in the order of their starts, and nobody else changes them until this transaction ends. */
export const lockComing = (
  unit: UnitOfWork,
  seriesId: string,
  from: Date,
): Promise<{ id: string; patient_id: string; doctor_id: string }[]> =>
  unit.query(
    `SELECT id, patient_id, doctor_id FROM appointments WHERE series_id = $1 AND status = 'scheduled' AND starts_at >= $2
     ORDER BY starts_at, id LIMIT ${MOST} FOR UPDATE`,
    [seriesId, from],
  );
