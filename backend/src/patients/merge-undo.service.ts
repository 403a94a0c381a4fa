import { Injectable } from '@nestjs/common';
import type { PatientMerge } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { LiveEvents } from '../events/live-events.service.js';
import { PlanLimits } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { putVisitsBack } from './last-visits.queries.js';
import { moveRowsBack, movingReferences } from './merge-moves.queries.js';
import { toMerge } from './merge.mapper.js';
import { findMerge, leadTo, lockPatients, markUndone, restoreAllergyAnswer, type MergeRow } from './merges.queries.js';
import { mergeConflict, MergeStateError } from './patients.errors.js';
import { findPatient, patientExists, updatePatient } from './patients.queries.js';

/** A merge as the path names it: by one of its two records. */
export interface MergePlace {
  /** A patient's. */
  readonly id: string;
  readonly mergeId: string;
}

/** Takes merges back. What was written about the surviving record since stays with it; what was moved and changed since keeps the merge as it is. */
@Injectable()
export class MergeUndo {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly limits: PlanLimits,
    private readonly events: LiveEvents,
  ) {}

  /**
   * @throws NotFoundError `patient.not_found`, `merge.not_found`, DomainError `merge.illegal_state` with what speaks against it, `plan.patient_limit`
   */
  async undo(place: MergePlace, caller: Principal): Promise<PatientMerge> {
    const merge = await this.locked(place);
    await this.requireUnchanged(merge);
    await this.moveAllBack(merge);
    if (!(await restoreAllergyAnswer(this.units.current, merge, caller))) throw changedSince('the allergies');
    const restored = { id: merge.survivor_id, version: merge.survivor_version, values: merge.survivor_before };
    await updatePatient(this.units.current, restored, caller);
    await putVisitsBack(this.units.current, merge.survivor_id, merge.survivor_before.lastVisitAt ?? null);
    await leadTo(this.units.current, merge.merged_id, null, caller);
    await markUndone(this.units.current, merge.id, caller);
    await this.record(merge);
    this.limits.take('patients');
    return toMerge((await findMerge(this.units.current, merge.id))!);
  }

  private async locked({ id, mergeId }: MergePlace): Promise<MergeRow> {
    if (!(await patientExists(this.units.current, id))) throw missing('patient.not_found');
    const seen = await findMerge(this.units.current, mergeId);
    if (!seen || (seen.survivor_id !== id && seen.merged_id !== id)) throw missing('merge.not_found');
    await lockPatients(this.units.current, [seen.survivor_id, seen.merged_id]);
    const merge = (await findMerge(this.units.current, mergeId))!;
    if (merge.undone_at !== null) throw new MergeStateError('This merge was undone already.');
    return merge;
  }

  private async requireUnchanged(merge: MergeRow): Promise<void> {
    const survivor = (await findPatient(this.units.current, merge.survivor_id))!;
    const merged = (await findPatient(this.units.current, merge.merged_id))!;
    if (survivor.status !== 'active' || survivor.version !== merge.survivor_version)
      throw changedSince(`the details of ${survivor.patientNumber}`);
    if (merged.version !== merge.merged_version) throw changedSince(`the details of ${merged.patientNumber}`);
  }

  private async moveAllBack({ id: mergeId, survivor_id: from, merged_id: to }: MergeRow): Promise<void> {
    for (const reference of await movingReferences(this.units.current)) {
      const { moved, wanted } = await moveRowsBack(this.units.current, reference, { mergeId, from, to }).catch((error: unknown) => {
        throw mergeConflict(reference.table, error);
      });
      if (moved !== wanted) throw changedSince(`${wanted - moved} of ${wanted} entries in ${reference.table.replaceAll('_', ' ')}`);
    }
  }

  private async record({ id, survivor_id, merged_id }: MergeRow): Promise<void> {
    for (const [patientId, other] of [
      [survivor_id, merged_id],
      [merged_id, survivor_id],
    ]) {
      await this.audit.record({ action: 'patient.merge_undone', entity: 'merge', entityId: id, patientId, details: { other } });
    }
    this.events.emit('patient.merge_undone', { patientId: survivor_id, mergedId: merged_id });
  }
}

const changedSince = (what: string): MergeStateError =>
  new MergeStateError(`Changed since the merge: ${what}. Undoing would mix old and new. Correct the records by hand.`);
