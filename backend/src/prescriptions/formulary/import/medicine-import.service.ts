import { Injectable } from '@nestjs/common';
import {
  FILE_IMPORT_LIMITS,
  MAX_MEDICATIONS,
  MEDICATION_IMPORT_COLUMNS,
  type FileImportQuery,
  type FileImportReport,
} from '@hms/shared-dto';
import { AuditLog } from '../../../audit/audit-log.js';
import { readTable } from '../../../common/csv-table.js';
import { readingCsv } from '../../../common/csv-upload.js';
import { reportOf, requireSeal, staleReport, type FilePlan } from '../../../common/file-import.js';
import { tenantOf, type AppRequest, type Principal } from '../../../common/request.js';
import { LiveEvents } from '../../../events/live-events.service.js';
import type { UnitOfWork } from '../../../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../../../tenancy/units-of-work.js';
import { full } from '../medications.service.js';
import { changeMedicines, insertMedicines, medicinesInUse } from './medicine-import.queries.js';
import { planOf, type MedicineChange } from './medicine-plan.rules.js';

/** Medicines out of a file. It is sent twice: to see what it would change, and, with the seal of that report, to store just that. */
@Injectable()
export class MedicineImport {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** @throws FileTooLargeError, UnusableFileError, DomainError `medication.limit`, `import.stale` */
  import(request: AppRequest, { seal }: FileImportQuery, caller: Principal): Promise<FileImportReport> {
    const tenantId = tenantOf(caller);
    return readingCsv(request, FILE_IMPORT_LIMITS.bytes, async (rows) => {
      const table = await readTable(rows, MEDICATION_IMPORT_COLUMNS, MAX_MEDICATIONS);
      const { known, count } = await this.units.tenant(tenantId, medicinesInUse);
      const plan = await planOf(table, known);
      if (count + plan.changes.filter(({ before }) => !before).length > MAX_MEDICATIONS) throw full();
      if (seal === undefined) return reportOf(plan, false);
      requireSeal(plan, seal);
      await this.units.tenant(tenantId, (unit) => this.store(unit, plan));
      return reportOf(plan, true);
    });
  }

  /** All of it, or nothing when one of the medicines is no longer as the plan saw it. */
  private async store(unit: UnitOfWork, { changes, wrong }: FilePlan<MedicineChange>): Promise<void> {
    const added = changes.filter(({ before }) => before === null);
    const changed = changes.filter(({ before }) => before !== null);
    const ids = [...(await insertMedicines(unit, added)), ...(await changeMedicines(unit, changed))];
    if (ids.length !== changes.length) throw staleReport();
    const details = { added: added.length, changed: changed.length, wrong };
    await this.audit.record({ action: 'medication.imported', entity: 'medication', details });
    // One of them is enough for an open page to read the list again.
    this.events.emit('formulary.changed', { medicationId: ids[0] });
  }
}
