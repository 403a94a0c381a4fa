import type { ApiClient, ApiClientKey, ApiClientState } from '@hms/shared-dto';
import type { ApiClientRow, KeyRow } from './api-clients.queries.js';

const instant = (value: string | Date | null): string | null => (value === null ? null : new Date(value).toISOString());

function stateOf({ kind, revoked_at, keys }: ApiClientRow): ApiClientState {
  if (revoked_at !== null) return 'revoked';
  return kind === 'server' && keys.length === 0 ? 'no_key' : 'active';
}

const toKey = ({ id, hint, createdAt, expiresAt, lastUsedAt }: KeyRow): ApiClientKey => ({
  id,
  hint,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: instant(expiresAt),
  lastUsedAt: instant(lastUsedAt),
});

export const toApiClient = (row: ApiClientRow): ApiClient => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  scopes: row.scopes,
  origins: row.origins,
  ratePerSecond: row.rate_per_second,
  state: stateOf(row),
  keys: row.keys.map(toKey),
  lastUsedAt: instant(row.last_used_at),
  createdAt: row.created_at.toISOString(),
  version: row.version,
});
