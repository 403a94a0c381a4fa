import { Injectable } from '@nestjs/common';
import type {
  Amount,
  Prescription,
  PrescriptionContent,
  PrescriptionList,
  PrescriptionQuery,
  PrescriptionRequest,
  PrescriptionSummary,
} from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../common/cursor.js';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { VisitDirectory } from '../records/visit-directory.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import type { MedicationSnapshot } from './checks/check.types.js';
import { toSnapshot } from './formulary/medication.mapper.js';
import { Medications } from './formulary/medications.service.js';
import { holdsOf } from './holds.queries.js';
import type { PrescriptionRow } from './prescription-rows.js';
import { toPrescription, toPrescriptionSummary } from './prescription.mapper.js';
import { contentErrors, supplyOf } from './prescription.rules.js';
import {
  COUNT_LIMIT,
  countPrescriptions,
  dispensesOf,
  findPrescription,
  insertDraft,
  issuesOf,
  prescriptionPage,
  rewriteDraft,
  signedTogether,
  type PageRow,
} from './prescriptions.queries.js';
import { patientFacts } from './signing.queries.js';

const DEFAULT_LIMIT = 20;

/** What a draft is made of, once the formulary has been asked. */
interface Written {
  readonly content: PrescriptionContent;
  readonly medication: MedicationSnapshot;
  readonly supply: Amount;
}

