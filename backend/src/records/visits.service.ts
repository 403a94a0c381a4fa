import { Injectable } from '@nestjs/common';
import type { StartVisitRequest, Visit, VisitNoteRequest, VisitStatus } from '@hms/shared-dto';
import { AppointmentsService } from '../appointments/appointments.service.js';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion, versionRequired } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { VisitEntity } from './visit.entity.js';
import { VisitLog } from './visit-log.service.js';
import { toVisit } from './visit.mapper.js';
import { changedFields, mayBecome, toNote } from './visit.rules.js';
import { illegalState, inactivePatient, noPerson, notAuthor, otherPatient, startedAlready } from './visits.errors.js';
import { findVisit, lockVisit, startContext, type StartContext, type VisitRow } from './visits.queries.js';

/** What somebody wants of a visit that is there. */
export interface VisitStep {
  readonly to: VisitStatus;
  /** How a refusal calls it: `signed`. */
  readonly wanted: string;
  /** The version that was seen; null when it was not sent. */
  readonly version: number | null;
  /** Only the visit's author may. */
  readonly byAuthor: boolean;
}

/**
 * Visits as their doctors start and write them. What was begun may be finished whatever becomes of the patient's registration or of the
 * hospital's bill: a note that cannot be saved is lost.
 */
@Injectable()
export class Visits {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly log: VisitLog,
    private readonly appointments: AppointmentsService,
  ) {}

  /**
   * A draft of the caller's. Whoever has checked in for the appointment is with the doctor from now on.
   * @throws NotFoundError for whom it names and who is not there, DomainError `patient.illegal_state`, `visit.other_patient`,
   *   `visit.started_already`, `appointment.illegal_state`
   */
  async start(request: StartVisitRequest, caller: Principal): Promise<Visit> {
    if (caller.kind !== 'person') throw noPerson();
    const { patientId, appointmentId, class: kind = 'AMB', ...note } = request;
    const context = await startContext(this.units.current, request);
    if (context.patientStatus === null) throw missing('patient.not_found');
    if (context.patientStatus !== 'active') throw inactivePatient(context.patientStatus);
    if (appointmentId) await this.begin(appointmentId, { ...context, patientId }, caller);
    const { identifiers } = await this.repository.insert({
      ...{ patientId, appointmentId: appointmentId ?? null, class: kind, ...toNote(note) },
      ...{ doctorId: caller.userId, doctorName: caller.name },
    });
    const { id } = identifiers[0] as { id: string };
    await this.log.changed('started', { id, patientId, doctorId: caller.userId }, appointmentId ? { appointmentId } : {});
    return this.answer(id);
  }

  /** Reading one is written to the audit. @throws NotFoundError `visit.not_found` */
  async get(id: string): Promise<Visit> {
    const found = await this.answer(id);
    await this.log.record('read', found);
    return found;
  }

  /**
   * Replaces the note of a draft. The same text again changes nothing, not even the version.
   * @throws NotFoundError, DomainError `visit.illegal_state`, `visit.not_author`, `version.stale`
   */
  async save(id: string, request: VisitNoteRequest, version: number, caller: Principal): Promise<Visit> {
    const before = await this.lock(id, { to: 'draft', wanted: 'written on', version, byAuthor: true }, caller);
    const note = toNote(request);
    const fields = changedFields(before, note);
    if (fields.length === 0) return toVisit(before);
    await this.write(before, note);
    // Lists show the chief complaint alone: no page reads again for the rest, which is written every few seconds.
    if (fields.includes('chiefComplaint')) await this.log.changed('saved', before, { fields });
    else await this.log.record('saved', before, { fields });
    return this.answer(id);
  }

  /** The visit, which nobody else changes until COMMIT, if it may become what is wanted by this person. @throws as `save`, `version.required` */
  async lock(id: string, { to, wanted, version, byAuthor }: VisitStep, { kind, userId }: Principal): Promise<VisitRow> {
    const row = await lockVisit(this.units.current, id);
    if (!row) throw missing('visit.not_found');
    if (kind !== 'person') throw noPerson();
    if (!mayBecome(row.status, to)) throw illegalState(row.status, wanted);
    if (byAuthor && row.doctorId !== userId) throw notAuthor(row.doctorName);
    if (version === null) throw versionRequired();
    if (version !== row.version) throw staleVersion();
    return row;
  }

  /** Writes to a visit that this transaction has locked. */
  write({ id, version }: Pick<VisitRow, 'id' | 'version'>, columns: Partial<VisitEntity>): Promise<unknown> {
    return this.repository.update({ id }, { ...columns, version: version + 1, updatedAt: new Date() });
  }

  /** @throws NotFoundError `visit.not_found` */
  async answer(id: string): Promise<Visit> {
    const row = await findVisit(this.units.current, id);
    if (!row) throw missing('visit.not_found');
    return toVisit(row);
  }

  private async begin(id: string, { appointment, visitId, patientId }: StartContext & { patientId: string }, caller: Principal) {
    if (!appointment) throw missing('appointment.not_found');
    if (appointment.patientId !== patientId) throw otherPatient();
    if (visitId) throw startedAlready(visitId);
    if (appointment.status === 'cancelled' || appointment.status === 'no_show') {
      throw new DomainError('appointment.illegal_state', 'This appointment did not take place. Start the visit without it.');
    }
    if (appointment.status === 'checked_in') await this.appointments.move(id, { to: 'in_progress', version: null }, caller);
  }

  private get repository() {
    return this.units.current.repository(VisitEntity);
  }
}
