import type { PatientStatus } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { Span } from './appointment.rules.js';
import type { Editor } from './appointments.queries.js';
import { BLOCKING } from './availability/taken.queries.js';
import { HOURS_TOGETHER } from './availability/schedule.queries.js';
import type { NearBooking } from './conflicts.rules.js';

/** Lanes of a doctor's time side by side (see the migration). */
const LANES = 20;

/** Who and what a booking names, as far as they are there. */
export interface BookingContext {
  /** Null when there is no such patient. */
  readonly patientStatus: PatientStatus | null;
  /** Null when there is no such kind of appointment. */
  readonly typeId: string | null;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly capacity: number;
  readonly roomId: string | null;
}

const CONTEXT = {
  name: 'booking-context',
  text: `SELECT p.status AS "patientStatus", t.id AS "typeId", coalesce(t.buffer_before_minutes, 0) AS "bufferBefore",
       coalesce(t.buffer_after_minutes, 0) AS "bufferAfter", coalesce(t.capacity, 1) AS capacity, r.id AS "roomId",
       ${HOURS_TOGETHER} AS locked
     FROM (VALUES (0)) AS one
     LEFT JOIN LATERAL (SELECT status FROM patients WHERE id = $1 FOR SHARE) p ON true
     LEFT JOIN appointment_types t ON t.id = $2 AND (t.archived_at IS NULL OR t.id = $4)
     LEFT JOIN rooms r ON r.id = $3 AND (r.archived_at IS NULL OR r.id = $5)`,
};

/** What an appointment has already when it is moved: that stays valid though it was archived since. */
export interface Kept {
  readonly typeId: string | null;
  readonly roomId: string | null;
}

const NOTHING: Kept = { typeId: null, roomId: null };

/**
 * All in one statement, which takes the lock of hours together with other bookings. What is archived is not offered any more. The patient's status stays
 * what it is until COMMIT: a merge waits, or was first and is seen.
 */
export async function bookingContext(
  unit: UnitOfWork,
  { patientId, typeId = null, roomId = null }: { patientId: string; typeId?: string | null; roomId?: string | null },
  kept = NOTHING,
): Promise<BookingContext> {
  const [row] = await unit.queryHot<BookingContext>(CONTEXT, [patientId, typeId, roomId, kept.typeId, kept.roomId]);
  return row;
}

/** Where and when: what the database keeps apart. */
export interface Place {
  readonly patientId: string;
  readonly doctorId: string;
  readonly typeId: string | null;
  readonly roomId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  /** How many patients of this kind at once. */
  readonly capacity: number;
}

export interface Booking extends Place {
  readonly reason: string | null;
  readonly notes: string | null;
  readonly outsideHours: boolean;
  readonly seriesId: string | null;
  /** Only held until then, for somebody who waits. */
  readonly heldUntil?: Date;
}

const ACTIVE = `status NOT IN ('cancelled', 'no_show')`;
/** $1 doctor, $2 start, $3 end, $4 and $5 buffers, $6 capacity. */
const BLOCKED = `tstzrange($2::timestamptz - make_interval(mins => $4), $3::timestamptz + make_interval(mins => $5))`;
/** The first lane that nobody has; no row when all are taken. $7 is the appointment itself when it moves. */
const PLACE = `SELECT ${BLOCKED} AS blocked, CASE WHEN $6::int = 1 THEN int4range(0, ${LANES}) ELSE int4range(lane, lane + 1) END AS lanes
  FROM (SELECT min(lane) AS lane FROM generate_series(0, $6::int - 1) lane WHERE $6::int = 1 OR NOT EXISTS (
    SELECT FROM appointments a WHERE a.doctor_id = $1 AND a.${ACTIVE} AND a.blocked && ${BLOCKED} AND a.lanes @> lane AND a.id IS DISTINCT FROM $7::uuid
  )) free WHERE lane IS NOT NULL`;

const placeValues = (place: Place, own: string | null): unknown[] => [
  place.doctorId,
  place.startsAt,
  place.endsAt,
  place.bufferBefore,
  place.bufferAfter,
  place.capacity,
  own,
];