/** Prescriptions as they are read and written. Signing, ending and handing out are services of their own. */
@Injectable()
export class Prescriptions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly medications: Medications,
    private readonly visits: VisitDirectory,
  ) {}

  /** One page. Of one patient it is a reading of the chart. */
  async list(query: PrescriptionQuery, { timeZone }: Principal): Promise<PrescriptionList> {
    const { limit = DEFAULT_LIMIT, cursor, sort = '-createdAt', patientId } = query;
    const after = cursor ? decodeInstantCursor(cursor, sort) : null;
    const unit = this.units.current;
    const rows = await prescriptionPage(unit, { ...query, sort, timeZone }, { limit, after });
    const counted = await countPrescriptions(unit, { ...query, timeZone });
    const data = rows.slice(0, limit).map(toPrescriptionSummary);
    const event = { action: 'prescription.listed', entity: 'prescription', details: { shown: data.length } };
    if (patientId) await this.audit.record({ ...event, patientId });
    else this.audit.recordSoon(event);
    const total = Math.min(counted, COUNT_LIMIT - 1);
    return { data, page: { nextCursor: nextCursor(rows, limit, sort), total, totalIsEstimate: counted >= COUNT_LIMIT } };
  }

  /** Reading one is reading the chart. @throws NotFoundError `prescription.not_found` */
  async get(id: string): Promise<Prescription> {
    const prescription = await this.find(id);
    await this.record('read', prescription);
    return prescription;
  }

  /**
   * What stands on one paper: this prescription, and what the same prescriber signed for the patient on the same day and still counts.
   * @throws NotFoundError `prescription.not_found`, DomainError `prescription.illegal_state` for one that is not signed or counts no more
   */
  async onPaper(id: string, { timeZone }: Principal): Promise<{ prescriberId: string; prescriptions: PrescriptionSummary[] }> {
    const rows = await signedTogether(this.units.current, id, timeZone);
    if (rows.length === 0) {
      await this.row(id);
      throw illegalState('is not signed, or counts no more. It cannot be printed');
    }
    return { prescriberId: rows[0].prescriber_id, prescriptions: rows.map(toPrescriptionSummary) };
  }

  /** Writes a draft. @throws NotFoundError, also `visit.not_found`, InvalidRequestError, DomainError `patient.illegal_state`, `prescription.medication_archived` */
  async draft({ patientId, visitId, ...content }: PrescriptionRequest, caller: Principal): Promise<Prescription> {
    await this.requireActive(patientId, caller);
    if (visitId) await this.visits.requireOf(patientId, visitId);
    const written = await this.written(content);
    return this.added(await insertDraft(this.units.current, { ...written, patientId, priorId: null, visitId: visitId ?? null }, caller));
  }

  /** Writes a draft anew. @throws DomainError `prescription.illegal_state`, `version.stale`, and as `draft` */
  async rewrite(
    id: string,
    { content, version }: { content: PrescriptionContent; version: number },
    caller: Principal,
  ): Promise<Prescription> {
    const row = await this.row(id);
    if (row.status !== 'draft') throw illegalState('is signed or over. Renew it to prescribe something else');
    if (row.version !== version) throw staleVersion();
    const changed = await rewriteDraft(this.units.current, { id, version }, await this.written(content), caller);
    if (!changed) throw staleVersion();
    return this.changed('rewritten', id);
  }

  /** A draft of the same, to be signed anew. What the patient weighs and whether she is pregnant is asked anew too. */
  async renew(id: string, caller: Principal): Promise<Prescription> {
    const row = await this.row(id);
    if (row.status === 'draft' || row.status === 'entered-in-error') throw illegalState('cannot be renewed');
    await this.requireActive(row.patient_id, caller);
    const written = await this.written(contentOf(row));
    return this.added(await insertDraft(this.units.current, { ...written, patientId: row.patient_id, priorId: id, visitId: null }, caller));
  }

  /** What a request says, with the medicine that it names. @throws NotFoundError, InvalidRequestError, DomainError */
  async written(content: PrescriptionContent): Promise<Written> {
    const medication = toSnapshot(await this.medications.forPrescribing(content.medicationId));
    const errors = contentErrors(medication, content);
    const supply = errors.length > 0 ? null : supplyOf(medication, content);
    if (supply === null) throw new InvalidRequestError(errors);
    return { content, medication, supply };
  }

  /** After a change: into the audit and to open pages. */
  async changed(what: string, id: string, details: Readonly<Record<string, unknown>> = {}): Promise<Prescription> {
    const prescription = await this.find(id);
    await this.record(what, prescription, details);
    this.events.emit('prescription.changed', { prescriptionId: id, patientId: prescription.patientId });
    return prescription;
  }

  private added(id: string): Promise<Prescription> {
    return this.changed('drafted', id);
  }

  private async find(id: string): Promise<Prescription> {
    const [unit, row] = [this.units.current, await this.row(id)];
    return toPrescription(row, {
      issues: await issuesOf(unit, id),
      holds: await holdsOf(unit, id),
      dispenses: await dispensesOf(unit, id),
    });
  }

  private async row(id: string): Promise<PrescriptionRow> {
    const row = await findPrescription(this.units.current, id);
    if (!row) throw missing('prescription.not_found');
    return row;
  }

  private async requireActive(patientId: string, { timeZone }: Principal): Promise<void> {
    const facts = await patientFacts(this.units.current, patientId, timeZone);
    if (!facts) throw missing('patient.not_found');
    if (facts.status !== 'active') throw inactivePatient();
  }

  private record(what: string, { id, patientId }: Pick<Prescription, 'id' | 'patientId'>, details: Readonly<Record<string, unknown>> = {}) {
    return this.audit.record({ action: `prescription.${what}`, entity: 'prescription', entityId: id, patientId, details });
  }
}

export const illegalState = (why: string): DomainError => new DomainError('prescription.illegal_state', `This prescription ${why}.`);

export const inactivePatient = (): DomainError =>
  new DomainError('patient.illegal_state', 'This patient is not active. Nothing can be prescribed here.');

const contentOf = (row: PrescriptionRow): PrescriptionContent => ({
  medicationId: row.medication_id,
  dose: { value: row.dose_value, unit: row.dose_unit },
  ...{ route: row.route, frequency: row.frequency, asNeeded: row.as_needed, quantity: row.quantity, refills: row.refills },
  asNeededReason: row.as_needed_reason ?? undefined,
  durationDays: row.duration_days ?? undefined,
  indication: row.indication ?? undefined,
  instructions: row.instructions ?? undefined,
});

/** Null when the page's rows are the last ones. */
function nextCursor(rows: readonly PageRow[], limit: number, sort: string): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(sort, [last.key, last.id]) : null;
}
