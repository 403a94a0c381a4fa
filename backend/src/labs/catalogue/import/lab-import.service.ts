import { Injectable } from '@nestjs/common';
import { FILE_IMPORT_LIMITS, LAB_IMPORT_COLUMNS, type FileImportReport, type LabTestImportQuery } from '@hms/shared-dto';
import { AuditLog } from '../../../audit/audit-log.js';
import { readTable } from '../../../common/csv-table.js';
import { readingCsv } from '../../../common/csv-upload.js';
import { reportOf, requireSeal, staleReport, type FilePlan } from '../../../common/file-import.js';
import { tenantOf, type AppRequest, type Principal } from '../../../common/request.js';
import { LiveEvents } from '../../../events/live-events.service.js';
import type { UnitOfWork } from '../../../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../../../tenancy/units-of-work.js';
import { LabAccess } from '../../lab-access.service.js';
import { catalogueOf, changeTests, insertTests, type Storing } from './lab-import.queries.js';
import { planOf, type LabChange } from './lab-plan.rules.js';
import { insertJoins, joinedPanels, writeJoinedPanels } from './panel-joins.queries.js';

/** Tests out of a file. It is sent twice: to see what it would change, and, with the seal of that report, to store just that. */
@Injectable()
export class LabImport {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly access: LabAccess,
  ) {}

  /** @throws FileTooLargeError, UnusableFileError, DomainError `permission.denied`, `import.stale` */
  import(request: AppRequest, { seal, confirmed = 'no' }: LabTestImportQuery, caller: Principal): Promise<FileImportReport> {
    const tenantId = tenantOf(caller);
    return readingCsv(request, FILE_IMPORT_LIMITS.bytes, async (rows) => {
      await this.units.tenant(tenantId, () => this.access.require('labs:catalogue', caller));
      const table = await readTable(rows, LAB_IMPORT_COLUMNS, FILE_IMPORT_LIMITS.labRows);
      const codes = table.rows.flatMap(({ cells }) => cells.code ?? []);
      const plan = await planOf(table, await this.units.tenant(tenantId, (unit) => catalogueOf(unit, codes)));
      if (seal === undefined) return reportOf(plan, false);
      requireSeal(plan, seal);
      await this.units.tenant(tenantId, (unit) => this.store(unit, plan, { by: caller.name, confirmed: confirmed === 'yes' }));
      return reportOf(plan, true);
    });
  }

  /** All of it, or nothing when one of the tests is no longer as the plan saw it. */
  private async store(unit: UnitOfWork, { changes, wrong }: FilePlan<LabChange>, storing: Storing): Promise<void> {
    const added = changes.filter(({ before }) => before === null);
    const changed = changes.filter(({ before }) => before !== null);
    const rewritten = changed.filter(({ isRewritten }) => isRewritten);
    const written = [await insertTests(unit, added, storing), await changeTests(unit, rewritten, storing)];
    if (written[0] !== added.length || written[1] !== rewritten.length) throw staleReport();
    const details = { added: added.length, changed: changed.length, wrong, confirmed: storing.confirmed };
    await this.audit.record({ action: 'lab_test.imported', entity: 'lab_test', details });
    await this.joinPanels(unit, changes, storing);
    this.events.emit('settings.changed', { section: 'lab-tests' });
  }

  /** Behind the tests that are in a panel already, in the order of the file. */
  private async joinPanels(unit: UnitOfWork, changes: readonly LabChange[], { by }: Storing): Promise<void> {
    const panels = joinedPanels(changes);
    if (panels.length === 0) return;
    const written = await writeJoinedPanels(unit, panels, by);
    const joined = await insertJoins(unit, panels);
    if (written.size !== panels.length || joined !== panels.flatMap(({ tests }) => tests).length) throw staleReport();
    for (const { code, before, tests } of panels) {
      const action = before ? 'lab_panel.changed' : 'lab_panel.added';
      await this.audit.record({ action, entity: 'lab_panel', entityId: written.get(code), details: { code, joined: tests } });
    }
    this.events.emit('settings.changed', { section: 'lab-panels' });
  }
}
