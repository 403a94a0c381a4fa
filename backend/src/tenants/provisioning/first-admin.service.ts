import { Inject, Injectable } from '@nestjs/common';
import type { ClientBase, Pool } from 'pg';
import { IdentityProvider } from '../../auth/identity-provider.service.js';
import { Invitations } from '../../auth/invitations.service.js';
import { Sealing } from '../../auth/sealing.service.js';
import type { JobContext } from '../../jobs/job-context.js';
import { MIGRATOR_POOL } from '../../jobs/migrator-pool.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { inTransaction } from '../../jobs/migrator-transaction.js';
import { countSeats } from './provision-now.js';
import type { AdminPayload } from './provisioning.types.js';

interface NewAdmin extends AdminPayload {
  readonly tenantId: string;
}

/**
 * The step `admin`. A new person with a temporary password gets an account and an active membership; everybody else an invitation: whoever is known
 * keeps identity and password and must accept by themselves. Which identity this job made is kept in its row, so that undoing touches no other.
 */
@Injectable()
export class FirstAdmin {
  constructor(
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
    private readonly units: UnitsOfWork,
    private readonly invitations: Invitations,
    private readonly provider: IdentityProvider,
    private readonly sealing: Sealing,
  ) {}

  /** Repeatable. */
  async create(job: JobContext, admin: NewAdmin): Promise<void> {
    const madeHere = await inTransaction(this.pool, (client) => this.identityMadeHere(client, job, admin));
    if (madeHere && admin.sealedPassword) await this.createAccount(madeHere, admin);
    else await this.invite(admin, madeHere);
    await inTransaction(this.pool, (client) => countSeats(client, admin.tenantId));
    await this.forgetPassword(job);
  }

  /** The temporary password, though sealed, rests no longer than it is needed. */
  async forgetPassword(job: JobContext): Promise<void> {
    await this.pool.query(`UPDATE public.job_requests SET payload = payload #- '{admin,sealedPassword}' WHERE id = $1`, [job.id]);
  }

  /** Takes away the account and identity that this job made, unless they have become somebody's elsewhere meanwhile. Repeatable. */
  async withdraw(job: JobContext, tenantId: string): Promise<void> {
    const madeHere = await this.recordedIdentity(this.pool, job);
    await this.pool.query('DELETE FROM public.memberships WHERE tenant_id = $1', [tenantId]);
    if (!madeHere) return;
    // The row goes first: who invites the person at this moment either keeps it, or makes a new identity with an id of its own.
    await this.pool.query(
      `DELETE FROM public.users u WHERE id = $1 AND platform_roles = '{}'
         AND NOT EXISTS (SELECT 1 FROM public.memberships m WHERE m.user_id = u.id)`,
      [madeHere],
    );
    const kept = await this.pool.query('SELECT 1 FROM public.users WHERE id = $1', [madeHere]);
    if (kept.rowCount === 0) await this.provider.deleteUser(madeHere);
  }

  /** The identity's id if it is this job's own, now or in an earlier try; null for a person who was known before. */
  private async identityMadeHere(client: ClientBase, job: JobContext, { email, name }: NewAdmin): Promise<string | null> {
    const recorded = await this.recordedIdentity(client, job);
    if (recorded) return recorded;
    const insert = 'INSERT INTO public.users (email, name) VALUES (lower($1), $2) ON CONFLICT (email) DO NOTHING RETURNING id';
    const { rows } = await client.query<{ id: string }>(insert, [email, name]);
    if (!rows[0]) return null;
    const record = `UPDATE public.job_requests SET payload = payload || jsonb_build_object('identityMadeHere', $2::text) WHERE id = $1`;
    await client.query(record, [job.id, rows[0].id]);
    return rows[0].id;
  }

  private async recordedIdentity(db: Pool | ClientBase, job: JobContext): Promise<string | null> {
    const sql = `SELECT payload->>'identityMadeHere' AS id FROM public.job_requests WHERE id = $1`;
    return (await db.query<{ id: string | null }>(sql, [job.id])).rows[0]?.id ?? null;
  }

  private async createAccount(userId: string, { tenantId, email, name, sealedPassword }: NewAdmin): Promise<void> {
    const subject = await this.provider.createUser({ userId, email, temporaryPassword: this.sealing.unseal(sealedPassword!) });
    await inTransaction(this.pool, async (client) => {
      await client.query('UPDATE public.users SET provider_subject = $2 WHERE id = $1', [userId, subject]);
      await client.query(
        `INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ($1, $2, lower($3), $4, '{Admin}', 'active')
         ON CONFLICT DO NOTHING`,
        [tenantId, userId, email, name],
      );
    });
  }

  private async invite({ tenantId, email, name }: NewAdmin, userId: string | null): Promise<void> {
    await this.units.auth(async (unit) => {
      const invited = await unit.query('SELECT 1 FROM public.memberships WHERE tenant_id = $1', [tenantId]);
      if (invited.length > 0) return;
      await this.invitations.invite({ tenantId, email, name, roles: ['Admin'], ...(userId ? { userId } : {}) });
    });
  }
}
