import { Inject, Injectable } from '@nestjs/common';
import { PROVISIONING_STEPS, type ProvisioningStep } from '@hms/shared-dto';
import type { ClientBase, Pool } from 'pg';
import { AuditLog } from '../../audit/audit-log.js';
import { JobFailedError, type JobContext } from '../../jobs/job-context.js';
import { MIGRATOR_POOL } from '../../jobs/migrator-pool.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { FirstAdmin } from './first-admin.service.js';
import { createCounters, createSchema, createTables, dropSchema } from './hospital-schema.js';
import { inTransaction } from '../../jobs/migrator-transaction.js';
import { adminOf, idTaken, reservedIdOf, tenantIdOf } from './provisioning.types.js';

/**
 * The job `tenant.provision`: builds a reserved hospital in recorded steps. It may be killed anywhere and goes on where it was; when it fails for good
 * everything that it made is taken away again, and nothing that it did not make.
 */
@Injectable()
export class TenantProvisioning {
  readonly scope = 'platform';
  readonly failureCode = 'provisioning.failed';

  constructor(
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly firstAdmin: FirstAdmin,
  ) {}

  async run(job: JobContext): Promise<void> {
    const id = tenantIdOf(job);
    const works: Record<ProvisioningStep, () => Promise<void>> = {
      reserve: () => this.checkReservation(job, id),
      schema: () => inTransaction(this.pool, (client) => this.makeSchema(client, job, id)),
      tables: () => inTransaction(this.pool, (client) => createTables(client, id)),
      subscription: () => inTransaction(this.pool, (client) => createCounters(client, id)),
      admin: () => this.firstAdmin.create(job, { tenantId: id, ...adminOf(job) }),
      activate: () => this.activate(id),
    };
    await job.progress(0, PROVISIONING_STEPS.length);
    for (const step of PROVISIONING_STEPS) await job.step(step, works[step]);
    await job.result({ tenantId: id });
  }

  /** Takes away the reservation and all that was built on it. A hospital that is active, or not this job's, is left alone. */
  async giveUp(job: JobContext): Promise<void> {
    await this.firstAdmin.forgetPassword(job);
    const id = reservedIdOf(job);
    if (id === null) return;
    if (!(await this.isOurs(job, id))) return;
    await this.firstAdmin.withdraw(job, id);
    await inTransaction(this.pool, async (client) => {
      if (await this.hasMadeSchema(client, job)) await dropSchema(client, id);
      await client.query(`DELETE FROM public.tenants WHERE id = $1 AND job_id = $2 AND status = 'provisioning'`, [id, job.id]);
    });
    await this.units.platform(() =>
      this.audit.record({ action: 'tenant.provisioning_failed', entity: 'tenant', entityId: id, subjectTenant: id }),
    );
  }

  private async isOurs(job: JobContext, id: string): Promise<boolean> {
    const ours = `SELECT 1 FROM public.tenants WHERE id = $1 AND job_id = $2 AND status = 'provisioning'`;
    return (await this.pool.query(ours, [id, job.id])).rowCount === 1;
  }

  private async checkReservation(job: JobContext, id: string): Promise<void> {
    if (!(await this.isOurs(job, id)))
      throw new JobFailedError('provisioning.not_reserved', 'The reservation of this hospital is gone. Create it again.');
    // A role of that name would be somebody else's, and so would be what it may do.
    const taken = 'SELECT 1 FROM pg_roles r LEFT JOIN pg_namespace n ON n.nspname = r.rolname WHERE r.rolname = $1 AND n.oid IS NULL';
    if ((await this.pool.query(taken, [id])).rowCount !== 0) throw idTaken();
  }

  /** Schema and role, and in the same transaction the note that they are this job's: what was there before is neither built on nor ever dropped. */
  private async makeSchema(client: ClientBase, job: JobContext, id: string): Promise<void> {
    if (await this.hasMadeSchema(client, job)) return;
    if (!(await createSchema(client, id))) throw idTaken();
    await client.query(`UPDATE public.job_requests SET payload = payload || '{"schemaMadeHere": true}' WHERE id = $1`, [job.id]);
  }

  private async hasMadeSchema(client: ClientBase, job: JobContext): Promise<boolean> {
    const made = `SELECT 1 FROM public.job_requests WHERE id = $1 AND payload @> '{"schemaMadeHere": true}'`;
    return (await client.query(made, [job.id])).rowCount === 1;
  }

  /** The last step: from here on people can sign in. Repeatable. */
  private async activate(id: string): Promise<void> {
    await this.units.platform(async (unit) => {
      const activated = await unit.execute(
        `UPDATE public.tenants SET status = 'active', updated_at = now() WHERE id = $1 AND status = 'provisioning'`,
        [id],
      );
      if (activated === 0) return;
      const entry = { action: 'tenant.provisioned', entity: 'tenant', entityId: id };
      await this.audit.record({ ...entry, subjectTenant: id });
      await unit.as(id, () => this.audit.recordInHospital(entry, id));
    });
  }
}
