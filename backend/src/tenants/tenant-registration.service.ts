import { Injectable } from '@nestjs/common';
import type { CreateTenantRequest, NewTenantAdmin, TenantDetail } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { Sealing } from '../auth/sealing.service.js';
import { JobRequests } from '../jobs/job-requests.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { PROVISION_JOB } from './provisioning/provisioning.types.js';
import { nameTaken, subdomainReserved, subdomainTaken } from './tenants.errors.js';
import { TenantIds } from './tenant-ids.js';
import { toTenantDetail } from './tenant.mapper.js';
import { findTenant } from './tenant.queries.js';
import { firstFree, isReserved, numberPrefixFrom, subdomainFrom } from './subdomain.rules.js';
import { Subdomains } from './subdomains.service.js';

const DEFAULT_TIME_ZONE = 'Asia/Kolkata';
/** Ids or free subdomains that somebody else takes at the same moment. */
const MAX_TRIES = 20;

/** Reserves a hospital and asks the worker to build it. */
@Injectable()
export class TenantRegistration {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly jobs: JobRequests,
    private readonly subdomains: Subdomains,
    private readonly sealing: Sealing,
    private readonly ids: TenantIds,
  ) {}

  /** @throws DomainError tenant.name_taken, tenant.subdomain_taken */
  async register(request: CreateTenantRequest): Promise<TenantDetail> {
    if (request.subdomain && isReserved(request.subdomain)) throw subdomainReserved();
    const id = await this.reserve(request);
    await this.subscribe(id, request);
    const payload = { tenantId: id, admin: this.sealed(request.admin) };
    const jobId = await this.jobs.request({ kind: PROVISION_JOB, payload });
    await this.units.current.execute('UPDATE public.tenants SET job_id = $2 WHERE id = $1', [id, jobId]);
    const details = { plan: request.plan };
    await this.audit.record({ action: 'tenant.created', entity: 'tenant', entityId: id, subjectTenant: id, details });
    return toTenantDetail((await findTenant(this.units.current, id))!);
  }

  /** The row that holds id, name and subdomain. Conflicts are asked about instead of thrown, since an error would end the transaction. */
  private async reserve(request: CreateTenantRequest): Promise<string> {
    for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
      const id = this.ids.next();
      if (await this.insert(id, request)) return id;
      await this.refuseTaken(request);
    }
    throw nameTaken();
  }

  private async insert(id: string, request: CreateTenantRequest): Promise<boolean> {
    const base = subdomainFrom(request.name);
    const subdomain = request.subdomain ?? firstFree(base, await this.subdomains.takenLike(base));
    const inserted = await this.units.current.execute(
      `INSERT INTO public.tenants (id, name, email, phone, address, subdomain, time_zone, number_prefix)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        id,
        request.name,
        request.email,
        request.phone,
        request.address,
        subdomain,
        request.timeZone ?? DEFAULT_TIME_ZONE,
        numberPrefixFrom(request.name),
      ],
    );
    return inserted > 0;
  }

  private async refuseTaken({ name, subdomain }: CreateTenantRequest): Promise<void> {
    const rows = await this.units.current.query<{ same_name: boolean }>(
      'SELECT lower(name) = lower($1) AS same_name FROM public.tenants WHERE lower(name) = lower($1) OR subdomain = $2',
      [name, subdomain ?? null],
    );
    if (rows.some((row) => row.same_name)) throw nameTaken();
    if (rows.length > 0) throw subdomainTaken();
  }

  private async subscribe(id: string, { plan, billingCycle = 'monthly' }: CreateTenantRequest): Promise<void> {
    const unit = this.units.current;
    await unit.execute('INSERT INTO public.tenant_placements (tenant_id) VALUES ($1)', [id]);
    await unit.execute(
      `INSERT INTO public.tenant_subscriptions (tenant_id, tier_id, billing_cycle, current_period_start, current_period_end)
       VALUES ($1, $2, $3, now(), now() + CASE $3 WHEN 'yearly' THEN interval '1 year' ELSE interval '1 month' END)`,
      [id, plan, billingCycle],
    );
  }

  private sealed({ name, email, password }: NewTenantAdmin): Record<string, string> {
    return { name, email, ...(password ? { sealedPassword: this.sealing.seal(password) } : {}) };
  }
}