const INSERT = {
  name: 'book',
  text: `INSERT INTO appointments (patient_id, doctor_id, type_id, room_id, starts_at, ends_at, blocked, lanes, reason, notes, outside_hours, series_id,
         updated_by, updated_by_name, held_until, status)
       SELECT $8, $1, $9, $10, $2, $3, blocked, lanes, $11, $12, $13, $14, $15, $16, $17, CASE WHEN $17::timestamptz IS NULL THEN 'scheduled' ELSE 'held' END
       FROM (${PLACE}) place
       ON CONFLICT DO NOTHING RETURNING id`,
};

/**
 * Inserts unless the doctor, the patient or the room is taken; the constraints decide, whatever races.
 * @returns the new id, or null
 */
export async function insertAppointment(unit: UnitOfWork, booking: Booking, editor: Editor): Promise<string | null> {
  // A lane that somebody else takes at the same moment is one lane less: tried again with the next one.
  for (let lane = 0; lane < booking.capacity; lane += 1) {
    const [row] = await unit.queryHot<{ id: string }>(INSERT, [
      ...placeValues(booking, null),
      booking.patientId,
      booking.typeId,
      booking.roomId,
      booking.reason,
      booking.notes,
      booking.outsideHours,
      booking.seriesId,
      editor.userId,
      editor.name,
      booking.heldUntil ?? null,
    ]);
    if (row) return row.id;
  }
  return null;
}

/** Of a row that this transaction has locked, under the lock of hours. @returns whether there was a lane */
export async function moveAppointment(
  unit: UnitOfWork,
  id: string,
  booking: Omit<Booking, 'seriesId' | 'heldUntil'>,
  editor: Editor,
): Promise<boolean> {
  const moved = await unit.execute(
    `UPDATE appointments SET doctor_id = $1, starts_at = $2, ends_at = $3, blocked = place.blocked, lanes = place.lanes, type_id = $8, room_id = $9,
       reason = $10, notes = $11, outside_hours = $12, updated_by = $13, updated_by_name = $14, updated_at = now(), version = version + 1
     FROM (${PLACE}) place WHERE appointments.id = $7`,
    [
      ...placeValues(booking, id),
      booking.typeId,
      booking.roomId,
      booking.reason,
      booking.notes,
      booking.outsideHours,
      editor.userId,
      editor.name,
    ],
  );
  return moved === 1;
}

interface NearRow {
  readonly starts: number;
  readonly ends: number;
  readonly from: number;
  readonly to: number;
  readonly type_id: string | null;
  readonly lane: number | null;
  readonly doctor: boolean;
  readonly patient: boolean;
  readonly room: boolean;
}

/** Many rows: numbers are read faster than dates. */
const MS = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::float8`;

const NEAR = {
  name: 'near-bookings',
  text: `SELECT ${MS('a.starts_at')} AS starts, ${MS('a.ends_at')} AS ends, ${MS('lower(a.blocked)')} AS "from", ${MS('upper(a.blocked)')} AS "to", a.type_id,
      CASE WHEN upper(a.lanes) - lower(a.lanes) = 1 THEN lower(a.lanes) END AS lane, a.doctor_id = $1 AS doctor, a.patient_id = $2 AS patient,
      a.doctor_id <> $1 AND coalesce(a.room_id = $3, false) AS room
    FROM appointments a
    WHERE (a.doctor_id = $1 OR a.patient_id = $2 OR a.room_id = $3) AND a.${ACTIVE} AND ${BLOCKING} AND a.id IS DISTINCT FROM $4::uuid
      AND a.starts_at > $5::timestamptz - interval '10 hours' AND a.starts_at < $6::timestamptz + interval '2 hours'
      AND a.blocked && tstzrange($5, $6)
    ORDER BY a.starts_at, a.id`,
};

/** What is booked around a place: of the doctor, the patient and the room. @param own the appointment itself when it moves */
export async function nearBookings(unit: UnitOfWork, place: Place, own: string | null, { from, to }: Span): Promise<NearBooking[]> {
  const values = [place.doctorId, place.patientId, place.roomId, own, new Date(from), new Date(to)];
  const rows = await unit.queryHot<NearRow>(NEAR, values);
  return rows.map((row) => ({
    ...{ from: row.from, to: row.to, visit: { from: row.starts, to: row.ends } },
    ...{ typeId: row.type_id, lane: row.lane, doctor: row.doctor, patient: row.patient, room: row.room },
  }));
}
