import { Injectable } from '@nestjs/common';
import type { ImportMapping, ImportMappingList, SaveImportMappingRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError, NotFoundError } from '../common/domain-error.js';
import { staleVersion, versionRequired } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { ImportMappingEntity } from './import-mapping.entity.js';

/** More than any front desk chooses from. */
const MAX_MAPPINGS = 50;

const toMapping = ({ name, columns, dateOrder, updatedAt, version }: ImportMappingEntity): ImportMapping => ({
  name,
  columns: columns.map(({ column, field }) => ({ column, field })),
  dateOrder,
  updatedAt: updatedAt.toISOString(),
  version,
});

/** Column mappings that a hospital saves for files that come again. */
@Injectable()
export class ImportMappings {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(): Promise<ImportMappingList> {
    const rows = await this.repository.find({ order: { name: 'ASC' }, take: MAX_MAPPINGS });
    return { data: rows.map(toMapping) };
  }

  /** @throws NotFoundError `mapping.not_found` */
  async get(name: string): Promise<ImportMapping> {
    const row = await this.repository.findOneBy({ name });
    if (!row) throw notFound();
    return toMapping(row);
  }

  /**
   * @param version the version that this replaces; null for a new name
   * @throws DomainError `version.required` when the name is taken, `version.stale`, `mapping.limit`
   */
  async save(name: string, mapping: SaveImportMappingRequest, version: number | null): Promise<ImportMapping> {
    const { columns, dateOrder } = mapping;
    if (version === null) await this.add(name, mapping);
    else await this.replace(name, mapping, version);
    await this.audit.record({
      action: 'import_mapping.saved',
      entity: 'import_mapping',
      entityId: name,
      details: { columns: columns.length, dateOrder },
    });
    return this.get(name);
  }

  /** @throws NotFoundError `mapping.not_found`, DomainError `version.stale` when a version is given and is not the present one */
  async remove(name: string, version: number | null): Promise<void> {
    const { affected } = await this.repository.delete({ name, ...(version === null ? {} : { version }) });
    if (!affected) throw (await this.repository.existsBy({ name })) ? staleVersion() : notFound();
    await this.audit.record({ action: 'import_mapping.deleted', entity: 'import_mapping', entityId: name });
  }

  /** Those who add go one after the other: of two with one name the second is told that it is there, and none goes beyond the limit. */
  private async add(name: string, { columns, dateOrder }: SaveImportMappingRequest): Promise<void> {
    await this.units.current.query('LOCK TABLE import_mappings IN SHARE ROW EXCLUSIVE MODE');
    const values = { name, columns, dateOrder, updatedAt: new Date() };
    const added = await this.repository.createQueryBuilder().insert().values(values).orIgnore().returning('name').execute();
    if ((added.raw as unknown[]).length === 0) throw versionRequired();
    if ((await this.repository.count()) > MAX_MAPPINGS) throw tooMany();
  }

  private async replace(name: string, { columns, dateOrder }: SaveImportMappingRequest, version: number): Promise<void> {
    const next = { columns, dateOrder, version: version + 1, updatedAt: new Date() };
    const { affected } = await this.repository.update({ name, version }, next);
    if (!affected) throw staleVersion();
  }

  private get repository() {
    return this.units.current.repository(ImportMappingEntity);
  }
}

const notFound = (): NotFoundError => new NotFoundError('mapping.not_found', 'There is no column mapping of this name.');

const tooMany = (): DomainError =>
  new DomainError('mapping.limit', `There are ${MAX_MAPPINGS} column mappings. Delete one that is no longer used, or change it.`);
