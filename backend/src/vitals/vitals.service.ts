import { Injectable } from '@nestjs/common';
import type { CorrectVitalsRequest, RecordVitalsRequest, VitalSigns, VitalSignsList, VitalsQuery } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor, type CursorValues } from '../common/cursor.js';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { measuringErrors, toVitalValues, withoutNulls } from './vital-values.rules.js';
import { toVitalSigns } from './vitals.mapper.js';
import { COUNT_LIMIT, findVitals, insertVitals, lockPatient, lockPatientOf, markMistaken, vitalsPage } from './vitals.queries.js';
import type { CountedVitals, MeasuredPatient, VitalsRow } from './vitals.queries.js';

const USUAL_LIMIT = 20;
const SORT = 'vitals';

/** Who says what of which measuring, having seen which version of it, if any. */
export interface VitalsChange<T> {
  readonly id: string;
  readonly body: T;
  readonly version: number | null;
}

/** What is measured of patients. A measuring is never written over: a wrong one is marked, and a right one may take its place. */
@Injectable()
export class Vitals {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** One page, the newest first. Reading it is reading the chart. @throws NotFoundError `patient.not_found` */
  async list(patientId: string, query: VitalsQuery, { timeZone: zone }: Principal): Promise<VitalSignsList> {
    const { limit = USUAL_LIMIT, cursor } = query;
    const after = cursor ? decodeInstantCursor(cursor, SORT) : null;
    const rows = await vitalsPage(this.units.current, { ...query, patientId }, { zone, limit, after });
    if (!rows) throw missing('patient.not_found');
    await this.audit.record({
      action: 'vitals.listed',
      entity: 'vital_signs',
      patientId,
      details: { shown: Math.min(rows.length, limit) },
    });
    return { data: rows.slice(0, limit).map(toVitalSigns), page: { nextCursor: nextCursor(rows, limit), ...countOf(rows, after) } };
  }

  /** Reading one is reading the chart. @throws NotFoundError `vitals.not_found` */
  async get(id: string, caller: Principal): Promise<VitalSigns> {
    const row = await this.find(id, caller);
    await this.record('read', row);
    return toVitalSigns(row);
  }

  /** A hospital that does not pay measures all the same. @throws InvalidRequestError, NotFoundError, DomainError `patient.illegal_state` */
  async add(patientId: string, request: RecordVitalsRequest, caller: Principal): Promise<VitalSigns> {
    const id = await this.insert({ patientId, replacesId: null }, withoutNulls(request), caller);
    return this.tell('recorded', await this.find(id, caller));
  }

  /** Marks one as a mistake and writes down what takes its place. @throws as `add` and `markWrong` */
  async correct({ id, body, version }: VitalsChange<CorrectVitalsRequest>, caller: Principal): Promise<VitalSigns> {
    const { reason, ...request } = body;
    const before = await this.markWrong({ id, body: { reason }, version }, caller);
    const { visitId, takenAt } = before;
    const whole = { takenAt: takenAt.toISOString(), ...(visitId ? { visitId } : {}), ...withoutNulls(request) };
    const next = await this.insert({ patientId: before.patientId, replacesId: id }, whole, caller);
    return this.tell('corrected', await this.find(next, caller), { replaces: id });
  }

  /** @throws NotFoundError, DomainError `vitals.illegal_state`, `patient.illegal_state`, `version.stale` */
  async enterInError(change: VitalsChange<{ reason: string }>, caller: Principal): Promise<VitalSigns> {
    await this.markWrong(change, caller);
    return this.tell('entered_in_error', await this.find(change.id, caller));
  }

  private async markWrong({ id, body, version }: VitalsChange<{ reason: string }>, caller: Principal): Promise<VitalsRow> {
    const patient = await lockPatientOf(this.units.current, id);
    if (!patient) throw missing('vitals.not_found');
    requireActive(patient);
    const before = await this.find(id, caller);
    if (before.status !== 'final') throw new DomainError('vitals.illegal_state', 'This measuring was marked as a mistake already.');
    if (!(await markMistaken(this.units.current, { id, reason: body.reason, version }, caller.name))) throw staleVersion();
    return before;
  }

  private async insert(
    { patientId, replacesId }: { patientId: string; replacesId: string | null },
    request: RecordVitalsRequest,
    caller: Principal,
  ): Promise<string> {
    const errors = measuringErrors(request, Date.now());
    if (errors.length > 0) throw new InvalidRequestError(errors);
    const { visitId = null, takenAt = new Date().toISOString() } = request;
    const patient = await lockPatient(this.units.current, { patientId, visitId, takenAt, zone: caller.timeZone });
    if (!patient) throw missing('patient.not_found');
    requireMeasurable(patient, visitId);
    return insertVitals(this.units.current, { patientId, visitId, takenAt, replacesId, values: toVitalValues(request) }, caller);
  }

  private async find(id: string, { timeZone }: Principal): Promise<VitalsRow> {
    const row = await findVitals(this.units.current, id, timeZone);
    if (!row) throw missing('vitals.not_found');
    return row;
  }

  private async tell(what: string, row: VitalsRow, details: Readonly<Record<string, unknown>> = {}): Promise<VitalSigns> {
    await this.record(what, row, details);
    this.events.emit('vitals.recorded', { vitalsId: row.id, patientId: row.patientId });
    return toVitalSigns(row);
  }

  private record(what: string, { id, patientId }: VitalsRow, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.audit.record({ action: `vitals.${what}`, entity: 'vital_signs', entityId: id, patientId, details });
  }
}

function requireActive({ status }: { status: string }): void {
  if (status !== 'active') throw new DomainError('patient.illegal_state', 'This patient is not active. Nothing can be recorded here.');
}

function requireMeasurable(patient: MeasuredPatient, visitId: string | null): void {
  requireActive(patient);
  if (visitId && !patient.visit) throw missing('visit.not_found');
  if (patient.dateOfBirth && patient.takenOn < patient.dateOfBirth) throw beforeBirth();
}

const beforeBirth = () =>
  new InvalidRequestError([{ path: 'takenAt', code: 'instant.before_birth', message: 'This is before the patient was born.' }]);

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly CountedVitals[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.key, last.id]) : null;
}

/** Exact up to 1,001, above that a lower bound; null behind the last row of a later page. */
function countOf(rows: readonly CountedVitals[], after: CursorValues | null): { total: number | null; totalIsEstimate: boolean } {
  const total = rows[0]?.counted ?? (after ? null : 0);
  return total !== null && total > COUNT_LIMIT ? { total: COUNT_LIMIT - 1, totalIsEstimate: true } : { total, totalIsEstimate: false };
}
