import { Injectable } from '@nestjs/common';
import type { UpdateAppointmentRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LastVisits } from '../patients/last-visits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AppointmentHistory } from './appointment-history.service.js';
import { isOpen } from './appointment.rules.js';
import type { WholeAppointmentRow } from './appointment-rows.js';
import { illegalState } from './appointments.errors.js';
import { lockAppointment, writeWords } from './appointments.queries.js';
import { lockHours } from './availability/schedule.queries.js';
import { Bookings } from './booking.service.js';
import { moveAppointment } from './booking.queries.js';

/** Which parts of an appointment an edit changes. */
interface Moves {
  readonly start: boolean;
  readonly end: boolean;
  readonly doctor: boolean;
  readonly length: boolean;
  readonly type: boolean;
  readonly room: boolean;
}

const MINUTE_MS = 60_000;

const wordsOf = ({ reason = null, notes = null }: { reason?: string | null; notes?: string | null }) => ({ reason, notes });

const minutesOf = (startsAt: Date | string, endsAt: Date | string): number =>
  Math.round((new Date(endsAt).getTime() - new Date(startsAt).getTime()) / MINUTE_MS);

const movesOf = (before: WholeAppointmentRow, wanted: UpdateAppointmentRequest): Moves => ({
  start: before.starts_at.getTime() !== Date.parse(wanted.startsAt),
  end: before.ends_at.getTime() !== Date.parse(wanted.endsAt),
  doctor: before.doctor_id !== wanted.doctorId,
  length: minutesOf(before.starts_at, before.ends_at) !== minutesOf(wanted.startsAt, wanted.endsAt),
  type: before.type_id !== (wanted.typeId ?? null),
  room: before.room_id !== (wanted.roomId ?? null),
});

/** What of them its history keeps: what stayed is left out. */
const detailsOf = (before: WholeAppointmentRow, wanted: UpdateAppointmentRequest, { start, doctor, length, type, room }: Moves) => ({
  ...(start ? { fromStartsAt: before.starts_at, toStartsAt: new Date(wanted.startsAt) } : {}),
  ...(doctor ? { fromDoctorId: before.doctor_id, toDoctorId: wanted.doctorId } : {}),
  ...(length ? { fromMinutes: minutesOf(before.starts_at, before.ends_at), toMinutes: minutesOf(wanted.startsAt, wanted.endsAt) } : {}),
  ...(type ? { fromTypeId: before.type_id, toTypeId: wanted.typeId ?? null } : {}),
  ...(room ? { fromRoomId: before.room_id, toRoomId: wanted.roomId ?? null } : {}),
});

/** Edits of an appointment: another time, doctor or room, or other words. */
@Injectable()
export class Rescheduling {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly history: AppointmentHistory,
    private readonly bookings: Bookings,
    private readonly visits: LastVisits,
  ) {}

  /**
   * The appointment keeps its id; its history says from when to when, and from whom to whom.
   * @throws DomainError `appointment.illegal_state`, `version.stale`, and as `Bookings.place`; `appointment.conflict`
   */
  async update(id: string, wanted: UpdateAppointmentRequest, version: number, caller: Principal): Promise<void> {
    // Patient, hours, appointment: in the order of bookings and of merges, so that none waits for another in a ring.
    await this.visits.lock(id);
    await lockHours(this.units.current);
    const before = await lockAppointment(this.units.current, id);
    if (!before) throw missing('appointment.not_found');
    if (before.version !== version) throw staleVersion();
    if (!isOpen(before.status)) throw illegalState(before.status, 'changed');
    const moves = movesOf(before, wanted);
    if (Object.values(moves).includes(true)) await this.move(before, wanted, moves, caller);
    else await writeWords(this.units.current, { id, ...wordsOf(wanted) }, caller);
    await this.record(before, wanted, moves, caller);
  }

  /** Nobody else books or moves meanwhile, so what is looked up is what the constraints will say. */
  private async move(before: WholeAppointmentRow, wanted: UpdateAppointmentRequest, moves: Moves, caller: Principal): Promise<void> {
    const stays = !moves.start && !moves.doctor;
    const meant = wanted.outsideHours ?? (stays && !moves.end && before.outside_hours);
    const kept = { typeId: before.type_id, roomId: before.room_id };
    const place = await this.bookings.place({ ...wanted, outsideHours: meant }, before.patient_id, caller, { mayBePast: stays, kept });
    const unit = this.units.current;
    const isTaken = (await this.bookings.conflictsOf(place, before.id)).length > 0;
    if (isTaken || !(await moveAppointment(unit, before.id, { ...place, ...wordsOf(wanted) }, caller)))
      throw await this.bookings.conflict(place, before.id, caller);
  }

  /** Words alone are in the audit, not in its history. */
  private async record(before: WholeAppointmentRow, wanted: UpdateAppointmentRequest, moves: Moves, caller: Principal): Promise<void> {
    const { id, patient_id: patientId, doctor_id: doctorId, status } = before;
    const details = detailsOf(before, wanted, moves);
    if (Object.keys(details).length === 0) {
      this.history.tell('appointment.changed', { appointmentId: id, doctorId, patientId });
      return this.audit.record({ action: 'appointment.updated', entity: 'appointment', entityId: id, patientId });
    }
    const subject = { appointmentId: id, patientId, doctorId: wanted.doctorId, fromStatus: status, toStatus: status };
    return this.history.record(moves.start || moves.doctor ? 'moved' : 'updated', { ...subject, ...details }, caller);
  }
}
