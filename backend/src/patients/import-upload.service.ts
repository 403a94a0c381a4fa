import { Injectable } from '@nestjs/common';
import type { JobAccepted } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { UnusableFileError } from '../common/csv-errors.js';
import type { CsvRow } from '../common/csv-file.js';
import { readingCsv } from '../common/csv-upload.js';
import { tenantOf, type AppRequest, type Principal } from '../common/request.js';
import { RequestScope } from '../common/request-scope.js';
import { CustomFieldValues } from '../custom-fields/custom-field-values.service.js';
import { JobRequests } from '../jobs/job-requests.service.js';
import { growthOnHold } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { ImportMappings } from './import-mappings.service.js';
import { guessedPlan, mappedPlan } from './import-plan.rules.js';
import type { ImportPlan } from './import-row.rules.js';
import { assignJob, createImport, dropAbandonedImports, dropImport, storeChunk } from './import.queries.js';

/** What one upload may be. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** Rows that are stored, and later imported, in one transaction. */
const CHUNK_ROWS = 500;

/** Takes a CSV file in: its rows go to the database in chunks as they arrive, then a job is asked for. No connection is held while waiting for the sender. */
@Injectable()
export class ImportUpload {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly mappings: ImportMappings,
    private readonly jobs: JobRequests,
    private readonly audit: AuditLog,
    private readonly customFields: CustomFieldValues,
  ) {}

  /** @throws UnusableFileError with what to do, FileTooLargeError, DomainError tenant.on_hold */
  accept(request: AppRequest, mapping: string | undefined, caller: Principal): Promise<JobAccepted> {
    return readingCsv(request, MAX_FILE_BYTES, (rows) => {
      if (caller.suspension !== null) throw growthOnHold();
      return this.store(rows, { tenantId: tenantOf(caller), mapping, caller });
    });
  }

  private async store(
    rows: AsyncGenerator<CsvRow>,
    { tenantId, mapping, caller }: { tenantId: string; mapping: string | undefined; caller: Principal },
  ): Promise<JobAccepted> {
    const { saved, own } = await this.units.tenant(tenantId, async (unit) => {
      await dropAbandonedImports(unit);
      const found = mapping === undefined ? null : await this.mappings.get(mapping);
      return { saved: found, own: await this.customFields.open(caller.roles) };
    });
    const file = new ChunkReader(rows);
    const heads = await file.heads();
    let chunk = await file.next();
    if (chunk.length === 0) throw new UnusableFileError('The file has no rows below its head line. Add at least one patient.');
    const plan: ImportPlan = saved ? mappedPlan(heads, saved, own) : guessedPlan(heads, chunk, own);
    const upload = {
      ...plan,
      heads,
      actorId: caller.userId,
      actorName: caller.name,
      requestId: this.scope.current.requestId,
    };
    const importId = await this.units.tenant(tenantId, (unit) => createImport(unit, upload));
    try {
      let stored = 0;
      for (let seq = 1; chunk.length > 0; seq += 1) {
        const part = { seq, rows: chunk };
        await this.units.tenant(tenantId, (unit) => storeChunk(unit, importId, part));
        stored += chunk.length;
        chunk = await file.next();
      }
      return await this.units.tenant(tenantId, () => this.enqueue(importId, stored, caller.roles));
    } catch (error) {
      await this.units.tenant(tenantId, (unit) => dropImport(unit, importId));
      throw error;
    }
  }

  private async enqueue(importId: string, rows: number, roles: readonly string[]): Promise<JobAccepted> {
    const jobId = await this.jobs.request({ kind: 'patients.import', payload: { importId, rows, roles }, total: rows });
    await assignJob(this.units.current, importId, jobId);
    await this.audit.record({ action: 'patient.import_requested', entity: 'import', entityId: importId, details: { rows, jobId } });
    return { jobId };
  }
}

/** Takes rows off a file in chunks. */
class ChunkReader {
  constructor(private readonly rows: AsyncGenerator<CsvRow>) {}

  async heads(): Promise<readonly string[]> {
    const head = await this.rows.next();
    if (head.done) throw new UnusableFileError('The file is empty. Send a CSV file whose first line names the columns.');
    return head.value.cells.map((cell) => cell.trim());
  }

  /** Empty at the end of the file. */
  async next(): Promise<CsvRow[]> {
    const chunk: CsvRow[] = [];
    while (chunk.length < CHUNK_ROWS) {
      const row = await this.rows.next();
      if (row.done) break;
      chunk.push(row.value);
    }
    return chunk;
  }
}
