import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { LiveEvents } from '../events/live-events.service.js';

/** Which visit, of whom. */
export interface VisitPlace {
  readonly id: string;
  readonly patientId: string;
  readonly doctorId: string;
}

/** What is told of visits: to the audit, without a word of the note, and to open pages. */
@Injectable()
export class VisitLog {
  constructor(
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** A change that this unit has written; open pages are told. */
  async changed(what: string, { id, patientId, doctorId }: VisitPlace, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.record(what, { id, patientId }, details);
    this.events.emit('visit.changed', { visitId: id, patientId, doctorId });
  }

  /** The reading of a chart, or the audit's part of a change. */
  record(
    what: string,
    { id, patientId }: Pick<VisitPlace, 'id' | 'patientId'>,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    return this.audit.record({ action: `visit.${what}`, entity: 'visit', entityId: id, patientId, details });
  }
}
