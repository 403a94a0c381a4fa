import { Injectable } from '@nestjs/common';
import type {
  AcknowledgeRequest,
  CriticalResult,
  CriticalResultList,
  CriticalResultQuery,
  CriticalTimes,
  CriticalTimesQuery,
} from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../../common/cursor.js';
import { DomainError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { displayOf, pageTotal, toLabPatient } from '../lab-rows.js';
import { criticalTimes } from './critical-times.queries.js';
import {
  criticalPage,
  findCritical,
  lockCritical,
  writeAcknowledgement,
  type CountedCritical,
  type CriticalRow,
} from './critical.queries.js';

const USUAL_LIMIT = 20;
const USUAL_DAYS = 30;

/** Critical results that wait for somebody, and their acknowledgement: one at a time, by who has read the value back. */
@Injectable()
export class CriticalResults {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  async list({ limit = USUAL_LIMIT, cursor, status = 'open', patientId, toldTo }: CriticalResultQuery): Promise<CriticalResultList> {
    const after = cursor ? decodeInstantCursor(cursor, status) : null;
    const which = { status, patientId: patientId ?? null, toldTo: toldTo ?? null };
    const rows = await criticalPage(this.units.current, which, { limit, after });
    const data = rows.slice(0, limit).map(toCritical);
    const entry = { action: 'critical_results.listed', entity: 'critical_result', details: { shown: data.length } };
    if (patientId) await this.audit.record({ ...entry, patientId });
    else this.audit.recordSoon(entry);
    return { data, page: { nextCursor: nextCursor(rows, limit, status), ...pageTotal(rows, after === null) } };
  }

  /** How long they have waited: numbers alone, of nobody. */
  async times({ days = USUAL_DAYS }: CriticalTimesQuery): Promise<CriticalTimes> {
    const { from, to, reported, acknowledged, escalated, median, ninetieth, steps } = await criticalTimes(this.units.current, days);
    this.audit.recordSoon({ action: 'critical_results.times_read', entity: 'critical_result', details: { days } });
    return {
      ...{ from: from.toISOString(), to: to.toISOString(), reported, acknowledged, waiting: reported - acknowledged, escalated },
      ...{ medianMinutes: median, ninetiethMinutes: ninetieth, steps },
    };
  }

  /** @throws NotFoundError, DomainError `critical_result.illegal_state`, `critical_result.read_back`, `version.stale` */
  async acknowledge(id: string, { readBack }: AcknowledgeRequest, version: number | null, caller: Principal): Promise<CriticalResult> {
    const unit = this.units.current;
    const state = await lockCritical(unit, id);
    if (!state) throw missing('critical_result.not_found');
    if (state.superseded_at) throw illegalState('This result was corrected. Look at the correction.');
    if (state.acknowledged_at) throw illegalState('This result was acknowledged already.');
    if (version !== null && version !== state.version) throw staleVersion();
    const row = (await findCritical(unit, id))!;
    if (!readsBack(readBack, displayOf(row, row)))
      throw new DomainError('critical_result.read_back', 'Write the value as you have read it back. It is not the one that was reported.');
    await writeAcknowledgement(unit, id, { by: caller, readBack });
    const minutes = Math.round((Date.now() - state.created_at.getTime()) / 60_000);
    const entry = { action: 'critical_result.acknowledged', entity: 'critical_result', entityId: id, patientId: state.patient_id };
    await this.audit.record({ ...entry, details: { minutes, escalations: state.escalations } });
    this.events.emit('lab.order_changed', { orderId: state.order_id, patientId: state.patient_id });
    return toCritical((await findCritical(unit, id))!);
  }
}

const illegalState = (detail: string): DomainError => new DomainError('critical_result.illegal_state', detail);

/** The value stands in what was read back, as a whole: 6.3 is not read back by 16.3. */
export function readsBack(text: string, value: string): boolean {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\d.,])${escaped}(?![\\d]|[.,]\\d)`, 'iu').test(text.replace(/(\d),(\d)/g, '$1.$2'));
}

const toCritical = (row: CriticalRow): CriticalResult => ({
  id: row.id,
  patient: toLabPatient(row),
  orderId: row.order_id,
  orderNumber: row.order_number,
  orderer: row.orderer_name,
  testName: row.test_name,
  display: displayOf(row, row),
  unit: row.unit,
  flag: row.flag,
  range: row.range,
  createdAt: row.created_at.toISOString(),
  escalatesAt: row.escalates_at?.toISOString() ?? null,
  notices: row.notices.map(({ at, ...notice }) => ({ ...notice, at: new Date(at).toISOString() })),
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  acknowledgedBy: row.acknowledged_by_name,
  readBack: row.read_back,
  version: row.version,
});

function nextCursor(rows: readonly CountedCritical[], limit: number, status: string): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(status, [last.key, last.id]) : null;
}
