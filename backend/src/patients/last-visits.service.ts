import { Injectable } from '@nestjs/common';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { lockPatientOf, noteVisits } from './last-visits.queries.js';

/** When each patient was here last. */
@Injectable()
export class LastVisits {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly events: LiveEvents,
  ) {}

  /**
   * Locks the patient of an appointment that is about to be completed, before the appointment itself: a merge locks in the same order, so that
   * neither waits for the other.
   */
  lock(appointmentId: string): Promise<unknown> {
    return lockPatientOf(this.units.current, appointmentId);
  }

  /** An appointment of this patient was completed in this transaction. */
  async note(patientId: string): Promise<void> {
    await noteVisits(this.units.current, patientId);
    this.events.emit('patient.updated', { patientId });
  }
}
