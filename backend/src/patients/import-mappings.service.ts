import { Injectable } from '@nestjs/common';
import type { ImportMapping, ImportMappingList, SaveImportMappingRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { NotFoundError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { ImportMappingEntity } from './import-mapping.entity.js';

const toMapping = ({ name, columns, dateOrder, updatedAt }: ImportMappingEntity): ImportMapping => ({
  name,
  columns: columns.map(({ column, field }) => ({ column, field })),
  dateOrder,
  updatedAt: updatedAt.toISOString(),
});

/** Column mappings that a hospital saves for files that come again. */
@Injectable()
export class ImportMappings {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(): Promise<ImportMappingList> {
    const rows = await this.repository.find({ order: { name: 'ASC' } });
    return { data: rows.map(toMapping) };
  }

  /** @throws NotFoundError `mapping.not_found` */
  async get(name: string): Promise<ImportMapping> {
    const row = await this.repository.findOneBy({ name });
    if (!row) throw notFound();
    return toMapping(row);
  }

  async save(name: string, { columns, dateOrder }: SaveImportMappingRequest): Promise<ImportMapping> {
    await this.repository.upsert({ name, columns, dateOrder, updatedAt: new Date() }, ['name']);
    await this.audit.record({
      action: 'import_mapping.saved',
      entity: 'import_mapping',
      entityId: name,
      details: { columns: columns.length, dateOrder },
    });
    return this.get(name);
  }

  async remove(name: string): Promise<void> {
    const { affected } = await this.repository.delete({ name });
    if (!affected) throw notFound();
    await this.audit.record({ action: 'import_mapping.deleted', entity: 'import_mapping', entityId: name });
  }

  private get repository() {
    return this.units.current.repository(ImportMappingEntity);
  }
}

const notFound = (): NotFoundError => new NotFoundError('mapping.not_found', 'There is no column mapping of this name.');
