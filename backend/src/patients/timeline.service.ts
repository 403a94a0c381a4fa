import { Injectable } from '@nestjs/common';
import { TIMELINE_KINDS, type Permission, type Timeline, type TimelineKind, type TimelineQuery } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../audit/audit-log.js';
import { decodeCursor, encodeCursor, isCursorInstant, refuseCursor, type CursorValues } from '../common/cursor.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { toTimelineEntry } from './timeline.mapper.js';
import { timelinePage, type TimelineRow } from './timeline.queries.js';

const DEFAULT_LIMIT = 20;
/** What a cursor is bound to. */
const ORDER = 'timeline';

/** What happened to a patient, out of what every module has written down. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Reading it is reading the chart. @throws NotFoundError `patient.not_found` */
  async list(patientId: string, query: TimelineQuery, caller: Principal): Promise<Timeline> {
    const { limit = DEFAULT_LIMIT, cursor, from, to } = query;
    const after = cursor ? readCursor(cursor) : null;
    const wanted = { patientId, kinds: kindsFor(query, caller), from, to, zone: caller.timeZone, limit, after };
    const rows = await timelinePage(this.units.current, wanted);
    if (!rows) throw missing('patient.not_found');
    await this.audit.record({ action: 'patient.timeline_read', entity: 'patient', entityId: patientId, patientId });
    const page = { nextCursor: nextCursor(rows, limit), total: null, totalIsEstimate: false };
    return { data: rows.slice(0, limit).map(toTimelineEntry), page };
  }
}

/** Allergies are part of every chart; some kinds have a permission of their own. */
const NEEDED: Readonly<Partial<Record<TimelineKind, Permission>>> = {
  appointment: 'appointments:read',
  visit: 'records:read',
  vitals: 'records:read',
  condition: 'records:read',
  care_plan: 'records:read',
  prescription: 'prescriptions:read',
  lab: 'labs:read',
};

function kindsFor({ kind }: TimelineQuery, { permissions }: Principal): TimelineKind[] {
  const asked = kind ? [kind] : TIMELINE_KINDS;
  return asked.filter((one) => NEEDED[one] === undefined || permissions.has(NEEDED[one]));
}

/** @throws InvalidRequestError when it is none of a timeline's */
function readCursor(cursor: string): CursorValues {
  const values = decodeCursor(cursor, ORDER, 3);
  return isCursorInstant(values[0]) && isUUID(values[1]) && typeof values[2] === 'string' ? values : refuseCursor();
}

/** Null when the page's entries are the last ones. */
function nextCursor(rows: readonly TimelineRow[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(ORDER, [last.key, last.id, last.event]) : null;
}
