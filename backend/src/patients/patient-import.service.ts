import { Injectable } from '@nestjs/common';
import type { ImportResult, ImportRowError } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { RequestScope } from '../common/request-scope.js';
import { JobFailedError, type JobContext } from '../jobs/job-context.js';
import { growthOnHold, limitText, PlanLimits } from '../subscriptions/plan-limits.service.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { refusedRows, withoutDuplicates, type ImportableRow } from './import-batch.rules.js';
import { readRow, type ImportRow } from './import-row.rules.js';
import { finishChunk, insertPatients, isOnHold, lockImport, nextChunk, registeredWith, type ImportState } from './import.queries.js';
import { dayIn, toValues } from './patient-details.rules.js';

/**
 * The job `patients.import`. Chunk by chunk, a transaction each: the patients are inserted, their places in the plan and their numbers taken, the
 * report written and the chunk deleted together. Run again after a crash it goes on with the first chunk that is left.
 */
@Injectable()
export class PatientImport {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly limits: PlanLimits,
  ) {}

  async run(job: JobContext): Promise<void> {
    const importId = job.payload['importId'];
    const total = Number(job.payload['rows']);
    const { tenantId } = job;
    if (tenantId === null || typeof importId !== 'string')
      throw new JobFailedError('job.malformed', 'This import does not say what to import.');
    for (;;) {
      const state = await this.units.tenant(tenantId, (unit) => this.importChunk(unit, importId));
      await job.progress(Math.min(state.imported + state.rejected, total), total);
      if (!state.more) return job.result({ ...resultOf(state) });
    }
  }

  private async importChunk(unit: UnitOfWork, importId: string): Promise<ImportState & { more: boolean }> {
    const state = await lockImport(unit, importId);
    if (!state) throw new JobFailedError('import.gone', 'The uploaded file is no longer there. Send it again.');
    const chunk = await nextChunk(unit, importId);
    if (!chunk) return { ...state, more: false };
    const actor = state.actor_id === null ? null : { id: state.actor_id, name: state.actor_name };
    await this.scope.run({ actor, address: null, appId: null, requestId: state.request_id }, async () => {
      const { imported, rejected, errors } = await this.importRows(unit, chunk.rows, state);
      await finishChunk(unit, importId, { seq: chunk.seq, imported, rejected, errors, reported: state.errors.length });
      await this.audit.record({
        action: 'patient.imported',
        entity: 'import',
        entityId: importId,
        details: { chunk: chunk.seq, imported, rejected },
      });
    });
    return { ...(await lockImport(unit, importId))!, more: true };
  }

  private async importRows(
    unit: UnitOfWork,
    rows: readonly ImportRow[],
    state: ImportState,
  ): Promise<{ imported: number; rejected: number; errors: ImportRowError[] }> {
    const [zone] = await unit.query<{ time_zone: string }>('SELECT time_zone FROM public.tenants WHERE id = current_user');
    const { readable, errors } = readRows(rows, state, dayIn(zone?.time_zone ?? 'UTC'));
    const registered = await registeredWith(
      unit,
      readable.map(({ values }) => values),
    );
    const { fresh, errors: duplicates } = withoutDuplicates(readable, registered);
    const { admitted, refused } = await this.admit(unit, fresh);
    await insertPatients(
      unit,
      admitted.map(({ values }) => values),
      { id: state.actor_id, name: state.actor_name },
    );
    const all = [...errors, ...duplicates, ...refused].sort((one, other) => one.line - other.line);
    return { imported: admitted.length, rejected: rows.length - admitted.length, errors: all };
  }

  /** As many rows as the plan has places for; none while the hospital is on hold. */
  private async admit(unit: UnitOfWork, rows: ImportableRow[]): Promise<{ admitted: ImportableRow[]; refused: ImportRowError[] }> {
    if (await isOnHold(unit)) return { admitted: [], refused: refusedRows(rows, 'tenant.on_hold', growthOnHold().detail) };
    const granted = await this.limits.takeUpTo(rows.length, 'patients');
    if (granted === rows.length) return { admitted: rows, refused: [] };
    const full = limitText('patients', await this.limits.of('patients'));
    return {
      admitted: rows.slice(0, granted),
      refused: refusedRows(rows.slice(granted), 'plan.patient_limit', full),
    };
  }
}

function readRows(rows: readonly ImportRow[], state: ImportState, today: string): { readable: ImportableRow[]; errors: ImportRowError[] } {
  const plan = { columns: state.columns, dateOrder: state.date_order };
  const readable: ImportableRow[] = [];
  const errors: ImportRowError[] = [];
  for (const row of rows) {
    const read = readRow(row, plan, state.column_count);
    if ('errors' in read) errors.push(...read.errors);
    else readable.push({ line: row.line, values: toValues(read.request, today) });
  }
  return { readable, errors };
}

const resultOf = ({ imported, rejected, errors }: ImportState): ImportResult => ({ imported, rejected, errors });
