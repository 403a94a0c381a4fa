import type { BillingCycle, HospitalRole, MembershipStatus, Plan } from '@hms/shared-dto';
import type { ClientBase, Pool } from 'pg';
import { derive } from '../branding.rules.js';
import { numberPrefixFrom } from '../subdomain.rules.js';
import { createCounters, createSchema, createTables } from './hospital-schema.js';
import { inTransaction } from '../../jobs/migrator-transaction.js';

/** A hospital as seeds and tests make it. */
export interface NewHospital {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly subdomain: string;
  readonly timeZone?: string;
  readonly plan: Plan;
  readonly billingCycle?: BillingCycle;
  /** `#rrggbb` */
  readonly brandColour?: string;
  readonly createdAt?: Date;
}

/** A person of it. */
export interface NewMember {
  readonly tenantId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly HospitalRole[];
  /** `active` if not given. */
  readonly status?: MembershipStatus;
}

async function insertRows(client: ClientBase, hospital: NewHospital): Promise<void> {
  const { brandColour = null, createdAt = new Date() } = hospital;
  await client.query(
    `INSERT INTO public.tenants (id, name, email, phone, address, subdomain, time_zone, number_prefix, status, brand_colour, branding, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'active', $9, $10, $11, $11)`,
    [
      ...[hospital.id, hospital.name, hospital.email, hospital.phone, hospital.address, hospital.subdomain],
      ...[hospital.timeZone ?? 'Asia/Kolkata', numberPrefixFrom(hospital.name)],
      ...[brandColour, brandColour === null ? null : JSON.stringify(derive(brandColour)), createdAt],
    ],
  );
  await client.query('INSERT INTO public.tenant_placements (tenant_id) VALUES ($1)', [hospital.id]);
  await client.query(
    `INSERT INTO public.tenant_subscriptions (tenant_id, tier_id, billing_cycle, current_period_start, current_period_end)
     VALUES ($1, $2, $3, now(), now() + CASE $3 WHEN 'yearly' THEN interval '1 year' ELSE interval '1 month' END)`,
    [hospital.id, hospital.plan, hospital.billingCycle ?? 'monthly'],
  );
}

/**
 * Builds an active hospital at once, without queue and without people: for demo data and tests. Everything in one transaction.
 * @param pool connected as the migrator
 */
export function provisionNow(pool: Pool, hospital: NewHospital): Promise<void> {
  return inTransaction(pool, async (client) => {
    await insertRows(client, hospital);
    await createSchema(client, hospital.id);
    await createTables(client, hospital.id);
    await createCounters(client, hospital.id);
  });
}

/**
 * Makes a person and their membership, or only the membership when the e-mail is known. Takes a seat without asking the limit.
 * An account at the identity provider under the returned id is the caller's to make.
 * @returns the person's id
 */
export function addMember(pool: Pool, { tenantId, email, name, roles, status = 'active' }: NewMember): Promise<string> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO public.users (email, name) VALUES (lower($1), $2) ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`,
      [email, name],
    );
    const id = rows[0].id;
    await client.query(
      `INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ($1, $2, lower($3), $4, $5, $6) ON CONFLICT DO NOTHING`,
      [tenantId, id, email, name, roles, status],
    );
    await countSeats(client, tenantId);
    return id;
  });
}

/** Sets the seats in use to what they are. Repeatable; several at once take turns, so that each counts what the others have committed. */
export async function countSeats(client: ClientBase, tenantId: string): Promise<void> {
  await client.query(`SELECT 1 FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'users' FOR UPDATE`, [tenantId]);
  await client.query(
    `UPDATE public.tenant_usage SET used = (SELECT count(*) FROM public.memberships WHERE tenant_id = $1 AND status IN ('invited', 'active'))
     WHERE tenant_id = $1 AND metric = 'users'`,
    [tenantId],
  );
}
