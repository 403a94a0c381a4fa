import { Injectable } from '@nestjs/common';
import type { ListQuery, VitalsDue, VitalsDueList } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../common/cursor.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { dueCount, duePage, type DueRow } from './due-vitals.queries.js';

const USUAL_LIMIT = 20;
const SORT = 'vitals-due';

/** Whose vital signs somebody should take now. */
@Injectable()
export class DueVitals {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** How many they are. It names nobody, so looking leaves nothing in the audit. */
  count({ timeZone }: Principal): Promise<number> {
    return dueCount(this.units.current, timeZone);
  }

  /** One page, who waits longest first. It shows names and no values. */
  async list({ limit = USUAL_LIMIT, cursor }: ListQuery, { timeZone: zone }: Principal): Promise<VitalsDueList> {
    const after = cursor ? decodeInstantCursor(cursor, SORT) : null;
    const rows = await duePage(this.units.current, { zone, limit, after });
    const data = rows.slice(0, limit).map(toVitalsDue);
    this.audit.recordSoon({ action: 'vitals.due_listed', entity: 'vital_signs', details: { shown: data.length } });
    const total = rows[0]?.counted ?? (after ? null : 0);
    return { data, page: { nextCursor: nextCursor(rows, limit), total, totalIsEstimate: false } };
  }
}

const toVitalsDue = ({ patientId, patient, place, since, doctorName }: DueRow): VitalsDue => ({
  ...{ patientId, patient, place, doctorName },
  since: since.toISOString(),
});

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly DueRow[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.key, last.patientId]) : null;
}
