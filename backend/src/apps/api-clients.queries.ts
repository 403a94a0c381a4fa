import type { ApiClientKind, ProgramScope } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** A registered app, as the operator sees it. */
export interface ApiClientRow {
  readonly id: string;
  readonly kind: ApiClientKind;
  readonly name: string;
  readonly tenant_id: string | null;
  readonly tenant_name: string | null;
  readonly scopes: ProgramScope[];
  readonly origins: string[];
  readonly rate_per_second: number | null;
  readonly revoked_at: Date | null;
  readonly created_at: Date;
  readonly version: number;
  /** Those that are valid now, newest first. */
  readonly keys: readonly KeyRow[];
  /** Of any of its keys, replaced ones too. */
  readonly last_used_at: Date | null;
}

export interface KeyRow {
  readonly id: string;
  readonly hint: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

const VALID = 'k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())';
const CLIENT = `
  SELECT a.id, a.kind, a.name, a.tenant_id, t.name AS tenant_name, a.scopes, a.origins, a.rate_per_second, a.revoked_at, a.created_at, a.version,
         (SELECT coalesce(json_agg(json_build_object('id', k.id, 'hint', k.hint, 'createdAt', k.created_at, 'expiresAt', k.expires_at,
            'lastUsedAt', k.last_used_at) ORDER BY k.id DESC), '[]') FROM public.app_keys k WHERE k.app_id = a.id AND ${VALID}) AS keys,
         (SELECT max(k.last_used_at) FROM public.app_keys k WHERE k.app_id = a.id) AS last_used_at
    FROM public.apps a LEFT JOIN public.tenants t ON t.id = a.tenant_id`;

/** How far totals are exact. */
export const MAX_EXACT_TOTAL = 1001;

/** Newest first: one page and one row more. @param after the id of the last row, or null */
export const listClients = (
  unit: UnitOfWork,
  tenantId: string | null,
  page: { after: string | null; limit: number },
): Promise<ApiClientRow[]> =>
  unit.query(`${CLIENT} WHERE ($1::text IS NULL OR a.tenant_id = $1) AND ($2::uuid IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3`, [
    tenantId,
    page.after,
    page.limit + 1,
  ]);

export async function countClients(unit: UnitOfWork, tenantId: string | null): Promise<number> {
  const [{ total }] = await unit.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 FROM public.apps WHERE $1::text IS NULL OR tenant_id = $1 LIMIT ${MAX_EXACT_TOTAL}) found`,
    [tenantId],
  );
  return total;
}

/** @param lock nobody else changes it until this transaction ends */
export async function findClient(unit: UnitOfWork, id: string, { lock = false } = {}): Promise<ApiClientRow | undefined> {
  const [row] = await unit.query<ApiClientRow>(`${CLIENT} WHERE a.id = $1${lock ? ' FOR UPDATE OF a' : ''}`, [id]);
  return row;
}

/** What is written of an app. */
export interface ClientValues {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly origins: readonly string[];
  readonly ratePerSecond: number | null;
}

/** @returns the new app's id */
export async function insertClient(
  unit: UnitOfWork,
  { kind, tenantId }: { kind: ApiClientKind; tenantId: string | null },
  { name, scopes, origins, ratePerSecond }: ClientValues,
): Promise<string> {
  const [{ id }] = await unit.query<{ id: string }>(
    `INSERT INTO public.apps (kind, tenant_id, name, scopes, origins, rate_per_second) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [kind, tenantId, name, scopes, origins, ratePerSecond],
  );
  return id;
}

export const updateClient = (unit: UnitOfWork, id: string, { name, scopes, origins, ratePerSecond }: ClientValues): Promise<number> =>
  unit.execute(
    `UPDATE public.apps SET name = $2, scopes = $3, origins = $4, rate_per_second = $5, version = version + 1, updated_at = now() WHERE id = $1`,
    [id, name, scopes, origins, ratePerSecond],
  );

/** Ends the app and every key of it, for good. */
export async function revokeClient(unit: UnitOfWork, id: string): Promise<void> {
  await unit.execute('UPDATE public.apps SET revoked_at = now(), version = version + 1, updated_at = now() WHERE id = $1', [id]);
  await unit.execute('UPDATE public.app_keys SET revoked_at = now() WHERE app_id = $1 AND revoked_at IS NULL', [id]);
}

/** The keys that are valid stop at this moment, those that stop sooner anyway then; null: now. */
export const endKeys = (unit: UnitOfWork, appId: string, until: string | null): Promise<number> =>
  unit.execute(
    `UPDATE public.app_keys SET expires_at = least(expires_at, coalesce($2::timestamptz, now()))
      WHERE app_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    [appId, until],
  );

/** @returns the key's id */
export async function insertKey(unit: UnitOfWork, appId: string, { hash, hint }: { hash: Buffer; hint: string }): Promise<string> {
  const sql = 'INSERT INTO public.app_keys (app_id, hash, hint) VALUES ($1, $2, $3) RETURNING id';
  const [{ id }] = await unit.query<{ id: string }>(sql, [appId, hash, hint]);
  return id;
}

/** @returns undefined for a hospital that is not there or not ready */
export async function hospitalStatus(unit: UnitOfWork, tenantId: string): Promise<string | undefined> {
  const [row] = await unit.query<{ status: string }>(`SELECT status FROM public.tenants WHERE id = $1 AND status <> 'provisioning'`, [
    tenantId,
  ]);
  return row?.status;
}
