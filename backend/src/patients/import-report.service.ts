import { Injectable, type StreamableFile } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { csvAnswer } from '../common/csv-answer.js';
import { csvHead, csvLines, withoutGuard } from '../common/csv.rules.js';
import { missing } from '../common/id-param.js';
import { tenantOf, type Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { cancelImport, importOfJob, refusalsAfter, type FoundImport, type ReportRow } from './import-report.queries.js';
import { ImportStateError } from './patients.errors.js';

const PAGE_ROWS = 500;

/** What can be done with an import once its file is here. Imports are known by their job's id. */
@Injectable()
export class ImportReport {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Patients that came in stay. @throws NotFoundError, ImportStateError when it has ended */
  async cancel(jobId: string, caller: Principal): Promise<void> {
    const { id } = await this.find(jobId);
    if (!(await cancelImport(this.units.current, id, caller.name))) throw new ImportStateError('This import has ended already.');
    await this.audit.record({ action: 'patient.import_cancelled', entity: 'import', entityId: id });
  }

  /** Every refused row as it was sent, with its line and the reason: a file to correct and send again. @throws NotFoundError */
  refused(jobId: string, caller: Principal): Promise<StreamableFile> {
    return csvAnswer(this.lines(jobId, tenantOf(caller)), 'refused-rows.csv');
  }

  private async *lines(jobId: string, tenantId: string): AsyncGenerator<string, void, undefined> {
    const found = await this.units.tenant(tenantId, async () => {
      const own = await this.find(jobId);
      await this.audit.record({ action: 'patient.import_report_read', entity: 'import', entityId: own.id });
      return own;
    });
    yield csvHead([...found.heads, 'Line in file', 'Reason']);
    let rows: ReportRow[] = [];
    do {
      const after = rows.at(-1)?.id ?? '0';
      rows = await this.units.tenant(tenantId, (unit) => refusalsAfter(unit, found.id, { after, limit: PAGE_ROWS }));
      yield csvLines(rows.map((row) => cellsOf(row, found.heads.length)));
    } while (rows.length === PAGE_ROWS);
  }

  private async find(jobId: string): Promise<FoundImport> {
    const found = await importOfJob(this.units.current, jobId);
    if (!found) throw missing('job.not_found');
    return found;
  }
}

/** Under the heads of the file, whatever the row had. Cells that came guarded are guarded once, not twice. */
function cellsOf({ cells, line, errors }: ReportRow, columns: number): (string | number)[] {
  const own = Array.from({ length: columns }, (_, index) => withoutGuard(cells[index] ?? ''));
  return [...own, line, errors.map(({ column, message }) => (column === null ? message : `${column}: ${message}`)).join(' ')];
}
