import { Injectable } from '@nestjs/common';
import type { TenantDetail, TenantList, TenantQuery, UpdateTenantRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeCursor, encodeCursor, isCursorInstant, type CursorValues } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { staleVersion } from '../common/version.js';
import { ZONE_JOB } from '../appointments/availability/zone-changes.service.js';
import { JobRequests } from '../jobs/job-requests.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { derive } from './branding.rules.js';
import { isReserved } from './subdomain.rules.js';
import { toTenant, toTenantDetail } from './tenant.mapper.js';
import { countTenants, findTenant, listTenants, MAX_EXACT_TOTAL, type TenantRow } from './tenant.queries.js';
import { subdomainReserved, tenantNotFound } from './tenants.errors.js';

const DEFAULT_LIMIT = 20;
const DEFAULT_SORT = '-createdAt';

/** Fields that the operator edits, as the table and the audit name them. */
interface Edited {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly subdomain: string;
  readonly timeZone: string;
  readonly brandColour: string | null;
}

const editedOf = (row: TenantRow): Edited => ({
  name: row.name,
  email: row.email,
  phone: row.phone,
  address: row.address,
  subdomain: row.subdomain,
  timeZone: row.time_zone,
  brandColour: row.brand_colour,
});

/** What changed, with both values: these are settings, not people's data. */
function changesBetween(before: Edited, after: Edited): Record<string, { before: unknown; after: unknown }> {
  const names = (Object.keys(after) as (keyof Edited)[]).filter((name) => before[name] !== after[name]);
  return Object.fromEntries(names.map((name) => [name, { before: before[name], after: after[name] }]));
}

/** A cursor's sort key is text or an instant; anything else was not made by us. */
function keyOf(values: CursorValues, sort: string): CursorValues {
  const [key, id] = values;
  const sound = typeof key === 'string' && typeof id === 'string' && (sort.endsWith('name') || isCursorInstant(key));
  if (!sound)
    throw new InvalidRequestError([
      { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
    ]);
  return values;
}

/** Hospitals as the operator reads and edits them. */
@Injectable()
export class TenantsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly jobs: JobRequests,
  ) {}

  async list(query: TenantQuery): Promise<TenantList> {
    const { limit = DEFAULT_LIMIT, sort = DEFAULT_SORT } = query;
    const after = query.cursor === undefined ? [null, null] : keyOf(decodeCursor(query.cursor, sort, 2), sort);
    const rows = await listTenants(this.units.current, query, { sort, after, limit });
    const { total, ...counts } = await countTenants(this.units.current, query);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = rows.length > limit && last ? encodeCursor(sort, [last.sort_key, last.id]) : null;
    return { data: page.map(toTenant), page: { nextCursor, total, totalIsEstimate: total >= MAX_EXACT_TOTAL }, counts };
  }

  async get(id: string): Promise<TenantDetail> {
    return toTenantDetail(await this.row(id));
  }

  /**
   * Another time zone moves doctors' hours, not appointments: a job of the worker marks those that are outside by then.
   * @throws DomainError version.stale when somebody else was faster; tenant.subdomain_taken, tenant.name_taken by the database
   */
  async update(id: string, version: number, request: UpdateTenantRequest): Promise<TenantDetail> {
    const row = await this.row(id);
    const before = editedOf(row);
    if (request.subdomain !== before.subdomain && isReserved(request.subdomain)) throw subdomainReserved();
    const after: Edited = {
      name: request.name,
      email: request.email,
      phone: request.phone,
      address: request.address,
      subdomain: request.subdomain,
      timeZone: request.timeZone ?? before.timeZone,
      brandColour: request.brandColour ?? before.brandColour,
    };
    await this.write(id, version, after);
    if (after.timeZone !== before.timeZone && row.status !== 'provisioning')
      await this.jobs.request({ kind: ZONE_JOB, payload: { tenantId: id } });
    const details = { changes: changesBetween(before, after) };
    await this.audit.record({ action: 'tenant.updated', entity: 'tenant', entityId: id, subjectTenant: id, details });
    return this.get(id);
  }

  private async write(id: string, version: number, edited: Edited): Promise<void> {
    const branding = edited.brandColour === null ? null : JSON.stringify(derive(edited.brandColour));
    const changed = await this.units.current.execute(
      `UPDATE public.tenants SET name = $3, email = $4, phone = $5, address = $6, subdomain = $7, time_zone = $8, brand_colour = $9, branding = $10,
         general_version = general_version + (time_zone <> $8)::int, version = version + 1, updated_at = now() WHERE id = $1 AND version = $2`,
      [
        id,
        version,
        edited.name,
        edited.email,
        edited.phone,
        edited.address,
        edited.subdomain,
        edited.timeZone,
        edited.brandColour,
        branding,
      ],
    );
    if (changed === 0) throw staleVersion();
  }

  private async row(id: string): Promise<TenantRow> {
    const row = await findTenant(this.units.current, id);
    if (!row) throw tenantNotFound();
    return row;
  }
}
