import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { JobFailedError, type JobContext } from '../../jobs/job-context.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { labRules } from '../results/sheet.queries.js';
import type { SpecimenRow } from '../specimens/specimens.queries.js';
import {
  firstTold,
  lockCritical,
  moreTold,
  noteTold,
  openCriticals,
  supersede,
  writeEscalation,
  type CriticalState,
} from './critical.queries.js';

const MINUTE_MS = 60_000;

/** Telling people of critical results until somebody has acknowledged them: at once, then again in steps to more of them. */
@Injectable()
export class CriticalLoop {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** In the transaction that makes them final: nobody can see a critical result of which nobody was told. */
  async raise({ order_id }: SpecimenRow, resultIds: readonly string[]): Promise<void> {
    if (resultIds.length === 0) return;
    const unit = this.units.current;
    const { escalationMinutes } = await labRules(unit);
    for (const { id, patientId, ordererId } of await openCriticals(unit, order_id, resultIds, escalationMinutes[0]))
      await this.tell(unit, { id, patientId, step: 0, people: await firstTold(unit, ordererId) });
  }

  /** What was critical and wrong is no longer waited for. */
  async supersede(resultIds: readonly string[]): Promise<void> {
    await supersede(this.units.current, resultIds);
  }

  /** Whoever ordered, or is told in their place, hears that a result is another one now. */
  async tellOfCorrection({ order_id: orderId, patient_id: patientId }: SpecimenRow): Promise<void> {
    const unit = this.units.current;
    const [{ orderer_id }] = await unit.query<{ orderer_id: string }>('SELECT orderer_id FROM lab_orders WHERE id = $1', [orderId]);
    for (const { id } of await firstTold(unit, orderer_id)) this.events.emit('lab.corrected', { orderId, patientId }, id);
  }

  /** The job `labs.escalate`: `{ criticalId }`. Each step is committed with the notices of it and the plan of the next, so that it is taken once. */
  async escalate({ tenantId, payload }: JobContext): Promise<void> {
    const id = payload['criticalId'];
    if (tenantId === null || typeof id !== 'string') throw new JobFailedError('job.malformed', 'An escalation names its critical result.');
    await this.units.tenant(tenantId, (unit) => this.step(unit, id));
  }

  private async step(unit: UnitOfWork, id: string): Promise<void> {
    const state = await lockCritical(unit, id);
    if (!state || !isDue(state)) return;
    const { escalationMinutes } = await labRules(unit);
    const step = state.escalations + 1;
    const next = escalationMinutes[step];
    await writeEscalation(
      unit,
      id,
      next === undefined ? null : new Date(Math.max(state.created_at.getTime() + next * MINUTE_MS, Date.now() + MINUTE_MS)),
    );
    await this.tell(unit, { id, patientId: state.patient_id, step, people: await moreTold(unit, state) });
    this.events.emit('lab.order_changed', { orderId: state.order_id, patientId: state.patient_id });
  }

  private async tell(
    unit: UnitOfWork,
    { id, patientId, step, people }: { id: string; patientId: string; step: number; people: readonly { readonly id: string }[] },
  ): Promise<void> {
    await noteTold(unit, id, step, people);
    for (const person of people) this.events.emit('lab.critical', { criticalId: id, patientId }, person.id);
    const details = { step, told: people.length };
    await this.audit.record({ action: 'critical_result.told', entity: 'critical_result', entityId: id, patientId, details });
  }
}

/** Not acknowledged, and its time is over: a job that comes again after its step was taken does nothing. */
const isDue = ({ acknowledged_at, superseded_at, due }: CriticalState): boolean =>
  acknowledged_at === null && superseded_at === null && due;
