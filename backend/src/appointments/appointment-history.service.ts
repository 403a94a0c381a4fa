import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import type { Principal } from '../common/request.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AppointmentEvents } from './appointment-events.service.js';
import { insertChange, type Change } from './appointments.queries.js';

type AppointmentEventKind = 'appointment.booked' | 'appointment.moved' | 'appointment.changed';
type Subject = Pick<Change, 'appointmentId' | 'doctorId' | 'patientId'>;

function kindOf({ fromStatus, toStartsAt, toDoctorId }: Change): AppointmentEventKind {
  if (fromStatus === null) return 'appointment.booked';
  return toStartsAt || toDoctorId ? 'appointment.moved' : 'appointment.changed';
}

/** The one place where a change of an appointment is written down: its history, the audit, who wants to hear of it, and open pages. */
@Injectable()
export class AppointmentHistory {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: AppointmentEvents,
    private readonly live: LiveEvents,
  ) {}

  async record(action: string, change: Change, caller: Principal): Promise<void> {
    await insertChange(this.units.current, change, caller);
    const { appointmentId: entityId, patientId, doctorId, fromStatus, toStatus, reason } = change;
    const details = { doctorId, fromStatus, toStatus, ...(reason ? { reason } : {}) };
    await this.audit.record({ action: `appointment.${action}`, entity: 'appointment', entityId, patientId, details });
    await this.events.changed(change, caller);
    this.tell(kindOf(change), change);
  }

  /** Open pages, of what its history does not keep: other words. */
  tell(kind: AppointmentEventKind, { appointmentId, doctorId, patientId }: Subject): void {
    this.live.emit(kind, { appointmentId, doctorId, patientId });
  }
}
