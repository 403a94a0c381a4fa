import { Injectable } from '@nestjs/common';
import { MAX_MEDICATIONS, type Medication, type MedicationList, type MedicationQuery, type MedicationRequest } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { MedicationEntity } from './medication.entity.js';
import { columnsOf, toMedication } from './medication.mapper.js';
import { medicationErrors } from './medication.rules.js';
import { countMatching, medicationPage, nextCursor, readCursor, wordsOf } from './medications.queries.js';

const DEFAULT_LIMIT = 20;

/** What can be prescribed in the hospital. */
@Injectable()
export class Medications {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** @throws InvalidRequestError, DomainError `medication.taken`, `medication.limit` */
  async add(request: MedicationRequest): Promise<Medication> {
    valid(request);
    if ((await this.repository.count()) >= MAX_MEDICATIONS) throw full();
    const { identifiers } = await this.repository.insert(columnsOf(request));
    const { id } = identifiers[0] as { id: string };
    await this.record('added', id, { name: request.name });
    return this.get(id);
  }

  /** One page by name. */
  async list({ q = '', status = 'active', limit = DEFAULT_LIMIT, cursor }: MedicationQuery): Promise<MedicationList> {
    const wanted = { words: wordsOf(q), archived: status === 'archived' };
    const rows = await medicationPage(this.units.current, { ...wanted, limit, after: cursor ? readCursor(cursor) : null });
    const total = await countMatching(this.units.current, wanted);
    return {
      data: rows.slice(0, limit).map(toMedication),
      page: { nextCursor: nextCursor(rows, { ...wanted, limit }), total, totalIsEstimate: false },
    };
  }

  /** @throws NotFoundError `medication.not_found` */
  async get(id: string): Promise<Medication> {
    return toMedication(await this.find(id));
  }

  /** What was prescribed before keeps what it said. @throws NotFoundError, InvalidRequestError, DomainError `version.stale`, `….illegal_state`, `….taken` */
  async change(id: string, request: MedicationRequest, version: number): Promise<Medication> {
    valid(request);
    const row = await this.find(id);
    if (row.archivedAt) throw illegalState('is archived. Restore it before editing');
    await this.write(row, version, columnsOf(request));
    await this.record('changed', id, { name: request.name });
    return this.get(id);
  }

  /** It is offered no more. @throws NotFoundError, DomainError `version.stale`, `….illegal_state` */
  async archive(id: string, version: number | null): Promise<void> {
    const row = await this.find(id);
    if (row.archivedAt) throw illegalState('is archived already');
    await this.write(row, version ?? row.version, { archivedAt: new Date() });
    await this.record('archived', id, { name: row.name });
  }

  /** @throws NotFoundError, DomainError `….illegal_state`, `….taken` when one like it is in use meanwhile */
  async restore(id: string): Promise<Medication> {
    const row = await this.find(id);
    if (!row.archivedAt) throw illegalState('is not archived');
    await this.write(row, row.version, { archivedAt: null });
    await this.record('restored', id, { name: row.name });
    return this.get(id);
  }

  /** For a prescription. @throws NotFoundError `medication.not_found`, DomainError `prescription.medication_archived` */
  async forPrescribing(id: string): Promise<MedicationEntity> {
    const row = await this.find(id);
    if (row.archivedAt)
      throw new DomainError('prescription.medication_archived', 'This medicine is no longer prescribed here. Choose another one.');
    return row;
  }

  private async find(id: string): Promise<MedicationEntity> {
    const row = await this.repository.findOneBy({ id });
    if (!row) throw missing('medication.not_found');
    return row;
  }

  private async write({ id }: MedicationEntity, version: number, columns: Partial<MedicationEntity>): Promise<void> {
    const { affected } = await this.repository.update({ id, version }, { ...columns, version: version + 1, updatedAt: new Date() });
    if (!affected) throw staleVersion();
  }

  /** In the audit, and to open pages. */
  private record(what: string, id: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    this.events.emit('formulary.changed', { medicationId: id });
    return this.audit.record({ action: `medication.${what}`, entity: 'medication', entityId: id, details });
  }

  private get repository() {
    return this.units.current.repository(MedicationEntity);
  }
}

/** 422: the formulary is as large as it may be. */
export const full = (): DomainError =>
  new DomainError(
    'medication.limit',
    `A formulary has at most ${MAX_MEDICATIONS} medicines, archived ones included. No more can be added.`,
  );

const illegalState = (why: string): DomainError => new DomainError('medication.illegal_state', `This medicine ${why}.`);

/** @throws InvalidRequestError */
function valid(request: MedicationRequest): void {
  const errors = medicationErrors(request);
  if (errors.length > 0) throw new InvalidRequestError(errors);
}
