import { Injectable } from '@nestjs/common';
import type {
  DuplicateCandidate,
  FieldError,
  Patient,
  PatientDetails,
  RegisterPatientRequest,
  UpdatePatientRequest,
} from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { dayIn } from '../common/days.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { CustomFieldValues } from '../custom-fields/custom-field-values.service.js';
import { LiveEvents } from '../events/live-events.service.js';
import { growthOnHold, PlanLimits } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { changedFields, detailErrors, toValues, type PatientValues } from './patient-details.rules.js';
import { DuplicatesService } from './duplicates.service.js';
import { valuesOf } from './patient-columns.js';
import { AllergiesService } from './allergies.service.js';
import { NO_ALLERGIES } from './allergy.mapper.js';
import { firstAllergyErrors } from './allergy.rules.js';
import { toPatient } from './patient.mapper.js';
import { PatientStateError, PossibleDuplicateError } from './patients.errors.js';
import { findPatient, insertPatient, lockPatientStatus, movePatient, updatePatient, type WholePatient } from './patients.queries.js';

type Change = 'patient.registered' | 'patient.updated' | 'patient.archived' | 'patient.restored';

/** What a hospital does with one patient. */
@Injectable()
export class PatientsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly limits: PlanLimits,
    private readonly duplicates: DuplicatesService,
    private readonly customFields: CustomFieldValues,
    private readonly allergies: AllergiesService,
    private readonly events: LiveEvents,
  ) {}

  /**
   * @throws DomainError tenant.on_hold, patient.possible_duplicate with the candidates, plan.patient_limit
   */
  async register(request: RegisterPatientRequest, caller: Principal): Promise<Patient> {
    if (caller.suspension !== null) throw growthOnHold();
    const [values, candidates] = await Promise.all([
      this.validValues(request, caller, { before: {}, more: firstAllergyErrors(request) }),
      request.allowDuplicate ? [] : this.candidates(request, caller),
    ]);
    await this.requireMother(values.motherId);
    if (candidates.length > 0) throw new PossibleDuplicateError(candidates);
    const row = await insertPatient(this.units.current, values, caller);
    this.limits.take('patients');
    const details = { allowDuplicate: request.allowDuplicate ?? false, unidentified: values.unidentified };
    await this.changed('patient.registered', row.id, details);
    const asked = await this.allergies.recordFirst(row.id, request, caller);
    return row.motherId === null && !asked ? this.shown({ ...row, ...NOBODY_YET }, caller) : this.answer(row.id, caller);
  }

  /** Reading one patient is written to the audit. */
  async get(id: string, caller: Principal): Promise<Patient> {
    const row = await this.find(id);
    await this.record('patient.read', id);
    return this.shown(row, caller);
  }

  /**
   * Replaces every field. The medical history stays as it is when the caller may not write records.
   * @throws staleVersion when someone else was faster
   */
  async update(id: string, { body, version }: { body: UpdatePatientRequest; version: number }, caller: Principal): Promise<Patient> {
    const before = await this.find(id);
    refuseUnlessActive(before);
    const values = await this.validValues(body, caller, { before: before.customFields });
    if (values.motherId !== before.motherId) await this.requireMother(values.motherId);
    const after = caller.permissions.has('records:write') ? values : { ...values, medicalHistory: before.medicalHistory };
    if (!(await updatePatient(this.units.current, { id, version, values: after }, caller))) throw staleVersion();
    await this.changed('patient.updated', id, { fields: changedFields(valuesOf(before), after) });
    return this.answer(id, caller);
  }

  /** Gives the place in the plan back in the same transaction. */
  async archive(id: string, version: number | null, caller: Principal): Promise<void> {
    const before = await this.find(id);
    const moved = await movePatient(this.units.current, { id, version, from: 'active', to: 'archived' }, caller);
    if (!moved)
      throw version !== null && version !== before.version ? staleVersion() : new PatientStateError('This patient is not active any more.');
    await this.changed('patient.archived', id);
    await this.limits.giveBack('patients');
  }

  /** Care goes on during a billing hold, so bringing back a known patient is allowed then. @throws DomainError plan.patient_limit */
  async restore(id: string, caller: Principal): Promise<Patient> {
    await this.find(id);
    const moved = await movePatient(this.units.current, { id, version: null, from: 'archived', to: 'active' }, caller);
    if (!moved) throw new PatientStateError('Only an archived patient can be brought back.');
    await this.changed('patient.restored', id);
    this.limits.take('patients');
    return this.answer(id, caller);
  }

  /** Asked for in one round trip with the hospital's own fields. Nobody, where the details are refused anyway. */
  private async candidates(details: RegisterPatientRequest, { timeZone }: Principal): Promise<DuplicateCandidate[]> {
    return detailErrors(details).length > 0 ? [] : this.duplicates.candidates(toValues(details, dayIn(timeZone)));
  }

  /** The mother of a newborn is an active patient, now and at COMMIT. @throws InvalidRequestError */
  private async requireMother(motherId: string | null): Promise<void> {
    if (motherId === null || (await lockPatientStatus(this.units.current, motherId)) === 'active') return;
    throw new InvalidRequestError([{ path: 'motherId', code: 'mother.not_found', message: 'There is no such active patient.' }]);
  }

  private async find(id: string): Promise<WholePatient> {
    const row = await findPatient(this.units.current, id);
    if (!row) throw missing('patient.not_found');
    return row;
  }

  private async answer(id: string, caller: Principal): Promise<Patient> {
    return this.shown(await this.find(id), caller);
  }

  /** As this caller may see the patient. */
  private async shown(row: WholePatient, caller: Principal): Promise<Patient> {
    const customFields = await this.customFields.seen(row.customFields, caller.roles);
    return toPatient({ ...row, customFields }, caller.permissions.has('records:read'));
  }

  /** What is to be written; of fields that the caller does not see, what was there `before`. @throws InvalidRequestError naming the fields */
  private async validValues(
    details: PatientDetails,
    { roles, timeZone }: Principal,
    { before, more = [] }: { before: PatientValues['customFields']; more?: readonly FieldError[] },
  ): Promise<PatientValues> {
    const writing = { roles, before, mayLack: details.unidentified ?? false };
    const custom = await this.customFields.written(details.customFields, writing);
    const errors = [...detailErrors(details), ...more, ...custom.errors];
    if (errors.length > 0) throw new InvalidRequestError(errors);
    return { ...toValues(details, dayIn(timeZone)), customFields: custom.values };
  }

  /** In the audit, and to open pages. */
  private async changed(action: Change, id: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.record(action, id, details);
    this.events.emit(action, { patientId: id });
  }

  private record(action: string, id: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.audit.record({ action, entity: 'patient', entityId: id, patientId: id, details });
  }
}

/** What a patient who was registered a moment ago has not got. */
const NOBODY_YET = { allergies: NO_ALLERGIES, mother: null, children: [], replacedBy: null };

/** @throws PatientStateError */
function refuseUnlessActive({ status, replacedBy }: WholePatient): void {
  if (status === 'archived') throw new PatientStateError('This patient is archived. Restore the patient before editing.');
  if (status === 'merged')
    throw new PatientStateError(`This record was merged. Edit ${replacedBy?.patientNumber ?? 'the other one'} instead.`);
}
