import { Injectable } from '@nestjs/common';
import type { AppointmentDetails, AppointmentStatus } from '@hms/shared-dto';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LastVisits } from '../patients/last-visits.service.js';
import { growthOnHold } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AppointmentHistory } from './appointment-history.service.js';
import { mayBeReinstated } from './appointment.rules.js';
import type { WholeAppointmentRow } from './appointment-rows.js';
import { illegalState } from './appointments.errors.js';
import { lockAppointment, statusBeforeCancelling, writeStatus } from './appointments.queries.js';
import { lockHours } from './availability/schedule.queries.js';
import { moveAppointment } from './booking.queries.js';
import { Bookings } from './booking.service.js';

/** So long a cancellation is a slip of the hand: taking it back makes all as it was, though the visit should have begun by now. */
const SLIP_MS = 5 * 60_000;

const detailsOf = (row: WholeAppointmentRow): AppointmentDetails => ({
  doctorId: row.doctor_id,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  outsideHours: row.outside_hours,
  ...(row.type_id ? { typeId: row.type_id } : {}),
  ...(row.room_id ? { roomId: row.room_id } : {}),
});

/** Takes cancellations back, where nobody has the time by now. */
@Injectable()
export class Reinstating {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly history: AppointmentHistory,
    private readonly bookings: Bookings,
    private readonly visits: LastVisits,
  ) {}

  /**
   * The appointment keeps its id, and its history says that it was cancelled.
   * @param version null where the caller has seen none
   * @throws DomainError `appointment.illegal_state` for one that is not cancelled, `version.stale`, `tenant.on_hold`, and as `Bookings.place`;
   * `appointment.conflict`
   */
  async reinstate(id: string, version: number | null, caller: Principal): Promise<void> {
    // Patient, hours, appointment: in the order of bookings and of merges.
    await this.visits.lock(id);
    await lockHours(this.units.current);
    const before = await lockAppointment(this.units.current, id);
    if (!before) throw missing('appointment.not_found');
    if (version !== null && version !== before.version) throw staleVersion();
    if (!mayBeReinstated(before.status)) throw illegalState(before.status, 'taken back');
    const slip = Date.now() - before.updated_at.getTime() < SLIP_MS;
    if (caller.suspension !== null && !slip) throw growthOnHold();
    await this.takePlace(before, slip, caller);
    const toStatus: AppointmentStatus = slip ? await statusBeforeCancelling(this.units.current, id) : 'scheduled';
    await writeStatus(this.units.current, { id, status: toStatus, reason: null }, caller);
    const { patient_id: patientId, doctor_id: doctorId } = before;
    await this.history.record('reinstated', { appointmentId: id, patientId, doctorId, fromStatus: 'cancelled', toStatus }, caller);
  }

  /** Nobody else books or moves meanwhile, so what is looked up is what the constraints will say. A row that is cancelled takes a lane but blocks nobody. */
  private async takePlace(before: WholeAppointmentRow, mayBePast: boolean, caller: Principal): Promise<void> {
    const kept = { typeId: before.type_id, roomId: before.room_id };
    const place = await this.bookings.place(detailsOf(before), before.patient_id, caller, { mayBePast, kept });
    const { id, reason, notes } = before;
    const isTaken = (await this.bookings.conflictsOf(place, id)).length > 0;
    if (isTaken || !(await moveAppointment(this.units.current, id, { ...place, reason, notes }, caller)))
      throw await this.bookings.conflict(place, id, caller);
  }
}
