import { Injectable, type StreamableFile } from '@nestjs/common';
import type { PatientFilter } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { csvAnswer } from '../common/csv-answer.js';
import { csvHead, csvLines } from '../common/csv.rules.js';
import { dayIn } from '../common/days.js';
import { tenantOf, type Principal } from '../common/request.js';
import { CustomFieldValues, type FieldDefinition } from '../custom-fields/custom-field-values.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { exportCells, exportHeads } from './export-columns.rules.js';
import { exportPage, type ExportPage, type ExportRow } from './patient-export.queries.js';
import { listFilter, type ListQuery } from './patient-list.queries.js';
import { searchFor } from './patient-search.rules.js';

/** Patients that are read, and written to the client, at a time. */
const PAGE_ROWS = 1000;

/** The register as a CSV file, a unit of work a page: however large it is, a page of it is in memory, and no connection is held for a slow reader. */
@Injectable()
export class PatientExport {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly customFields: CustomFieldValues,
  ) {}

  /** Medical histories only for people who may read records. The audit says who exported what, and how many patients have left. */
  async file(query: PatientFilter, given: Readonly<Record<string, string>>, caller: Principal): Promise<StreamableFile> {
    const { roles, timeZone } = caller;
    const [fields, open] = await this.units.tenant(tenantOf(caller), async () => [
      await this.customFields.conditions(given, roles),
      await this.customFields.open(roles),
    ]);
    return csvAnswer(this.parts({ ...query, fields }, open, caller), `patients-${dayIn(timeZone)}.csv`);
  }

  private async *parts(query: ListQuery, fields: readonly FieldDefinition[], caller: Principal): AsyncGenerator<string, void, undefined> {
    const withRecords = caller.permissions.has('records:read');
    const search = query.q ? searchFor(query.q) : null;
    const about = { filters: told(query), searchedBy: search?.kind ?? null, medicalHistory: withRecords };
    const page = { filter: listFilter(query, search, caller.timeZone), timeZone: caller.timeZone, withRecords, limit: PAGE_ROWS };
    const tenantId = tenantOf(caller);
    const toCells = exportCells({ withRecords, fields });
    const lines = (rows: readonly ExportRow[]): string => csvLines(rows.map(toCells));
    let rows = await this.begin(tenantId, { ...page, after: null }, about);
    let sent = 0;
    let complete = false;
    try {
      yield csvHead(exportHeads({ withRecords, fields })) + lines(rows);
      sent = rows.length;
      while (rows.length === PAGE_ROWS) {
        const after = rows[PAGE_ROWS - 1].id;
        rows = await this.units.tenant(tenantId, (unit) => exportPage(unit, { ...page, after }));
        yield lines(rows);
        sent += rows.length;
      }
      complete = true;
    } finally {
      const details = { ...about, rows: sent, complete };
      await this.units.tenant(tenantId, () => this.audit.record({ action: 'patient.exported', entity: 'patient', details }));
    }
  }

  /** The event that somebody exports is there before the first patient leaves. */
  private begin(tenantId: string, page: ExportPage, details: Readonly<Record<string, unknown>>): Promise<ExportRow[]> {
    return this.units.tenant(tenantId, async (unit) => {
      const rows = await exportPage(unit, page);
      await this.audit.record({ action: 'patient.export_started', entity: 'patient', details });
      return rows;
    });
  }
}

/** The filters with their values; of a search, and of the hospital's own fields, only that there was one: words are somebody's name or history. */
const told = ({ q, fields = [], ...filters }: ListQuery): Record<string, unknown> => ({
  ...filters,
  ...(q ? { q: 'set' } : {}),
  ...Object.fromEntries(fields.map(({ key }) => [`cf.${key}`, 'set'])),
});
