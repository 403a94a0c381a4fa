import { Injectable } from '@nestjs/common';
import type { MergeRequest, PatientMerge, PatientMergeList } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { CustomFieldValues } from '../custom-fields/custom-field-values.service.js';
import { LiveEvents } from '../events/live-events.service.js';
import { PlanLimits } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { moveRows, movingReferences } from './merge-moves.queries.js';
import { takeLaterVisit } from './last-visits.queries.js';
import { mergedValues, mergeExcess, type OwnChoice } from './merge.rules.js';
import { toMerge } from './merge.mapper.js';
import { findMerge, leadTo, lockPatients, mergeAllergyAnswers, mergesOf, writeMerge } from './merges.queries.js';
import { mergeConflict, mergeExceeds, MergeStateError, PatientStateError } from './patients.errors.js';
import { valuesOf } from './patient-columns.js';
import { findPatient, patientExists, updatePatient, type WholePatient } from './patients.queries.js';

const MAX_MERGES = 50;

/** Two records of one person, the one that goes on first. */
type Pair = readonly [survivor: WholePatient, merged: WholePatient];

/** Makes one record of two. Nothing is lost: every row that referred to the one refers to the other, and the journal knows the way back. */
@Injectable()
export class MergesService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly limits: PlanLimits,
    private readonly events: LiveEvents,
    private readonly customFields: CustomFieldValues,
  ) {}

  /** @throws NotFoundError `patient.not_found` */
  async list(patientId: string): Promise<PatientMergeList> {
    if (!(await patientExists(this.units.current, patientId))) throw missing('patient.not_found');
    const rows = await mergesOf(this.units.current, patientId, MAX_MERGES);
    return { data: rows.map(toMerge) };
  }

  /**
   * @throws NotFoundError `patient.not_found`, DomainError `merge.illegal_state` when one of the records is not as it was seen, `patient.illegal_state`,
   * `merge.conflict` when rows of both cannot be one patient's, or one record cannot hold what both say
   */
  async merge(survivorId: string, request: MergeRequest, caller: Principal): Promise<PatientMerge> {
    const pair = await this.lockedPair(survivorId, request);
    const own = await this.ownChoice(request, caller);
    const [survivor, merged] = pair;
    const before = valuesOf(survivor);
    const values = mergedValues(before, valuesOf(merged), { take: request.take, own });
    const excess = mergeExcess(values);
    if (excess.length > 0) throw mergeExceeds(excess);
    const allergies = await mergeAllergyAnswers(this.units.current, { survivorId, mergedId: merged.id }, caller);
    const versions = { survivor_version: survivor.version + 1, merged_version: merged.version + 1 };
    const entry = {
      survivor_id: survivorId,
      merged_id: merged.id,
      taken: request.take,
      survivor_before: { ...before, lastVisitAt: survivor.lastVisitAt?.toISOString() ?? null },
      ...versions,
      ...allergies,
    };
    const mergeId = await writeMerge(this.units.current, entry, caller);
    const moved = await this.moveAll(mergeId, pair);
    await updatePatient(this.units.current, { id: survivorId, version: survivor.version, values }, caller);
    await takeLaterVisit(this.units.current, survivorId, merged.id);
    await leadTo(this.units.current, merged.id, survivorId, caller);
    await this.record(pair, mergeId, { taken: [...request.take, ...(own?.take ?? []).map((key) => `customFields.${key}`)], moved });
    await this.limits.giveBack('patients');
    return toMerge((await findMerge(this.units.current, mergeId))!);
  }

  /** Both as they were seen, and nobody else's until COMMIT. */
  private async lockedPair(survivorId: string, { mergedId, version, mergedVersion }: MergeRequest): Promise<Pair> {
    if (mergedId === survivorId) throw sameRecord();
    if (!(await lockPatients(this.units.current, [survivorId, mergedId]))) throw missing('patient.not_found');
    const survivor = (await findPatient(this.units.current, survivorId))!;
    const merged = (await findPatient(this.units.current, mergedId))!;
    refuseUnlessMergeable(survivor, merged);
    if (survivor.version !== version || merged.version !== mergedVersion) throw seenOtherwise();
    return [survivor, merged];
  }

  /** Null where nothing was chosen. @throws InvalidRequestError for a field that is not there for the caller */
  private async ownChoice({ takeCustomFields: take }: MergeRequest, { roles }: Principal): Promise<OwnChoice | null> {
    if (take === undefined) return null;
    await this.customFields.requireKnown(take, 'takeCustomFields', roles);
    return { seen: (await this.customFields.open(roles)).map(({ key }) => key), take };
  }

  private async moveAll(mergeId: string, [survivor, merged]: Pair): Promise<number> {
    let moved = 0;
    for (const reference of await movingReferences(this.units.current)) {
      const step = { mergeId, from: merged.id, to: survivor.id };
      moved += await moveRows(this.units.current, reference, step).catch((error: unknown) => {
        throw mergeConflict(reference.table, error);
      });
    }
    return moved;
  }

  /** One event in each record's own history, and one for open pages. */
  private async record([survivor, merged]: Pair, mergeId: string, details: Readonly<Record<string, unknown>>): Promise<void> {
    const entry = { entity: 'merge', entityId: mergeId };
    await this.audit.record({ ...entry, action: 'patient.merged', patientId: survivor.id, details: { ...details, other: merged.id } });
    await this.audit.record({ ...entry, action: 'patient.merged_away', patientId: merged.id, details: { other: survivor.id } });
    this.events.emit('patient.merged', { patientId: survivor.id, mergedId: merged.id });
  }
}

/** @throws PatientStateError */
function refuseUnlessMergeable(survivor: WholePatient, merged: WholePatient): void {
  const inactive = [survivor, merged].find(({ status }) => status !== 'active');
  if (inactive) throw new PatientStateError(`${inactive.patientNumber} is not active. Only active patients can be merged.`);
  if (survivor.motherId === merged.id || merged.motherId === survivor.id) {
    throw new PatientStateError('These two are mother and child. They cannot be one person.');
  }
}

const sameRecord = () =>
  new InvalidRequestError([{ path: 'mergedId', code: 'id.same', message: 'This is the same record. Name another one.' }]);

const seenOtherwise = () => new MergeStateError('One of the records was changed since you opened it. Load both again and compare.');
