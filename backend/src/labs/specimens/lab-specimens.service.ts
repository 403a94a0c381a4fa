import { Injectable } from '@nestjs/common';
import type {
  CollectSpecimenRequest,
  LabSpecimen,
  LabSpecimenList,
  LabSpecimenQuery,
  LabStage,
  RejectSpecimenRequest,
} from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeCursor, encodeCursor, isCursorInstant, type CursorValues } from '../../common/cursor.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { pageTotal } from '../lab-rows.js';
import {
  findSpecimen,
  lockSpecimen,
  refreshStage,
  replaceSpecimen,
  specimenPage,
  stageCounts,
  toSpecimen,
  writeStep,
  type CountedSpecimen,
  type SpecimenRow,
} from './specimens.queries.js';

const USUAL_LIMIT = 20;
/** Clocks of wards differ a little. */
const CLOCK_GRACE_MS = 60_000;

const STANDS: Readonly<Record<LabStage, string>> = {
  collect: 'This specimen is not collected yet.',
  receive: 'This specimen is collected and not received yet.',
  enter: 'This specimen was received already.',
  verify: 'Results of this specimen wait to be verified.',
  done: 'The results of this specimen are final.',
  rejected: 'This specimen was refused. Another one is to be collected.',
  cancelled: 'The tests of this specimen were cancelled.',
};

/** @throws DomainError `lab_specimen.illegal_state` */
export const refuseStage = (stage: LabStage): DomainError => new DomainError('lab_specimen.illegal_state', STANDS[stage]);

/** Tubes and cups: worklists, and the way into the laboratory. */
@Injectable()
export class LabSpecimens {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  async list(query: LabSpecimenQuery): Promise<LabSpecimenList> {
    const { limit = USUAL_LIMIT, cursor, stage } = query;
    const after = cursor ? readCursor(cursor, stage) : null;
    const rows = await specimenPage(this.units.current, query, { limit, after });
    const counts = await stageCounts(this.units.current);
    const data = rows.slice(0, limit).map(toSpecimen);
    this.audit.recordSoon({ action: 'lab_specimens.listed', entity: 'lab_specimen', details: { stage, shown: data.length } });
    return { data, counts, page: { nextCursor: nextCursor(rows, limit, stage), ...pageTotal(rows, after === null) } };
  }

  /** @throws NotFoundError, InvalidRequestError, DomainError `lab_specimen.illegal_state`, `version.stale` */
  async collect(
    id: string,
    { collectedAt, fastingStatus }: CollectSpecimenRequest,
    version: number | null,
    caller: Principal,
  ): Promise<LabSpecimen> {
    const row = await this.open(id, version, ['collect']);
    const at = collectedAt ? new Date(collectedAt) : new Date();
    if (at.getTime() > Date.now() + CLOCK_GRACE_MS) throw invalid('collectedAt', 'instant.future', 'This time is in the future.');
    if (collectedAt && at.getTime() < row.ordered_at.getTime() - 7 * 86_400_000)
      throw invalid('collectedAt', 'instant.out_of_range', 'This time is more than a week before the order.');
    const values = { collected_at: at, collector_id: caller.userId, collector_name: caller.name, fasting_status: fastingStatus ?? null };
    await writeStep(this.units.current, id, values, 'collected');
    await refreshStage(this.units.current, id);
    return this.stepped('collected', row);
  }

  /** The laboratory has it. @throws as `collect` */
  async receive(id: string, version: number | null, caller: Principal): Promise<LabSpecimen> {
    const row = await this.open(id, version, ['receive']);
    await writeStep(this.units.current, id, { received_at: new Date(), receiver_name: caller.name }, 'received');
    await refreshStage(this.units.current, id);
    return this.stepped('received', row);
  }

  /** The laboratory cannot use it: another one is to be collected. Not once there is something to verify. @throws as `collect` @returns the refused one */
  async reject(id: string, { reason, note }: RejectSpecimenRequest, version: number | null, caller: Principal): Promise<LabSpecimen> {
    if (reason === 'other' && !note) throw invalid('note', 'text.required', 'Say why.');
    const row = await this.open(id, version, ['receive', 'enter']);
    if (await this.hasFinal(id)) throw refuseStage('done');
    await replaceSpecimen(this.units.current, id, { reason, note: note || null, by: caller.name });
    return this.stepped('rejected', row, { reason });
  }

  private async open(id: string, version: number | null, stages: readonly LabStage[]): Promise<SpecimenRow> {
    const row = await lockSpecimen(this.units.current, id);
    if (!row) throw missing('lab_specimen.not_found');
    if (!stages.includes(row.stage)) throw refuseStage(row.stage);
    if (version !== null && version !== row.version) throw staleVersion();
    return row;
  }

  private async hasFinal(id: string): Promise<boolean> {
    const rows = await this.units.current.query(
      `SELECT FROM lab_order_items WHERE specimen_id = $1 AND status IN ('final', 'corrected') LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  private async stepped(
    what: string,
    { id, order_id, patient_id }: SpecimenRow,
    details: Readonly<Record<string, unknown>> = {},
  ): Promise<LabSpecimen> {
    await this.audit.record({ action: `lab_specimen.${what}`, entity: 'lab_specimen', entityId: id, patientId: patient_id, details });
    this.events.emit('lab.order_changed', { orderId: order_id, patientId: patient_id });
    return toSpecimen((await findSpecimen(this.units.current, id))!);
  }
}

const invalid = (path: string, code: string, message: string) => new InvalidRequestError([{ path, code, message }]);

function readCursor(cursor: string, stage: string): CursorValues {
  const values = decodeCursor(cursor, stage, 3);
  if (Number.isInteger(values[0]) && isCursorInstant(values[1]) && isUUID(values[2])) return values;
  throw invalid('cursor', 'cursor.invalid', 'This page link is damaged. Start from the first page.');
}

function nextCursor(rows: readonly CountedSpecimen[], limit: number, stage: string): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(stage, [last.urgency, last.key, last.id]) : null;
}
