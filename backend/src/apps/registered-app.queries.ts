import type { ApiClientKind, ProgramScope, SuspensionKind, TenantStatus } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { StoredKey } from './app-keys.rules.js';

/** An app that is not revoked, with what decides over its requests. The hospital's columns are null for a browser app. */
export interface RegisteredApp {
  readonly id: string;
  readonly kind: ApiClientKind;
  readonly name: string;
  readonly scopes: readonly ProgramScope[];
  readonly origins: readonly string[];
  readonly ratePerSecond: number | null;
  readonly tenant: AppTenant | null;
  readonly keys: readonly StoredKey[];
}

/** The hospital of a server app. */
export interface AppTenant {
  readonly id: string;
  readonly name: string;
  readonly subdomain: string;
  readonly timeZone: string;
  readonly status: TenantStatus;
  readonly suspension: SuspensionKind | null;
  readonly reason: string | null;
}

interface KeyRow {
  readonly id: string;
  readonly hash: string;
  readonly expires_at: string | null;
}

type Row = Omit<RegisteredApp, 'keys'> & { readonly keys: readonly KeyRow[] };

const REGISTERED = `
  SELECT a.id, a.kind, a.name, a.scopes, a.origins, a.rate_per_second AS "ratePerSecond",
         CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name, 'subdomain', t.subdomain, 'timeZone', t.time_zone,
           'status', t.status, 'suspension', t.suspension_kind, 'reason', t.suspension_reason) END AS tenant,
         (SELECT coalesce(json_agg(json_build_object('id', k.id, 'hash', encode(k.hash, 'hex'), 'expires_at', k.expires_at)), '[]')
            FROM public.app_keys k WHERE k.app_id = a.id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())) AS keys
    FROM public.apps a LEFT JOIN public.tenants t ON t.id = a.tenant_id
   WHERE a.id = $1 AND a.revoked_at IS NULL`;

/** The app of this id; null when there is none, or it was revoked. */
export async function registeredApp(unit: UnitOfWork, id: string): Promise<RegisteredApp | null> {
  const [row] = await unit.query<Row>(REGISTERED, [id]);
  if (!row) return null;
  const keys = row.keys.map((key) => ({
    id: key.id,
    hash: Buffer.from(key.hash, 'hex'),
    expiresAt: key.expires_at === null ? null : new Date(key.expires_at),
  }));
  return { ...row, keys };
}

/** Where the browser apps are served from. */
export async function registeredOrigins(unit: UnitOfWork): Promise<string[]> {
  const rows = await unit.query<{ origin: string }>(
    `SELECT DISTINCT unnest(origins) AS origin FROM public.apps WHERE kind = 'browser' AND revoked_at IS NULL`,
  );
  return rows.map(({ origin }) => origin);
}

/** Writes down when keys were last used. */
export async function touchKeys(unit: UnitOfWork, used: ReadonlyMap<string, Date>): Promise<void> {
  await unit.execute(
    `UPDATE public.app_keys k SET last_used_at = greatest(k.last_used_at, u.at)
       FROM unnest($1::uuid[], $2::timestamptz[]) AS u (id, at) WHERE k.id = u.id`,
    [[...used.keys()], [...used.values()]],
  );
}
