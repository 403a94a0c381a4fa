import { Injectable } from '@nestjs/common';
import type { Condition, ConditionChange, ConditionErrorRequest, FieldError, RecordConditionRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { ConditionEntity } from './condition.entity.js';
import { toCondition } from './condition.mapper.js';
import { changedFields, changeErrors, isSameProblem, recordErrors, toConditionValues, type ConditionValues } from './condition.rules.js';
import { lockPatient, lockPatientOf, type LockedPatient } from './conditions.queries.js';
import { findCode } from './diagnosis-codes.queries.js';

/** More than anybody has on a list that is read; a list that is full is one that nobody reads. */
const MAX_PROBLEMS = 200;

/** What becomes of which condition, as somebody has seen it. */
export interface ConditionEdit<T> {
  readonly id: string;
  readonly body: T;
  readonly version: number | null;
}

/** Diagnoses of visits, and the list of problems. */
@Injectable()
export class Conditions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** Reading one is reading the chart. @throws NotFoundError `condition.not_found` */
  async get(id: string): Promise<Condition> {
    const row = await this.find(id);
    await this.record('read', row);
    return toCondition(row);
  }

  /** @throws InvalidRequestError, NotFoundError, DomainError `patient.illegal_state`, `condition.recorded_already`, `condition.primary_taken` */
  async add(patientId: string, request: RecordConditionRequest, caller: Principal): Promise<Condition> {
    refuse(recordErrors(request));
    const { category, visitId = null, ...change } = request;
    const patient = await lockPatient(this.units.current, patientId, visitId);
    if (!patient) throw missing('patient.not_found');
    requireActive(patient);
    if (visitId && (patient.visitStatus ?? 'entered_in_error') === 'entered_in_error') throw missing('visit.not_found');
    const values = await this.valuesOf(change);
    const row = { patientId, visitId, category, ...values };
    await this.refuseSecond(row, null);
    const author = { recorderId: caller.kind === 'person' ? caller.userId : null, recorderName: caller.name, updatedByName: caller.name };
    const { id } = await this.repository.save(this.repository.create({ ...row, ...author }));
    return this.tell('recorded', await this.find(id));
  }

  /** Replaces what a person writes of it. @throws as `add`, and DomainError `version.stale`, `condition.illegal_state` */
  async change({ id, body, version }: ConditionEdit<ConditionChange>, caller: Principal): Promise<Condition> {
    const before = await this.lock(id);
    refuse(changeErrors(body, before.category));
    if (before.visitStatus !== null && before.visitStatus !== 'draft' && before.category === 'encounter-diagnosis') throw signed();
    const values = await this.valuesOf(body);
    await this.refuseSecond({ ...before, ...values }, id);
    await this.update({ id, version }, { ...values }, caller);
    return this.tell('changed', await this.find(id), { fields: changedFields(before, values) });
  }

  /** Also of a visit that is signed: it stays there, struck. @throws DomainError `condition.illegal_state`, `version.stale` */
  async enterInError({ id, body, version }: ConditionEdit<ConditionErrorRequest>, caller: Principal): Promise<Condition> {
    await this.lock(id);
    await this.update({ id, version }, { verificationStatus: 'entered-in-error', errorReason: body.reason }, caller);
    return this.tell('entered_in_error', await this.find(id));
  }

  /** One that may be changed, and nobody else changes the patient's list until COMMIT. */
  private async lock(id: string): Promise<ConditionEntity & Pick<LockedPatient, 'visitStatus'>> {
    const patient = await lockPatientOf(this.units.current, id);
    if (!patient) throw missing('condition.not_found');
    requireActive(patient);
    const row = await this.find(id);
    if (row.verificationStatus === 'entered-in-error') {
      throw new DomainError('condition.illegal_state', 'This was marked as a mistake already.');
    }
    return { ...row, visitStatus: patient.visitStatus };
  }

  private async update({ id, version }: { id: string; version: number | null }, change: Partial<ConditionEntity>, caller: Principal) {
    const { version: seen } = version === null ? await this.find(id) : { version };
    const next = { ...change, version: seen + 1, updatedAt: new Date(), updatedByName: caller.name };
    const { affected } = await this.repository.update({ id, version: seen }, next);
    if (!affected) throw staleVersion();
  }

  /** With the code's words as they are today. */
  private async valuesOf(change: ConditionChange): Promise<ConditionValues> {
    if (!change.code) return toConditionValues(change, null);
    const known = await findCode(this.units.current, change.code);
    if (!known) refuse([{ path: 'code', code: 'diagnosis_code.unknown', message: 'There is no such code. Choose one of the list.' }]);
    return toConditionValues(change, known!.display);
  }

  private async refuseSecond(next: Pick<ConditionEntity, 'patientId' | 'category'> & ConditionValues, self: string | null): Promise<void> {
    if (next.category !== 'problem-list-item') return;
    const rows = await this.repository.find({ where: { patientId: next.patientId, category: next.category }, take: MAX_PROBLEMS });
    if (self === null && rows.length >= MAX_PROBLEMS) {
      throw new DomainError('condition.limit', `A problem list has at most ${MAX_PROBLEMS} entries. Change one that is there.`);
    }
    const same = rows.find((row) => row.id !== self && isSameProblem(row, next));
    if (same)
      throw new DomainError('condition.recorded_already', 'This is on the problem list already. Change that entry.', { id: same.id });
  }

  private async find(id: string): Promise<ConditionEntity> {
    const row = await this.repository.findOneBy({ id });
    if (!row) throw missing('condition.not_found');
    return row;
  }

  private async tell(what: string, row: ConditionEntity, details: Readonly<Record<string, unknown>> = {}): Promise<Condition> {
    await this.record(what, row, details);
    this.events.emit('condition.changed', { conditionId: row.id, patientId: row.patientId });
    return toCondition(row);
  }

  private record(what: string, { id, patientId }: ConditionEntity, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.audit.record({ action: `condition.${what}`, entity: 'condition', entityId: id, patientId, details });
  }

  private get repository() {
    return this.units.current.repository(ConditionEntity);
  }
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new InvalidRequestError(errors);
}

function requireActive({ status }: LockedPatient): void {
  if (status !== 'active') throw new DomainError('patient.illegal_state', 'This patient is not active. Nothing can be recorded here.');
}

const signed = () =>
  new DomainError(
    'condition.illegal_state',
    'The visit is signed. Mark this as a mistake with a reason, and record what is right besides.',
  );
