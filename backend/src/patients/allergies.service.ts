import { Injectable } from '@nestjs/common';
import type { Allergy, AllergyAnswerRequest, AllergyList, AllergyRequest, RegisterPatientRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { answerAllergies, findAllergyRecord, lockAllergyRecord, touchAllergyRecord } from './allergies.queries.js';
import { AllergyEntity } from './allergy.entity.js';
import { toAllergy, toAllergyList } from './allergy.mapper.js';
import { changedAllergyFields, counts, sameSubstance, toAllergyValues, type AllergyValues } from './allergy.rules.js';
import { lockPatientStatus, patientExists } from './patients.queries.js';
import { PatientStateError } from './patients.errors.js';

/** More than anybody has; keeps a list in one answer. */
const MAX_ALLERGIES = 100;

/** One allergy of one patient. */
export interface AllergyPlace {
  /** The patient's. */
  readonly id: string;
  readonly allergyId: string;
}

/** What a hospital writes down of its patients' allergies. */
@Injectable()
export class AllergiesService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Reading them is reading the chart. @throws NotFoundError `patient.not_found` */
  async list(patientId: string): Promise<AllergyList> {
    const list = await this.find(patientId);
    await this.record('read', { patientId });
    return list;
  }

  /**
   * The list as it stands, for a check that writes an event of its own. `hold` keeps it as it is until COMMIT, and lets the checks of one patient
   * go one after the other.
   * @throws NotFoundError `patient.not_found`
   */
  async forCheck(patientId: string, { hold }: { hold: boolean }): Promise<AllergyList> {
    if (hold) await lockAllergyRecord(this.units.current, patientId);
    return this.find(patientId);
  }

  /** @throws DomainError `patient.illegal_state`, `allergy.recorded_already`, `allergy.limit` */
  async add(patientId: string, request: AllergyRequest, caller: Principal): Promise<Allergy> {
    const values = toAllergyValues(request);
    await this.open(patientId, caller);
    await this.refuseSecond(patientId, values, null);
    return this.get({ patientId, id: await this.insert(patientId, values, caller) });
  }

  /** What was said while this transaction registered the patient; `firstAllergyErrors` has nothing against it. @returns whether anything was */
  async recordFirst(patientId: string, { noKnownAllergies, allergies = [] }: RegisterPatientRequest, caller: Principal): Promise<boolean> {
    if (noKnownAllergies) {
      await answerAllergies(this.units.current, { patientId, noneKnown: true, version: 0 }, caller);
      await this.record('answered', { patientId }, { noneKnown: true });
      return true;
    }
    if (allergies.length === 0) return false;
    await touchAllergyRecord(this.units.current, patientId, caller);
    for (const request of allergies) await this.insert(patientId, toAllergyValues(request), caller);
    return true;
  }

  /** Replaces one. A mistake is marked as `entered-in-error`, never deleted. @throws DomainError `version.stale` and as `add` */
  async change(
    { id: patientId, allergyId: id }: AllergyPlace,
    { request, version }: { request: AllergyRequest; version: number },
    caller: Principal,
  ): Promise<Allergy> {
    const before = await this.repository.findOneBy({ patientId, id });
    if (!before) throw (await patientExists(this.units.current, patientId)) ? missing('allergy.not_found') : noPatient();
    const values = toAllergyValues(request);
    await this.open(patientId, caller);
    await this.refuseSecond(patientId, values, id);
    const next = { ...values, version: version + 1, updatedAt: new Date(), updatedByName: caller.name };
    const { affected } = await this.repository.update({ patientId, id, version }, next);
    if (!affected) throw staleVersion();
    await this.record('changed', { patientId, id }, { fields: changedAllergyFields(before, values) });
    return this.get({ patientId, id });
  }

  /** "No known allergies", or that this was not asked after all. @throws DomainError `version.stale`, `allergy.illegal_state` while some count */
  async answer(patientId: string, change: { body: AllergyAnswerRequest; version: number }, caller: Principal): Promise<AllergyList> {
    await this.requireActive(patientId);
    const { noneKnown } = change.body;
    const written = await answerAllergies(this.units.current, { patientId, noneKnown, version: change.version }, caller);
    if (!written) throw staleVersion();
    await this.record('answered', { patientId }, { noneKnown });
    return this.find(patientId);
  }

  private async insert(patientId: string, values: AllergyValues, caller: Principal): Promise<string> {
    const author = { recorderId: caller.userId, recorderName: caller.name, updatedByName: caller.name };
    const { id } = await this.repository.save(this.repository.create({ patientId, ...values, ...author }));
    await this.record('recorded', { patientId, id });
    return id;
  }

  private async find(patientId: string): Promise<AllergyList> {
    if (!(await patientExists(this.units.current, patientId))) throw noPatient();
    const answer = await findAllergyRecord(this.units.current, patientId);
    const rows = await this.repository.find({ where: { patientId }, take: MAX_ALLERGIES });
    return toAllergyList(answer, rows);
  }

  /** Locks the list of a patient who may be written about. */
  private async open(patientId: string, caller: Principal): Promise<void> {
    await this.requireActive(patientId);
    await touchAllergyRecord(this.units.current, patientId, caller);
  }

  private async requireActive(patientId: string): Promise<void> {
    const status = await lockPatientStatus(this.units.current, patientId);
    if (status === null) throw noPatient();
    if (status !== 'active') throw new PatientStateError('This patient is not active. Nothing can be recorded here.');
  }

  /** The same substance twice makes a list that nobody reads; a list that is full is one that nobody can. */
  private async refuseSecond(patientId: string, values: AllergyValues, self: string | null): Promise<void> {
    const rows = await this.repository.find({ where: { patientId }, take: MAX_ALLERGIES });
    if (self === null && rows.length >= MAX_ALLERGIES) {
      throw new DomainError('allergy.limit', `A patient has at most ${MAX_ALLERGIES} allergies. Change one that is there.`);
    }
    const same = rows.find((row) => row.id !== self && counts(row) && sameSubstance(row, values));
    if (same && counts(values)) {
      throw new DomainError('allergy.recorded_already', 'This allergy is recorded already. Change that entry instead.', { id: same.id });
    }
  }

  private async get(place: { patientId: string; id: string }): Promise<Allergy> {
    return toAllergy(await this.repository.findOneByOrFail({ ...place }));
  }

  private record(what: string, { patientId, id }: { patientId: string; id?: string }, details: Readonly<Record<string, unknown>> = {}) {
    return this.audit.record({ action: `allergy.${what}`, entity: 'allergy', entityId: id ?? null, patientId, details });
  }

  private get repository() {
    return this.units.current.repository(AllergyEntity);
  }
}

const noPatient = () => missing('patient.not_found');
