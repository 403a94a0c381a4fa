import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { Editor } from './appointments.queries.js';
import type { Place } from './booking.queries.js';

const GIVE_BACK = {
  name: 'give-back-lapsed',
  text: `DELETE FROM appointments a WHERE a.status = 'held' AND a.held_until <= now()
      AND (a.doctor_id = $1 OR a.patient_id = $2 OR a.room_id = $3)
      AND a.blocked && tstzrange($4::timestamptz - make_interval(mins => $6), $5::timestamptz + make_interval(mins => $7))
    RETURNING a.id`,
};

/** Removes holds that are over and in the way of a place, since the constraints know no clock. @returns whether there were any */
export async function giveBackLapsed(unit: UnitOfWork, place: Place): Promise<boolean> {
  const { doctorId, patientId, roomId, startsAt, endsAt, bufferBefore, bufferAfter } = place;
  const rows = await unit.queryHot(GIVE_BACK, [doctorId, patientId, roomId, startsAt, endsAt, bufferBefore, bufferAfter]);
  return rows.length > 0;
}

/** What was held for somebody who does not take it. */
export async function giveBack(unit: UnitOfWork, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await unit.execute(`DELETE FROM appointments WHERE id = ANY ($1) AND status = 'held'`, [ids]);
}

/** Makes an appointment of a hold. @returns whether it was still held */
export async function confirmHold(unit: UnitOfWork, id: string, { userId, name }: Editor): Promise<boolean> {
  const confirmed = await unit.execute(
    `UPDATE appointments SET status = 'scheduled', held_until = NULL, updated_by = $2, updated_by_name = $3, updated_at = now()
     WHERE id = $1 AND status = 'held' AND held_until > now()`,
    [id, userId, name],
  );
  return confirmed === 1;
}
