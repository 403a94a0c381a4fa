import { Injectable } from '@nestjs/common';
import type { VisitList, VisitQuery } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../common/cursor.js';
import { missing } from '../common/id-param.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { toVisitSummary } from './visit.mapper.js';
import { countOf, countsForPatient, visitPage, type CountedVisit } from './visits.queries.js';

const USUAL_LIMIT = 20;
const SORT = '-startedAt';

/** Visits of many, or of one patient. */
@Injectable()
export class VisitDirectory {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** One page, the newest first. That of one patient is a reading of the chart. */
  async list(query: VisitQuery): Promise<VisitList> {
    const { limit = USUAL_LIMIT, cursor, patientId } = query;
    const after = cursor ? decodeInstantCursor(cursor, SORT) : null;
    const filters = Object.entries(query).flatMap(([name, value]) => (value === undefined || name === 'cursor' ? [] : [name]));
    const event = { action: 'visit.listed', entity: 'visit', details: { filters } };
    if (patientId) await this.audit.record({ ...event, patientId });
    else this.audit.recordSoon(event);
    const rows = await visitPage(this.units.current, query, { limit, after });
    return { data: rows.slice(0, limit).map(toVisitSummary), page: { nextCursor: nextCursor(rows, limit), ...countOf(rows, after) } };
  }

  /** For what is prescribed or ordered at a visit. @throws NotFoundError `visit.not_found` for one of another patient, or entered in error */
  async requireOf(patientId: string, visitId: string): Promise<void> {
    if (!(await countsForPatient(this.units.current, patientId, visitId))) throw missing('visit.not_found');
  }
}

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly CountedVisit[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.key, last.id]) : null;
}
