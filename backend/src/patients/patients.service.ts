import { Injectable } from '@nestjs/common';
import type { Patient, PatientDetails, RegisterPatientRequest, UpdatePatientRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { growthOnHold, PlanLimits } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { changedFields, dayIn, detailErrors, toValues, type PatientValues } from './patient-details.rules.js';
import { duplicateReasons } from './patient-duplicates.rules.js';
import { PatientEntity } from './patient.entity.js';
import { toCandidate, toPatient } from './patient.mapper.js';
import { PatientStateError, PossibleDuplicateError } from './patients.errors.js';
import { insertPatient, movePatient, possibleDuplicates, updatePatient } from './patients.queries.js';

const MAX_CANDIDATES = 5;

/** What a hospital does with one patient. */
@Injectable()
export class PatientsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly limits: PlanLimits,
  ) {}

  /**
   * @throws DomainError tenant.on_hold, patient.possible_duplicate with the candidates, plan.patient_limit
   */
  async register(request: RegisterPatientRequest, caller: Principal): Promise<Patient> {
    if (caller.suspension !== null) throw growthOnHold();
    const values = validValues(request, caller);
    if (!request.allowDuplicate) await this.refuseDuplicates(values);
    await this.limits.take('patients');
    const id = await insertPatient(this.units.current, values, caller);
    await this.record('patient.registered', id, { allowDuplicate: request.allowDuplicate ?? false, unidentified: values.unidentified });
    return this.answer(id, caller);
  }

  /** Reading one patient is written to the audit. */
  async get(id: string, caller: Principal): Promise<Patient> {
    const row = await this.find(id);
    await this.record('patient.read', id);
    return toPatient(row, mayReadRecords(caller));
  }

  /**
   * Replaces every field. The medical history stays as it is when the caller may not write records.
   * @throws staleVersion when someone else was faster
   */
  async update(id: string, { body, version }: { body: UpdatePatientRequest; version: number }, caller: Principal): Promise<Patient> {
    const before = await this.find(id);
    if (before.status === 'archived') throw new PatientStateError('This patient is archived. Restore the patient before editing.');
    const values = validValues(body, caller);
    const after = caller.permissions.has('records:write') ? values : { ...values, medicalHistory: before.medicalHistory };
    if (!(await updatePatient(this.units.current, { id, version, values: after }, caller))) throw staleVersion();
    await this.record('patient.updated', id, { fields: changedFields(valuesOf(before), after) });
    return this.answer(id, caller);
  }

  /** Gives the place in the plan back in the same transaction. */
  async archive(id: string, version: number | null, caller: Principal): Promise<void> {
    const before = await this.find(id);
    const moved = await movePatient(this.units.current, { id, version, from: 'active', to: 'archived' }, caller);
    if (!moved)
      throw version !== null && version !== before.version ? staleVersion() : new PatientStateError('This patient is archived already.');
    await this.record('patient.archived', id);
    await this.limits.giveBack('patients');
  }

  /** Care goes on during a billing hold, so bringing back a known patient is allowed then. @throws DomainError plan.patient_limit */
  async restore(id: string, caller: Principal): Promise<Patient> {
    await this.find(id);
    const moved = await movePatient(this.units.current, { id, version: null, from: 'archived', to: 'active' }, caller);
    if (!moved) throw new PatientStateError('This patient is active already.');
    await this.record('patient.restored', id);
    await this.limits.take('patients');
    return this.answer(id, caller);
  }

  private async refuseDuplicates(values: PatientValues): Promise<void> {
    if (values.unidentified) return;
    const blocked = await possibleDuplicates(this.units.current, values);
    const candidates = blocked
      .map((row) => toCandidate(row, duplicateReasons(values, row)))
      .filter(({ reasons }) => reasons.length > 0)
      .sort((one, other) => other.reasons.length - one.reasons.length)
      .slice(0, MAX_CANDIDATES);
    if (candidates.length > 0) throw new PossibleDuplicateError(candidates);
  }

  private async find(id: string): Promise<PatientEntity> {
    const row = await this.units.current.repository(PatientEntity).findOneBy({ id });
    if (!row) throw missing('patient.not_found');
    return row;
  }

  private async answer(id: string, caller: Principal): Promise<Patient> {
    return toPatient(await this.find(id), mayReadRecords(caller));
  }

  private record(action: string, id: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.audit.record({ action, entity: 'patient', entityId: id, patientId: id, details });
  }
}

const mayReadRecords = (caller: Principal): boolean => caller.permissions.has('records:read');

/** @throws InvalidRequestError naming the fields */
function validValues(details: PatientDetails, caller: Principal): PatientValues {
  const errors = detailErrors(details);
  if (errors.length > 0) throw new InvalidRequestError(errors);
  return toValues(details, dayIn(caller.timeZone));
}

const valuesOf = (row: PatientEntity): PatientValues => ({
  firstName: row.firstName,
  lastName: row.lastName,
  nameSearch: row.nameSearch,
  unidentified: row.unidentified,
  dateOfBirth: row.dateOfBirth,
  birthDateEstimated: row.birthDateEstimated,
  gender: row.gender,
  email: row.email,
  phone: row.phone,
  address: row.address,
  bloodGroup: row.bloodGroup,
  medicalHistory: row.medicalHistory,
  customFields: row.customFields,
});
