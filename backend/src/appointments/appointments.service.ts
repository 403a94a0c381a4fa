import { Injectable } from '@nestjs/common';
import type { Appointment, AppointmentStatus, BookAppointmentRequest, CancellationReason, UpdateAppointmentRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LastVisits } from '../patients/last-visits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AppointmentHistory } from './appointment-history.service.js';
import { toAppointment } from './appointment.mapper.js';
import { mayFollow, STATUS_WORDS } from './appointment.rules.js';
import type { WholeAppointmentRow } from './appointment-rows.js';
import { illegalState } from './appointments.errors.js';
import { changesOf, findAppointment, lockAppointment, writeStatus } from './appointments.queries.js';
import { Bookings } from './booking.service.js';
import { Reinstating } from './reinstating.service.js';
import { Rescheduling } from './rescheduling.service.js';

/** A change of status; `version` null where the caller has seen none. */
interface Step {
  readonly to: AppointmentStatus;
  readonly version: number | null;
  readonly reason?: CancellationReason;
  readonly note?: string;
}

/** What a hospital does with one appointment. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly history: AppointmentHistory,
    private readonly bookings: Bookings,
    private readonly rescheduling: Rescheduling,
    private readonly reinstating: Reinstating,
    private readonly visits: LastVisits,
  ) {}

  /** @throws DomainError see `Bookings.book` */
  async book(request: BookAppointmentRequest, caller: Principal): Promise<Appointment> {
    return this.answer(await this.bookings.book(request, caller));
  }

  /** Reading one is written to the audit. */
  async get(id: string): Promise<Appointment> {
    const found = await this.answer(id);
    await this.audit.record({ action: 'appointment.read', entity: 'appointment', entityId: id, patientId: found.patientId });
    return found;
  }

  /** @throws DomainError see `Rescheduling.update` */
  async update(id: string, request: UpdateAppointmentRequest, version: number, caller: Principal): Promise<Appointment> {
    await this.rescheduling.update(id, request, version, caller);
    return this.answer(id);
  }

  /** @throws DomainError see `Reinstating.reinstate` */
  async reinstate(id: string, version: number | null, caller: Principal): Promise<Appointment> {
    await this.reinstating.reinstate(id, version, caller);
    return this.answer(id);
  }

  /** @throws DomainError `appointment.illegal_state` when the present status does not lead there, `version.stale` */
  async move(id: string, { to, version, reason, note }: Step, caller: Principal): Promise<Appointment> {
    if (to === 'completed') await this.visits.lock(id);
    const before = await this.lock(id, version);
    if (!mayFollow(before.status, to)) throw illegalState(before.status, STATUS_WORDS[to]);
    await writeStatus(this.units.current, { id, status: to, reason: reason ?? null }, caller);
    const { patient_id: patientId, doctor_id: doctorId, status: fromStatus } = before;
    const change = { appointmentId: id, patientId, doctorId, fromStatus, toStatus: to };
    await this.history.record(to, { ...change, ...(reason ? { reason } : {}), ...(note ? { note } : {}) }, caller);
    if (to === 'completed') await this.visits.note(patientId);
    return this.answer(id);
  }

  private async lock(id: string, version: number | null): Promise<WholeAppointmentRow> {
    const row = await lockAppointment(this.units.current, id);
    if (!row) throw missing('appointment.not_found');
    if (version !== null && version !== row.version) throw staleVersion();
    return row;
  }

  private async answer(id: string): Promise<Appointment> {
    const { current } = this.units;
    const row = await findAppointment(current, id);
    if (!row) throw missing('appointment.not_found');
    return toAppointment(row, await changesOf(current, id));
  }
}
