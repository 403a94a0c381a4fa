import { Injectable } from '@nestjs/common';
import type { ImportResult, ImportRowError } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { dayIn } from '../common/days.js';
import type { CsvRow } from '../common/csv-file.js';
import { RequestScope } from '../common/request-scope.js';
import { CustomFieldValues, type FieldWriter } from '../custom-fields/custom-field-values.service.js';
import { LiveEvents } from '../events/live-events.service.js';
import { JobFailedError, type JobContext } from '../jobs/job-context.js';
import { growthOnHold, limitText, PlanLimits } from '../subscriptions/plan-limits.service.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { refusedRows, withoutDuplicates, type ImportableRow } from './import-batch.rules.js';
import { readRow } from './import-row.rules.js';
import { dropChunks, firstErrors, refusedOf, storeRefusals } from './import-report.queries.js';
import {
  finishChunk,
  insertPatients,
  isOnHold,
  lockImport,
  markEnded,
  nextChunk,
  registeredWith,
  type ImportState,
} from './import.queries.js';
import { toValues } from './patient-details.rules.js';

/** Errors in the job's result; the report has all. */
const MAX_ERRORS = 1000;

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
    private readonly customFields: CustomFieldValues,
    private readonly events: LiveEvents,
  ) {}

  /** @throws JobFailedError import.gone, import.cancelled */
  async run(job: JobContext): Promise<void> {
    const { tenantId, importId, roles } = subjectOf(job);
    const total = Number(job.payload['rows']);
    for (;;) {
      const state = await this.units.tenant(tenantId, (unit) => this.importChunk(unit, importId, roles));
      await job.progress(Math.min(state.imported + state.rejected, total), total);
      if (state.more) continue;
      await this.end(job);
      if (state.cancelled_by_name !== null) throw new JobFailedError('import.cancelled', `${state.cancelled_by_name} stopped this import.`);
      return;
    }
  }

  /** What came in stays and is reported; what is left of the file goes. */
  async giveUp(job: JobContext): Promise<void> {
    const { importId } = job.payload;
    if (job.tenantId !== null && typeof importId === 'string') await this.end(job);
  }

  /** Once for an import, however often it is told. */
  private async end(job: JobContext): Promise<void> {
    const { tenantId, importId } = subjectOf(job);
    const result = await this.units.tenant(tenantId, async (unit) => {
      const state = await lockImport(unit, importId);
      if (!state) return null;
      await dropChunks(unit, importId);
      const { imported, rejected } = state;
      if (await markEnded(unit, importId)) {
        const details = { imported, rejected, cancelled: state.cancelled_by_name !== null };
        await this.asSender(state, () =>
          this.audit.record({ action: 'patient.import_ended', entity: 'import', entityId: importId, details }),
        );
        if (state.actor_id !== null) this.events.emit('import.ended', { jobId: job.id }, state.actor_id);
      }
      return { imported, rejected, errors: await firstErrors(unit, importId, MAX_ERRORS) } satisfies ImportResult;
    });
    if (result) await job.result(result);
  }

  /** The audit names who sent the file, whoever runs the job. */
  private asSender<T>(state: ImportState, work: () => Promise<T>): Promise<T> {
    const actor = state.actor_id === null ? null : { id: state.actor_id, name: state.actor_name };
    return this.scope.run({ actor, address: null, appId: null, requestId: state.request_id }, work);
  }

  private async importChunk(unit: UnitOfWork, importId: string, roles: readonly string[]): Promise<ImportState & { more: boolean }> {
    const state = await lockImport(unit, importId);
    if (!state) throw new JobFailedError('import.gone', 'The uploaded file is no longer there. Send it again.');
    const chunk = state.cancelled_by_name === null ? await nextChunk(unit, importId) : null;
    if (!chunk) return { ...state, more: false };
    return this.asSender(state, async () => {
      const own = await this.customFields.writer(roles);
      const { imported, errors } = await this.importRows(unit, chunk.rows, { state, own });
      const refused = refusedOf(chunk.rows, errors);
      await storeRefusals(unit, importId, refused);
      const counts = await finishChunk(unit, importId, { seq: chunk.seq, imported, rejected: refused.length });
      const details = { chunk: chunk.seq, imported, rejected: refused.length };
      await this.audit.record({ action: 'patient.imported', entity: 'import', entityId: importId, details });
      if (imported > 0) this.events.emit('patient.imported', { importId });
      return { ...state, ...counts, more: true };
    });
  }

  private async importRows(
    unit: UnitOfWork,
    rows: readonly CsvRow[],
    { state, own }: { state: ImportState; own: FieldWriter },
  ): Promise<{ imported: number; errors: ImportRowError[] }> {
    const [zone] = await unit.query<{ time_zone: string }>('SELECT time_zone FROM public.tenants WHERE id = current_user');
    const { readable, errors } = readRows(rows, { state, own }, dayIn(zone?.time_zone ?? 'UTC'));
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
    return { imported: admitted.length, errors: all };
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

function readRows(
  rows: readonly CsvRow[],
  { state, own }: { state: ImportState; own: FieldWriter },
  today: string,
): { readable: ImportableRow[]; errors: ImportRowError[] } {
  const plan = { columns: state.columns, dateOrder: state.date_order };
  const readable: ImportableRow[] = [];
  const errors: ImportRowError[] = [];
  for (const row of rows) {
    const read = readRow(row, plan, state.column_count, own);
    if ('errors' in read) errors.push(...read.errors);
    else readable.push({ line: row.line, values: { ...toValues(read.request, today), customFields: read.customFields } });
  }
  return { readable, errors };
}

/** The roles are the sender's when the file came: they say which of the hospital's own fields it may fill. @throws JobFailedError job.malformed */
function subjectOf({ tenantId, payload }: JobContext): { tenantId: string; importId: string; roles: readonly string[] } {
  const { importId, roles = [] } = payload;
  if (tenantId === null || typeof importId !== 'string')
    throw new JobFailedError('job.malformed', 'This import does not say what to import.');
  return { tenantId, importId, roles: roles as readonly string[] };
}
