import { Injectable } from '@nestjs/common';
import { LAB_FORMULAS, type CorrectResultRequest, type LabSpecimenSheet } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import type { Principal } from '../../common/request.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { CriticalLoop } from '../critical/critical-loop.service.js';
import { LabAccess } from '../lab-access.service.js';
import { refreshStage, type SpecimenRow } from '../specimens/specimens.queries.js';
import { evaluate, isRefused, type Evaluated } from './evaluation.rules.js';
import { calculatedIn, LabResults } from './lab-results.service.js';
import { insertResult, labRules, markVerified, setStatus, type SheetItem } from './sheet.queries.js';

/** Putting one's name to results, and correcting those that were wrong. */
@Injectable()
export class LabVerification {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly access: LabAccess,
    private readonly results: LabResults,
    private readonly loop: CriticalLoop,
  ) {}

  /**
   * Makes these very results final. Whoever ordered is told of critical ones with it.
   * @throws DomainError `permission.denied`, `lab_result.stale`, `lab_result.second_person`, `version.stale`
   */
  async verify(id: string, resultIds: readonly string[], version: number | null, caller: Principal): Promise<LabSpecimenSheet> {
    await this.access.require('labs:verify', caller);
    const row = await this.results.lock(id, version);
    const { items } = await this.results.load(row, caller);
    const chosen = items.filter(({ result_id, status }) => status === 'preliminary' && resultIds.includes(result_id!));
    if (chosen.length !== new Set(resultIds).size)
      throw new DomainError('lab_result.stale', 'Some of these results were changed or verified meanwhile. Load them again.');
    await this.refuseOwn(chosen, caller);
    await markVerified(this.units.current, resultIds, { id: caller.userId, name: caller.name });
    await setStatus(
      this.units.current,
      chosen.map((item) => item.id),
      'final',
    );
    await this.loop.raise(
      row,
      chosen.filter(({ result }) => result!.critical).map((item) => item.result_id!),
    );
    await refreshStage(this.units.current, id);
    return this.done('verified', row, { tests: codes(chosen), critical: chosen.filter(({ result }) => result!.critical).length }, caller);
  }

  /**
   * Puts a right value in the place of a final one, which stays readable with who, when and why; what is calculated out of it follows.
   * It counts at once: nobody is to read the wrong one while another person is looked for.
   * @throws InvalidRequestError, DomainError `permission.denied`, `lab_specimen.illegal_state`, `version.stale`
   */
  async correct(id: string, request: CorrectResultRequest, version: number | null, caller: Principal): Promise<LabSpecimenSheet> {
    await this.access.require('labs:verify', caller);
    const row = await this.results.lock(id, version);
    const sheet = await this.results.load(row, caller);
    const item = correctable(sheet.item(request.itemId));
    const outcome = evaluate(request, sheet.against(item));
    if (isRefused(outcome)) throw new InvalidRequestError([outcome]);
    const written = [await this.replace(item, outcome, request.reason, caller)];
    const after = await this.results.load(row, caller);
    for (const [dependent, value] of calculatedIn(after)) {
      const inputs: readonly string[] = LAB_FORMULAS[dependent.definition.formula!].inputs;
      if (!isFinal(dependent) || !inputs.includes(item.definition.code)) continue;
      written.push(await this.replace(dependent, value, `${item.definition.code} was corrected: ${request.reason}`.slice(0, 500), caller));
    }
    await this.loop.supersede(written.map(({ before }) => before));
    const critical = written.filter((each) => each.critical).map((each) => each.id);
    await this.loop.raise(row, critical);
    await this.loop.tellOfCorrection(row);
    await refreshStage(this.units.current, id);
    return this.done('corrected', row, { tests: [item.definition.code], critical: critical.length }, caller);
  }

  private async replace(item: SheetItem, evaluated: Evaluated, reason: string, { userId: id, name }: Principal) {
    const by = { id, name };
    const correction = { ofId: item.result_id!, reason };
    const written = await insertResult(this.units.current, { item, evaluated, by, correction, verifiedBy: by }, 'corrected');
    return { id: written, before: item.result_id!, critical: evaluated.critical };
  }

  /** @throws DomainError `lab_result.second_person` */
  private async refuseOwn(items: readonly SheetItem[], { userId }: Principal): Promise<void> {
    const isOwn = items.some(({ result }) => result!.enteredById === userId);
    if (isOwn && (await labRules(this.units.current)).secondPerson)
      throw new DomainError('lab_result.second_person', 'You entered some of these results. Somebody else verifies them.');
  }

  private async done(
    what: string,
    row: SpecimenRow,
    details: Readonly<Record<string, unknown>>,
    caller: Principal,
  ): Promise<LabSpecimenSheet> {
    await this.audit.record({
      action: `lab_results.${what}`,
      entity: 'lab_specimen',
      entityId: row.id,
      patientId: row.patient_id,
      details,
    });
    this.events.emit('lab.order_changed', { orderId: row.order_id, patientId: row.patient_id });
    return this.results.toAnswer(row.id, caller);
  }
}

const codes = (items: readonly SheetItem[]): string[] => items.map(({ definition }) => definition.code);
const isFinal = ({ status }: SheetItem): boolean => status === 'final' || status === 'corrected';

/** @throws DomainError `lab_specimen.illegal_state`, InvalidRequestError */
function correctable(item: SheetItem | undefined): SheetItem {
  if (!item) throw new InvalidRequestError([{ path: 'itemId', code: 'lab_result.no_item', message: 'This is no test of the specimen.' }]);
  if (item.definition.formula)
    throw new InvalidRequestError([
      { path: 'itemId', code: 'lab_result.calculated', message: 'This value is calculated. Correct what it is calculated of.' },
    ]);
  if (!isFinal(item)) throw new DomainError('lab_specimen.illegal_state', 'This result is not final yet. Enter it again.');
  return item;
}
